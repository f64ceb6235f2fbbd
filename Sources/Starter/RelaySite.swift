import FileSystem
import Importer
import Template

extension NewSite {
  /// Makes a site with a locales folder of a relay's pages as its software ships them: pages
  /// directly in `www/src`.
  ///
  /// The English text of each page goes to `locales/EN/`; images before and after it stay in the
  /// skeleton, for they are the same in every language. The original is only read.
  ///
  /// - Throws: `StarterError`, `ImporterError`, `Problems`.
  package init(relay path: String) throws {
    let files: [SourceTree.File]
    do {
      files = try SourceTree.files(in: path)
    } catch ImporterError.noLocales {
      throw StarterError.noRelay(path: path, reason: "does not exist")
    } catch ImporterError.notAFolder {
      throw StarterError.noRelay(path: path, reason: "is a file, not a folder")
    }
    guard files.contains(where: { $0.path == SourceTree.layoutName }) else {
      throw StarterError.noRelay(path: path, reason: "has no \(SourceTree.layoutName)")
    }
    guard !files.contains(where: { $0.path.hasPrefix("locales/") }) else {
      throw StarterError.noRelay(path: path, reason: "has a locales folder already; import that")
    }
    let pages = files.filter { $0.path.hasSuffix(".md") && !$0.path.contains("/") }
    if pages.isEmpty { throw StarterError.noRelay(path: path, reason: "has no pages (*.md)") }
    for file in files {
      guard pages.contains(where: { $0.path == file.path }) else {
        self.files[file.path] = File(bytes: file.bytes, isExecutable: file.isExecutable)
        continue
      }
      let page = RelayPage(String(decoding: file.bytes, as: UTF8.self))
      self.files[file.path] = File(bytes: Array(page.skeleton.utf8))
      self.files["locales/EN/" + file.path] = File(bytes: Array(page.text.utf8))
    }
    self.files["cmctl.ini"] = File(bytes: Array(Self.relayDefaults.utf8))
  }

  /// What a relay's own software fills in where a short chatmail.ini leaves a key out.
  private static var relayDefaults: String {
    embeddedTexts.first { $0.name == "relay.ini" }?.text ?? ""
  }
}

/// A page of a relay, divided into what is translated and what stands around it.
struct RelayPage: Equatable {
  /// What is translated.
  private(set) var text: String
  /// What stands around it, with the placeholder.
  private(set) var skeleton: String

  init(_ source: String) {
    var pieces = Self.pieces(of: source)[...]
    var head: [String] = []
    var tail: [String] = []
    while let first = pieces.first, Self.hasNoWords(first) { head.append(pieces.removeFirst()) }
    // A page of images alone is all text: somebody may want to put words there.
    if pieces.isEmpty {
      pieces = head[...]
      head = []
    }
    while pieces.count > 1, let last = pieces.last, Self.hasNoWords(last) {
      tail.insert(pieces.removeLast(), at: 0)
    }
    text = pieces.joined(separator: "\n\n") + "\n"
    skeleton = (head + [contentPlaceholder] + tail).joined(separator: "\n\n") + "\n"
  }

  /// What stands between blank lines; a condition is one piece with all that depends on it.
  private static func pieces(of source: String) -> [String] {
    var pieces: [String] = []
    var piece: [Substring] = []
    var depth = 0
    // By \.isNewline, for "\r\n" is one Character that is not "\n".
    for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let isBlank = line.allSatisfy(\.isWhitespace)
      if isBlank, depth == 0 {
        if !piece.isEmpty { pieces.append(piece.joined(separator: "\n")) }
        piece = []
        continue
      }
      if piece.isEmpty, isBlank { continue }
      piece.append(line)
      for tag in line.split(separator: "{%").dropFirst() {
        let word = tag.drop { $0.isWhitespace || $0 == "-" }
        if word.hasPrefix("if") { depth += 1 }
        if word.hasPrefix("endif") { depth = max(0, depth - 1) }
      }
    }
    if !piece.isEmpty { pieces.append(piece.joined(separator: "\n")) }
    return pieces
  }

  /// Whether a piece is HTML that shows no text: an image, say.
  private static func hasNoWords(_ piece: String) -> Bool {
    guard piece.hasPrefix("<") else { return false }
    var isInTag = false
    for character in piece {
      switch character {
      case "<": isInTag = true
      case ">": isInTag = false
      default: if !isInTag, !character.isWhitespace { return false }
      }
    }
    return !isInTag
  }
}
