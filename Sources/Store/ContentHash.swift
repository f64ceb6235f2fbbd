import CCrypto

/// The name of content to the world: SHA-256 of its bytes (FIPS 180-4).
package struct ContentHash: Hashable, Sendable, Comparable {
  /// The length of a hash in bytes.
  package static let byteCount = 32

  // Four words and no array: a hash is compared and copied a hundred thousand times in an import.
  private var words: (UInt64, UInt64, UInt64, UInt64) {
    (word0, word1, word2, word3)
  }
  private let word0: UInt64
  private let word1: UInt64
  private let word2: UInt64
  private let word3: UInt64

  /// The algorithm. OpenSSL looks it up anew for each call of `SHA256`, which for short texts costs
  /// more than to hash them.
  nonisolated(unsafe) private static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

  /// Hashes bytes.
  package init(of bytes: [UInt8]) {
    // As words, not as an array: every text and every file of an export is hashed.
    var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &digest) { target in
      // An empty array may have no address, and OpenSSL wants one.
      (bytes.isEmpty ? [0] : bytes).withUnsafeBufferPointer { source in
        let isDone = EVP_Digest(
          source.baseAddress, bytes.count, target.baseAddress, nil, Self.algorithm, nil)
        precondition(isDone == 1, "OpenSSL has no SHA-256")
      }
    }
    (word0, word1, word2, word3) = (
      digest.0.bigEndian, digest.1.bigEndian, digest.2.bigEndian, digest.3.bigEndian
    )
  }

  /// Creates a hash from its 32 bytes; nil where there are more or fewer.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var iterator = bytes.makeIterator()
    func word() -> UInt64 {
      var word: UInt64 = 0
      for _ in 0..<8 { word = word << 8 | UInt64(iterator.next() ?? 0) }
      return word
    }
    (word0, word1, word2, word3) = (word(), word(), word(), word())
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    append(to: &bytes)
    return bytes
  }

  /// Appends the 32 bytes.
  package func append(to bytes: inout [UInt8]) {
    let words = (word0.bigEndian, word1.bigEndian, word2.bigEndian, word3.bigEndian)
    withUnsafeBytes(of: words) { bytes.append(contentsOf: $0) }
  }

  /// The hash in 64 hexadecimal digits, lower case.
  package var hex: String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * Self.byteCount)
    appendHex(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the digits that `hex` has.
  package func appendHex(to text: inout [UInt8]) {
    // A manifest has two for each file.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * Self.byteCount) { digits in
      var end = 0
      func add(_ word: UInt64) {
        var word = word
        for _ in 0..<16 {
          word = word << 4 | word >> 60
          let digit = UInt8(truncatingIfNeeded: word & 15)
          digits.initializeElement(at: end, to: digit + (digit < 10 ? 0x30 : 0x61 - 10))
          end += 1
        }
      }
      add(word0)
      add(word1)
      add(word2)
      add(word3)
      text.append(contentsOf: UnsafeBufferPointer(digits))
    }
  }

  /// Creates a hash from 64 hexadecimal digits, as `hex` gives them.
  package init?(hex: some StringProtocol) { self.init(hex: Array(hex.utf8)[...]) }

  /// Creates a hash from the bytes of 64 hexadecimal digits.
  ///
  /// A manifest has many: the bytes are of one type, so that nothing generic is called for each.
  package init?(hex: ArraySlice<UInt8>) {
    guard hex.count == 2 * Self.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let isHex = hex.withUnsafeBufferPointer { digits in
      func read(_ word: inout UInt64, from start: Int) -> Bool {
        for index in start..<start + 16 {
          switch digits[index] {
          case 0x30...0x39: word = word << 4 | UInt64(digits[index] - 0x30)
          case 0x61...0x66: word = word << 4 | UInt64(digits[index] - 0x61 + 10)
          default: return false
          }
        }
        return true
      }
      return read(&words.0, from: 0) && read(&words.1, from: 16) && read(&words.2, from: 32)
        && read(&words.3, from: 48)
    }
    guard isHex else { return nil }
    (word0, word1, word2, word3) = words
  }

  package static func < (one: ContentHash, other: ContentHash) -> Bool {
    one.words < other.words
  }
}

/// The bytes of a file with their hash.
package struct Content: Sendable, Equatable {
  package let hash: ContentHash
  /// Nil where they are known to be stored already and were not fetched.
  package let bytes: [UInt8]?

  /// Takes bytes.
  package init(_ bytes: [UInt8]) {
    hash = ContentHash(of: bytes)
    self.bytes = bytes
  }

  /// Names content that is stored already.
  init(stored hash: ContentHash) {
    self.hash = hash
    bytes = nil
  }

  /// The content of an empty file.
  static let empty = Content([])

  package static func == (one: Content, other: Content) -> Bool { one.hash == other.hash }
}
