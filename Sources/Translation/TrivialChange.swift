/// Returns true if two versions of a block differ in white space, punctuation or letter case alone.
///
/// What is no prose counts to the letter: code, addresses, template tags and HTML tags; so do signs
/// that say something, such as `%`, `+` and `€`.
package func isTrivialChange(from old: BlockText, to new: BlockText) -> Bool {
  guard old.kind == new.kind, old.level == new.level, old.kind != .code, old.kind != .html else {
    return false
  }
  return substance(old.text) == substance(new.text)
}

extension BlockText {
  /// The block with every run of white space as one space; code as it is. A paragraph that was
  /// filled anew is the same.
  var withoutLineation: BlockText {
    if kind == .code { return self }
    var filled: [UInt8] = []
    filled.reserveCapacity(text.count)
    for byte in text {
      if !isASCIIWhiteSpace(byte) {
        filled.append(byte)
      } else if filled.last != 0x20 {
        filled.append(0x20)
      }
    }
    return BlockText(kind: kind, level: level, text: filled[...])
  }
}

/// What a text says, piece by piece.
private func substance(_ text: ArraySlice<UInt8>) -> [String] {
  text.withUnsafeBufferPointer { bytes in
    var lexer = Lexer(bytes)
    var pieces: [String] = []
    var end = 0
    while let piece = lexer.next() {
      pieces += signs(bytes, end..<max(end, piece.start))
      let range = piece.start..<piece.end
      let string = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
      switch piece.kind {
      case .word: pieces.append(string.lowercased().filter { $0 != "'" && $0 != "’" })
      case .number, .ideograph, .templateTag, .address, .htmlTag, .code: pieces.append(string)
      }
      end = max(end, piece.end)
    }
    return pieces + signs(bytes, end..<bytes.count)
  }
}

/// The signs between words that are more than punctuation.
private func signs(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [String] {
  if range.isEmpty { return [] }
  let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  return text.unicodeScalars.compactMap { scalar in
    switch scalar {
    case "`", "^", "|", "~", "<", ">", "=": return nil  // marks of Markdown
    case "%", "‰", "&", "@", "§": return String(scalar)
    default:
      switch scalar.properties.generalCategory {
      case .mathSymbol, .currencySymbol, .otherSymbol: return String(scalar)
      default: return nil
      }
    }
  }
}
