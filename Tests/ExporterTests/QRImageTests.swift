import Foundation
import Testing

@testable import Exporter

private let invite = "DCACCOUNT:https://chat.example.org/new"

struct QRImageTests {
  /// A logo that hides as much as one can: black and white noise, opaque to its edges.
  private static let noise: [UInt8] = {
    var random = SplitMix(state: 1)
    let rgba = (0..<64 * 64).flatMap { _ -> [UInt8] in
      Bool.random(using: &random) ? [0, 0, 0, 255] : [255, 255, 255, 255]
    }
    return (try? PNGImage(width: 64, height: 64, rgba: rgba).encoded()) ?? []
  }()

  private static let white: [UInt8] =
    (try? PNGImage(width: 1, height: 1, rgba: [255, 255, 255, 255]).encoded()) ?? []

  /// The logo among the project's reference files, where they are at hand.
  private static let referenceLogo: [UInt8]? = {
    let shared =
      ProcessInfo.processInfo.environment["CMCTL_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")
    let file = shared.appending(path: "reference/site-qr-logo.png")
    return (try? Data(contentsOf: file)).map { [UInt8]($0) }
  }()

  @Test(
    .enabled(if: Zbar.path != nil, "\(Zbar.absence)"),
    arguments: [
      invite, "https://пример.испытание/приглашение?абв", "#абв", "你好，世界：聊天邀请", "مرحبا",
      "two\nlines", "🙂", String(repeating: "long ", count: 250),
    ], [false, true])
  func readersReadTheText(text: String, hasLogo: Bool) throws {
    let logo = hasLogo ? Self.noise : nil
    #expect(try Zbar.read(QRImage.render(text: text, logo: logo)) == text)
  }

  @Test(
    .enabled(if: Zbar.path != nil, "\(Zbar.absence)"), arguments: QRErrorCorrection.allCases)
  func readersReadEachLevel(level: QRErrorCorrection) throws {
    #expect(try Zbar.read(QRImage.render(text: invite, level: level)) == invite)
  }

  /// Wherever a level has room for a logo, what it hides is restored. The logo is white: a dark one
  /// misleads `zbarimg` at some sizes, at every level, in its search for the corners of the code.
  @Test(
    .enabled(if: Zbar.path != nil, "\(Zbar.absence)"), arguments: QRErrorCorrection.allCases,
    [8, 20, 45, 80, 120, 180, 260, 400, 620, 1000])
  func readersReadUnderLogosAtEachLevel(level: QRErrorCorrection, length: Int) throws {
    let text = String(repeating: "a1-b/", count: length / 5)
    do throws(QRImageError) {
      let png = try QRImage.render(text: text, level: level, logo: Self.white)
      #expect((try? Zbar.read(png)) == text)
    } catch {
      guard case .logoTooLarge(_, _, _, let fitting) = error else { throw error }
      #expect(level == .low || level == .medium)
      #expect(fitting.contains(.high))
    }
  }

  @Test(.enabled(if: Zbar.path != nil, "\(Zbar.absence)"), arguments: [100, 384, 1000, 2000])
  func readersReadEachSize(size: Int) throws {
    let png = try QRImage.render(text: invite, minimumSize: size, logo: Self.noise)
    #expect(try Zbar.read(png) == invite)
  }

  @Test(
    .enabled(if: Zbar.path != nil, "\(Zbar.absence)"),
    .enabled(
      if: referenceLogo != nil, "no ../shared/reference/site-qr-logo.png; CMCTL_SHARED may name it"
    ), arguments: [384, 1000])
  func readersReadUnderTheReferenceLogo(size: Int) throws {
    let png = try QRImage.render(text: invite, minimumSize: size, logo: Self.referenceLogo)
    #expect(try Zbar.read(png) == invite)
  }

  @Test(arguments: [(1, 45), (45, 45), (46, 90), (384, 405), (1000, 1035)])
  func sideIsTheNextWholeNumberOfModules(minimum: Int, side: Int) throws {
    let image = try PNGImage(decoding: QRImage.render(text: invite, minimumSize: minimum))
    #expect(image.width == side)
    #expect(image.height == side)
  }

  @Test func defaultSizeIsLargeEnough() throws {
    let image = try PNGImage(decoding: QRImage.render(text: invite))
    #expect(image.width >= 384)
  }

  @Test func withoutLogoOneBitAPixelIsEnough() throws {
    let bytes = try QRImage.render(text: invite)
    #expect(MadePNG(bytes).chunks[0].content[8...9] == [1, 3])
    #expect(bytes.count < 1000)
  }

  @Test(arguments: [false, true]) func sameInputGivesTheSameBytes(hasLogo: Bool) throws {
    let logo = hasLogo ? Self.noise : nil
    let bytes = try QRImage.render(text: invite, logo: logo)
    #expect(try QRImage.render(text: invite, logo: logo) == bytes)
  }

  /// Each pixel is its module's colour, the quiet zone is white, and a logo changes only its plate.
  @Test(arguments: [false, true]) func pixelsAreTheModules(hasLogo: Bool) throws {
    let logo = hasLogo ? Self.noise : nil
    let code = try QRCode(text: invite, level: .high)
    let image = try PNGImage(decoding: QRImage.render(text: invite, logo: logo))
    let scale = image.width / (code.size + 8)
    let plate = logo == nil ? 0 : QRImage.plateSide(codeSize: code.size)
    let covered = (code.size - plate) / 2..<(code.size + plate) / 2
    var wrong = 0
    for row in 0..<image.height {
      for column in 0..<image.width {
        let (x, y) = (column / scale - 4, row / scale - 4)
        if logo != nil, covered.contains(x), covered.contains(y) { continue }
        let inside = 0..<code.size
        let isDark = inside.contains(x) && inside.contains(y) && code[x, y]
        let value: UInt8 = isDark ? 0 : 255
        let pixel = (row * image.width + column) * 4
        if image.rgba[pixel..<pixel + 4] != [value, value, value, 255] { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  /// The margin of a plate is one white module, and a wide logo stays wide, in the middle.
  @Test func logoKeepsItsShape() throws {
    let red = PNGImage(
      width: 40, height: 10, rgba: (0..<400).flatMap { _ -> [UInt8] in [255, 0, 0, 255] })
    let image = try PNGImage(decoding: QRImage.render(text: invite, logo: red.encoded()))
    let reds = (0..<image.width * image.height).filter {
      image.rgba[$0 * 4..<$0 * 4 + 4] == [255, 0, 0, 255]
    }
    // The code has 37 modules and a scale of 9 pixels: the logo has 7 modules, the plate 9.
    let columns = reds.map { $0 % image.width }
    let rows = reds.map { $0 / image.width }
    #expect(columns.min() == (4 + 15) * 9)
    #expect(columns.max() == (4 + 22) * 9 - 1)
    #expect(Set(rows).count == 63 * 10 / 40)
    #expect(abs((rows.min() ?? 0) + (rows.max() ?? 0) - (image.height - 1)) <= 1)
  }

  @Test(arguments: 1...40) func plateCoversLittle(version: Int) {
    let size = 17 + 4 * version
    let plate = QRImage.plateSide(codeSize: size)
    #expect(!plate.isMultiple(of: 2))
    #expect((plate - 2) * 100 <= size * 22)
    #expect(plate * plate * 100 < size * size * 8)
    // Finder patterns have 7 modules and a separator; beside them stands the format.
    #expect((size - plate) / 2 >= (size == 21 ? 8 : 9))
  }

  @Test func faultsSayWhatToDo() {
    #expect(throws: QRImageError.code(.empty)) { try QRImage.render(text: "") }
    #expect(throws: QRImageError.logo(.notPNG)) {
      try QRImage.render(text: invite, logo: Array("<svg/>".utf8))
    }
    #expect("\(QRImageError.logo(.notPNG))" == "the logo cannot be used: not a PNG image")
    let error = QRImageError.logoTooLarge(
      share: 59, limit: 50, level: .medium, fitting: [.quartile, .high])
    #expect(throws: error) { try QRImage.render(text: invite, level: .medium, logo: Self.noise) }
    #expect(
      "\(error)"
        == "the logo hides 5.9 % of the code, and error correction M leaves room for 5.0 %")
    #expect(error.hint == "take level Q or H")
  }

  @Test(arguments: [Int.min, 0, 4096, 4097, .max]) func impossibleSizesAreRefused(size: Int) {
    #expect(throws: QRImageError.size(minimum: size)) {
      try QRImage.render(text: invite, minimumSize: size)
    }
  }
}
