import Store
import Template

/// The menu of a site: its pages with their titles.
///
/// A title is front matter's, else the first heading. Headings stand in contents, which a plan has
/// none of: they are read before it is made, so that a page's key has the title alone and not the
/// whole text of every page in the menu.
struct Menu {
  private let site: Site
  private let pages: [(path: PagePath, speaker: Speaker?)]

  /// The text that a page's title is taken from.
  private struct Speaker {
    var text: Site.Text
    var language: Language?
    var name: String

    /// The title that its front matter has.
    var title: String? { FrontMatterJSON.decode(text.frontMatter)?["title"]?.plainText }
  }

  /// Takes the pages that the configuration lists. One that the site does not have is left out: an
  /// import refuses it, and an old revision cannot be mended.
  ///
  /// - Parameter language: whose titles are taken first; nil for those of the source.
  init(_ site: Site, in language: Language? = nil) {
    self.site = site
    let names = site.menu
    let all = names.isEmpty ? [] : Set(site.allPages)
    pages = names.compactMap { name in
      guard let path = try? PagePath(name), all.contains(path) else { return nil }
      return (path, Self.speaker(for: path, site, language))
    }
  }

  /// The document in a language, else in the source language, else that of the first tab that has one, else any, else
  /// the skeleton.
  private static func speaker(for path: PagePath, _ site: Site, _ language: Language?)
    -> Speaker?
  {
    let page = site.pages.first { $0.path == path }
    let languages = [language, site.sourceLanguage].compactMap { $0 } + site.languages
    for language in languages {
      guard let document = page?.document(in: language.code) else { continue }
      return Speaker(
        text: document.text, language: language,
        name: "locales/\(language.folder ?? language.code.tag)/\(path.text).md")
    }
    let skeleton = site.files(.skeleton).first { $0.path.withoutExtension == path.text }
    return skeleton?.text.map { Speaker(text: $0, language: nil, name: path.text + ".md") }
  }

  /// The contents that headings are read from: of pages whose front matter has no title.
  var contents: [ContentHash] {
    pages.compactMap { $0.speaker }.filter { $0.title == nil }.map(\.text.hash)
  }

  /// Reads the headings of pages whose front matter has no title.
  ///
  /// - Parameter contents: what `contents` names.
  func headings(_ contents: [ContentHash: [UInt8]]) throws(Problems) -> [PagePath: String] {
    if pages.isEmpty { return [:] }
    let context = PageContext(site, try SiteCodes(site))
    let renderer = Renderer(contents: contents)
    var headings: [PagePath: String] = [:]
    for (path, speaker) in pages {
      guard let speaker, speaker.title == nil else { continue }
      let text = try context.text(
        speaker.text, page: path, language: speaker.language, name: speaker.name)
      headings[path] = try renderer.heading(of: text)
    }
    return headings
  }

  /// Returns the entries; a page that has neither a title nor a heading is called by its path.
  func entries(headings: [PagePath: String]) -> [PageVariables.MenuEntry] {
    pages.map { path, speaker in
      PageVariables.MenuEntry(
        path: path.text, title: speaker?.title ?? headings[path] ?? path.text,
        language: speaker?.language?.code.tag ?? "")
    }
  }
}
