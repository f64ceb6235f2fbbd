import Markdown
import Translation

/// Rules of lines and of a file's end.
enum LineRules {
  static func check(_ text: CheckedText, _ findings: inout [RuleFinding]) {
    FootnoteRules.checkDefinitions(text, &findings)
    FenceRule.check(text, &findings)
    checkMarks(text, &findings)
    if let last = text.bytes.last, last != 0x0A {
      let end = text.bytes.count
      findings.report(
        .finalNewline, end..<end, "the last line does not end", hint: "add a line end",
        subject: "", replacement: text.endsLinesWithCR ? "\r\n" : "\n")
    }
  }

  /// Finds the marks that git leaves where a merge was not finished.
  private static func checkMarks(_ text: CheckedText, _ findings: inout [RuleFinding]) {
    let marks = lines(text.bytes)
    guard !marks.isEmpty else { return }
    let (open, close) = (UInt8(ascii: "<"), UInt8(ascii: ">"))
    let isMerge = marks.contains {
      text.bytes[$0.lowerBound] == open || text.bytes[$0.lowerBound] == close
    }
    for (number, line) in marks.enumerated() {
      // Below a paragraph it makes a heading; in a table it is a row of empty cells.
      if text.bytes[line.lowerBound] == UInt8(ascii: "="), !isMerge { continue }
      if text.bytes[line.lowerBound] == UInt8(ascii: "|"), !isMerge,
        text.blocks.contains(where: {
          $0.kind == .table && $0.block.range.contains(line.lowerBound)
        })
      {
        continue
      }
      findings.report(
        .conflictMarker, line,
        "the line \(quoted(text.bytes[line])) is left over from a merge",
        hint: "finish the merge and remove the line",
        subject: "\(number) " + String(decoding: text.bytes[line], as: UTF8.self))
    }
  }

  /// Returns the lines that begin with exactly seven signs of a merge.
  private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    bytes.withUnsafeBufferPointer { bytes in
      var result: [Range<Int>] = []
      var start = 0
      while start + 7 <= bytes.count {
        let first = bytes[start]
        if first == UInt8(ascii: "<") || first == UInt8(ascii: ">") || first == UInt8(ascii: "|")
          || first == UInt8(ascii: "="), (1..<7).allSatisfy({ bytes[start + $0] == first }),
          let end = markEnd(bytes, start)
        {
          result.append(start..<end)
        }
        guard let next = bytes[start...].firstIndex(of: 0x0A) else { break }
        start = next + 1
      }
      return result
    }
  }

  /// Returns the end of a line that seven signs begin, or nil if more of them or a word follow.
  private static func markEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var end = start + 7
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    if end == start + 7 { return end }
    return bytes[start] != UInt8(ascii: "=") && bytes[start + 7] == 0x20 ? end : nil
  }
}

extension CheckedText {
  /// Whether its lines end in CR LF, as the first one does.
  fileprivate var endsLinesWithCR: Bool {
    bytes.firstIndex(of: 0x0A).map { $0 > 0 && bytes[$0 - 1] == 0x0D } ?? false
  }
}
