import Store

/// Why the picture of a QR code could not be made.
package enum QRImageError: Error, Equatable, CustomStringConvertible {
  /// The text does not become a code.
  case code(QRCodeError)
  /// The logo is no PNG image that can be read.
  case logo(PNGError)
  /// The logo would hide `share` of a thousand modules, where the level leaves room for `limit`;
  /// `fitting` are the levels at which the text can have one.
  case logoTooLarge(
    share: Int, limit: Int, level: QRErrorCorrection, fitting: [QRErrorCorrection])
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
    case .logoTooLarge(let share, let limit, let level, _):
      "the logo hides \(Self.percent(share)) of the code, "
        + "and error correction \(level.rawValue) leaves room for \(Self.percent(limit))"
    case .size(let minimum):
      "a QR image of at least \(minimum) pixels a side cannot be made: "
        + "in whole modules it must have 1 to \(PNGImage.maximumSide)"
    case .picture(let error):
      "\(error)"
    }
  }

  /// What to do about it, where that is known.
  package var hint: String? {
    guard case .logoTooLarge(_, _, _, let fitting) = self, !fitting.isEmpty else { return nil }
    return "take level \(fitting.map(\.rawValue).joined(separator: " or "))"
  }

  /// The key of the configuration that is to blame.
  package var key: String {
    switch self {
    case .code: "text"
    case .logo, .logoTooLarge: "logo"
    case .size, .picture: "size"
    }
  }

  private static func percent(_ thousandths: Int) -> String {
    "\(thousandths / 10).\(thousandths % 10) %"
  }
}

/// The picture of a QR code: black on white, with a logo in the middle if there is one.
package struct QRImage: Sendable {
  /// The white border that ISO/IEC 18004 asks for around a code, in modules.
  package static let quietZone = 4

  /// The size that a picture has at least where none is asked for, in pixels.
  package static let defaultMinimumSize = 384

  let text: String
  let code: QRCode
  /// The pixels of a module's side, a whole number.
  let scale: Int
  let logo: Logo?

  /// A PNG for the middle.
  struct Logo: Sendable {
    /// The file.
    var bytes: [UInt8]
    /// What is in it.
    var picture: PNGImage
  }

  /// The side of the picture in modules, the quiet zone included.
  var sideInModules: Int { code.size + 2 * Self.quietZone }

  /// The side of the picture in pixels.
  var side: Int { sideInModules * scale }

  /// Makes a file of the QR code of `text`.
  ///
  /// A module is a whole number of pixels, the smallest that makes the side at least `minimumSize`
  /// pixels. `logo` is a PNG file; it hides some modules, and is refused where the error correction
  /// could not restore them with a margin. The same input gives the same bytes.
  package static func render(
    text: String, level: QRErrorCorrection = .high, minimumSize: Int = defaultMinimumSize,
    logo: [UInt8]? = nil, as format: CodeSettings.Format = .png
  ) throws(QRImageError) -> [UInt8] {
    let image = try QRImage(text: text, level: level, minimumSize: minimumSize, logo: logo)
    switch format {
    case .png: return try image.png()
    case .svg: return image.svg()
    }
  }

  private init(
    text: String, level: QRErrorCorrection, minimumSize: Int, logo: [UInt8]?
  ) throws(QRImageError) {
    self.text = text
    do { code = try QRCode(text: text, level: level) } catch { throw .code(error) }
    guard (1...PNGImage.maximumSide).contains(minimumSize) else {
      throw .size(minimum: minimumSize)
    }
    let modules = code.size + 2 * Self.quietZone
    scale = (minimumSize + modules - 1) / modules
    guard modules * scale <= PNGImage.maximumSide else { throw .size(minimum: minimumSize) }
    guard let logo else {
      self.logo = nil
      return
    }
    do { self.logo = Logo(bytes: logo, picture: try PNGImage(decoding: logo)) } catch {
      throw .logo(error)
    }
    guard Self.leavesRoomForLogo(level, codeSize: code.size) else {
      throw .logoTooLarge(
        share: Self.hiddenShare(codeSize: code.size), limit: Self.room(at: level), level: level,
        fitting: Self.levelsForLogo(text))
    }
  }

  /// The side of the white square under a logo, in modules of a code of `codeSize` modules a side.
  ///
  /// The logo has at most 22 % of the side and one module of white around it. As a code's side is
  /// odd, so is the plate's, and no module is cut. For every size there is, the plate covers
  /// less than 8 % of the modules, and it stays clear of the finder patterns. It stays clear of the
  /// format beside them too, but for one of 15 bits in the smallest code (21), where 3 wrong ones
  /// are restored and a second copy stands.
  package static func plateSide(codeSize: Int) -> Int {
    let logo = codeSize * 22 / 100
    return (logo.isMultiple(of: 2) ? logo - 1 : logo) + 2
  }

  /// How many of a thousand modules the plate hides, rounded up.
  static func hiddenShare(codeSize: Int) -> Int {
    let plate = plateSide(codeSize: codeSize)
    let modules = codeSize * codeSize
    return (plate * plate * 1000 + modules - 1) / modules
  }

  /// How many of a thousand modules a logo may hide: a third of what the level restores.
  ///
  /// A code word is lost with one of its eight modules, so a plate costs more words than modules;
  /// and something is to be left for dirt and bad light.
  static func room(at level: QRErrorCorrection) -> Int { level.restoredPercentage * 10 / 3 }

  private static func leavesRoomForLogo(_ level: QRErrorCorrection, codeSize: Int) -> Bool {
    hiddenShare(codeSize: codeSize) <= room(at: level)
  }

  private static func levelsForLogo(_ text: String) -> [QRErrorCorrection] {
    QRErrorCorrection.allCases.filter { level in
      guard let code = try? QRCode(text: text, level: level) else { return false }
      return leavesRoomForLogo(level, codeSize: code.size)
    }
  }
}
