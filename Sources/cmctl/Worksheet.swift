import Diff
import Store

/// Shows a translator in a terminal what is outdated, block by block.
struct Worksheet {
  /// Whether words that changed are coloured; else they are marked.
  var isColoured: Bool
  /// Whether text has to be kept from giving a terminal orders.
  var isTerminal: Bool

  /// A page under its name, with an empty line at the end.
  func lines(for page: WorksheetPage) -> [String] {
    [bold(visible(page.name)) + "  \(page.size)", ""]
      + page.document.blocks.flatMap { lines(for: $0, of: page) + [""] }
  }

  private func lines(for block: OutdatedBlock, of page: WorksheetPage) -> [String] {
    let (own, source) = (page.document.language.tag, page.source(of: block).tag)
    let width = max(own.count, source.count)
    let words = block.words == 0 ? "" : ", \(Report.count(block.words, "word"))"
    let places = block.translation.map(page.place).joined(separator: ", ")
    var lines: [String] = []
    func label(_ text: String, _ rest: String) {
      lines.append("  \(bold(Report.padded(text)))\(visible(rest))")
    }
    func text(_ language: String, _ text: [String]) {
      for (index, line) in text.enumerated() {
        let name = index == 0 ? language : ""
        let gutter = "    \(name + String(repeating: " ", count: width - name.count)) │"
        lines.append(line.isEmpty ? gutter : "\(gutter) \(line)")
      }
    }
    let sourcePlace = page.sourcePlace(of: block) ?? "gone from \(page.sourceFile(of: block))"
    let note = note(on: block, of: page)
    if places.isEmpty {
      label(block.kind.rawValue, sourcePlace + words + note)
    } else {
      label(block.kind.rawValue, places + words)
      label("source", sourcePlace + note)
    }
    text(source, sourceText(of: block))
    let translation = block.translation.map { plain($0.text) }
    text(
      own, translation.isEmpty ? ["(not translated)"] : Array(translation.joined(separator: [""])))
    if let command = page.command(for: block) {
      lines.append("  \(Self.question(block.kind)) \(visible(command))")
    }
    return lines
  }

  private func note(on block: OutdatedBlock, of page: WorksheetPage) -> String {
    switch block.kind {
    case .inherited: ", not yet in \(page.document.source.tag)"
    case .changed where block.before == nil, .removed where block.before == nil:
      ", what it was is not kept"
    case .changed, .added, .removed: ""
    }
  }

  /// The source with what changed of it since it was translated.
  private func sourceText(of block: OutdatedBlock) -> [String] {
    switch (block.before, block.source?.text) {
    case (let before?, let now): difference(before, now ?? "")
    case (nil, let now?): plain(now)
    case (nil, nil): ["(its text is not kept any more)"]
    }
  }

  private func difference(_ old: String, _ new: String) -> [String] {
    let text = WordDiff(old: Array(old.utf8), new: Array(new.utf8))
      .text(isColoured ? .coloured : .plain)
    let lines = String(decoding: text, as: UTF8.self).markdownLines.dropLast()
    // Colours come with marks of their own for control characters.
    return isColoured ? Array(lines) : lines.map(visible)
  }

  private func plain(_ text: String) -> [String] { text.markdownLines.map(visible) }

  private func visible(_ text: String) -> String { isTerminal ? Report.visible(text) : text }

  private func bold(_ text: String) -> String { isColoured ? "\u{1b}[1m\(text)\u{1b}[0m" : text }

  /// What a translator may answer with the command that follows.
  private static func question(_ kind: OutdatedBlock.Kind) -> String {
    switch kind {
    case .changed, .inherited: "still right?"
    case .added: "not needed?"
    case .removed: "keep it?"
    }
  }
}
