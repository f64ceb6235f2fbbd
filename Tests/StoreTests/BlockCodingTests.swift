import Testing
import Translation

@testable import Store

struct BlockCodingTests {
  @Test("Blocks come back as they were stored", arguments: [0, 1, 2, 3] as [UInt64])
  func roundTrip(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    for count in 0..<50 {
      var blocks: [Block] = []
      var end: UInt32 = 0
      for _ in 0..<count {
        let start = end + UInt32.random(in: 0...300, using: &random)
        let length = UInt32.random(in: 0...(1 << 20), using: &random)
        blocks.append(
          Block(
            kind: BlockKind.allCases.randomElement(using: &random)!,
            level: UInt8.random(in: 0...6, using: &random), start: start, length: length,
            words: UInt32.random(in: 0...(1 << 20), using: &random)))
        end = start + length
      }
      #expect(BlockCoding.decode(BlockCoding.encode(blocks)) == blocks)
    }
  }

  @Test("The largest numbers there are come back")
  func extremes() {
    let blocks = [
      Block(kind: .heading, level: 6, start: .max - 1, length: 1, words: .max),
      Block(kind: .code, level: 0, start: .max, length: 0, words: 0),
    ]
    #expect(BlockCoding.decode(BlockCoding.encode(blocks)) == blocks)
  }

  @Test("What the database holds for a block is as docs/schema.md says")
  func bytes() {
    let blocks = [
      Block(kind: .heading, level: 2, start: 4, length: 300, words: 5),
      Block(kind: .paragraph, level: 0, start: 306, length: 127, words: 128),
    ]
    #expect(
      BlockCoding.encode(blocks) == [3, 2, 4, 0xac, 0x02, 5, 4, 0, 2, 0x7f, 0x80, 0x01])
  }

  @Test(
    "Damaged bytes are no blocks",
    arguments: [
      [3], [3, 2], [3, 2, 4], [3, 2, 4, 1], [0, 0, 0, 0, 0], [11, 0, 0, 0, 0],
      [3, 2, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 1, 1], [3, 2, 0xff, 0xff, 0xff, 0xff, 0x7f, 1, 1],
      [3, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1], [3, 2, 4, 0x80], [3, 2, 0, 1, 1, 3],
    ] as [[UInt8]])
  func damaged(bytes: [UInt8]) {
    #expect(BlockCoding.decode(bytes) == nil)
  }
}
