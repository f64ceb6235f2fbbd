import CPNG

/// Why PNG bytes could not be read or written.
package enum PNGError: Error, Equatable, CustomStringConvertible {
  /// The bytes do not begin as a PNG file does.
  case notPNG
  /// The file declares more pixels than are read.
  case tooLarge(width: Int, height: Int)
  /// The file is cut off or broken; the reason is libpng's.
  case damaged(reason: String)
  /// The image could not be written; the reason is libpng's.
  case notWritten(reason: String)

  /// The message for the user: lower case, without a full stop.
  package var description: String {
    switch self {
    case .notPNG:
      "not a PNG image"
    case .tooLarge(let width, let height):
      "the PNG image is \(width)×\(height) pixels, "
        + "at most \(PNGImage.maximumSide)×\(PNGImage.maximumSide) are read"
    case .damaged(let reason):
      "the PNG image is damaged: \(reason)"
    case .notWritten(let reason):
      "libpng could not write the image: \(reason)"
    }
  }
}

/// A picture in memory, 8 bits a channel in sRGB, as PNG files hold it.
package struct PNGImage: Sendable, Equatable {
  /// The largest width and height that are read, in pixels: a file of a few bytes can declare any
  /// size, and memory is taken before its content is known to be there.
  package static let maximumSide = 4096

  /// The width in pixels, at least 1.
  package let width: Int
  /// The height in pixels, at least 1.
  package let height: Int
  /// Red, green, blue and alpha of each pixel, row by row from the top left; alpha is not
  /// multiplied into the colours.
  package let rgba: [UInt8]

  /// Makes a picture of pixels; `rgba` must hold `width` × `height` × 4 bytes.
  package init(width: Int, height: Int, rgba: [UInt8]) {
    precondition(width > 0 && height > 0 && rgba.count == width * height * 4)
    self.width = width
    self.height = height
    self.rgba = rgba
  }

  /// Decodes a PNG file of any colour type, depth and interlacing.
  package init(decoding bytes: [UInt8]) throws(PNGError) {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw .notPNG
    }
    var control = png_image()
    control.version = png_uint_32(PNG_IMAGE_VERSION)
    // Between its two calls libpng keeps pointers to `control` and to the bytes, so both stay in
    // one place until the end.
    self = try withUnsafeMutablePointer(to: &control) { control throws(PNGError) in
      try bytes.withUnsafeBufferPointer { input throws(PNGError) in
        try PNGImage(decoding: input, control)
      }
    }
  }

  private init(
    decoding input: UnsafeBufferPointer<UInt8>, _ control: UnsafeMutablePointer<png_image>
  ) throws(PNGError) {
    defer { png_image_free(control) }
    guard png_image_begin_read_from_memory(control, input.baseAddress, input.count) != 0 else {
      throw .damaged(reason: Self.message(of: control.pointee))
    }
    let width = Int(control.pointee.width)
    let height = Int(control.pointee.height)
    guard width <= Self.maximumSide, height <= Self.maximumSide else {
      throw .tooLarge(width: width, height: height)
    }
    control.pointee.format = PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA
    // Without this libpng takes 16-bit files that do not name their colour space for linear light.
    control.pointee.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
    var rgba = [UInt8](repeating: 0, count: width * height * 4)
    let isComplete = rgba.withUnsafeMutableBytes { pixels in
      png_image_finish_read(control, nil, pixels.baseAddress, 0, nil) != 0
    }
    guard isComplete else { throw .damaged(reason: Self.message(of: control.pointee)) }
    self.init(width: width, height: height, rgba: rgba)
  }

  /// Encodes the picture as PNG: RGB where every pixel is opaque, RGBA otherwise.
  ///
  /// The file holds no time and no text: the same pixels give the same bytes wherever libpng and
  /// zlib are the same.
  package func encoded() throws(PNGError) -> [UInt8] {
    let isOpaque = stride(from: 3, to: rgba.count, by: 4).allSatisfy { rgba[$0] == 255 }
    guard isOpaque else {
      return try Self.encode(
        rgba, width: width, height: height, format: PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    }
    var rgb = [UInt8]()
    rgb.reserveCapacity(width * height * 3)
    for pixel in stride(from: 0, to: rgba.count, by: 4) { rgb += rgba[pixel..<pixel + 3] }
    return try Self.encode(rgb, width: width, height: height, format: PNG_FORMAT_FLAG_COLOR)
  }

  private static func encode(
    _ pixels: [UInt8], width: Int, height: Int, format: UInt32, palette: [UInt8] = []
  ) throws(PNGError) -> [UInt8] {
    var control = png_image()
    control.version = png_uint_32(PNG_IMAGE_VERSION)
    control.width = png_uint_32(width)
    control.height = png_uint_32(height)
    control.format = format
    control.colormap_entries = png_uint_32(palette.count / 3)
    // Without a buffer, libpng only counts the bytes.
    var count = 0
    guard png_image_write_to_memory(&control, nil, &count, 0, pixels, 0, palette) != 0 else {
      throw .notWritten(reason: message(of: control))
    }
    var bytes = [UInt8](repeating: 0, count: count)
    guard png_image_write_to_memory(&control, &bytes, &count, 0, pixels, 0, palette) != 0 else {
      throw .notWritten(reason: message(of: control))
    }
    return bytes
  }

  private static func message(of control: png_image) -> String {
    withUnsafeBytes(of: control.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

extension PNGImage {
  /// A colour of a palette, opaque, in sRGB.
  package struct Color: Sendable, Equatable {
    /// The channels, 0 to 255.
    package let red, green, blue: UInt8

    /// Makes a colour of its channels, 0 to 255 each.
    package init(red: UInt8, green: UInt8, blue: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
    }

    /// The darkest colour.
    package static let black = Color(red: 0, green: 0, blue: 0)
    /// The lightest colour.
    package static let white = Color(red: 255, green: 255, blue: 255)
  }

  /// Encodes a picture of few colours as a palette PNG, with 1 bit a pixel where two colours do.
  ///
  /// `indices` holds `width` × `height` places in `palette`, row by row from the top left; the
  /// palette has 1 to 256 colours.
  package static func encode(
    indices: [UInt8], width: Int, height: Int, palette: [Color]
  ) throws(PNGError) -> [UInt8] {
    precondition(width > 0 && height > 0 && indices.count == width * height)
    precondition((1...256).contains(palette.count))
    // libpng does not look whether a pixel's colour exists.
    precondition(indices.allSatisfy { Int($0) < palette.count })
    return try encode(
      indices, width: width, height: height,
      format: PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_COLORMAP,
      palette: palette.flatMap { [$0.red, $0.green, $0.blue] })
  }
}
