import Markdown

/// Rules of headings, lists, tables and code blocks.
enum ShapeRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    guard let original = comparison.original else { return }
    let block = comparison.block
    if original.isSurplus, block.kind == .listItem {
      return report(
        block.firstLine, "this item of the list is not in the source",
        "remove it, or accept it if it is meant", &findings)
    }
    guard original.isComparable, original.blocks.count == 1 else { return }
    let source = original.blocks[0]
    guard block.kind == source.kind else {
      if source.kind == .table, block.kind == .paragraph { checkBrokenTable(block, &findings) }
      return
    }
    switch block.kind {
    case .heading: checkLevel(block, source, &findings)
    case .table: checkTable(block, source, &findings)
    case .listItem, .quote, .footnote:
      checkItems(block, source, &findings)
      CodeBlockRule.check(block, source, &findings)
    case .code where !FenceRule.isUnclosed(block): CodeBlockRule.check(block, source, &findings)
    default: break
    }
  }

  private static func checkLevel(
    _ block: CheckedBlock, _ source: CheckedBlock, _ findings: inout [RuleFinding]
  ) {
    let (level, other) = (block.block.level, source.block.level)
    guard level != other else { return }
    findings.report(
      .headingLevel, block.block.range, "the heading is of level \(level), in the source \(other)",
      hint: "begin it with \(quoted(String(repeating: "#", count: Int(other))))",
      subject: "\(level)")
  }

  // MARK: - Lists

  /// An item of a list, at any depth.
  private struct Item: Equatable {
    let depth: Int
    let isOrdered: Bool
    let task: BlockParts.Task?
    let range: Range<Int>
  }

  private static func items(_ block: CheckedBlock) -> [Item] {
    block.parts.parts.compactMap { part in
      guard case .item(let depth, let isOrdered, let task) = part.kind else { return nil }
      let start =
        block.text[part.range.lowerBound...].firstIndex { !$0.isASCIISpace }
        ?? part.range.lowerBound
      let end = block.text[start...].firstIndex(of: 0x0A) ?? block.text.endIndex
      return Item(depth: depth, isOrdered: isOrdered, task: task, range: start..<end)
    }
  }

  private static func checkItems(
    _ block: CheckedBlock, _ source: CheckedBlock, _ findings: inout [RuleFinding]
  ) {
    let (own, others) = (items(block), items(source))
    if own.count != others.count {
      // The item itself is one of them.
      let outer = block.kind == .listItem ? 1 : 0
      return report(
        block.block.range,
        "has \(own.count - outer) items of a list in it, the source \(others.count - outer)",
        "make the list like that of the source", &findings)
    }
    for (item, other) in zip(own, others) {
      let range = item.range
      if item.isOrdered != other.isOrdered {
        return report(
          range,
          other.isOrdered
            ? "the item has no number, in the source it has one"
            : "the item has a number, in the source it has none",
          "begin it with \(quoted(other.isOrdered ? "1." : "-")) as the source does", &findings)
      }
      if item.task != other.task {
        return report(item.task, other.task, range, &findings)
      }
      if item.depth != other.depth {
        return report(
          range, "the item stands at depth \(item.depth), in the source at \(other.depth)",
          "indent it as the source does", &findings)
      }
    }
  }

  /// Says that an item has another box than that of the source.
  private static func report(
    _ task: BlockParts.Task?, _ other: BlockParts.Task?, _ range: Range<Int>,
    _ findings: inout [RuleFinding]
  ) {
    func said(_ task: BlockParts.Task?) -> String {
      switch task {
      case nil: "no box to tick"
      case .open: "an empty box"
      case .done: "a ticked box"
      }
    }
    let hint =
      switch other {
      case nil: "remove its box"
      case .open: "begin it with \(quoted("- [ ]"))"
      case .done: "begin it with \(quoted("- [x]"))"
      }
    report(
      range, "the item has \(said(task)), in the source \(said(other))", hint, &findings)
  }

  private static func report(
    _ range: Range<Int>, _ message: String, _ hint: String, _ findings: inout [RuleFinding]
  ) {
    findings.report(.listShape, range, message, hint: hint, subject: message)
  }

  // MARK: - Tables

  /// A line of a table with the number of cells that are written in it.
  private struct Row {
    let cells: Int
    let range: Range<Int>
  }

  private static func checkTable(
    _ block: CheckedBlock, _ source: CheckedBlock, _ findings: inout [RuleFinding]
  ) {
    let (own, others) = (rows(block.text), rows(source.text))
    if let first = own.first, let other = others.first, first.cells != other.cells {
      return findings.report(
        .tableShape, first.range, "the table has \(first.cells) columns, the source \(other.cells)",
        hint: "make the columns those of the source", subject: "columns")
    }
    if own.count != others.count {
      return findings.report(
        .tableShape, block.block.range,
        "the table has \(own.count - 1) rows, the source \(others.count - 1)",
        hint: "make the rows those of the source", subject: "rows")
    }
    for (row, other) in zip(own, others) where row.cells != other.cells {
      findings.report(
        .tableShape, row.range, "the row has \(row.cells) cells, in the source \(other.cells)",
        hint: "make the cells those of the source",
        subject: String(decoding: block.text[row.range], as: UTF8.self))
    }
  }

  /// Finds a table that is read as a paragraph, since its first two lines do not fit.
  private static func checkBrokenTable(_ block: CheckedBlock, _ findings: inout [RuleFinding]) {
    let lines = rows(block.text)
    guard lines.count > 1 else { return }
    let dashes = block.text[lines[1].range]
    guard dashes.contains(UInt8(ascii: "|")), dashes.contains(UInt8(ascii: "-")),
      dashes.allSatisfy({ "|-: \t".utf8.contains($0) })
    else { return }
    findings.report(
      .tableShape, lines[0].range,
      "this is no table: the first row has \(lines[0].cells) cells, the line of dashes "
        + "\(lines[1].cells)",
      hint: "make the columns those of the source", subject: "columns")
  }

  private static func rows(_ text: ArraySlice<UInt8>) -> [Row] {
    let pipe = UInt8(ascii: "|")
    return text.split(separator: 0x0A).compactMap { line in
      var line = line
      while let last = line.last, last.isASCIISpace { line = line.dropLast() }
      while let first = line.first, first.isASCIISpace { line = line.dropFirst() }
      guard !line.isEmpty else { return nil }
      let range = line.startIndex..<line.endIndex
      if line.first == pipe { line = line.dropFirst() }
      if line.last == pipe, line.dropLast().last != UInt8(ascii: "\\") { line = line.dropLast() }
      var cells = 1
      var isEscaped = false
      for byte in line {
        if byte == pipe, !isEscaped { cells += 1 }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      }
      return Row(cells: cells, range: range)
    }
  }
}
