/// Pages as people name several of them at once: `guide/*`, in which `*` is any text.
package struct PagePattern: Sendable, Hashable {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether it can be of more pages than one.
  package var isOfMany: Bool { text.utf8.contains(UInt8(ascii: "*")) }

  /// Whether a page is one of them.
  package func matches(_ page: PagePath) -> Bool {
    guard isOfMany else { return page.text == text }
    let parts = text.split(separator: "*", omittingEmptySubsequences: false)
    guard page.text.hasPrefix(parts[0]) else { return false }
    var rest = page.text.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}
