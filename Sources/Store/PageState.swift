/// How things stand with the documents of a page, as the table `page_state` holds it: docs/schema.md,
/// "State".
struct PageState: Equatable {
  /// A document.
  struct Document: Equatable {
    var language: Int64
    var words: Int
    var blocks: Int
    var state: State
    var outdatedBlocks = 0
    var outdatedWords = 0
    var hasDrift = false
    var isReady = true
  }

  /// The states that a document can have. The raw values are stored and never change.
  enum State: Int {
    case current = 0
    case outdated = 1
    case orphan = 2
    case source = 3
  }

  /// In order of language.
  var documents: [Document]

  /// The page's row: a JSON list for each document, without the zeros at its end.
  var encoded: String {
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for (index, document) in documents.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      var numbers = [
        Int(document.language), document.words, document.blocks, document.state.rawValue,
        document.outdatedBlocks, document.outdatedWords,
        (document.hasDrift ? 1 : 0) + (document.isReady ? 0 : 2),
      ]
      while numbers.count > 3, numbers.last == 0 { numbers.removeLast() }
      for (place, number) in numbers.enumerated() {
        bytes.append(UInt8(ascii: place == 0 ? "[" : ","))
        bytes += String(number).utf8
      }
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }

  init(documents: [Document]) { self.documents = documents }

  /// Reads a row, in place of what the documents were.
  ///
  /// - Returns: false where it is not what `encoded` makes: the database is damaged.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, into documents: inout [Document]) -> Bool {
    documents.removeAll(keepingCapacity: true)
    var reader = NumberListReader(bytes)
    guard reader.take("[") else { return false }
    if reader.take("]") { return reader.isAtEnd }
    repeat {
      guard let document = document(&reader) else { return false }
      documents.append(document)
    } while reader.take(",")
    return reader.take("]") && reader.isAtEnd
  }

  private static func document(_ reader: inout NumberListReader) -> Document? {
    var numbers = InlineArray<7, Int>(repeating: 0)
    var count = 0
    guard reader.take("[") else { return nil }
    repeat {
      guard count < 7, let number = reader.number() else { return nil }
      numbers[count] = number
      count += 1
    } while reader.take(",")
    guard count >= 3, reader.take("]"), let state = State(rawValue: numbers[3]) else { return nil }
    return Document(
      language: Int64(numbers[0]), words: numbers[1], blocks: numbers[2], state: state,
      outdatedBlocks: numbers[4], outdatedWords: numbers[5], hasDrift: numbers[6] & 1 != 0,
      isReady: numbers[6] & 2 == 0)
  }
}

/// Reads lists of natural numbers, as in `[[1,2],[3]]`.
private struct NumberListReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  mutating func number() -> Int? {
    // No count in a database has more digits, and none that has them is too large for an integer.
    let end = min(bytes.count, position &+ 18)
    var next = position
    var value = 0
    while next < end {
      let digit = bytes[next] &- 0x30
      if digit > 9 { break }
      value = value &* 10 &+ Int(digit)
      next &+= 1
    }
    if next == position { return nil }
    position = next
    return value
  }
}
