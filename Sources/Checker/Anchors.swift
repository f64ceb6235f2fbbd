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
  ///   - params: the keys of `[params]`, for headings that hold one.
  /// - Returns: The part, and the name of each heading by the number of its block.
  static func read(
    _ text: CheckedText, inherited: [Int: String], reserved: Set<String>, params: [String: String]
  )
    -> (part: Anchors.Part, names: [Int: String])
  {
    var part = Anchors.Part()
    var texts: [String] = []
    var given: [String?] = []
    var numbers: [Int] = []
    for block in text.blocks {
      for tag in block.html where !tag.isEnd { part.ids += tag.ids }
      guard block.kind == .heading else { continue }
      let (text, name) = block.heading(params)
      if text == nil, name == nil { part.isOpen = true }
      texts.append(text ?? "")
      given.append(name ?? inherited[block.number])
      numbers.append(block.number)
    }
    part.names = HeadingName.names(of: texts, given: given, reserved: reserved)
    return (part, Dictionary(zip(numbers, part.names)) { first, _ in first })
  }
}

extension CheckedBlock {
  /// The words of a heading, nil where a template makes them, and the name that it gives itself.
  fileprivate func heading(_ params: [String: String]) -> (text: String?, name: String?) {
    let hasMarks =
      text.contains(UInt8(ascii: "{")) || parts.parts.contains { $0.kind != .html }
    guard hasMarks, let heading = Markdown.headings(text).first else {
      return (String(decoding: prose, as: UTF8.self), nil)
    }
    if tags.isEmpty { return (heading.text, heading.name) }
    if heading.name != nil { return (nil, heading.name) }
    return (withValues(params), nil)
  }

  /// The prose with the values of its tags; nil where these are not all plain keys of `[params]`.
  private func withValues(_ params: [String: String]) -> String? {
    var pieces = String(decoding: prose, as: UTF8.self)
      .split(separator: "\u{FFFC}", omittingEmptySubsequences: false).map(String.init)[...]
    guard pieces.count == tags.count + 1, let first = pieces.popFirst() else { return nil }
    var text = first
    for (tag, piece) in zip(tags, pieces) {
      guard tag.text.hasPrefix("{{ config."),
        let value = params[String(tag.text.dropFirst(10).dropLast(3))]
      else { return nil }
      text += value + piece
    }
    return text
  }
}

extension HTMLTag {
  /// What a link can lead to: the `id` of any element, the `name` of an `<a>`.
  var ids: [String] {
    attributes.filter { !$0.value.isEmpty && ($0.name == "id" || $0.name == "name" && name == "a") }
      .map(\.value)
  }
}
