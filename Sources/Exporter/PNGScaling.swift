extension PNGImage {
  /// Lays the picture on white and scales it to `newWidth` × `newHeight` opaque pixels.
  ///
  /// A new pixel is the mean of the area that it covers (a box filter), both down and up; enlarged
  /// pixels stay sharp squares. All arithmetic is in whole numbers with one rounding at the end, so
  /// that every machine computes the same picture.
  package func scaledOnWhite(width newWidth: Int, height newHeight: Int) -> PNGImage {
    precondition((1...Self.maximumSide).contains(newWidth))
    precondition((1...Self.maximumSide).contains(newHeight))
    let columns = Self.overlaps(from: width, to: newWidth)
    let rows = Self.overlaps(from: height, to: newHeight)
    // A channel on white is at most 255 × 255, and its weights add up to width × height: even a
    // picture of the largest size stays under 2⁴¹.
    var sums = [Int](repeating: 0, count: newWidth * newHeight * 3)
    var line = [Int](repeating: 0, count: newWidth * 3)
    for row in 0..<height {
      for index in line.indices { line[index] = 0 }
      for column in 0..<width {
        let pixel = (row * width + column) * 4
        let alpha = Int(rgba[pixel + 3])
        let white = 255 * (255 - alpha)
        let red = Int(rgba[pixel]) * alpha + white
        let green = Int(rgba[pixel + 1]) * alpha + white
        let blue = Int(rgba[pixel + 2]) * alpha + white
        for overlap in columns[column] {
          line[overlap.target * 3] += red * overlap.weight
          line[overlap.target * 3 + 1] += green * overlap.weight
          line[overlap.target * 3 + 2] += blue * overlap.weight
        }
      }
      for overlap in rows[row] {
        let start = overlap.target * newWidth * 3
        for index in line.indices { sums[start + index] += line[index] * overlap.weight }
      }
    }
    let whole = 255 * width * height
    var scaled = [UInt8](repeating: 255, count: newWidth * newHeight * 4)
    for pixel in 0..<newWidth * newHeight {
      for channel in 0..<3 {
        scaled[pixel * 4 + channel] = UInt8((sums[pixel * 3 + channel] + whole / 2) / whole)
      }
    }
    return PNGImage(width: newWidth, height: newHeight, rgba: scaled)
  }

  /// Says for each of `source` equal parts of a line which of `target` equal parts of the same
  /// line it overlaps, and by how much, in units of 1 / (`source` × `target`) of the line.
  private static func overlaps(
    from source: Int, to target: Int
  ) -> [[(target: Int, weight: Int)]] {
    (0..<source).map { part in
      let start = part * target
      let end = start + target
      return (start / source...(end - 1) / source).map { other in
        (other, min(end, (other + 1) * source) - max(start, other * source))
      }
    }
  }
}
