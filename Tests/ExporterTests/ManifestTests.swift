import Store
import Testing

@testable import Exporter

struct ManifestTests {
  @Test("A manifest reads as it was written, in one order")
  func roundTrip() throws {
    var manifest = Manifest()
    for (index, path) in ["index.html", "a b/ü.html", "z", "\u{301}odd", "a/b c  d"].enumerated() {
      let hash = ContentHash(of: [UInt8(index)])
      manifest[path] = Manifest.Entry(key: index == 2 ? nil : hash, hash: hash)
    }
    manifest["pending"] = Manifest.Entry()
    let read = try #require(Manifest(manifest.bytes))
    #expect(read == manifest)
    #expect(read.bytes == manifest.bytes)
    #expect(Manifest(Manifest().bytes) == Manifest())
  }

  @Test(
    "What is no manifest of ours is none",
    arguments: [
      "", "x", "cmctl export, version 2\n",
      "cmctl export, version 1: what this folder holds, so that the next export knows it.\n- -\n",
      "cmctl export, version 1: what this folder holds, so that the next export knows it.\n"
        + "- - ../../etc/passwd\n",
      "cmctl export, version 1: what this folder holds, so that the next export knows it.\n"
        + "- - /etc/passwd\n",
    ])
  func others(text: String) {
    #expect(Manifest(Array(text.utf8)) == nil)
  }
}
