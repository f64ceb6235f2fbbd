/// Reads what is shown of raw HTML: roughly, since a page may hold any.
enum HTMLText {
  /// Returns the text of an HTML block without tags, comments, scripts and styles.
  static func words(of html: String) -> String {
    var text = ""
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      rest = rest[start...]
      if rest.hasPrefix("<!--") {
        rest = after("-->", in: rest)
        continue
      }
      guard let next = rest.dropFirst().first, next.isLetter || "/!?".contains(next) else {
        text.append("<")
        rest = rest.dropFirst()
        continue
      }
      let tag = rest.prefix { $0 != ">" }
      rest = rest[tag.endIndex...].dropFirst()
      for name in ["script", "style", "template"] where self.name(of: tag) == name {
        rest = after("</" + name, in: rest)
        rest = rest.drop { $0 != ">" }.dropFirst()
      }
      if divides(String(tag)) { text.append(" ") }
    }
    return decoded(text + rest).split { $0.isWhitespace }.joined(separator: " ")
  }

  /// Whether words before and after a tag are two.
  static func divides(_ tag: String) -> Bool {
    ![
      "a", "abbr", "b", "bdi", "bdo", "code", "em", "i", "kbd", "mark", "small", "span", "strong",
      "sub", "sup", "u", "wbr", "ruby",
    ].contains(name(of: tag[...]))
  }

  private static func name(of tag: Substring) -> String {
    tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
  }

  private static func after(_ mark: String, in text: Substring) -> Substring {
    guard let range = text.firstRange(of: mark) else { return text[text.endIndex...] }
    return text[range.upperBound...]
  }

  /// Replaces the references that texts mostly have.
  private static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var text = text
    let known = [
      ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&shy;", ""),
      ("&#39;", "'"), ("&amp;", "&"),
    ]
    for (reference, character) in known {
      text = text.replacing(reference, with: character)
    }
    return text
  }
}
