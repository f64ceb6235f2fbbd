/// Why the picture of a QR code could not be made.
package enum QRImageError: Error, Equatable, CustomStringConvertible {
  /// The text does not become a code.
  case code(QRCodeError)
  /// The logo is no PNG image that can be read.
  case logo(PNGError)
  /// A logo was given for a code that could not be read under it.
  case logoNeedsHigh(given: QRErrorCorrection)
  /// The picture would be no picture, or larger than `PNGImage.maximumSide`; the size is in pixels.
  case size(minimum: Int)
  /// The picture could not be written.
  case picture(PNGError)

  /// The message for the user: lower case, without a full stop.
  package var description: String {
    switch self {
    case .code(let error):
      "\(error)"
    case .logo(let error):
      "the logo cannot be used: \(error)"
    case .logoNeedsHigh(let level):
      "a QR code with a logo needs error correction H to be readable, not \(level.rawValue)"
    case .size(let minimum):
      "a QR image of at least \(minimum) pixels a side cannot be made: "
        + "in whole modules it must have 1 to \(PNGImage.maximumSide)"
    case .picture(let error):
      "\(error)"
    }
  }
}

/// The picture of a QR code: black on white, with a logo in the middle if there is one.
package enum QRImage {
  /// The white border that ISO/IEC 18004 asks for around a code, in modules.
  package static let quietZone = 4

  /// The size that a picture has at least where none is asked for, in pixels.
  package static let defaultMinimumSize = 384

  /// Makes a PNG file of the QR code of `text`.
  ///
  /// A module is a whole number of pixels, the smallest that makes the side at least `minimumSize`
  /// pixels. `logo` is a PNG file; it hides some modules, which only the error correction `.high`
  /// restores with a margin, so other levels are refused with it. The same input gives the same
  /// bytes.
  package static func render(
    text: String, level: QRErrorCorrection = .high, minimumSize: Int = defaultMinimumSize,
    logo: [UInt8]? = nil
  ) throws(QRImageError) -> [UInt8] {
    let code: QRCode
    do { code = try QRCode(text: text, level: level) } catch { throw .code(error) }
    guard (1...PNGImage.maximumSide).contains(minimumSize) else {
      throw .size(minimum: minimumSize)
    }
    let sideInModules = code.size + 2 * quietZone
    let scale = (minimumSize + sideInModules - 1) / sideInModules
    let side = sideInModules * scale
    guard side <= PNGImage.maximumSide else { throw .size(minimum: minimumSize) }

    let indices = pixels(of: code, scale: scale)
    guard let logo else {
      do {
        return try PNGImage.encode(
          indices: indices, width: side, height: side, palette: [.white, .black])
      } catch { throw .picture(error) }
    }
    guard level == .high else { throw .logoNeedsHigh(given: level) }
    let picture: PNGImage
    do { picture = try PNGImage(decoding: logo) } catch { throw .logo(error) }
    var rgba = [UInt8](repeating: 255, count: indices.count * 4)
    for (pixel, index) in indices.enumerated() where index == 1 {
      for channel in 0..<3 { rgba[pixel * 4 + channel] = 0 }
    }
    let canvas = PNGImage(width: side, height: side, rgba: rgba)
    let finished = put(picture, on: canvas, plate: plateSide(codeSize: code.size), scale: scale)
    do { return try finished.encoded() } catch { throw .picture(error) }
  }

  /// The side of the white square under a logo, in modules of a code of `codeSize` modules a side.
  ///
  /// The logo has at most 22 % of the side and one module of white around it. As a code's side is
  /// odd, so is the plate's, and no module is cut. For every size there is, the plate covers
  /// less than 8 % of the modules, where `.high` restores 30 % of the code words, and it stays
  /// clear of the finder patterns. It stays clear of the format beside them too, but for one of 15
  /// bits in the smallest code (21), where 3 wrong ones are restored and a second copy stands.
  package static func plateSide(codeSize: Int) -> Int {
    let logo = codeSize * 22 / 100
    return (logo.isMultiple(of: 2) ? logo - 1 : logo) + 2
  }

  /// The code with its quiet zone, row by row: 1 for a dark pixel, 0 for a light one.
  private static func pixels(of code: QRCode, scale: Int) -> [UInt8] {
    let side = (code.size + 2 * quietZone) * scale
    let border = quietZone * scale
    var indices = [UInt8](repeating: 0, count: side * side)
    for row in 0..<code.size * scale {
      let start = (border + row) * side + border
      for column in 0..<code.size * scale where code[column / scale, row / scale] {
        indices[start + column] = 1
      }
    }
    return indices
  }

  /// Lays a white square of `plate` modules in the middle of `canvas`, and `logo` on it as large as
  /// the square and its margin of one module allow; a logo that is not square keeps its shape.
  private static func put(
    _ logo: PNGImage, on canvas: PNGImage, plate: Int, scale: Int
  ) -> PNGImage {
    var rgba = canvas.rgba
    let plateSide = plate * scale
    let plateStart = (canvas.width - plateSide) / 2
    for row in plateStart..<plateStart + plateSide {
      let start = (row * canvas.width + plateStart) * 4
      for index in start..<start + plateSide * 4 { rgba[index] = 255 }
    }
    let room = (plate - 2) * scale
    let longer = max(logo.width, logo.height)
    // The alpha channel ends here: what shines through a logo is the white plate, never a module.
    let scaled = logo.scaledOnWhite(
      width: max(1, room * logo.width / longer), height: max(1, room * logo.height / longer))
    let left = (canvas.width - scaled.width) / 2
    let top = (canvas.height - scaled.height) / 2
    for row in 0..<scaled.height {
      let source = row * scaled.width * 4
      let target = ((top + row) * canvas.width + left) * 4
      rgba.replaceSubrange(
        target..<target + scaled.width * 4, with: scaled.rgba[source..<source + scaled.width * 4])
    }
    return PNGImage(width: canvas.width, height: canvas.height, rgba: rgba)
  }
}
