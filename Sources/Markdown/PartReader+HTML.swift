/// Reads the parts of a block that are raw HTML.
extension PartReader {
  /// Adds a tag within a line, or a comment.
  mutating func addInlineHTML(_ bytes: UnsafeBufferPointer<UInt8>) {
    let range = passLines(bytes)
    let place = range.lowerBound
    parts.parts.append(BlockParts.Part(kind: .html, range: range))
    if HTMLText.divides(String(decoding: bytes, as: UTF8.self)), let last = parts.prose.last,
      last != 0x20
    {
      parts.add([0x20], at: place)
    }
  }

  /// Passes raw HTML, whose lines come without what marks a quote or indents an item.
  private mutating func passLines(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start: Int?
    for line in bytes.split(separator: 0x0A) {
      let end = cursor
      guard let place = pass(UnsafeBufferPointer(rebasing: line)) else { continue }
      if start == nil { start = place } else { parts.marginsInHTML.append(end..<place) }
    }
    // What cannot be found may be anywhere.
    return (start ?? begin)..<(start == nil ? end : cursor)
  }

  /// Adds a whole block of raw HTML, and what of it is prose.
  mutating func addHTMLBlock(_ bytes: UnsafeBufferPointer<UInt8>) {
    let range = passLines(bytes)
    parts.parts.append(BlockParts.Part(kind: .html, range: range))
    let html = text[range]
    var index = range.lowerBound
    var inScript = false
    for tag in HTMLTag.all(in: html) {
      if !inScript { addHTMLText(index..<tag.range.lowerBound) }
      inScript = !tag.isEnd && ["script", "style", "template"].contains(tag.name)
      index = tag.range.upperBound
    }
    if !inScript { addHTMLText(index..<html.endIndex) }
  }

  /// Adds what stands between tags, comments and tags of templates apart.
  private mutating func addHTMLText(_ range: Range<Int>) {
    if range.isEmpty { return }
    if let last = parts.prose.last, last != 0x20 { parts.add([0x20], at: range.lowerBound) }
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let isComment =
        hidden[index] == UInt8(ascii: "<") && index + 3 < range.upperBound
        && hidden[index + 1] == UInt8(ascii: "!")
      let tagLength = hasTags ? hiddenLength(hidden, index) : 0
      guard isComment || tagLength > 0 else {
        index += 1
        continue
      }
      if index > start { parts.add(text[start..<index], at: start) }
      if tagLength > 0 {
        parts.addPlaceholder(at: index)
        index += tagLength
      } else {
        index = (find(UInt8(ascii: ">"), from: index) ?? range.upperBound - 1) + 1
      }
      start = index
    }
    if start < range.upperBound { parts.add(text[start..<range.upperBound], at: start) }
  }
}
