/// An attribute whose value is an address.
package struct AttributeURL: Sendable, Equatable {
  /// Whether it belongs to an element `<link>`, which says something of the page and is nothing that
  /// a reader follows.
  package var isOfLinkElement: Bool
  /// The value with its character references resolved.
  package var url: String
}

/// Returns HTML in which addresses in attributes (`href`, `src`, `srcset` and the like) are replaced.
///
/// - Parameter replace: returns the new address, or nil to leave it as it is. It is asked for each
///   address of a `srcset`.
package func replacingURLs(in html: [UInt8], _ replace: (AttributeURL) -> String?) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(html.count + 1024)
  var tokenizer = HTMLTokenizer()
  // What of the HTML is written.
  var end = 0
  var start: Int?
  html.withUnsafeBufferPointer { bytes in
    for index in bytes.indices {
      let wasInside = tokenizer.isInURL
      tokenizer.advance(bytes[index])
      let isInside = tokenizer.isInURL
      if isInside, !wasInside {
        // The first byte without quotes is part of the value.
        start = tokenizer.state == .valueUnquoted ? index : index + 1
      } else if wasInside, !isInside, let begin = start {
        start = nil
        guard let value = replaced(bytes[begin..<index], tokenizer, replace) else { continue }
        result += bytes[end..<begin]
        result += value
        end = index
      }
    }
    result += bytes[end...]
  }
  return result
}

/// The new value of an attribute; nil where it stays.
private func replaced(
  _ value: Slice<UnsafeBufferPointer<UInt8>>, _ tokenizer: HTMLTokenizer,
  _ replace: (AttributeURL) -> String?
) -> [UInt8]? {
  let text = withoutReferences(String(decoding: value, as: UTF8.self))
  let isOfLink = tokenizer.element == HTMLName("link")
  var new: String?
  if tokenizer.attributeName == HTMLName("srcset") {
    let candidates = ImageCandidate.all(in: text)
    let others = candidates.map { candidate in
      replace(AttributeURL(isOfLinkElement: isOfLink, url: candidate.url)).map {
        ImageCandidate(url: $0, descriptor: candidate.descriptor)
      }
    }
    if others.contains(where: { $0 != nil }) {
      new = zip(candidates, others).map { ($1 ?? $0).text }.joined(separator: ", ")
    }
  } else {
    new = replace(AttributeURL(isOfLinkElement: isOfLink, url: trimmed(text)))
  }
  guard let new else { return nil }
  var bytes: [UInt8] = []
  bytes.appendEscaped(new.utf8)
  return bytes
}

/// The text without white space at its ends.
private func trimmed(_ text: String) -> String {
  // An address is of ASCII, and nearly none has any.
  func isPlain(_ byte: UInt8?) -> Bool { byte.map { (0x21..<0x7F).contains($0) } ?? true }
  if isPlain(text.utf8.first), isPlain(text.utf8.last) { return text }
  let start = text.drop(while: \.isWhitespace)
  return String(start.reversed().drop(while: \.isWhitespace).reversed())
}

/// Resolves the references that stand in addresses.
private func withoutReferences(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  let named = [
    ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"),
    ("&amp;", "&"),
  ]
  return named.reduce(text) { $0.replacing($1.0, with: $1.1) }
}
