/// Finds the links in raw HTML.
enum HTMLLinks {
  /// Returns the `href` of each `<a>`, in order; what stands in comments does not count.
  static func targets(in html: [UInt8]) -> [String] {
    var reader = Reader(html: html)
    var targets: [String] = []
    while let target = reader.next() { targets.append(target) }
    return targets
  }

  private struct Reader {
    let html: [UInt8]
    var place = 0

    mutating func next() -> String? {
      while let start = html[place...].firstIndex(of: UInt8(ascii: "<")) {
        place = start + 1
        if has("!--") {
          skipComment()
        } else if byte(0).map({ $0 | 0x20 }) == UInt8(ascii: "a"), byte(1).map(isSpace) == true {
          place += 1
          if let target = attributes() { return target }
        }
      }
      return nil
    }

    private mutating func skipComment() {
      place += 1
      while place < html.count, !has("-->") { place += 1 }
    }

    /// Reads the attributes of a tag to its end, and returns the first `href`.
    private mutating func attributes() -> String? {
      var target: String?
      while true {
        skip { isSpace($0) || $0 == UInt8(ascii: "/") }
        guard let first = byte(0), first != UInt8(ascii: ">") else { return target }
        let name = skip {
          !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">")
            && $0 != UInt8(ascii: "/")
        }
        skip(isSpace)
        guard byte(0) == UInt8(ascii: "=") else {
          // A stray sign is passed over, so that every turn takes at least one byte.
          continue
        }
        place += 1
        skip(isSpace)
        let value = value()
        if target == nil, String(decoding: name, as: UTF8.self).lowercased() == "href" {
          target = String(decoding: value, as: UTF8.self)
        }
      }
    }

    private mutating func value() -> ArraySlice<UInt8> {
      guard let quote = byte(0), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        return skip { !isSpace($0) && $0 != UInt8(ascii: ">") }
      }
      place += 1
      let value = skip { $0 != quote }
      place = min(place + 1, html.count)
      return value
    }

    @discardableResult
    private mutating func skip(_ isMeant: (UInt8) -> Bool) -> ArraySlice<UInt8> {
      let start = place
      while place < html.count, isMeant(html[place]) { place += 1 }
      return html[start..<place]
    }

    private func byte(_ offset: Int) -> UInt8? {
      place + offset < html.count ? html[place + offset] : nil
    }

    private func has(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { html[place...].starts(with: $0) }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
