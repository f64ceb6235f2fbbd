import Exporter
import FileSystem
import Importer
import RunSupport
import Starter
import Store
import TestSupport
import Testing

/// What holds of any history, tried on random ones.
struct PropertyTests {
  static let seeds: [UInt64] = [2, 3, 7]
  private static let changes = 12

  @Test(
    "Every revision is checked out as it was imported, and imported again it is the same",
    arguments: seeds)
  func checkout(seed: UInt64) throws {
    let history = try SiteHistory(seed: seed, changes: Self.changes)
    #expect(history.imported.count > Self.changes / 2)
    for imported in history.imported {
      let id = imported.id
      let name = "checkout-\(id.number)"
      let files = try history.checkOut(id, to: name)
      expectEqual(files, imported.files, "seed \(seed), revision \(id.number)")

      let again = try history.readAgain(id, in: name)
      var site = try history.store.site(at: id)
      let preview = Site(previewing: again.snapshot)
      site.revision = preview.revision
      #expect(site == preview, "seed \(seed), revision \(id.number)")
      let fresh = try ContentStore(
        path: history.folder.path("fresh-\(id.number).sqlite"), access: .write)
      _ = try fresh.commit(again.snapshot, Signature(author: "Ben", time: 0, message: ""))
      site.revision = try fresh.site().revision
      #expect(try fresh.site() == site, "seed \(seed), revision \(id.number)")
    }
    let last = try #require(history.imported.last)
    let read = try history.readAgain(last.id, in: "checkout-\(last.id.number)")
    #expect(try history.store.changes(from: read.snapshot).isEmpty)
    #expect(try history.store.verify().findings == [])
  }

  @Test("An export of any revision gives what was exported then, byte for byte", arguments: seeds)
  func export(seed: UInt64) throws {
    let history = try SiteHistory(seed: seed, changes: Self.changes)
    for imported in history.imported {
      let name = "again-\(imported.id.number)"
      _ = try Export(history.store.site(at: imported.id), from: history.store)
        .write(to: history.folder.path(name))
      #expect(try history.folder.read(name) == imported.export)
    }
    // One folder, back and forth through the past.
    for imported in history.imported.reversed() + history.imported {
      _ = try Export.run(history.store, at: imported.id, to: history.folder.path("one"))
      #expect(try history.folder.read("one") == imported.export)
    }
  }

  @Test(
    "The difference of two revisions, applied to the one, gives the other",
    .enabled("git or patch is not installed") { Cmctl.has("git") && Cmctl.has("patch") },
    arguments: seeds)
  func diff(seed: UInt64) throws {
    let history = try SiteHistory(seed: seed, changes: Self.changes)
    for program in ["git", "patch"] {
      #expect(try applyAll(history, program) > Self.changes / 2)
    }
  }

  /// Applies the differences of each revision to the next, and of the first to the last and back;
  /// how many there were.
  private func applyAll(_ history: SiteHistory, _ program: String) throws -> Int {
    var count = 0
    let ids = history.imported.map(\.id)
    let pairs =
      zip(ids, ids.dropFirst()).map { ($0, $1) } + [(ids[0], ids[ids.count - 1])]
      + [(ids[ids.count - 1], ids[0])]
    for (index, (old, new)) in pairs.enumerated() {
      let (patch, binary) = try history.diff(old, new)
      var expected = try history.checkOut(new, to: "\(program)-\(index)-new")
      let before = try history.checkOut(old, to: "\(program)-\(index)-old")
      if program == "patch", Self.isFileToFolder(before, expected) { continue }
      let blocked = Self.isBlocked(binary, before, expected)
      if patch.isEmpty || blocked { continue }
      let failure = try history.apply(patch, with: program, in: "\(program)-\(index)-old")
      count += 1
      let place = "\(old.number) to \(new.number) with \(program)"
      #expect(failure == nil, "\(place)")
      var files = try history.files(in: "\(program)-\(index)-old")
      for path in binary {
        files[path] = nil
        expected[path] = nil
      }
      expectEqual(files, expected, place)
    }
    return count
  }

  /// Whether a path that was a file becomes a folder, or the other way round, which `patch` cannot
  /// do.
  private static func isFileToFolder(
    _ old: [String: RandomTree.File], _ new: [String: RandomTree.File]
  ) -> Bool {
    func isBelow(_ files: [String: RandomTree.File], _ others: [String: RandomTree.File]) -> Bool {
      files.keys.contains { path in others.keys.contains { $0.hasPrefix(path + "/") } }
    }
    return isBelow(old, new) || isBelow(new, old)
  }

  /// Whether a file that is no text, and so not in the patch, stands where the patch needs a folder
  /// or a file.
  private static func isBlocked(
    _ binary: Set<String>, _ old: [String: RandomTree.File], _ new: [String: RandomTree.File]
  ) -> Bool {
    binary.contains { path in
      (old.keys.contains { path.hasPrefix($0 + "/") || $0.hasPrefix(path + "/") })
        || (new.keys.contains { path.hasPrefix($0 + "/") || $0.hasPrefix(path + "/") })
    }
  }

  @Test("To restore everything gives the old tree, and to undo that the newer", arguments: seeds)
  func restore(seed: UInt64) throws {
    let history = try SiteHistory(seed: seed, changes: Self.changes)
    let signature = Signature(author: "Ben", time: 0, message: "")
    for imported in history.imported.reversed() {
      let before = try history.store.site()
      guard
        case .committed(let revision, _) = try history.store.restore(
          .everything, at: imported.id, signature)
      else { continue }
      let site = try history.store.site()
      var old = try history.store.site(at: imported.id)
      old.revision = site.revision
      #expect(site == old, "seed \(seed), revision \(imported.id.number)")
      let files = try history.checkOut(revision.id, to: "restored-\(imported.id.number)")
      expectEqual(files, imported.files, "seed \(seed), revision \(imported.id.number)")

      _ = try history.store.undo(revision.id, signature)
      var undone = try history.store.site()
      undone.revision = before.revision
      #expect(undone == before, "seed \(seed), revision \(imported.id.number)")
      _ = try history.store.restore(.everything, at: imported.id, signature)
    }
    #expect(try history.store.verify().findings == [])
    // The past is as it was.
    for imported in history.imported {
      expectEqual(
        try history.checkOut(imported.id, to: "past-\(imported.id.number)"), imported.files,
        "seed \(seed), revision \(imported.id.number)")
    }
  }
}

/// Expects two trees to be equal, and says which files differ.
private func expectEqual(
  _ files: [String: RandomTree.File], _ expected: [String: RandomTree.File], _ place: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let paths = Set(files.keys).union(expected.keys).filter { files[$0] != expected[$0] }
  #expect(paths.isEmpty, "\(place): \(paths.sorted())", sourceLocation: sourceLocation)
}
