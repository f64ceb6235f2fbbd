extension QRImage {
  /// Draws the code as a PNG file.
  func png() throws(QRImageError) -> [UInt8] {
    let indices = pixels()
    do throws(PNGError) {
      guard let logo else {
        return try PNGImage.encode(
          indices: indices, width: side, height: side, palette: [.white, .black])
      }
      var rgba = [UInt8](repeating: 255, count: indices.count * 4)
      for (pixel, index) in indices.enumerated() where index == 1 {
        for channel in 0..<3 { rgba[pixel * 4 + channel] = 0 }
      }
      return try put(logo.picture, on: PNGImage(width: side, height: side, rgba: rgba)).encoded()
    } catch {
      throw .picture(error)
    }
  }

  /// The code with its quiet zone, row by row: 1 for a dark pixel, 0 for a light one.
  private func pixels() -> [UInt8] {
    let border = Self.quietZone * scale
    var indices = [UInt8](repeating: 0, count: side * side)
    for row in 0..<code.size * scale {
      let start = (border + row) * side + border
      for column in 0..<code.size * scale where code[column / scale, row / scale] {
        indices[start + column] = 1
      }
    }
    return indices
  }

  /// Lays a white square in the middle of `canvas`, and `logo` on it as large as the square and its
  /// margin of one module allow; a logo that is not square keeps its shape.
  private func put(_ logo: PNGImage, on canvas: PNGImage) -> PNGImage {
    let plate = Self.plateSide(codeSize: code.size)
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
