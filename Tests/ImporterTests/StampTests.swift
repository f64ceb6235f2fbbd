import FileSystem
import TestSupport
import Testing

struct StampTests {
  private func status() throws -> FileStatus {
    let folder = try TemporaryFolder(["file": "text"])
    return try #require(try Files.status(folder.path("file")))
  }

  @Test("A file that changed in the moment of looking, or later, has no stamp")
  func racy() throws {
    var file = try status()
    file.changed = FileTime(seconds: 100, nanoseconds: 7)
    file.modified = FileTime(seconds: 90, nanoseconds: 7)
    #expect(file.stamp(lookedAt: FileTime(seconds: 100, nanoseconds: 7)) == nil)
    #expect(file.stamp(lookedAt: FileTime(seconds: 100, nanoseconds: 8)) != nil)
    #expect(file.stamp(lookedAt: FileTime(seconds: 99, nanoseconds: 999)) == nil)
    file.modified = FileTime(seconds: 200, nanoseconds: 7)
    #expect(file.stamp(lookedAt: FileTime(seconds: 101, nanoseconds: 0)) == nil)
  }

  @Test("A time in whole seconds is not relied on")
  func wholeSeconds() throws {
    var file = try status()
    file.changed = FileTime(seconds: 100, nanoseconds: 0)
    #expect(file.stamp(lookedAt: .distantFuture) == nil)
  }

  @Test("Whatever changes of a file, its stamp does")
  func changes() throws {
    let file = try status()
    var others = [file]
    for change in [
      { $0.size += 1 }, { $0.mode ^= 0o100 }, { $0.inode += 1 }, { $0.device += 1 },
      { $0.modified.nanoseconds += 1 }, { $0.changed.nanoseconds += 1 },
      { $0.modified.seconds -= 1 }, { $0.changed.seconds -= 1 },
    ] as [(inout FileStatus) -> Void] {
      var other = file
      change(&other)
      others.append(other)
    }
    let stamps = others.map { $0.stamp(lookedAt: .distantFuture) }
    #expect(Set(stamps).count == others.count)
    #expect(!stamps.contains(nil))
  }
}
