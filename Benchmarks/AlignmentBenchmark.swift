import FileSystem
import Markdown
import Translation

/// How often the aligner is right, on pages whose truth is known by construction.
struct AlignmentBenchmark {
  /// The folder of the pages: `source.md`, `translation.md` and `pairs.tsv` in a folder each, whose
  /// name ends in what was done to the pair.
  let folder: String
  /// The most pages of each variant.
  let pages: Int

  /// What was done to the pairs, and the share of right pairs in percent that must not be lost.
  private static let variants = [
    ("as-is", 99.9), ("blocks-missing", 99.7), ("section-moved", 99),
    ("source-grown", 99.8), ("paragraphs-merged", 99.9),
  ]
  /// The same where the pages are stripped to prose.
  private static let boundOfProse = 97.0
  /// The share of right pairs among those that are called sure.
  private static let boundOfSure = 99.9

  /// Prints a row for each variant, with the pages as they are and stripped to prose.
  ///
  /// - Returns: Which bounds do not hold.
  func run() throws -> [String] {
    guard try Files.status(folder) != nil else {
      print("alignment: skipped, there are no pages in \(folder)")
      return []
    }
    print("alignment: the pages in \(folder)")
    print(row(["variant", "pairs", "right", "sure", "sure right", "ms CPU"]))
    var failures: [String] = []
    for isProse in [false, true] {
      for (variant, bound) in Self.variants {
        let names = try Files.names(in: folder).filter { $0.hasSuffix("-" + variant) }
        let figures = try Figures(
          names.prefix(pages).map { try ParallelPage(folder + "/" + $0, isProse: isProse) })
        let name = variant + (isProse ? ", prose" : "")
        print(row([name] + figures.columns))
        if figures.right < (isProse ? Self.boundOfProse : bound) {
          failures.append("\(name): too few pairs are right")
        }
        if figures.sureRight < Self.boundOfSure {
          failures.append("\(name): too few of the sure pairs are right")
        }
      }
    }
    return failures
  }

  private func row(_ columns: [String]) -> String {
    let widths = [26, 7, 9, 7, 12, 9]
    let cells = zip(columns, widths).enumerated().map { index, cell in
      let space = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return index == 0 ? cell.0 + space : space + cell.0
    }
    return "  " + cells.joined()
  }
}

/// A page, its translation and the pairs that are true.
private struct ParallelPage {
  var source: [BlockText]
  var translation: [BlockText]
  /// The source block of blocks of the translation.
  var pairs: [(translation: Int, source: Int)]

  /// Reads a folder; with `isProse` both pages are stripped, and pairs go with their blocks.
  init(_ folder: String, isProse: Bool) throws {
    let (source, sourceLines) = try Self.blocks(folder + "/source.md")
    let (translation, translationLines) = try Self.blocks(folder + "/translation.md")
    let truth = String(decoding: try Files.read(folder + "/pairs.tsv"), as: UTF8.self)
    // Lines of neither page's blocks are those of thematic breaks, comments and definitions.
    let pairs: [(translation: Int, source: Int)] = truth.split(separator: "\n").dropFirst()
      .compactMap { line in
        let numbers = line.split(separator: "\t").compactMap { Int($0) }
        guard numbers.count == 2, let source = sourceLines[numbers[0]],
          let translation = translationLines[numbers[1]]
        else { return nil }
        return (translation, source)
      }
    guard isProse else {
      (self.source, self.translation, self.pairs) = (source, translation, pairs)
      return
    }
    let (plainSource, plainTranslation) = (
      PlainProse.blocks(source), PlainProse.blocks(translation)
    )
    func places(_ blocks: [(position: Int, block: BlockText)]) -> [Int: Int] {
      Dictionary(
        uniqueKeysWithValues: blocks.enumerated().map { ($0.element.position, $0.offset) })
    }
    let (sourcePlaces, translationPlaces) = (places(plainSource), places(plainTranslation))
    self.source = plainSource.map(\.block)
    self.translation = plainTranslation.map(\.block)
    self.pairs = pairs.compactMap { pair in
      guard let source = sourcePlaces[pair.source],
        let translation = translationPlaces[pair.translation]
      else { return nil }
      return (translation, source)
    }
  }

  /// Returns the blocks of a file, and the block that covers each line, from 1.
  private static func blocks(_ path: String) throws -> ([BlockText], [Int: Int]) {
    let bytes = try Files.read(path)
    let blocks = Markdown.blocks(bytes)
    var lines: [Int: Int] = [:]
    var line = 1
    var block = 0
    for (offset, byte) in bytes.enumerated() {
      while block < blocks.count, blocks[block].range.upperBound <= offset { block += 1 }
      if block < blocks.count, blocks[block].range.contains(offset) { lines[line] = block }
      if byte == UInt8(ascii: "\n") { line += 1 }
    }
    return (
      blocks.map { BlockText(kind: $0.kind, level: $0.level, text: bytes[$0.range]) }, lines
    )
  }
}

/// What was counted on some pages.
private struct Figures {
  private var pairs = 0
  private var rightPairs = 0
  private var surePairs = 0
  private var sureRightPairs = 0
  private var cpu = 0.0

  init(_ pages: [ParallelPage]) {
    for page in pages {
      var aligned: [AlignedBlock] = []
      cpu +=
        Cost.of(runs: 1) { aligned = align(source: page.source, translation: page.translation) }
        .cpu
      for pair in page.pairs {
        let block = aligned[pair.translation]
        let isRight = block.source == pair.source
        pairs += 1
        if isRight { rightPairs += 1 }
        guard block.certainty == .sure else { continue }
        surePairs += 1
        if isRight { sureRightPairs += 1 }
      }
    }
  }

  /// The share of right pairs, in percent.
  var right: Double { Self.share(rightPairs, pairs) }
  /// The share of right pairs among the sure ones, in percent.
  var sureRight: Double { Self.share(sureRightPairs, surePairs) }

  var columns: [String] {
    [
      "\(pairs)", Self.format(right), "\(surePairs)", Self.format(sureRight),
      "\(Int(cpu.rounded()))",
    ]
  }

  private static func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 100 : 100 * Double(part) / Double(whole)
  }

  /// Two decimals, rounded down: what is 100.00 has no fault.
  private static func format(_ share: Double) -> String {
    let hundredths = Int(share * 100)
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100).\(fraction.count == 1 ? "0" : "")\(fraction) %"
  }
}
