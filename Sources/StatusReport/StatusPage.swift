import Foundation
import Store

/// How things stand, as one file of HTML that needs no other.
///
/// It depends on a revision alone: the same revision gives the same bytes.
package struct StatusPage {
  private let translations: Translations
  private let filter: [StateFilter]

  /// - Parameter filter: which cells are shown; the others are left empty.
  package init(_ translations: Translations, showing filter: [StateFilter] = []) {
    self.translations = translations
    self.filter = filter
  }

  /// The bytes of the file.
  ///
  /// - Parameter totals: how far each language is; of all its pages, shown or not.
  /// - Parameter notReady: how many pages are in no totals.
  package func bytes(totals: [LanguageTotals], notReady: Int) -> [UInt8] {
    let revision = translations.revision
    let time = Date(timeIntervalSince1970: TimeInterval(revision.time)).ISO8601Format()
    let table = rows
    return Self.filled([
      "revision": Array(String(revision.id.number).utf8),
      "time": Array(time.utf8),
      "shown-time": Array(time.replacing("T", with: " ").replacing("Z", with: " UTC").utf8),
      "count": Array(String(max(translations.languages.count, 1)).utf8),
      "not-ready": Array(Self.sentence(notReady: notReady).utf8),
      "totals": Self.rows(totals),
      "languages": headings,
      "legend": table.legend,
      "pages": table.bytes,
    ])
  }

  /// The template with what stands for each name of it.
  private static func filled(_ values: [String: [UInt8]]) -> [UInt8] {
    let template = embeddedTexts.first { $0.name == "report.html" }?.text ?? ""
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.values.reduce(template.utf8.count) { $0 + $1.count })
    for (index, piece) in template.split(separator: "{{ ").enumerated() {
      let end = index == 0 ? nil : piece.firstRange(of: " }}")
      if let end { bytes += values[String(piece[..<end.lowerBound])] ?? [] }
      bytes += piece[(end?.upperBound ?? piece.startIndex)...].utf8
    }
    return bytes
  }

  private static func sentence(notReady: Int) -> String {
    switch notReady {
    case 0: ""
    case 1: " 1 page is not ready to be translated, and is not counted."
    default: " \(notReady) pages are not ready to be translated, and are not counted."
    }
  }

  // MARK: Languages

  private static func rows(_ totals: [LanguageTotals]) -> [UInt8] {
    var bytes: [UInt8] = []
    for language in totals {
      bytes.append("<tr><th scope=row>")
      bytes.append(name: language.language)
      bytes.append(" <small>\(language.language.code.tag)")
      if !language.isTranslated { bytes.append(", source") }
      bytes.append("</small><td>")
      if let percent = language.percentDone {
        bytes.append(bar: language)
        bytes.append("\(percent)%")
      } else {
        bytes.append("–")
      }
      let counts = [
        language.pages, language.current, language.outdated, language.missing, language.orphan,
        language.drift, language.words, language.wordsToDo,
      ]
      for (index, count) in counts.enumerated() {
        bytes.append("<td>")
        // A language that is made from no other has none of these.
        let isSaid = language.isTranslated || count > 0 || [0, 6].contains(index)
        if isSaid { bytes.append(grouped: count) } else { bytes.append("–") }
      }
      bytes.append("</tr>\n")
    }
    return bytes
  }

  private var headings: [UInt8] {
    var bytes: [UInt8] = []
    for language in translations.languages {
      bytes.append("<th scope=col>")
      bytes.append(name: language)
      bytes.append(language.code.tag)
    }
    return bytes
  }

  // MARK: Pages

  /// The rows of pages, and what their marks mean.
  private var rows: (bytes: [UInt8], legend: [UInt8]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(translations.pages.count * (48 + 12 * translations.languages.count))
    var legend = StatusLegend()
    for page in translations.pages {
      bytes.append("<tr><th scope=row><bdi>")
      bytes.append(escaped: page.path.text)
      bytes.append("</bdi><td>")
      bytes.append(
        grouped: page.cells.reduce(0) { sum, cell in
          sum + (cell.isReady && filter.includes(cell) ? cell.wordsToDo : 0)
        })
      for cell in page.cells {
        guard filter.includes(cell) else {
          bytes.append("<td class=b>")
          continue
        }
        let mark = StatusMark(cell)
        legend.note(mark)
        bytes.append(cell, mark)
      }
      bytes.append("</tr>\n")
    }
    return (bytes, legend.bytes)
  }
}

extension [UInt8] {
  /// Appends a language's name for itself, marked as what it is.
  fileprivate mutating func append(name language: Language) {
    append("<span lang=\"\(language.code.tag)\" dir=\"\(language.direction.rawValue)\">")
    append(escaped: language.name)
    append("</span>")
  }

  /// Appends the shares of words that are done and outdated; what is left is missing.
  fileprivate mutating func append(bar language: LanguageTotals) {
    let whole = Swift.max(language.words, 1)
    let outdated = Swift.min(language.outdatedWords, whole)
    let missing = Swift.min(language.missingWords, whole - outdated)
    append("<span class=bar aria-hidden=true>")
    append("<i style=\"width:\((whole - outdated - missing) * 100 / whole)%\"></i>")
    if outdated > 0 { append("<i style=\"width:\(Swift.max(1, outdated * 100 / whole))%\"></i>") }
    append("</span>")
  }

  /// Appends a cell of the map. There are very many: what most of them are takes the fewest bytes.
  fileprivate mutating func append(_ cell: Translations.Cell, _ mark: StatusMark) {
    switch mark.kind {
    case .current: append("<td>ok")
    case .outdated:
      append("<td class=\(Self.heat(cell))>")
      append(number: cell.outdatedBlocks)
      append(UInt8(ascii: "/"))
      append(number: cell.blocks)
    case .missing: append("<td class=m>–")
    case .orphan: append("<td class=x>x")
    case .source: append("<td class=s>src")
    case .draft: append("<td class=n>draft")
    }
    if mark.hasDrift { append(UInt8(ascii: "?")) }
  }

  /// The class of an outdated cell, by the share of its words.
  private static func heat(_ cell: Translations.Cell) -> String {
    let share = cell.outdatedWords * 3
    return share <= cell.words ? "o" : share <= 2 * cell.words ? "p" : "q"
  }
}
