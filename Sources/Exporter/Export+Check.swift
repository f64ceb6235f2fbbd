import Markdown
import Store

extension Export {
  /// Renders what could fail to render: an import asks this before it stores what no export could
  /// write.
  ///
  /// Only values can be where they must not stand, and only raw HTML can be without its end: pages
  /// without any are left out, but for one, for the layout's sake.
  ///
  /// - Parameter snapshot: with all its contents.
  /// - Parameter places: where the keys of the configuration are set, so that a problem with a QR
  ///   code can say it.
  /// - Throws: `Problems`, those of all pages.
  package static func check(_ snapshot: Snapshot, places: [SettingPlace] = []) throws(Problems) {
    var contents: [ContentHash: [UInt8]] = [:]
    for content in snapshot.documents.map(\.content) + snapshot.files.map(\.content) {
      contents[content.hash] = content.bytes
    }
    let site = Site(previewing: snapshot)
    let plan = try SitePlan(site, menus: SiteMenus(site, contents))
    let risks = Risks(site, contents)
    let renderer = Renderer(contents: contents)
    var problems: [Problem] = []
    var isLayoutChecked = false
    var end = SiteEnd(plan)
    for path in plan.pages {
      do throws(Problems) {
        guard risks.mayFail(plan.texts(of: path)) || !isLayoutChecked else {
          // Of most pages only the names of their files matter.
          try end.add(plan.paths(of: path))
          continue
        }
        isLayoutChecked = true
        let page = try plan.page(path)
        end.add(page)
        for (_, file) in page.files {
          do throws(Problems) {
            _ = try renderer.render(file)
          } catch {
            problems += error.all.filter { !problems.contains($0) }
          }
        }
      } catch {
        problems += error.all
      }
    }
    do throws(Problems) {
      // All else is made from pages that were looked at.
      for case .code(let code) in try end.files().map(\.source) {
        problems += renderer.problems(with: code, places)
      }
    } catch {
      problems += error.all
    }
    if !problems.isEmpty { throw Problems(problems) }
  }
}

/// Which pages could fail to render: those with a value or raw HTML in their texts, and all where the
/// layout asks for a value of the page's own.
private struct Risks {
  private let contents: [ContentHash: [UInt8]]
  private let layoutAsks: Bool

  init(_ site: Site, _ contents: [ContentHash: [UInt8]]) {
    self.contents = contents
    let layout = site.files(.layout).first?.text
    // A sitemap may have more files than one, and asks each page what it has to say.
    layoutAsks =
      !site.url.isEmpty
      || layout?.variables.contains { $0.hasPrefix("page") && $0 != "pagename" } ?? false
  }

  /// - Parameter texts: those of the page.
  func mayFail(_ texts: [Site.Text]) -> Bool { layoutAsks || texts.contains(where: has) }

  private func has(_ text: Site.Text) -> Bool {
    // A value may be written out in its tag, and is none of the text's then: {{ "x" }}.
    !text.variables.isEmpty
      || contents[text.hash].map { $0.hasTag || Markdown.mayHoldHTML($0[...]) } ?? false
  }
}

extension [UInt8] {
  /// Whether a tag that prints a value may stand in them.
  fileprivate var hasTag: Bool {
    Markdown.holds("{{", in: self[...])
  }
}
