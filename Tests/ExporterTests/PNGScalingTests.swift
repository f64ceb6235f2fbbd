import Testing

@testable import Exporter

struct PNGScalingTests {
  private func gray(_ values: [UInt8], width: Int) -> PNGImage {
    PNGImage(
      width: width, height: values.count / width, rgba: values.flatMap { [$0, $0, $0, 255] })
  }

  @Test func sameSizeIsTheSamePicture() {
    let image = gray((0..<77).map { UInt8($0 * 3) }, width: 11)
    #expect(image.scaledOnWhite(width: 11, height: 7) == image)
  }

  @Test func smallerPixelsAreMeans() {
    let image = gray([0, 10, 20, 31], width: 2)
    #expect(image.scaledOnWhite(width: 1, height: 1) == gray([15], width: 1))
    // Three pixels to two: each new one covers a whole and a half.
    let line = gray([0, 90, 240], width: 3)
    #expect(line.scaledOnWhite(width: 2, height: 1) == gray([30, 190], width: 2))
  }

  @Test func largerPixelsAreSharp() {
    let image = gray([7, 200, 50, 99], width: 2)
    #expect(
      image.scaledOnWhite(width: 4, height: 4)
        == gray([7, 7, 200, 200, 7, 7, 200, 200, 50, 50, 99, 99, 50, 50, 99, 99], width: 4))
  }

  /// The colour of a transparent pixel must not bleed into its neighbours.
  @Test func transparencyBecomesWhite() {
    let image = PNGImage(width: 2, height: 1, rgba: [255, 0, 0, 0, 0, 0, 0, 128])
    #expect(image.scaledOnWhite(width: 2, height: 1) == gray([255, 127], width: 2))
    #expect(image.scaledOnWhite(width: 1, height: 1) == gray([191], width: 1))
  }

  @Test(arguments: [1, 2, 3, 5, 64, 100, 255, 256, 257])
  func oneColorStaysOneColor(side: Int) {
    let image = gray([UInt8](repeating: 171, count: 64 * 64), width: 64)
    let scaled = image.scaledOnWhite(width: side, height: 3)
    #expect(scaled == gray([UInt8](repeating: 171, count: side * 3), width: side))
  }
}
