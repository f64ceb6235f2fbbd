private let hexadecimal = Array("0123456789ABCDEF".utf8)

extension [UInt8] {
  /// Appends text so that it stays text, between tags and in quotes.
  package mutating func appendEscaped(_ text: some Sequence<UInt8>) {
    if text.withContiguousStorageIfAvailable({ appendEscaped(bytes: $0) }) == nil {
      Array(text).withUnsafeBufferPointer { appendEscaped(bytes: $0) }
    }
  }

  /// Appends what needs no escape in one piece: that is mostly all.
  private mutating func appendEscaped(bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (index, byte) in bytes.enumerated() {
      let escape: StaticString
      switch byte {
      case UInt8(ascii: "&"): escape = "&amp;"
      case UInt8(ascii: "<"): escape = "&lt;"
      case UInt8(ascii: ">"): escape = "&gt;"
      case UInt8(ascii: "\""): escape = "&quot;"
      case UInt8(ascii: "'"): escape = "&#39;"
      default: continue
      }
      append(contentsOf: bytes[start..<index])
      escape.withUTF8Buffer { append(contentsOf: $0) }
      start = index + 1
    }
    append(contentsOf: bytes[start...])
  }

  /// Appends text for a comment, whose end no reference is part of.
  mutating func appendEscapedForComment(_ text: [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "-"), UInt8(ascii: "!"): appendReference(byte)
      default: append(byte)
      }
    }
  }

  /// Appends a URL as cmark writes the target of a link.
  ///
  /// What is reserved in URLs and what is percent-encoded already stays; the rest is encoded.
  mutating func appendURL(_ text: [UInt8], escapingReferences: Bool) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&") where escapingReferences: append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "'") where escapingReferences: append(contentsOf: "&#x27;".utf8)
      case _ where byte.isURLCharacter: append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(hexadecimal[Int(byte >> 4)])
        append(hexadecimal[Int(byte & 15)])
      }
    }
  }

  /// Appends text so that it stays one attribute's value without quotes.
  mutating func appendUnquoted(_ text: [UInt8]) {
    for byte in text {
      if byte.isAlphanumeric || byte >= 0x80 || "-._".utf8.contains(byte) {
        append(byte)
      } else {
        appendReference(byte)
      }
    }
  }

  private mutating func appendReference(_ byte: UInt8) {
    append(contentsOf: "&#\(byte);".utf8)
  }
}

extension UInt8 {
  fileprivate var isURLCharacter: Bool {
    isAlphanumeric || "-_.+!*'(),%#@?=;:/&$~".utf8.contains(self)
  }

  /// Whether a script or a style takes the byte for text, wherever in it the byte stands.
  var isHarmlessInCode: Bool { isAlphanumeric || " ._:/@,+-".utf8.contains(self) }
}
