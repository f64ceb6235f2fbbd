/// Reads the scheme at the beginning of a URL, as a browser finds it.
package struct URLScheme {
  /// Whether a value of a template is part of the scheme.
  private(set) var holdsValue = false

  private var letters: [UInt8] = []
  /// Whether what comes next may belong to the scheme.
  package private(set) var isOpen = true
  private var hasReference = false

  /// The scheme that would run what follows it as a script or a page of its own, or nil.
  package private(set) var dangerous: String?

  package init() {}

  /// Takes note that what is appended next comes from a value.
  mutating func beginValue() {
    if isOpen { holdsValue = true }
  }

  /// Reads one more byte.
  package mutating func append(_ byte: UInt8) {
    // Browsers drop line breaks and tabs anywhere, and spaces and controls in front.
    guard isOpen, byte > 0x20, byte != 0x7F else { return }
    switch byte {
    case UInt8(ascii: ":"):
      isOpen = false
      let name = String(decoding: letters, as: UTF8.self)
      // `&#9;javascript:` in the page's own HTML: what a reference stands for is not looked up.
      dangerous = ["javascript", "vbscript", "data"].first {
        name == $0 || (hasReference && name.hasSuffix($0))
      }
    case UInt8(ascii: "#") where letters.last == UInt8(ascii: "&"):
      hasReference = true
      letters.append(byte)
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): isOpen = false
    default:
      // Nothing behind the scheme counts, and no scheme is that long.
      if letters.count == 100 { isOpen = false }
      letters.append(byte.lowercased)
    }
  }
}
