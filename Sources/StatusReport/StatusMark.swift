import Store

/// What stands for a page in a language: for the state, and beside it for drift.
struct StatusMark {
  /// The marks, in the order in which they are explained.
  enum Kind: Int, CaseIterable {
    case source, current, outdated, missing, orphan, draft
  }

  var kind: Kind
  /// The blocks that are outdated.
  var blocks = 0
  var hasDrift = false

  init(_ cell: Translations.Cell) {
    guard cell.isReady else {
      kind = .draft
      return
    }
    hasDrift = cell.hasDrift
    switch cell.state {
    case .source: kind = .source
    case .current: kind = .current
    case .outdated:
      kind = .outdated
      blocks = cell.outdatedBlocks
    // What is absent is not shown.
    case .missing, .absent: kind = .missing
    case .orphan: kind = .orphan
    }
  }

  /// How many columns of a terminal it takes.
  var width: Int {
    let word = Self.words[kind.rawValue].count
    return word + (kind == .outdated ? Self.digits(of: blocks) : 0) + (hasDrift ? 1 : 0)
  }

  /// Appends it to a line.
  func write(to bytes: inout [UInt8], isColoured: Bool) {
    if isColoured { bytes += Self.colours[kind.rawValue] }
    bytes += Self.words[kind.rawValue]
    if kind == .outdated { bytes.append(number: blocks) }
    if hasDrift { bytes.append(UInt8(ascii: "?")) }
    if isColoured { bytes += Self.plain }
  }

  /// Appends what a mark of a kind looks like, with N for the number of blocks.
  static func writeExample(of kind: Kind, to bytes: inout [UInt8], isColoured: Bool) {
    if isColoured { bytes += colours[kind.rawValue] }
    bytes += words[kind.rawValue]
    if kind == .outdated { bytes.append(UInt8(ascii: "N")) }
    if isColoured { bytes += plain }
  }

  /// The word of each kind; that of an outdated page is followed by the number of blocks.
  private static let words = ["src", "ok", "~", "-", "x", "draft"].map { Array($0.utf8) }
  /// The order to a terminal for each kind.
  private static let colours = ["2", "32", "33", "31", "35", "2"].map {
    Array("\u{1b}[\($0)m".utf8)
  }
  private static let plain = Array("\u{1b}[0m".utf8)

  private static func digits(of number: Int) -> Int {
    var (digits, rest) = (1, number / 10)
    while rest > 0 { (digits, rest) = (digits + 1, rest / 10) }
    return digits
  }
}
