// The search of the standard library is generic and costs some hundred times as much; one on the
// types that texts come in is chosen before it.

extension ArraySlice<UInt8> {
  /// Returns where bytes stand first, or nil; none stand at the beginning.
  package func firstRange(of mark: some Collection<UInt8>) -> Range<Int>? {
    let mark = Array(mark)
    guard let first = mark.first else { return startIndex..<startIndex }
    if count < mark.count { return nil }
    return withUnsafeBufferPointer { bytes -> Range<Int>? in
      for place in 0...bytes.count - mark.count where bytes[place] == first {
        var length = 1
        while length < mark.count, bytes[place + length] == mark[length] { length += 1 }
        if length == mark.count { return startIndex + place..<startIndex + place + length }
      }
      return nil
    }
  }
}

extension [UInt8] {
  /// Returns where bytes stand first, or nil; none stand at the beginning.
  package func firstRange(of mark: some Collection<UInt8>) -> Range<Int>? {
    self[...].firstRange(of: mark)
  }
}
