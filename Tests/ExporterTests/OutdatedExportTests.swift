import Store
import TestSupport
import Testing

@testable import Exporter

/// Exports of a site whose source changes, from the store.
struct OutdatedExportTests {
  private let site: MadeSite
  private let index = try! PagePath("index")
  private let german = LanguageCode("de")!
  private static let tree = bare.with([
    "locales/EN/index.md": "# Guide\n\nWalk to the river.\n\nSleep in a tent.\n",
    "locales/DE/index.md": "# Führer\n\nGeh zum Fluss.\n\nSchlaf im Zelt.\n",
    "locales/UK/index.md": "# Путівник\n\nЙди до річки.\n\nСпи в наметі.\n",
    "locales/languages.ini": "[UK]\nfrom = DE\n",
    "cmctl.ini": "[site]\nlanguages = EN DE UK\nnotices = yes\n",
  ])
  private static let later = tree.with([
    "locales/EN/index.md": "# Guide\n\nWalk to the river.\n\nSleep in a house.\n"
  ])

  init() throws { site = try MadeSite(Self.tree) }

  private func signature() -> Signature { Signature(author: "Ben", time: 2, message: "") }

  /// The marked elements of the newest export, or another's.
  private func marked(at revision: Int64? = nil) throws -> [String] {
    try site.export(at: revision)
    return try (site.built()["index.html"] ?? "")
      .matches(of: #/class="cmctl-outdated">([^<]*)/#).map { String($0.1) }
  }

  @Test("What a translation of a translation inherits is marked, too")
  func inherited() throws {
    #expect(try marked() == [])
    try site.change(to: Self.later)
    #expect(try marked() == ["Schlaf im Zelt.", "Спи в наметі."])
    #expect(try marked(at: 1) == [])
  }

  @Test("What was confirmed, or is minor, is not marked, but in exports of the time before")
  func decisions() throws {
    try site.change(to: Self.later)
    let before = try marked()
    let built = try site.built()
    _ = try site.store.confirm(index, german, .whole, signature())
    #expect(try marked() == [])
    _ = try site.store.takeBackConfirmation(index, german, .whole, signature())
    #expect(try marked() == before)
    _ = try site.store.markMinor(RevisionID(2), signature())
    #expect(try marked() == [])
    #expect(try marked(at: 2) == before)
    #expect(try site.built() == built)
  }

  @Test("A change that is minor is no step towards expiry")
  func minor() throws {
    func with(_ word: String) -> TextTree {
      Self.tree.with([
        "locales/EN/index.md":
          "---\nexpire: 2\n---\n# Guide\n\nWalk to the river.\n\nSleep in a \(word).\n"
      ])
    }
    try site.change(to: with("house"))
    #expect(try marked() == ["Schlaf im Zelt.", "Спи в наметі."])
    try site.change(to: with("home"))
    #expect(try marked() == [])
    #expect(try site.built()["index.html"]?.contains("Schlaf im Zelt.") == false)
    _ = try site.store.markMinor(RevisionID(3), signature())
    #expect(try marked() == ["Schlaf im Zelt.", "Спи в наметі."])
  }

  @Test("The store is asked for what is shown, and for changes only where pages expire")
  func questions() throws {
    try site.change(to: Self.later)
    #expect(try Export.outdated(site.store.site(), from: site.store).map(\.behind) == [0, 0])
    try site.change(
      to: Self.later.with(["cmctl.ini": "[site]\nlanguages = EN UK\nnotices = yes\n"]))
    let shown = try Export.outdated(site.store.site(), from: site.store)
    #expect(shown.map(\.language.tag) == ["uk"])
    try site.change(to: Self.later.with(["cmctl.ini": "[site]\nlanguages = EN UK\n"]))
    #expect(try Export.outdated(site.store.site(), from: site.store) == [])
  }
}
