/// PNG files put together byte by byte, so that tests can have what no encoder would write.
struct MadePNG {
  /// One chunk of a file: four letters and its content; the check sum is computed.
  struct Chunk {
    var name: String
    var content: [UInt8]
  }

  var chunks: [Chunk]

  /// A whole picture without compression; `rows` holds each row's bytes without the filter byte.
  init(width: Int, height: Int, depth: UInt8, colorType: UInt8, rows: [[UInt8]]) {
    let header = Self.number(width) + Self.number(height) + [depth, colorType, 0, 0, 0]
    chunks = [
      Chunk(name: "IHDR", content: header),
      Chunk(name: "IDAT", content: Self.stored(rows.flatMap { [0] + $0 })),
      Chunk(name: "IEND", content: []),
    ]
  }

  /// Takes a whole and sound file apart.
  init(_ bytes: [UInt8]) {
    chunks = []
    var rest = bytes.dropFirst(8)
    while !rest.isEmpty {
      let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let name = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
      chunks.append(Chunk(name: name, content: Array(rest.dropFirst(8).prefix(count))))
      rest = rest.dropFirst(12 + count)
    }
  }

  /// The file, with sound lengths and check sums.
  var bytes: [UInt8] {
    chunks.reduce(into: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { file, chunk in
      let body = Array(chunk.name.utf8) + chunk.content
      file += Self.number(chunk.content.count) + body + Self.number(Int(Self.crc(body)))
    }
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1
      }
    }
  }

  /// A zlib stream of one stored block, for fewer than 65,536 bytes.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let low = UInt8(bytes.count & 255)
    let high = UInt8(bytes.count >> 8)
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65521
      b = (b + a) % 65521
    }
    return [0x78, 0x01, 1, low, high, ~low, ~high] + bytes + number(b << 16 | a)
  }
}
