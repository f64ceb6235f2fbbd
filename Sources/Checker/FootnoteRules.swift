import Markdown

/// Rules of footnotes.
enum FootnoteRules {
  /// Compares how many references a block has; their names may be translated.
  static func check(
    _ comparison: Comparison, _ original: Comparison.Original, _ findings: inout [RuleFinding]
  ) {
    let own = references(comparison.block)
    let source = original.blocks.flatMap(references)
    guard own.count != source.count else { return }
    if own.count < source.count {
      let missing = source.first { reference in !own.contains { $0.name == reference.name } }
      let name = (missing ?? source[0]).name
      findings.report(
        .footnote, comparison.block.block.range,
        "has \(own.count) of the \(source.count) references to footnotes of the source",
        hint: "add \(quoted("[^\(name)]"))", subject: name)
    } else {
      let more = own.first { reference in !source.contains { $0.name == reference.name } }
      let reference = more ?? own[own.count - 1]
      findings.report(
        .footnote, reference.range,
        "has \(own.count) references to footnotes, the source \(source.count)",
        hint: "remove \(quoted("[^\(reference.name)]")), or accept it if it is meant",
        subject: reference.name)
    }
  }

  /// Reports references that no definition of the text belongs to.
  static func checkDefinitions(_ text: CheckedText, _ findings: inout [RuleFinding]) {
    for block in text.blocks {
      for reference in undefined(block) {
        findings.report(
          .footnoteUndefined, reference.range,
          "the footnote \(quoted("[^\(reference.name)]")) is not defined",
          hint: "add \(quoted("[^\(reference.name)]: …")) to the text", subject: reference.name)
      }
    }
  }

  private struct Reference {
    let name: String
    let range: Range<Int>
  }

  private static func references(_ block: CheckedBlock) -> [Reference] {
    undefined(block)
      + block.parts.parts.compactMap { part in
        guard case .footnote(let name) = part.kind else { return nil }
        return Reference(name: name, range: part.range)
      }
  }

  /// Returns what reads as a reference and is none, since there is no definition.
  private static func undefined(_ block: CheckedBlock) -> [Reference] {
    guard block.kind != .code, block.kind != .html else { return [] }
    let prose = block.prose
    var result: [Reference] = []
    var index = 0
    while let open = prose[index...].firstIndex(of: UInt8(ascii: "[")) {
      index = open + 1
      guard index < prose.count, prose[index] == UInt8(ascii: "^") else { continue }
      let name = prose[(index + 1)...].prefix {
        $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: "_")
      }
      guard !name.isEmpty, name.endIndex < prose.count,
        prose[name.endIndex] == UInt8(ascii: "]")
      else { continue }
      let place = block.parts.place(of: open)
      // With a backslash it is to be read as it is.
      guard block.text[place...].starts(with: "[^".utf8),
        place == block.text.startIndex || block.text[place - 1] != UInt8(ascii: "\\")
      else { continue }
      result.append(
        Reference(
          name: String(decoding: name, as: UTF8.self), range: place..<place + name.count + 3))
    }
    return result
  }
}
