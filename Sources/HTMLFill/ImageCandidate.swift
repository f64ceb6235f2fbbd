/// A picture that a `srcset` offers, as the HTML standard parses it: an address goes to the next white
/// space and may have commas, but for one at its end.
package struct ImageCandidate: Sendable, Equatable {
  package var url: String
  /// Width or density, and what else stands before the comma; empty for nothing.
  var descriptor: String

  /// As it is written.
  var text: String { descriptor.isEmpty ? url : "\(url) \(descriptor)" }

  /// Returns the candidates of the value of a `srcset`, in order.
  package static func all(in text: String) -> [ImageCandidate] {
    var candidates: [ImageCandidate] = []
    var rest = text[...]
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      if rest.isEmpty { return candidates }
      var url = rest.prefix { !$0.isWhitespace }
      rest = rest[url.endIndex...]
      var descriptor: Substring = ""
      if url.hasSuffix(",") {
        while url.hasSuffix(",") { url.removeLast() }
      } else {
        descriptor = rest.drop(while: \.isWhitespace).prefix { $0 != "," }
        rest = rest[descriptor.endIndex...]
        while descriptor.last?.isWhitespace == true { descriptor.removeLast() }
      }
      candidates.append(ImageCandidate(url: String(url), descriptor: String(descriptor)))
    }
  }
}
