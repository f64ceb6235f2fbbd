/// A tag in raw HTML.
package struct HTMLTag: Sendable, Equatable {
  /// An attribute of a tag.
  package struct Attribute: Sendable, Equatable {
    /// In lower case.
    package var name: String
    /// As it is written, without quotation marks; empty where there is none.
    package var value: String
    /// Where the attribute stands.
    package var range: Range<Int>
  }

  /// In lower case.
  package var name: String
  /// Whether it ends an element.
  package var isEnd: Bool
  package var attributes: [Attribute]
  /// Where it stands, from `<` to `>`.
  package var range: Range<Int>
  /// Whether its `>` is there: what follows an open tag belongs to it in a browser.
  package var isClosed = true
}

extension HTMLTag {
  /// Returns the tags of raw HTML, in order; comments, declarations and what stands in them are
  /// none. Offsets are those of `html`.
  package static func all(in html: ArraySlice<UInt8>) -> [HTMLTag] {
    guard html.contains(UInt8(ascii: "<")) else { return [] }
    var reader = HTMLTagReader(html: html, place: html.startIndex)
    var tags: [HTMLTag] = []
    while let tag = reader.next() { tags.append(tag) }
    return tags
  }
}

/// Finds one tag after the other, as browsers do (HTML, “Tokenization”), for what they take for a
/// tag must not be hidden in what only looks like a comment or a value.
private struct HTMLTagReader {
  let html: ArraySlice<UInt8>
  var place: Int

  mutating func next() -> HTMLTag? {
    while let start = html[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = start + 1
      if has("!--") {
        skipComment()
        continue
      }
      let isEnd = byte(0) == UInt8(ascii: "/")
      if isEnd { place += 1 }
      guard let first = byte(0), (first | 0x20) &- 0x61 < 26 else {
        // A declaration and the like are comments up to the next `>`.
        if isEnd || has("!") || has("?") { skip { $0 != UInt8(ascii: ">") } }
        continue
      }
      let name = skip { !isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      let attributes = attributes()
      // A tag without its end goes to the end of the text.
      let isClosed = byte(0) != nil
      if isClosed { place += 1 }
      return HTMLTag(
        name: lower(name), isEnd: isEnd, attributes: attributes, range: start..<place,
        isClosed: isClosed)
    }
    return nil
  }

  private mutating func skipComment() {
    place += 3
    if has(">") || has("->") { return }
    while place < html.endIndex, !has("-->"), !has("--!>") { place += 1 }
  }

  /// Reads the attributes of a tag up to its `>`.
  private mutating func attributes() -> [HTMLTag.Attribute] {
    var attributes: [HTMLTag.Attribute] = []
    while true {
      skip { isSpace($0) || $0 == UInt8(ascii: "/") }
      guard let first = byte(0), first != UInt8(ascii: ">") else { return attributes }
      let start = place
      // The first sign is a part of the name, whatever it is.
      place += 1
      skip {
        !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">")
          && $0 != UInt8(ascii: "/")
      }
      let name = html[start..<place]
      let end = place
      skip(isSpace)
      guard byte(0) == UInt8(ascii: "=") else {
        attributes.append(
          HTMLTag.Attribute(name: lower(name), value: "", range: start..<end))
        continue
      }
      place += 1
      skip(isSpace)
      let value = value()
      attributes.append(
        HTMLTag.Attribute(
          name: lower(name), value: String(decoding: value, as: UTF8.self), range: start..<place))
    }
  }

  private mutating func value() -> ArraySlice<UInt8> {
    guard let quote = byte(0), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return skip { !isSpace($0) && $0 != UInt8(ascii: ">") }
    }
    place += 1
    let value = skip { $0 != quote }
    place = min(place + 1, html.endIndex)
    return value
  }

  @discardableResult
  private mutating func skip(_ isMeant: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = place
    while place < html.endIndex, isMeant(html[place]) { place += 1 }
    return html[start..<place]
  }

  private func byte(_ offset: Int) -> UInt8? {
    place + offset < html.endIndex ? html[place + offset] : nil
  }

  private func has(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { html[place...].starts(with: $0) }
  }

  private func lower(_ name: ArraySlice<UInt8>) -> String {
    String(decoding: name.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

private func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B
}
