import Exporter
import Markdown
import Store
import Translation

/// The parts of a page that links can lead to.
struct Anchors: Sendable, Equatable, Codable {
  /// Those of the page in one language.
  struct Part: Sendable, Equatable, Codable {
    /// The names of its headings.
    var names: [String] = []
    /// The ids in its raw HTML.
    var ids: [String] = []
    /// Whether a heading holds a value, so that its name is not known here.
    var isOpen = false
  }

  /// By the tag of the language, as a place in `parts`: translations mostly have the names of their
  /// source.
  private var places: [String: Int] = [:]
  private var parts: [Part] = []
  /// The ids in the raw HTML of the skeleton.
  var skeleton: [String] = []

  /// Returns those of a language; nil where it has no such document.
  func part(_ language: LanguageCode) -> Part? { places[language.tag].map { parts[$0] } }

  mutating func set(_ part: Part, _ language: LanguageCode) {
    if let place = parts.firstIndex(of: part) {
      places[language.tag] = place
    } else {
      places[language.tag] = parts.count
      parts.append(part)
    }
  }
}

extension Anchors.Part {
  /// Reads the parts of a document.
  ///
  /// - Parameters:
  ///   - inherited: what a heading is called in the source, by the number of its block.
  ///   - reserved: the names of tabs.
  /// - Returns: The part, and the name of each heading by the number of its block.
  static func read(_ text: CheckedText, inherited: [Int: String], reserved: Set<String>)
    -> (part: Anchors.Part, names: [Int: String])
  {
    var part = Anchors.Part()
    var texts: [String] = []
    var given: [String?] = []
    var numbers: [Int] = []
    for block in text.blocks {
      for tag in block.html where !tag.isEnd { part.ids += tag.ids }
      guard block.kind == .heading else { continue }
      if !block.tags.isEmpty { part.isOpen = true }
      let (text, name) = block.heading
      texts.append(text)
      given.append(name ?? inherited[block.number])
      numbers.append(block.number)
    }
    part.names = HeadingName.names(of: texts, given: given, reserved: reserved)
    return (part, Dictionary(zip(numbers, part.names)) { first, _ in first })
  }
}

extension CheckedBlock {
  /// The words of a heading, and the name that it gives itself.
  fileprivate var heading: (text: String, name: String?) {
    let hasMarks =
      text.contains(UInt8(ascii: "{")) || parts.parts.contains { $0.kind != .html }
    if hasMarks, let heading = Markdown.headings(text).first {
      return (heading.text, heading.name)
    }
    return (String(decoding: prose, as: UTF8.self), nil)
  }
}

extension HTMLTag {
  /// What a link can lead to: the `id` of any element, the `name` of an `<a>`.
  var ids: [String] {
    attributes.filter { !$0.value.isEmpty && ($0.name == "id" || $0.name == "name" && name == "a") }
      .map(\.value)
  }
}
