import Markdown
import Translation

/// Code as it is compared: without what a translation may have in words of its own.
enum CodeText {
  /// Returns code with placeholders for tags of templates, and one space for any white space.
  ///
  /// - Parameter hidesNames: whether what stands in `<…>` is there to be replaced by a reader, and
  ///   so may be named in any language.
  static func key(_ code: some Collection<UInt8>, hidesNames: Bool) -> [UInt8] {
    let text = withPlaceholders(Array(code))
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte.isASCIISpace {
        if !result.isEmpty, result.last != 0x20 { result.append(0x20) }
      } else if hidesNames, byte == UInt8(ascii: "<"), let end = nameEnd(text, from: index + 1) {
        result += "<>".utf8
        index = end
      } else {
        result.append(byte)
      }
      index += 1
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  /// Returns where the `>` stands that ends words that begin at an index.
  private static func nameEnd(_ text: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ">") { return index > start ? index : nil }
      let isName =
        byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == 0x20
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      guard isName else { return nil }
      index += 1
    }
    return nil
  }
}

/// How comments are written in a language of code blocks.
struct CommentSyntax {
  /// What begins a comment that goes to the end of its line.
  var marks: [String] = []
  /// What begins and ends a comment that may go over lines.
  var block: (open: String, close: String)?
  /// Whether a line that begins with `#` is a command for root.
  var hasPrompt = false

  /// The syntax of what follows the fence of a code block.
  init(info: String) {
    let name = info.lowercased().prefix { $0.isLetter || $0.isNumber || "+#-".contains($0) }
    switch name {
    case "c", "cpp", "c++", "h", "java", "js", "jsx", "javascript", "ts", "tsx", "typescript",
      "swift", "go", "rust", "rs", "kotlin", "kt", "scala", "cs", "csharp", "c#", "dart", "scss",
      "less", "json5", "jsonc", "zig", "groovy", "css", "objc", "d", "proto":
      marks = ["//"]
      block = ("/*", "*/")
    case "php", "hcl", "terraform":
      marks = ["//", "#"]
      block = ("/*", "*/")
    case "sql", "lua", "haskell", "hs", "ada", "elm", "plsql", "vhdl":
      marks = ["--"]
      block = ("/*", "*/")
    case "ini", "cfg", "conf", "editorconfig", "properties", "desktop": marks = ["#", ";"]
    case "lisp", "elisp", "clojure", "clj", "scheme", "asm", "nasm": marks = [";"]
    case "tex", "latex", "matlab", "erlang", "prolog": marks = ["%"]
    case "bat", "batch", "cmd", "dosbatch": marks = ["REM", "rem", "::"]
    case "vb", "vbnet", "basic": marks = ["'", "REM"]
    case "html", "xml", "svg", "vue", "markdown", "md", "xhtml":
      block = ("<!--", "-->")
    case "console", "shell-session", "terminal", "sh-session", "shellsession":
      marks = ["#"]
      hasPrompt = true
    case "": marks = ["#", "//"]
    default: marks = ["#"]
    }
  }

  /// Returns the lines of code without comments and without white space at their ends.
  func lines(_ code: [UInt8]) -> [(number: Int, code: ArraySlice<UInt8>)] {
    var result: [(number: Int, code: ArraySlice<UInt8>)] = []
    var isOpen = false
    let lines = code.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      var kept = withoutBlocks(line, &isOpen)
      if let mark = commentStart(kept) { kept = kept[..<mark] }
      while let last = kept.last, last.isASCIISpace { kept = kept.dropLast() }
      if !kept.isEmpty { result.append((number, kept)) }
    }
    return result
  }

  private func withoutBlocks(_ line: ArraySlice<UInt8>, _ isOpen: inout Bool) -> ArraySlice<UInt8> {
    guard let block else { return line }
    if !isOpen, line.firstRange(of: Array(block.open.utf8)) == nil { return line }
    var kept: [UInt8] = []
    var rest = line
    while !rest.isEmpty {
      let mark = Array((isOpen ? block.close : block.open).utf8)
      guard let range = rest.firstRange(of: mark) else { break }
      if !isOpen { kept += rest[..<range.lowerBound] }
      rest = rest[range.upperBound...]
      isOpen.toggle()
    }
    if !isOpen { kept += rest }
    return kept[...]
  }

  private func commentStart(_ line: ArraySlice<UInt8>) -> Int? {
    guard !marks.isEmpty else { return nil }
    for index in line.indices {
      let isStart = index == line.startIndex
      guard isStart || line[index - 1].isASCIISpace else { continue }
      if isStart, hasPrompt { continue }
      if marks.contains(where: { line[index...].starts(with: $0.utf8) }) { return index }
    }
    return nil
  }
}
