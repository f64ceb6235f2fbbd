import HTMLFill
import Markdown
import Template

/// The Markdown that a text's template makes, with a marker for each value.
struct Written {
  let markdown: [UInt8]
  let marker: [UInt8]
  let values: [TemplateValue]
  let pieces: [TemplatePiece]
  private let file: [UInt8]
  private let body: Int

  init(_ pieces: [TemplatePiece], of file: [UInt8], startingAt body: Int) {
    (markdown, marker, values) = join(pieces)
    self.pieces = pieces
    self.file = file
    self.body = min(body, file.count)
  }

  /// Text with the values in place of their markers.
  func shown(_ text: String) -> String {
    if marker.isEmpty { return text }
    var text = text
    for (index, value) in values.enumerated() {
      text = text.replacing(
        String(decoding: marked(marker, index), as: UTF8.self), with: value.shownText)
    }
    return text
  }

  /// The headings of the Markdown, each with its number in the file.
  func shown(_ headings: [Heading]) -> [HeadingNames.Shown] {
    let numbers = numbers(of: headings)
    return zip(headings, numbers).map { heading, number in
      HeadingNames.Shown(
        number: number, level: heading.level, text: shown(heading.text), name: heading.name)
    }
  }

  private func numbers(of headings: [Heading]) -> [Int?] {
    if headings.isEmpty { return [] }
    if pieces.count == 1, case .literal(let bytes) = pieces[0], bytes.count == file.count - body {
      return headings.indices.map { $0 }
    }
    // A template takes headings away: each is looked for where it stands in the file.
    let starts = Markdown.headings(file[body...]).map(\.start)
    var ends: [(end: Int, offset: Int)] = []
    var (end, offset, value) = (0, body, 0)
    for piece in pieces {
      switch piece {
      case .literal(let bytes):
        end += bytes.count
        offset = bytes.endIndex
      case .value:
        end += marked(marker, value).count
        value += 1
      }
      ends.append((end, offset))
    }
    return headings.map { heading in
      guard let piece = ends.firstIndex(where: { heading.start < $0.end }) else { return nil }
      // In a value, that is where the one before it ends: in the same block.
      let inFile = max(body, ends[piece].offset - (ends[piece].end - heading.start))
      return starts.lastIndex { $0 <= inFile }
    }
  }
}
