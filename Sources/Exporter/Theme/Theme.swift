/// The layout and stylesheet of a site that brings none.
package enum Theme {
  /// The layout: a template of HTML.
  package static let layout = text("layout.html")
  /// The stylesheet, for all pages of a site.
  package static let stylesheet = text("style.css")

  private static func text(_ name: String) -> String {
    embeddedTexts.first { $0.name == name }?.text ?? ""
  }
}
