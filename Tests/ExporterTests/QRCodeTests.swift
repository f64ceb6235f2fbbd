import Testing

@testable import Exporter

struct QRCodeTests {
  /// The three corners have the finder pattern: a dark ring, a light one, nine dark modules.
  @Test func findersStandInThreeCorners() throws {
    let code = try QRCode(text: "DCACCOUNT:https://chat.example.org/new", level: .high)
    #expect(code.size == 37)
    #expect(code.modules.count == code.size * code.size)
    for (left, top) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = max(abs(column - 3), abs(row - 3))
          #expect(code[left + column, top + row] == (ring != 2))
        }
      }
    }
  }

  @Test func higherLevelsTakeMoreModules() throws {
    let text = "DCACCOUNT:https://chat.example.org/new"
    let sizes = try [QRErrorCorrection.low, .medium, .quartile, .high].map {
      try QRCode(text: text, level: $0).size
    }
    #expect(sizes == [29, 29, 33, 37])
  }

  @Test func levelsAreWrittenAsLetters() {
    #expect(["L", "M", "Q", "H"].compactMap(QRErrorCorrection.init) == QRErrorCorrection.allCases)
    #expect(QRErrorCorrection(rawValue: "h") == nil)
  }

  @Test func emptyTextIsRefused() {
    #expect(throws: QRCodeError.empty) { try QRCode(text: "", level: .low) }
    #expect("\(QRCodeError.empty)" == "the text of a QR code is empty")
  }

  @Test func tooLongTextIsRefusedWithTheLimit() {
    let error = QRCodeError.tooLong(bytes: 4000, limit: 1273, level: .high)
    #expect(throws: error) {
      try QRCode(text: String(repeating: "a", count: 4000), level: .high)
    }
    #expect(
      "\(error)" == "the text of a QR code is 4000 bytes long, "
        + "at most 1273 fit with error correction H")
  }

  /// The limits are exactly the library's, with and without the announcement of UTF-8.
  @Test(arguments: QRErrorCorrection.allCases)
  func theLimitIsExact(level: QRErrorCorrection) throws {
    let limit = level.capacity
    let ascii = String(repeating: "a", count: limit)
    #expect(try QRCode(text: ascii, level: level).size == 177)
    #expect(throws: QRCodeError.tooLong(bytes: limit + 1, limit: limit, level: level)) {
      try QRCode(text: ascii + "a", level: level)
    }
    let cyrillic = "я" + String(repeating: "a", count: limit - 3)
    #expect(try QRCode(text: cyrillic, level: level).size == 177)
    #expect(throws: QRCodeError.tooLong(bytes: limit, limit: limit - 1, level: level)) {
      try QRCode(text: cyrillic + "a", level: level)
    }
  }

  @Test func textWithAZeroByteIsWhole() throws {
    let one = try QRCode(text: "a\0b", level: .low)
    let other = try QRCode(text: "a\0c", level: .low)
    #expect(one != other)
  }

  @Test func manyTasksMakeTheSameCode() async throws {
    let expected = try (0..<40).map { try QRCode(text: "text \($0) я", level: .high) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<400 {
        group.addTask {
          try QRCode(text: "text \(index % 40) я", level: .high) == expected[index % 40]
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }
}
