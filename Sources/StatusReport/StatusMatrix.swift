import Store

/// Pages by languages, for a terminal: a line for each page, and below them what the marks mean.
///
/// A large site has hundreds of thousands of cells, so that lines are put together as bytes.
package struct StatusMatrix {
  private let translations: Translations
  private let filter: [StateFilter]
  /// The columns that the longest page takes, and the widest mark of each language.
  private var pageWidth = heading.count
  private var widths: [Int]
  /// What is to be explained.
  private var kinds: [StatusMark.Kind] = []
  private var hasDrift = false

  private static let heading = "PAGE"

  /// Lays the columns out.
  ///
  /// - Parameter filter: which cells are shown; the others are left empty.
  package init(_ translations: Translations, showing filter: [StateFilter] = []) {
    self.translations = translations
    self.filter = filter
    widths = translations.languages.map { $0.code.tag.count }
    var occurs = [Bool](repeating: false, count: StatusMark.Kind.allCases.count)
    for page in translations.pages {
      pageWidth = max(pageWidth, Self.width(of: page.path.text))
      for column in widths.indices where filter.includes(page.cells[column]) {
        let mark = StatusMark(page.cells[column])
        widths[column] = max(widths[column], mark.width)
        occurs[mark.kind.rawValue] = true
        if mark.hasDrift { hasDrift = true }
      }
    }
    kinds = StatusMark.Kind.allCases.filter { occurs[$0.rawValue] }
  }

  /// The lines, each ending in a line feed.
  package func bytes(isColoured: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    let line = widths.reduce(pageWidth) { $0 + 2 + $1 }
    bytes.reserveCapacity((translations.pages.count + 3) * (line + 1))
    writeHeadings(to: &bytes)
    for page in translations.pages {
      bytes.append(page.path.text)
      // Spaces are written only before what follows them, so that no line ends in one.
      var gap = pageWidth - Self.width(of: page.path.text)
      for column in widths.indices {
        gap += 2
        guard filter.includes(page.cells[column]) else {
          gap += widths[column]
          continue
        }
        let mark = StatusMark(page.cells[column])
        bytes.append(spaces: gap)
        mark.write(to: &bytes, isColoured: isColoured)
        gap = widths[column] - mark.width
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    writeLegend(to: &bytes, isColoured: isColoured)
    return bytes
  }

  private func writeHeadings(to bytes: inout [UInt8]) {
    bytes.append(Self.heading)
    var gap = pageWidth - Self.heading.count
    for (language, width) in zip(translations.languages, widths) {
      let tag = language.code.tag
      bytes.append(spaces: gap + 2)
      bytes.append(tag)
      gap = width - tag.count
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func writeLegend(to bytes: inout [UInt8], isColoured: Bool) {
    var parts: [[UInt8]] = []
    for kind in kinds {
      var part: [UInt8] = []
      StatusMark.writeExample(of: kind, to: &part, isColoured: isColoured)
      part.append(" " + Self.meaning(of: kind))
      parts.append(part)
    }
    if hasDrift { parts.append(Array("? drift".utf8)) }
    if parts.isEmpty { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += parts.joined(separator: Array("  ".utf8))
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func meaning(of kind: StatusMark.Kind) -> String {
    switch kind {
    case .source: "source"
    case .current: "current"
    case .outdated: "outdated in N blocks"
    case .missing: "missing"
    case .orphan: "orphan"
    case .draft: "not ready"
    }
  }

  private static func width(of text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.count
  }
}

extension [UInt8] {
  fileprivate mutating func append(spaces count: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: Swift.max(0, count)))
  }
}
