import Foundation
import Store
import Template

/// What a page may say: config, names and front matter, as values of templates.
struct PageContext {
  private let variables: PageVariables
  /// What the built-in layout reads of the site.
  private let ofSite: [PlannedText.Value]

  init(_ site: Site, _ codes: SiteCodes) {
    variables = PageVariables(
      params: site.params, frontMatterKeys: Self.frontMatterKeys(of: site),
      site: PageVariables.SiteFacts(
        name: site.name, url: site.url, showsContents: site.showsContents, codes: codes.named))
    let facts = variables.siteContext
    ofSite = ["name", "toc"].compactMap { name in
      facts[name].map { PlannedText.Value(name: "site." + name, value: $0) }
    }
  }

  /// The values that a document or a skeleton reads.
  func text(_ text: Site.Text, page: PagePath, language: Language?, name: String) throws(Problems)
    -> PlannedText
  {
    if text.variables.isEmpty {
      return PlannedText(hash: text.hash, body: text.body, values: [], name: name)
    }
    let context = variables.context(
      of: try facts(text.frontMatter, page, language?.code.tag ?? "", name))
    return PlannedText(
      hash: text.hash, body: text.body, values: Self.values(text.variables, of: context), name: name
    )
  }

  /// The values that a layout reads, but for those that only rendering knows.
  func layout(
    _ layout: Site.Text, page: PagePath, lead: String, language: Language?,
    menu: [PageVariables.MenuEntry], addresses: PageVariables.Addresses
  ) throws(Problems) -> PlannedText {
    let name = "page-layout.html"
    let facts = try facts(lead, page, language?.code.tag ?? "", name)
    let context = variables.layoutContext(of: facts, menu: menu, addresses)
    return PlannedText(
      hash: layout.hash, body: layout.body, values: Self.values(layout.variables, of: context),
      name: name)
  }

  /// The values that the built-in layout reads, but for those that only rendering knows.
  func builtInLayout(
    page: PagePath, menu: [PageVariables.MenuEntry], addresses: PageVariables.Addresses
  ) -> [PlannedText.Value] {
    // Of every page, and always the same names: they are not looked for.
    let place = variables.placeContext(of: page.text, menu: menu, addresses)
    let found = ["alternates", "canonical", "menu", "page_url"].compactMap { name in
      place[name].map { PlannedText.Value(name: name, value: $0) }
    }
    return found + ofSite
  }

  private func facts(
    _ frontMatter: String, _ page: PagePath, _ language: String, _ name: String
  ) throws(Problems) -> PageVariables.Page {
    guard let values = FrontMatterJSON.decode(frontMatter) else {
      throw Problems([Problem(name, "its front matter is damaged in the database")])
    }
    return PageVariables.Page(path: page.text, language: language, frontMatter: values)
  }

  private static func values(_ variables: [String], of context: [String: TemplateValue])
    -> [PlannedText.Value]
  {
    variables.compactMap { variable in
      var value = TemplateValue.map(context)
      for part in variable.split(separator: ".") {
        guard case .map(let map) = value, let inner = map[String(part)] else { return nil }
        value = inner
      }
      return PlannedText.Value(name: variable, value: value)
    }
  }

  /// Every key of front matter that some page has; none where no template asks for one.
  private static func frontMatterKeys(of site: Site) -> Set<String> {
    if !site.asksForFrontMatter { return [] }
    let documents = site.pages.lazy.flatMap(\.documents).map(\.text)
    let texts = Array(documents) + site.files.compactMap(\.text)
    var keys: Set<String> = []
    for text in texts where text.frontMatter != "{}" {
      keys.formUnion((FrontMatterJSON.decode(text.frontMatter) ?? [:]).keys)
    }
    return keys
  }
}

extension [PlannedText.Value] {
  /// The values as a template looks them up: by name in maps of maps.
  var context: [String: TemplateValue] {
    var context: [String: TemplateValue] = [:]
    for entry in self {
      guard let dot = entry.name.utf8.firstIndex(of: UInt8(ascii: ".")) else {
        context[entry.name] = entry.value
        continue
      }
      let first = String(entry.name[..<dot])
      let rest = entry.name[entry.name.utf8.index(after: dot)...]
      context[first, default: .map([:])].set(entry.value, at: rest.split(separator: ".")[...])
    }
    return context
  }
}

extension TemplateValue {
  fileprivate mutating func set(_ value: TemplateValue, at path: ArraySlice<Substring>) {
    guard let first = path.first else {
      self = value
      return
    }
    var map: [String: TemplateValue] = [:]
    if case .map(let own) = self { map = own }
    var inner = map[String(first)] ?? .map([:])
    inner.set(value, at: path.dropFirst())
    map[String(first)] = inner
    self = .map(map)
  }
}

/// Front matter as the store holds it.
enum FrontMatterJSON {
  /// Returns the values of a JSON object; nil where it is none.
  static func decode(_ json: String) -> [String: TemplateValue]? {
    if json == "{}" { return [:] }
    guard let object = try? JSONDecoder().decode([String: Value].self, from: Data(json.utf8)) else {
      return nil
    }
    return object.mapValues(\.value)
  }

  private struct Value: Decodable {
    var value: TemplateValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let boolean = try? container.decode(Bool.self) {
        value = .boolean(boolean)
      } else if let number = try? container.decode(Int.self) {
        value = .number(number)
      } else if let text = try? container.decode(String.self) {
        value = .text(text)
      } else if let list = try? container.decode([Value].self) {
        value = .list(list.map(\.value))
      } else {
        value = .map(try container.decode([String: Value].self).mapValues(\.value))
      }
    }
  }
}
