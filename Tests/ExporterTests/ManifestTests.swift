import Store
import Testing

@testable import Exporter

struct ManifestTests {
  @Test("A manifest reads as it was written, in one order")
  func roundTrip() throws {
    var files: [Manifest.File] = [("pending", Manifest.Entry())]
    for (index, path) in ["index.html", "a b/ü.html", "z", "\u{301}odd", "a/b c  d"].enumerated() {
      let hash = ContentHash(of: [UInt8(index)])
      files.append((path, Manifest.Entry(key: index == 2 ? nil : hash, hash: hash)))
    }
    let manifest = Manifest(files)
    let read = try #require(Manifest(manifest.bytes))
    #expect(read == manifest)
    #expect(read.bytes == manifest.bytes)
    #expect(Manifest(Manifest().bytes) == Manifest())
    for (path, entry) in files { #expect(read[path] == entry) }
    #expect(read["other"] == nil)
    #expect(read.files.map(\.path) == files.map(\.path).sorted())
    #expect(!read.isSettled)
    // The lines in another order, as no export writes them.
    let lines = String(decoding: manifest.bytes, as: UTF8.self).split(separator: "\n")
    let turned = [lines[0]] + lines[1...].reversed()
    #expect(Manifest(Array(turned.joined(separator: "\n").utf8)) == manifest)
    #expect(Manifest(manifest.bytes + Array("\n\n".utf8)) == manifest)
  }

  @Test("A manifest with other entries is the one of all files, and knows which it has not")
  func with() {
    func entry(_ number: UInt8) -> Manifest.Entry {
      let hash = ContentHash(of: [number])
      return Manifest.Entry(key: hash, hash: hash, stamp: UInt64(number))
    }
    let paths = ["b", "d", "f/g", "\u{e9}", "z"]
    let some = Manifest(paths.map { ($0, entry(1)) })
    #expect(some.isSettled)
    for changed in [[], ["a"], ["b", "z"], ["zz", "c", "d"], paths] {
      let new = some.with(changed.map { ($0, entry(2)) })
      var all = Dictionary(uniqueKeysWithValues: paths.map { ($0, entry(1)) })
      for path in changed { all[path] = entry(2) }
      #expect(new == Manifest(all.map { ($0.key, $0.value) }))
      #expect(new.stamps == new.files.map { all[$0.path]?.stamp })
      #expect(some.paths(notIn: new) == [])
      #expect(new.paths(notIn: some) == changed.filter { !paths.contains($0) }.sorted())
    }
    #expect(some.paths(notIn: Manifest()) == some.files.map(\.path))
    #expect(some.paths(notIn: Manifest([("d", entry(1))])) == ["b", "f/g", "z", "\u{e9}"])
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
