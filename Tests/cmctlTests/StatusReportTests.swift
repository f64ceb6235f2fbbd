import Foundation
import RunSupport
import Testing

/// The report that `cmctl status --format html` writes.
@Suite struct StatusReportTests {
  let site: StatusSite

  init() throws { site = try StatusSite() }

  @Test func `the report is as recorded, and the same for the same revision`() throws {
    let text = try site.output(["status", "--format", "html"])
    #expect(try site.output(["status", "--format", "html", "--at", "2"]) == text)
    let timeless = text.replacing(
      #/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/#, with: "[SHOWN TIME]")
    #expect(timeless != text)
    try MadeHistory.expectGolden(timeless, "states/status.html")
  }

  @Test func `it asks for no other file, and nothing of a site's becomes HTML`() throws {
    let text = try site.output(["status", "--format", "html"])
    #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("url("))
    #expect(!text.contains("@import"))
    #expect(
      text.matches(of: #/<(link|img|script|iframe)[^>]*>/#).map(\.output.0) == [
        "<link rel=\"icon\" href=\"data:,\">", "<script>",
      ])
    #expect(text.contains("<span lang=\"de\" dir=\"ltr\">Deutsch &amp; &lt;Freunde&gt;</span>"))
    #expect(text.contains("<span lang=\"ar\" dir=\"rtl\">العربية</span>"))
  }

  @Test func `pages and languages can be chosen`() throws {
    let text = try site.output([
      "status", "--format", "html", "--language", "de", "--state", "outdated",
    ])
    #expect(text.contains("<bdi>guide</bdi>"))
    #expect(!text.contains("<bdi>index</bdi>"))
    #expect(!text.contains("lang=\"ar\""))
    #expect(
      try site.cmctl("status", "--format", "html", "--exit-code").status == 1)
  }
}
