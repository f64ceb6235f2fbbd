import HTMLFill
import Template
import Testing

@Suite struct MarkerTests {
  func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func aMarkerDoesNotOccurInTheText() {
    #expect(text(makeMarker(notIn: [])) == "qcmctlaaaaaa")
    #expect(text(makeMarker(notIn: Array("x QCMCTLaaaAAA qcmctlaaaaac".utf8))) == "qcmctlaaaaab")
    let all = (0..<40).map {
      "qcmctlaaaa\(["a", "b", "c"][$0 / 16])\(Array("abcdefghijklmnop")[$0 % 16])"
    }
    #expect(text(makeMarker(notIn: Array(all.joined().utf8))) == "qcmctlaaaaci")
    #expect(text(makeMarker(notIn: Array("qcmctlaaaaa".utf8))) == "qcmctlaaaaaa")
  }

  @Test func piecesBecomeMarkdownAndHTMLAgain() throws {
    let template = try Template(Array("q{{ a }}1{# #}0z `{{ b }}` {{ a }}z".utf8))
    let joined = join(try template.evaluate(["a": .text("<a_b_c>"), "b": .text("")]))
    #expect(text(joined.text) == "qqcmctlaaaaaa0z10z `qcmctlaaaaaa1z` qcmctlaaaaaa2zz")
    #expect(joined.values == [.text("<a_b_c>"), .text(""), .text("<a_b_c>")])
    let html = try fill(joined.text, marker: joined.marker, values: joined.values)
    #expect(text(html) == "q&lt;a_b_c&gt;10z `` &lt;a_b_c&gt;z")
  }

  @Test func aMarkerMayStandTwiceOrNever() throws {
    let marker = makeMarker(notIn: [])
    let html = Array(
      "<p title='\(text(marker))1z'>\(text(marker))1z\(text(marker))9z\(text(marker))".utf8)
    let filled = try fill(html, marker: marker, values: [.text("no"), .text("'")])
    #expect(text(filled) == "<p title='&#39;'>&#39;\(text(marker))9z\(text(marker))")
  }

  @Test func withoutValuesNothingIsDone() throws {
    let joined = join([.literal(ArraySlice("a".utf8)), .literal(ArraySlice("b".utf8))])
    #expect(text(joined.text) == "ab")
    #expect(joined.marker.isEmpty && joined.values.isEmpty)
    #expect(text(try fill(Array("<b>".utf8), marker: [], values: [])) == "<b>")
  }

  @Test func anErrorSaysWhichValue() {
    let marker = makeMarker(notIn: [])
    let html = Array("<p>\(text(marker))1z<a href='\(text(marker))2z:x'>".utf8)
    #expect(
      throws: HTMLFillError(
        message: "\"data\" cannot be put into a link, which would begin with data:", value: "data",
        index: 2)
    ) { try fill(html, marker: marker, values: [.text(""), .text("a"), .text("data")]) }
  }

  @Test(.timeLimit(.minutes(1))) func hostileTextIsLinear() throws {
    let marker = makeMarker(notIn: [])
    for unit in [
      "q", "qcmctl", "qcmctlaaaaaa", "<", "<!--", "<a ", "<script></script", "<a href='",
    ] {
      let html = Array(String(repeating: unit, count: 100_000).utf8)
      _ = makeMarker(notIn: html)
      _ = try? fill(html, marker: marker, values: [.text("x")])
    }
  }
}
