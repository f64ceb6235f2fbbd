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

  /// Hashes bytes.
  package init(of bytes: [UInt8]) {
    let digest = [UInt8](unsafeUninitializedCapacity: Self.byteCount) { target, count in
      // An empty array may have no address, and SHA256 wants one.
      (bytes.isEmpty ? [0] : bytes).withUnsafeBufferPointer { source in
        _ = SHA256(source.baseAddress, bytes.count, target.baseAddress)
      }
      count = Self.byteCount
    }
    self.init(digest)!
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
    for word in [word0, word1, word2, word3] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return bytes
  }

  /// The hash in 64 hexadecimal digits, lower case.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Creates a hash from 64 hexadecimal digits, as `hex` gives them.
  package init?(hex: some StringProtocol) {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in hex.utf8 {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x61...0x66: value = digit - 0x61 + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    guard high == nil else { return nil }
    self.init(bytes)
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
