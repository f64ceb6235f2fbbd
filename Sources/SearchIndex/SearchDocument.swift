/// A document as a search finds it.
package struct SearchDocument: Sendable, Equatable {
  /// The address of its page, from the site's root, without a fragment.
  package var address: String
  /// What follows `#` where no heading does: the tab that the document stands in, or nothing.
  package var tab: String
  package var title: String
  /// In order; what stands before the first heading is one without a heading.
  package var sections: [Section]

  /// A heading with the text that follows it.
  package struct Section: Sendable, Equatable {
    /// The heading's id in the page; empty where there is none.
    package var anchor: String
    package var heading: String
    package var text: String

    /// Creates a section from its parts.
    package init(anchor: String, heading: String, text: String) {
      self.anchor = anchor
      self.heading = heading
      self.text = text
    }
  }

  /// Creates a document from its parts.
  package init(address: String, tab: String, title: String, sections: [Section]) {
    self.address = address
    self.tab = tab
    self.title = title
    self.sections = sections
  }
}

/// A document's part of an index: its terms, and what is shown of it.
package struct IndexedDocument: Sendable {
  /// The address with the tab, by which it has its name in the index.
  let name: String
  /// What the script reads of it, as JSON.
  let entry: [UInt8]
  /// Each term with its weight.
  let terms: [(term: [UInt8], weight: UInt8)]

  /// In a weight: the term stands in the title.
  static let inTitle: UInt8 = 32
  /// In a weight: the term stands in a heading.
  static let inHeading: UInt8 = 16

  private struct Count {
    var times = 0
    var places: UInt8 = 0
  }

  /// Reads a document.
  package init(_ document: SearchDocument, _ words: inout SearchWords) {
    name = document.address + "#" + document.tab
    var counts: [Bytes: Count] = [:]
    var length = 0
    func count(_ text: String, _ place: UInt8) {
      words.cut(text) { term in
        counts[Bytes(term), default: Count()].times += 1
        if place != 0 { counts[Bytes(term)]?.places |= place }
        length += 1
      }
    }
    var json = JSONText()
    let title = Folding.composed(document.title)
    count(title, Self.inTitle)
    json.raw("[")
    json.string(document.address)
    json.raw(",")
    json.string(document.tab)
    json.raw(",")
    json.string(title)
    json.raw(",[")
    for (index, section) in document.sections.enumerated() {
      let (heading, text) = (Folding.composed(section.heading), Folding.composed(section.text))
      // The first heading is the title mostly, and is not to count twice.
      if heading != title { count(heading, Self.inHeading) }
      count(text, 0)
      json.raw(index == 0 ? "[" : ",[")
      json.string(section.anchor)
      json.raw(",")
      json.string(heading)
      json.raw(",")
      json.string(text)
      json.raw("]")
    }
    json.raw("]]")
    entry = json.bytes
    terms = counts.map { term, count in
      (term.bytes, count.places | Self.frequency(count.times, of: length))
    }
  }

  /// How much a term says in a document, 1 to 15: often in a short text is much (BM25, with a length
  /// of 200 taken as usual, so that no other document has a say in it).
  private static func frequency(_ times: Int, of length: Int) -> UInt8 {
    let usual = 30 + 90 * length / 200
    return UInt8(max(1, 1500 * times / (100 * times + usual)))
  }
}

/// Bytes that are quick to look up: a `String` would be compared by its normal form.
struct Bytes: Hashable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
