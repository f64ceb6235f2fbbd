import Markdown
import Template
import Translation

/// A text taken apart for the rules: once, however many translations it is compared with.
struct CheckedText: Sendable {
  let bytes: [UInt8]
  /// Offset in bytes where the Markdown begins, after front matter.
  let body: Int
  let blocks: [CheckedBlock]
  /// All tags of templates, those outside of any block too.
  let tags: [TemplateTag]
  /// Where each line begins.
  private let lines: [Int]

  /// Takes apart a text that was imported: its template and its Markdown were read before.
  init(_ bytes: [UInt8], body: Int, blocks: [Block]) {
    self.bytes = bytes
    self.body = body
    var lines = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { lines.append(index + 1) }
    self.lines = lines
    // What an import refuses cannot be stored; a damaged text is plain.
    let ranges = (try? Template(bytes, startingAt: body))?.tags ?? []
    tags = ranges.map { TemplateTag(bytes, $0) }
    let parts = Markdown.parts(of: bytes, startingAt: body, blocks: blocks, tags: ranges)
    var next = 0
    var checked: [CheckedBlock] = []
    checked.reserveCapacity(blocks.count)
    for (number, (block, parts)) in zip(blocks, parts).enumerated() {
      var own: [TemplateTag] = []
      while next < tags.count, tags[next].range.lowerBound < block.range.upperBound {
        if tags[next].range.lowerBound >= block.range.lowerBound { own.append(tags[next]) }
        next += 1
      }
      checked.append(
        CheckedBlock(
          number: number, block: block, text: bytes[block.range], parts: parts, tags: own))
    }
    self.blocks = checked
  }
}

extension CheckedText {
  /// The line and the column of an offset, both from 1, the column in Unicode scalars.
  func position(of offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let start = lines[max(low - 1, 0)]
    let scalars = bytes[start..<min(max(offset, start), bytes.count)].count { $0 & 0xC0 != 0x80 }
    return (low, scalars + 1)
  }
}

/// A tag of a template in a text.
struct TemplateTag: Sendable, Equatable {
  /// What the tag says, with one space for any white space and none beside its signs: `{{x}}` is
  /// `{{ x }}`.
  let text: String
  let range: Range<Int>
  /// Whether it is `{# #}`.
  let isComment: Bool

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    isComment = bytes[range.lowerBound + 1] == UInt8(ascii: "#")
    let inner = String(decoding: bytes[range].dropFirst(2).dropLast(2), as: UTF8.self)
    let words = inner.split(whereSeparator: \.isWhitespace).filter { $0 != "-" }
    let open = String(decoding: bytes[range].prefix(2), as: UTF8.self)
    let close = String(decoding: bytes[range].suffix(2), as: UTF8.self)
    text = "\(open) \(words.joined(separator: " ")) \(close)"
  }
}

/// A block of a text with all that rules ask of it.
struct CheckedBlock: Sendable {
  /// Its place among the blocks of the text, from 0.
  let number: Int
  let block: Block
  /// The bytes of the block; its indices are those of the whole text.
  let text: ArraySlice<UInt8>
  let parts: BlockParts
  /// The tags of templates that stand in it.
  let tags: [TemplateTag]
  /// The tags of raw HTML that stand in it.
  let html: [HTMLTag]
  /// The links that stand in it, in order.
  let links: [BlockLink]
  /// The images that stand in it, in order.
  let images: [BlockImage]
  /// What a reader reads of it, taken apart: once, however many translations it is compared with.
  let scalars: [Prose.Scalar]

  init(
    number: Int, block: Block, text: ArraySlice<UInt8>, parts: BlockParts, tags: [TemplateTag]
  ) {
    self.number = number
    self.block = block
    self.text = text
    self.parts = parts
    self.tags = tags
    let raw = parts.parts.filter { $0.kind == .html }
    html = raw.isEmpty ? [] : raw.flatMap { HTMLTag.all(in: parts.html($0, in: text)) }
    links = BlockLink.all(parts: parts, html: html)
    images = BlockImage.all(parts: parts, html: html)
    scalars = Prose.scalars(of: parts.prose, block.kind)
  }

  var kind: BlockKind { block.kind }
  /// What a reader reads of it, without markup.
  var prose: [UInt8] { parts.prose }
}
