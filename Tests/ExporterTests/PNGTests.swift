import Testing

@testable import Exporter

struct PNGTests {
  /// A picture with every kind of alpha, which no two rows repeat.
  private static let sample = PNGImage(
    width: 19, height: 13, rgba: (0..<19 * 13 * 4).map { UInt8($0 * 37 % 251) })

  @Test func transparentPictureComesBack() throws {
    let bytes = try Self.sample.encoded()
    #expect(try PNGImage(decoding: bytes) == Self.sample)
    #expect(MadePNG(bytes).chunks[0].content[8...9] == [8, 6])
  }

  @Test func opaquePictureComesBackWithoutAlpha() throws {
    let opaque = PNGImage(
      width: 19, height: 13,
      rgba: Self.sample.rgba.enumerated().map { $0.offset % 4 == 3 ? 255 : $0.element })
    let bytes = try opaque.encoded()
    #expect(try PNGImage(decoding: bytes) == opaque)
    #expect(MadePNG(bytes).chunks[0].content[8...9] == [8, 2])
  }

  /// IHDR says depth and colour type; 3 is a palette.
  @Test(arguments: [(2, 1), (4, 2), (16, 4), (17, 8), (256, 8)])
  func paletteTakesAsFewBitsAsItCan(colors: Int, depth: UInt8) throws {
    let palette = (0..<colors).map { PNGImage.Color(red: UInt8($0), green: 7, blue: 9) }
    let indices = (0..<300).map { UInt8($0 % colors) }
    let bytes = try PNGImage.encode(indices: indices, width: 30, height: 10, palette: palette)
    #expect(MadePNG(bytes).chunks[0].content[8...9] == [depth, 3])
    let expected = indices.flatMap { index -> [UInt8] in [index, 7, 9, 255] }
    #expect(try PNGImage(decoding: bytes).rgba == expected)
  }

  @Test func filesHoldNoTime() throws {
    let names = MadePNG(try Self.sample.encoded()).chunks.map(\.name)
    #expect(Set(names).isSubset(of: ["IHDR", "sRGB", "gAMA", "IDAT", "IEND"]))
    #expect(try Self.sample.encoded() == Self.sample.encoded())
  }

  @Test func otherColorTypesAreRead() throws {
    let gray1 = MadePNG(width: 3, height: 1, depth: 1, colorType: 0, rows: [[0b0100_0000]])
    #expect(
      try PNGImage(decoding: gray1.bytes).rgba == [0, 0, 0, 255] + [255, 255, 255, 255]
        + [0, 0, 0, 255])
    let grayAlpha = MadePNG(width: 2, height: 1, depth: 8, colorType: 4, rows: [[9, 80, 200, 0]])
    #expect(try PNGImage(decoding: grayAlpha.bytes).rgba[..<4] == [9, 9, 9, 80])
    let rgb16 = MadePNG(
      width: 1, height: 1, depth: 16, colorType: 2, rows: [[0x80, 0x80, 0x20, 0x20, 0xFF, 0xFF]])
    #expect(try PNGImage(decoding: rgb16.bytes).rgba == [0x80, 0x20, 0xFF, 0xFF])
  }

  @Test(arguments: [[], [0x89], Array("GIF89a".utf8), [UInt8](repeating: 0, count: 64)])
  func otherFilesAreRefused(bytes: [UInt8]) {
    #expect(throws: PNGError.notPNG) { try PNGImage(decoding: bytes) }
  }

  @Test(arguments: [(4097, 1), (1, 4097), (100_000, 100_000)])
  func hugeSizeIsRefusedBeforeMemoryIsTaken(width: Int, height: Int) {
    let made = MadePNG(width: width, height: height, depth: 8, colorType: 6, rows: [[0]])
    #expect(throws: PNGError.tooLarge(width: width, height: height)) {
      try PNGImage(decoding: made.bytes)
    }
  }

  @Test(arguments: [(0, 1), (1 << 31, 1), (0xFFFF_FFFF, 0xFFFF_FFFF), (2_000_000, 1)])
  func impossibleSizeIsDamage(width: Int, height: Int) {
    let made = MadePNG(width: width, height: height, depth: 8, colorType: 6, rows: [[0]])
    expectDamage(made.bytes)
  }

  @Test func missingRowsAreDamage() {
    let made = MadePNG(
      width: 2, height: 9, depth: 8, colorType: 0, rows: [[1, 2], [3, 4]])
    expectDamage(made.bytes)
  }

  /// The picture is whole only once its last data byte is there; IEND says nothing more.
  @Test func cutOffFilesAreDamage() throws {
    let bytes = try Self.sample.encoded()
    for count in 8..<bytes.count - 16 {
      expectDamage(Array(bytes.prefix(count)))
    }
    for count in bytes.count - 16..<bytes.count {
      _ = try? PNGImage(decoding: Array(bytes.prefix(count)))
    }
  }

  /// Every flipped bit gives either a picture of the declared size or an error, never a crash.
  @Test func flippedBitsNeverCrash() throws {
    let bytes = try Self.sample.encoded()
    var refused = 0
    for bit in 0..<bytes.count * 8 {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << (bit % 8)
      do throws(PNGError) {
        let image = try PNGImage(decoding: damaged)
        #expect(image.rgba.count == image.width * image.height * 4)
      } catch { refused += 1 }
    }
    #expect(refused > bytes.count * 7)
  }

  /// Under sound check sums the damage reaches the decoder behind them.
  @Test func damageUnderSoundCheckSumsNeverCrashes() throws {
    var random = SplitMix(state: 7)
    let palette = (0..<16).map { PNGImage.Color(red: UInt8($0 * 16), green: 0, blue: 1) }
    let indices = (0..<300).map { UInt8($0 * $0 % 16) }
    let files = [
      MadePNG(try Self.sample.encoded()),
      MadePNG(try PNGImage.encode(indices: indices, width: 30, height: 10, palette: palette)),
    ]
    for file in files {
      for _ in 0..<1000 {
        var damaged = file
        let index = Int.random(in: 0..<file.chunks.count - 1, using: &random)
        let place = file.chunks[index].content.indices.randomElement(using: &random)!
        // The first two bytes of a number are left alone, or every picture would be too large.
        guard index > 0 || ![0, 1, 4, 5].contains(place) else { continue }
        damaged.chunks[index].content[place] = .random(in: 0...255, using: &random)
        if let image = try? PNGImage(decoding: damaged.bytes) {
          #expect(image.rgba.count == image.width * image.height * 4)
        }
      }
    }
  }

  private func expectDamage(_ bytes: [UInt8], location: SourceLocation = #_sourceLocation) {
    #expect(sourceLocation: location) {
      try PNGImage(decoding: bytes)
    } throws: { error in
      if case .damaged(let reason) = error as? PNGError { !reason.isEmpty } else { false }
    }
  }
}

/// Random numbers that are the same in each run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
