/// Divides a sorted table into parts of a bounded size, so that a reader fetches few of it.
///
/// A part that is too large is divided before one of its keys, which its keys alone decide: that
/// with the least hash. So a change of the table changes the parts that it touches, and no others:
/// where all were cut anew at even sizes, a word more would move every cut behind it.
struct Shards {
  /// The most bytes of a part; one entry alone may have more.
  static let mostBytes = 65_536

  /// An entry with its value as JSON.
  struct Entry {
    var key: [UInt8]
    var value: [UInt8]

    /// About what it takes in a file.
    var size: Int { key.count + value.count + 4 }
  }

  /// A part of the table.
  struct Part {
    /// What its keys begin with or follow: no more of its first key than tells it from the one
    /// before; empty for the first part.
    var start: [UInt8]
    var json: [UInt8]
  }

  /// - Parameter entries: in order of their keys.
  static func parts(_ entries: [Entry], mostBytes: Int) -> [Part] {
    var sizes = [0]
    sizes.reserveCapacity(entries.count + 1)
    for entry in entries { sizes.append(sizes[sizes.count - 1] + entry.size) }
    let hashes = entries.map { hash($0.key) }
    var parts: [Part] = []
    // Ranges to look at, the first of them last.
    var open = [0..<entries.count]
    while let range = open.popLast() {
      if range.count < 2 || sizes[range.upperBound] - sizes[range.lowerBound] <= mostBytes {
        let start = parts.isEmpty ? [] : start(of: range.lowerBound, in: entries)
        parts.append(Part(start: start, json: json(entries[range])))
        continue
      }
      var cut = range.lowerBound + 1
      for index in cut..<range.upperBound where hashes[index] < hashes[cut] { cut = index }
      open.append(cut..<range.upperBound)
      open.append(range.lowerBound..<cut)
    }
    return parts
  }

  private static func start(of index: Int, in entries: [Entry]) -> [UInt8] {
    let (key, before) = (entries[index].key, entries[index - 1].key)
    var count = 0
    while count < before.count, count < key.count, key[count] == before[count] { count += 1 }
    count += 1
    // Whole letters alone.
    while count < key.count, key[count] & 0xC0 == 0x80 { count += 1 }
    return Array(key.prefix(count))
  }

  private static func json(_ entries: ArraySlice<Entry>) -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    for (index, entry) in entries.enumerated() {
      json.raw(index == 0 ? "" : ",\n")
      json.string(entry.key)
      json.raw(":")
      json.raw(entry.value)
    }
    json.raw("}")
    return json.bytes
  }

  /// FNV-1a, with its bits mixed once more.
  private static func hash(_ key: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 33
    hash = hash &* 0xff51_afd7_ed55_8ccd
    return hash ^ hash >> 33
  }
}
