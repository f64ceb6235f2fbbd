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
    let renderer = Renderer(contents: contents)
    var problems: [Problem] = []
    var isLayoutChecked = false
    var end = SiteEnd(plan)
    var planning: [Problem] = []
    for path in plan.pages {
      do throws(Problems) {
        let page = try plan.page(path)
        end.add(page)
        for (planned, file) in page.files where planned.mayFail(contents) || !isLayoutChecked {
          isLayoutChecked = true
          do throws(Problems) {
            _ = try renderer.render(file)
          } catch {
            problems += error.all.filter { !problems.contains($0) }
          }
        }
      } catch {
        planning += error.all
      }
    }
    do throws(Problems) {
      // All else is made from pages that were looked at.
      for case .code(let code) in try end.files().map(\.source) {
        problems += renderer.problems(with: code, places)
      }
    } catch {
      planning += error.all
    }
    // What cannot be planned is told first, and alone, as an export would.
    if !planning.isEmpty { throw Problems(planning) }
    if !problems.isEmpty { throw Problems(problems) }
  }
}

extension PlannedPage {
  /// Whether a value or raw HTML stands in its texts, or its layout asks for a value of the page's
  /// own.
  fileprivate func mayFail(_ contents: [ContentHash: [UInt8]]) -> Bool {
    func has(_ text: PlannedText) -> Bool {
      // A value may be written out in its tag, and is none of the text's then: {{ "x" }}.
      !text.values.isEmpty
        || contents[text.hash].map { $0.hasTag || Markdown.mayHoldHTML($0[...]) } ?? false
    }
    return tabs.contains { $0.text.map(has) ?? false } || (skeleton.map(has) ?? false)
      || (layout?.values.contains { $0.name.hasPrefix("page") && $0.name != "pagename" } ?? false)
  }
}

extension [UInt8] {
  /// Whether a tag that prints a value may stand in them.
  fileprivate var hasTag: Bool {
    let brace = UInt8(ascii: "{")
    return withUnsafeBufferPointer { bytes in
      zip(bytes, bytes.dropFirst()).contains { $0 == brace && $1 == brace }
    }
  }
}
