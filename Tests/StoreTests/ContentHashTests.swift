import Store
import Testing

struct ContentHashTests {
  /// Examples of FIPS 180-4, as NIST publishes them.
  @Test(
    "A hash is SHA-256",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func knownHashes(text: String, hex: String) {
    let hash = ContentHash(of: Array(text.utf8))
    #expect(hash.hex == hex)
    #expect(ContentHash(hex: hex) == hash)
    #expect(ContentHash(hash.bytes) == hash)
    #expect(hash.bytes.count == 32)
  }

  @Test(
    "What is not 64 lower-case hexadecimal digits is no hash",
    arguments: [
      "", "-", "abc", String(repeating: "g", count: 64), String(repeating: "A", count: 64),
      String(repeating: "a", count: 63), String(repeating: "a", count: 65),
      String(repeating: "a", count: 66), " " + String(repeating: "a", count: 63),
    ])
  func badHex(text: String) {
    #expect(ContentHash(hex: text) == nil)
  }

  @Test("A hash has 32 bytes", arguments: [0, 1, 31, 33, 64])
  func badLength(count: Int) {
    #expect(ContentHash([UInt8](repeating: 7, count: count)) == nil)
  }

  @Test("Hashes are in the order of their hexadecimal digits")
  func order() {
    let hashes = (0..<200).map { ContentHash(of: [UInt8($0)]) }
    #expect(hashes.sorted().map(\.hex) == hashes.map(\.hex).sorted())
  }
}
