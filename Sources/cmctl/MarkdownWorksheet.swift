import Diff
import Store

/// Writes what is outdated as a Markdown file in which a translator can work.
enum MarkdownWorksheet {
  static func text(_ pages: [WorksheetPage], at revision: RevisionID) -> String {
    let words = pages.reduce(0) { $0 + $1.document.words }
    var text = "# Outdated translations at revision \(revision.number)\n\n"
    if pages.isEmpty { return text + "Nothing is outdated.\n" }
    text += "\(Report.count(pages.count, "page")), \(Report.count(words, "word")). "
    text += "Put each new translation into the file in place of the present one, then import.\n"
    for page in pages {
      text += "\n## \(code(page.document.page.text)) (\(page.document.language.tag))\n\n"
      text += "\(page.size).\n"
      for block in page.document.blocks { text += section(block, of: page) }
    }
    return text
  }

  private static func section(_ block: OutdatedBlock, of page: WorksheetPage) -> String {
    let fence = fence(around: [block.before, block.source?.text] + block.translation.map(\.text))
    var text = "\n### \(heading(block, page))\n"
    func paragraph(_ line: String) { text += "\n\(line)\n" }
    func fenced(_ title: String, _ body: String) {
      paragraph("\(title):")
      let lines = body.markdownLines.map { $0 + "\n" }.joined()
      text += "\n\(fence)\n\(lines)\(fence)\n"
    }
    paragraph(places(of: block, page))
    let language = page.source(of: block).tag
    if let before = block.before { fenced("Source (\(language)) when it was translated", before) }
    if let now = block.source?.text { fenced("Source (\(language)) now", now) }
    if let before = block.before, let now = block.source?.text {
      fenced("What changed", difference(before, now))
    } else if block.before == nil, block.kind == .changed || block.kind == .removed {
      paragraph("What the source was is not kept.")
    }
    for piece in block.translation {
      let number = block.translation.count > 1 ? ", block \(piece.block)" : ""
      fenced("Present translation\(number)", piece.text)
    }
    if block.source != nil { fenced("New translation", "") }
    if let command = page.command(for: block) {
      paragraph("\(answer(block.kind)): \(code(command))")
    }
    return text
  }

  /// Where a block and its source lie, and how much is to be done.
  private static func places(of block: OutdatedBlock, _ page: WorksheetPage) -> String {
    let own = block.translation.map { code("\(page.file):\($0.line)") }.joined(separator: ", ")
    let file = page.sourceFile(of: block)
    let label = own.isEmpty ? "Source" : "source"
    let source = block.source.map { "\(label) \(code("\(file):\($0.line)"))" }
    let words = block.words == 0 ? nil : Report.count(block.words, "word")
    return [own.isEmpty ? nil : own, source, words].compactMap { $0 }.joined(separator: "; ")
  }

  private static func heading(_ block: OutdatedBlock, _ page: WorksheetPage) -> String {
    let numbers = block.translation.map { String($0.block) }
    let own = "\(numbers.count == 1 ? "block" : "blocks") \(numbers.joined(separator: ", "))"
    let source = block.source.map { "source block \($0.block)" } ?? "a source block that is gone"
    let place = numbers.isEmpty ? source : own
    return switch block.kind {
    case .changed: "Changed: \(place)"
    case .added: "Added: \(place)"
    case .removed: "Removed from the source: \(place)"
    case .inherited: "Not yet in \(page.document.source.tag): \(place)"
    }
  }

  /// What the command that follows says.
  private static func answer(_ kind: OutdatedBlock.Kind) -> String {
    switch kind {
    case .changed, .inherited: "If it is still right"
    case .added: "If it needs no translation"
    case .removed: "Delete it; or, to keep it"
    }
  }

  private static func difference(_ old: String, _ new: String) -> String {
    let diff = WordDiff(old: Array(old.utf8), new: Array(new.utf8)).text(.plain)
    return String(decoding: diff.dropLast(), as: UTF8.self)
  }

  /// Text in a code span, whatever backticks it has.
  private static func code(_ text: String) -> String {
    let marks = String(repeating: "`", count: longestRun(in: text) + 1)
    let needsSpace = text.hasPrefix("`") || text.hasSuffix("`")
    return needsSpace ? "\(marks) \(text) \(marks)" : marks + text + marks
  }

  /// A fence that none of the texts ends.
  private static func fence(around texts: [String?]) -> String {
    let longest = texts.compactMap { $0.map(longestRun) }.max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }

  /// How many backticks follow one another at most.
  private static func longestRun(in text: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
