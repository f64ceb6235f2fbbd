import Markdown
import Store
import Template

/// Names the headings of the documents of a page for addresses: as those of the source, in every
/// language.
struct HeadingNames {
  private let renderer: Renderer
  /// The names of tabs, which no heading has.
  private let reserved: Set<String>
  /// The ids that the page has already.
  private var taken: Set<String>
  /// The names by the number of the heading in its file: several where a loop shows it again.
  typealias Names = [Int: [String]]

  /// The names by document.
  private var known: [String: Names] = [:]
  /// The headings of the document that was named last, for a table of contents.
  private(set) var listed: [PageVariables.Heading] = []

  /// Takes the ids of the tabs.
  init(_ renderer: Renderer, tabs: Set<String>) {
    self.renderer = renderer
    reserved = tabs
    taken = reserved
  }

  /// A heading as a reader sees it.
  struct Shown {
    /// Which heading of the file it is; nil where a template made it.
    var number: Int?
    var level: Int
    var text: String
    /// The name that it gives itself.
    var name: String?
  }

  /// Returns the names that a translation has from its source, by the number of the heading in its
  /// file.
  mutating func inherited(by text: PlannedText) throws(Problems) -> Names {
    guard let source = text.source.first else { return [:] }
    let names = try names(of: source)
    var fates: [ContentHash: [Int?]] = [:]
    var inherited: Names = [:]
    for (number, origin) in text.origins.enumerated() {
      guard let origin else { continue }
      var place: Int? = origin.heading
      if origin.content != source.hash {
        if fates[origin.content] == nil {
          fates[origin.content] = try fate(of: origin, in: source)
        }
        let fate = fates[origin.content] ?? []
        place = fate.indices.contains(origin.heading) ? fate[origin.heading] : nil
      }
      inherited[number] = place.flatMap { names[$0] }
    }
    return inherited
  }

  /// What became of the headings of an older source.
  private func fate(of origin: HeadingOrigin, in source: PlannedText) throws(Problems) -> [Int?] {
    guard let old = renderer.contents[origin.content] else { return [] }
    let new = try renderer.content(source.hash, source.name)
    return Markdown.headings(
      of: old[min(origin.body, old.count)...], in: new[min(source.body, new.count)...])
  }

  /// The names of a source, which is read for them unless it was rendered already.
  private mutating func names(of text: PlannedText) throws(Problems) -> Names {
    if let names = known[text.name] { return names }
    let written = try renderer.written(text)
    let headings = written.shown(Markdown.headings(written.markdown[...]))
    _ = names(of: headings, in: text, try inherited(by: text))
    return known[text.name] ?? [:]
  }

  /// Forgets which headings were listed.
  mutating func beginDocument() { listed = [] }

  /// Returns the names and ids of a document's headings, and lists them.
  mutating func name(
    _ headings: [Shown], in text: PlannedText, _ inherited: Names, prefix: String
  ) -> [HeadingName] {
    listed = []
    return zip(headings, names(of: headings, in: text, inherited)).map { heading, name in
      let id = HeadingName.free(prefix + name) { taken.contains($0) }
      taken.insert(id)
      listed.append(PageVariables.Heading(level: heading.level, title: heading.text, id: id))
      return HeadingName(name: name, id: id)
    }
  }

  /// Returns the names of a document's headings: those that are given, then what is left.
  private mutating func names(
    of headings: [Shown], in text: PlannedText, _ inherited: Names
  ) -> [String] {
    let given = given(to: headings, inherited)
    if headings.isEmpty {
      known[text.name] = [:]
      return []
    }
    let result = HeadingName.names(of: headings.map(\.text), given: given, reserved: reserved)
    var names: Names = [:]
    for (heading, name) in zip(headings, result) {
      if let number = heading.number { names[number, default: []].append(name) }
    }
    known[text.name] = names
    return result
  }

  /// The names that headings give themselves or have from the source; nil where there is none.
  private func given(to headings: [Shown], _ inherited: Names) -> [String?] {
    var rounds: [Int: Int] = [:]
    return headings.map { heading in
      guard let number = heading.number, let names = inherited[number] else { return heading.name }
      let round = rounds[number, default: 0]
      rounds[number] = round + 1
      return heading.name ?? (names.indices.contains(round) ? names[round] : nil)
    }
  }
}

extension HeadingName {
  /// Returns the names of the headings of a document: those that are given, else made of their
  /// texts, each once.
  ///
  /// - Parameters:
  ///   - given: what a heading calls itself or has from its source; nil for neither.
  ///   - reserved: names that none gets that is made of a text.
  package static func names(of texts: [String], given: [String?], reserved: Set<String>) -> [String]
  {
    // Looked up in turn: a union of them for each heading would cost more than all else here.
    let givenNames = Set(given.compactMap { $0 })
    var used: Set<String> = []
    return zip(texts, given).map { text, given in
      var name = given ?? made(of: text)
      if given == nil || used.contains(name) {
        name = free(name) {
          used.contains($0) || reserved.contains($0) || givenNames.contains($0)
        }
      }
      used.insert(name)
      return name
    }
  }

  /// Returns a name that is not used yet, as GitHub does: `limits`, `limits-1`, `limits-2`.
  static func free(_ name: String, _ isTaken: (String) -> Bool) -> String {
    var free = name
    var number = 0
    while isTaken(free) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }

  /// The same for text of ASCII alone, as most is; nil for other text.
  private static func madeOfASCII(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { name in
        var count = 0
        for byte in bytes {
          switch byte {
          case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            name.initializeElement(at: count, to: byte | 0x20)
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            name.initializeElement(at: count, to: byte)
          case UInt8(ascii: " "): name.initializeElement(at: count, to: UInt8(ascii: "-"))
          default: continue
          }
          count += 1
        }
        return count
      }
    }
  }

  /// Makes a name of a heading by GitHub's rule: lower case, `-` for a space, no punctuation; letters
  /// of any script stay.
  static func made(of text: String) -> String {
    if let name = madeOfASCII(text) { return name.isEmpty ? "section" : name }
    var name = ""
    for scalar in text.lowercased().unicodeScalars {
      // Most letters are these, and asking for the category costs a look at a large table.
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        name.unicodeScalars.append(scalar)
        continue
      }
      switch scalar.properties.generalCategory {
      case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
        .connectorPunctuation:
        name.unicodeScalars.append(scalar)
      case .spaceSeparator: name += "-"
      default: if scalar == "-" { name += "-" }
      }
    }
    return name.isEmpty ? "section" : name
  }
}
