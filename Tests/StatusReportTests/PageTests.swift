import StatusReport
import Store
import Testing

/// The report of one file of HTML.
@Suite struct PageTests {
  private func page(_ translations: Translations, _ filter: [StateFilter] = []) -> String {
    String(
      decoding: StatusPage(translations, showing: filter).bytes(
        totals: translations.totals, notReady: translations.pagesNotReady), as: UTF8.self)
  }

  @Test func `it needs nothing but itself, and no name of its template is left`() throws {
    let page = page(try Made.translations())
    #expect(!page.contains("{{") && !page.contains("}}"))
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("url("))
    #expect(page.contains("Revision 7, <time datetime=\"2026-09-21T14:13:20Z\">"))
    #expect(page.contains("1 page is not ready"))
  }

  @Test func `every cell says its state in text`() throws {
    let page = page(try Made.translations())
    let lines = page.split(separator: "\n")
    #expect(
      lines.contains(
        "<tr><th scope=row><bdi>guide/intro</bdi><td>130<td class=s>src<td class=o>12/9<td>ok?"
          + "<td class=m>–</tr>"))
    #expect(
      lines.contains {
        $0.contains("draft</bdi><td>0<td class=n>draft<td class=n>draft<td class=n>")
      })
    #expect(page.contains("<td class=x>x"))
  }

  @Test func `languages are marked as what they are`() throws {
    let page = page(try Made.translations())
    #expect(page.contains("<span lang=\"ar\" dir=\"rtl\">العربية</span>"))
    #expect(page.contains("<span lang=\"pt-BR\" dir=\"ltr\">Português (Brasil)</span>"))
  }

  @Test func `names of people are escaped`() throws {
    var translations = try Made.translations()
    translations.languages[1].name = "<script>alert(\"1\")</script> & {{ pages }}"
    let page = page(translations)
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; {{ pages }}"))
  }

  @Test func `what is not asked for is left empty`() throws {
    let filter: [StateFilter] = [.orphan]
    let page = page(try Made.translations().withPages(filter), filter)
    #expect(
      page.contains(
        "<tr><th scope=row><bdi>old</bdi><td>0<td class=b><td class=x>x<td class=b><td class=b></tr>"
      ))
    #expect(!page.contains("guide/intro"))
  }

  @Test func `a site without pages has a report too`() throws {
    let page = page(Translations(revision: Made.revision, languages: [], pages: []))
    #expect(page.contains("</html>"))
  }
}
