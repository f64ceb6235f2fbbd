/// Returns the number of words that a translator would count in the Markdown `text`.
///
/// Runs of letters and digits are words, joined as UAX #29 joins them (`don't`, `3.14`); each
/// ideograph and kana counts one. Template tags, addresses, HTML tags, entities, labels of
/// footnotes and numbers of list items do not count. Scripts written without spaces that have no
/// ideographs (Thai, Khmer, Lao) are counted by their runs. Costs one pass over the bytes.
package func wordCount(_ text: ArraySlice<UInt8>) -> Int {
  text.withUnsafeBufferPointer { wordCount($0) }
}

/// Returns the number of words in `bytes`, as ``wordCount(_:)-ArraySlice`` does.
package func wordCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var lexer = Lexer(bytes)
  var count = 0
  while let piece = lexer.next() {
    switch piece.kind {
    case .word, .number, .ideograph: count += 1
    case .templateTag, .address, .htmlTag, .code: break
    }
  }
  return count
}
