/// How git's bytes become text.
enum GitText {
  /// Decodes a path; bytes that are not UTF-8 become `\xE9`, so that distinct names stay distinct.
  static func path(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let bytes = Array(bytes)
    var text = ""
    var iterator = bytes.makeIterator()
    var parser = UTF8.ForwardParser()
    var position = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        text.unicodeScalars.append(UTF8.decode(encoded))
        position += encoded.count
      case .error(let length):
        for byte in bytes[position..<position + length] {
          // Such a byte is 0x80 or higher: two digits.
          text += "\\x" + String(byte, radix: 16, uppercase: true)
        }
        position += length
      case .emptyInput: return text
      }
    }
  }

  /// Decodes names and messages; bytes that are not UTF-8 become U+FFFD.
  static func prose(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Returns a full hash in lower case, SHA-1 or SHA-256; `nil` for any other text.
  ///
  /// What passes here may stand on a command line or in a request: it is no option, no
  /// expression, and has no newline.
  static func hash(_ text: some StringProtocol) -> String? {
    let hash = text.lowercased()
    guard hash.utf8.count == 40 || hash.utf8.count == 64,
      hash.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return hash
  }

  /// Returns a full hash; `nil` for any other bytes.
  static func hash(_ bytes: some Collection<UInt8>) -> String? {
    hash(String(decoding: bytes, as: UTF8.self))
  }
}
