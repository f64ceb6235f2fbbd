import Glibc

// The search of the standard library is generic and costs some hundred times as much; one on the
// types that texts come in is chosen before it.

extension ArraySlice<UInt8> {
  /// Returns where bytes stand first, or nil; none stand at the beginning.
  package func firstRange(of mark: some Collection<UInt8>) -> Range<Int>? {
    let mark = Array(mark)
    guard let first = mark.first else { return startIndex..<startIndex }
    if count < mark.count { return nil }
    return withUnsafeBytes { bytes -> Range<Int>? in
      guard let base = bytes.baseAddress else { return nil }
      let end = bytes.count - mark.count + 1
      var place = 0
      while place < end, let found = memchr(base + place, Int32(first), end - place) {
        place = UnsafeRawPointer(found) - base
        if memcmp(base + place, mark, mark.count) == 0 {
          return startIndex + place..<startIndex + place + mark.count
        }
        place += 1
      }
      return nil
    }
  }
}

extension [UInt8] {
  /// Returns where bytes stand first, or nil.
  package func firstRange(of mark: some Collection<UInt8>) -> Range<Int>? {
    self[...].firstRange(of: mark)
  }
}
