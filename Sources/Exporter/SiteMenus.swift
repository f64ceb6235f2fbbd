import Store
import Template

/// The menu of a site as its pages have it: those with tabs, and those of each language.
package struct SiteMenus: Sendable {
  /// On pages with tabs.
  let ofAll: [PageVariables.MenuEntry]
  private let byLanguage: [LanguageCode: [PageVariables.MenuEntry]]

  /// Makes the menus of titles that front matter has; a page without one is called by its path.
  init(_ site: Site) {
    ofAll = Menu(site).entries(headings: [:])
    byLanguage = Dictionary(
      uniqueKeysWithValues: Self.languages(of: site).map {
        ($0.code, Menu(site, in: $0).entries(headings: [:]))
      })
  }

  /// Makes the menus of titles that front matter or first headings have.
  ///
  /// - Parameter contents: what `contents(of:)` names.
  init(_ site: Site, _ contents: [ContentHash: [UInt8]]) throws(Problems) {
    let menu = Menu(site)
    ofAll = menu.entries(headings: try menu.headings(contents))
    var byLanguage: [LanguageCode: [PageVariables.MenuEntry]] = [:]
    for language in Self.languages(of: site) {
      let menu = Menu(site, in: language)
      byLanguage[language.code] = menu.entries(headings: try menu.headings(contents))
    }
    self.byLanguage = byLanguage
  }

  /// The contents that headings are read from: of pages whose front matter has no title.
  static func contents(of site: Site) -> [ContentHash] {
    Menu(site).contents + languages(of: site).flatMap { Menu(site, in: $0).contents }
  }

  /// The languages that have a menu of their own.
  private static func languages(of site: Site) -> ArraySlice<Language> {
    site.output.hasPages && !site.menu.isEmpty ? site.shownLanguages : []
  }

  /// On the pages of a language.
  func of(_ language: Language) -> [PageVariables.MenuEntry] { byLanguage[language.code] ?? [] }
}
