import Template

/// Returns a word that does not occur in a text, in whatever case.
///
/// It is the same for the same text, is one word to Markdown, and no beginning of it is also an
/// end, so that what stands before it cannot make it begin elsewhere.
package func makeMarker(notIn text: [UInt8]) -> [UInt8] {
  let stem = Array("qcmctl".utf8)
  let length = 6
  var taken: Set<Int> = []
  text.withUnsafeBufferPointer { text in
    var start = 0
    while start + stem.count + length <= text.count {
      defer { start += 1 }
      guard text[start] | 0x20 == stem[0],
        stem.indices.allSatisfy({ text[start + $0].lowercased == stem[$0] })
      else { continue }
      var number = 0
      for index in start + stem.count..<start + stem.count + length {
        let digit = Int(text[index].lowercased) - 0x61
        guard (0..<16).contains(digit) else {
          number = -1
          break
        }
        number = number * 16 + digit
      }
      taken.insert(number)
    }
  }
  // Each number taken costs a text a dozen bytes: the numbers cannot run out below 200 MB.
  var number = 0
  while taken.contains(number) { number += 1 }
  let letters = (0..<length).reversed().map { UInt8(0x61 + (number >> (4 * $0)) & 15) }
  return stem + letters
}

/// Joins a template's pieces to Markdown, in which each value is a marker with its index.
///
/// Markdown is parsed before the values are known, so no value can become Markdown or HTML. Where
/// there are no values, the marker is empty.
package func join(
  _ pieces: [TemplatePiece]
) -> (text: [UInt8], marker: [UInt8], values: [TemplateValue]) {
  var literals: [UInt8] = []
  var values: [TemplateValue] = []
  for piece in pieces {
    switch piece {
    case .literal(let bytes): literals += bytes
    case .value(let value): values.append(value)
    }
  }
  if values.isEmpty { return (literals, [], []) }
  let marker = makeMarker(notIn: literals)
  var text: [UInt8] = []
  text.reserveCapacity(literals.count + values.count * (marker.count + 6))
  var index = 0
  for piece in pieces {
    switch piece {
    case .literal(let bytes): text += bytes
    case .value:
      text += marked(marker, index)
      index += 1
    }
  }
  return (text, marker, values)
}

/// Returns what stands in the text for the value of an index.
package func marked(_ marker: [UInt8], _ index: Int) -> [UInt8] {
  marker + Array(String(index).utf8) + [markerEnd]
}

/// What ends the index behind a marker.
private let markerEnd = UInt8(ascii: "z")

/// Replaces the markers in HTML by the values, escaped for where each stands.
///
/// A marker may stand there more than once, as a footnote's text does, or not at all. What is
/// returned passes `checkIsComplete`.
///
/// - Parameter isMade: whether no tag and no comment of the HTML is the author's own: then it ends in
///   none, and is not read for that.
package func fill(
  _ html: [UInt8], marker: [UInt8], values: [TemplateValue], isMade: Bool = false
) throws(HTMLFillError) -> [UInt8] {
  guard !values.isEmpty, let first = marker.first else {
    if !isMade { try checkIsComplete(html) }
    return html
  }
  var writer = HTMLWriter(reserving: html.count + html.count / 8)
  var written = 0
  var index = 0
  while index + marker.count < html.count {
    guard html[index] == first, let mark = readMarker(marker, in: html, at: index),
      mark.value < values.count
    else {
      index += 1
      continue
    }
    writer.literal(html[written..<index])
    writer.nextIndex = mark.value
    try writer.value(values[mark.value])
    index = mark.end
    written = index
  }
  writer.literal(html[written...])
  let filled = try writer.finish()
  try checkIsComplete(filled)
  return filled
}

private func readMarker(
  _ marker: [UInt8], in html: [UInt8], at start: Int
) -> (value: Int, end: Int)? {
  guard html[start..<start + marker.count] == marker[...] else { return nil }
  var end = start + marker.count
  var value = 0
  var digits = 0
  while end < html.count, (0x30...0x39).contains(html[end]), digits < 10 {
    value = value * 10 + Int(html[end] - 0x30)
    digits += 1
    end += 1
  }
  guard digits > 0, end < html.count, html[end] == markerEnd else { return nil }
  return (value, end + 1)
}
