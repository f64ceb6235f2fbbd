import Glibc

/// A point in time as a file system keeps it.
package struct FileTime: Sendable, Equatable, Comparable {
  /// Since 1970-01-01T00:00:00Z.
  package var seconds: Int
  package var nanoseconds: Int

  package init(seconds: Int, nanoseconds: Int) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  init(_ time: timespec) {
    seconds = time.tv_sec
    nanoseconds = time.tv_nsec
  }

  /// Now, by the clock that file systems take their times from: a file that is changed from here on
  /// gets no earlier time.
  package static var now: FileTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return FileTime(time)
  }

  /// Waits until a file that changes gets a later time than one that changed before: some
  /// milliseconds.
  package static func waitForNext() {
    let start = now
    while now == start { usleep(500) }
  }

  /// Later than any file.
  package static let distantFuture = FileTime(seconds: .max, nanoseconds: 0)

  package static func < (one: FileTime, other: FileTime) -> Bool {
    (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
  }
}

extension FileStatus {
  /// Returns a number that is another one, as good as certainly, after any change of the file; nil
  /// where its times cannot tell one.
  ///
  /// A change in the very moment in which the file is looked at may leave it the times that it had:
  /// git calls such a file racy. The time of its last change of any kind tells what the time of its
  /// text does not, since nobody can set it; a file system that keeps only whole seconds of it, or
  /// none of its own as an image of a disk has, is not relied on.
  ///
  /// - Parameter start: when the looking at files began.
  package func stamp(lookedAt start: FileTime) -> UInt64? {
    guard changed.nanoseconds != 0, changed < start, modified < start else { return nil }
    // One after another, without a list of them: a large folder has tens of thousands of files.
    var stamp = Self.mixed(device)
    stamp = Self.mixed(stamp ^ inode)
    stamp = Self.mixed(stamp ^ UInt64(bitPattern: Int64(size)))
    stamp = Self.mixed(stamp ^ UInt64(mode))
    stamp = Self.mixed(stamp ^ UInt64(bitPattern: Int64(modified.seconds)))
    stamp = Self.mixed(stamp ^ UInt64(modified.nanoseconds))
    stamp = Self.mixed(stamp ^ UInt64(bitPattern: Int64(changed.seconds)))
    return Self.mixed(stamp ^ UInt64(changed.nanoseconds))
  }

  /// Spreads each bit over all others (the finalizer of splitmix64, which loses nothing).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9e37_79b9_7f4a_7c15
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
