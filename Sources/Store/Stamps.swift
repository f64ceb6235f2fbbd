import Foundation

/// What the file system says of files, each in a number, as the database holds it: eight bytes each, the
/// lowest first; 0 for a file of which nothing is known.
enum Stamps {
  static func data(_ stamps: [UInt64?]) -> Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(stamps.count * 8)
    for stamp in stamps {
      withUnsafeBytes(of: (stamp ?? 0).littleEndian) { bytes.append(contentsOf: $0) }
    }
    return Data(bytes)
  }

  static func read(_ data: Data) -> [UInt64?] {
    let bytes = [UInt8](data)
    return stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      var stamp: UInt64 = 0
      for index in 0..<8 { stamp |= UInt64(bytes[start + index]) << UInt64(8 * index) }
      return stamp == 0 ? nil : stamp
    }
  }
}
