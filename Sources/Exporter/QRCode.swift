import CQREncode
import Glibc

/// How much of a QR code may be unreadable before its text is lost, after ISO/IEC 18004.
///
/// The raw value is the letter that the standard uses, and that configuration files say.
package enum QRErrorCorrection: String, Sendable, CaseIterable {
  /// Restores about 7 % of the code words.
  case low = "L"
  /// Restores about 15 % of the code words.
  case medium = "M"
  /// Restores about 25 % of the code words.
  case quartile = "Q"
  /// Restores about 30 % of the code words, enough for a logo in the middle.
  case high = "H"

  /// How many bytes of ASCII fit in the largest code, version 40, in 8-bit mode.
  package var capacity: Int {
    switch self {
    case .low: 2953
    case .medium: 2331
    case .quartile: 1663
    case .high: 1273
    }
  }

  /// How many of a hundred code words may be unreadable, by the standard.
  package var restoredPercentage: Int {
    switch self {
    case .low: 7
    case .medium: 15
    case .quartile: 25
    case .high: 30
    }
  }

  private var libraryLevel: QRecLevel {
    switch self {
    case .low: QR_ECLEVEL_L
    case .medium: QR_ECLEVEL_M
    case .quartile: QR_ECLEVEL_Q
    case .high: QR_ECLEVEL_H
    }
  }

  /// Calls `body` with an empty input of libqrencode at this level, and frees it afterwards.
  fileprivate func withInput<R>(
    _ body: (OpaquePointer) throws(QRCodeError) -> R
  ) throws(QRCodeError) -> R {
    // Version 0 leaves it to the library to choose the smallest code that holds the text.
    guard let input = QRinput_new2(0, libraryLevel) else { throw .library(errno: errno) }
    defer { QRinput_free(input) }
    return try body(input)
  }
}

/// Why a text could not become a QR code.
package enum QRCodeError: Error, Equatable, CustomStringConvertible {
  /// The text has no bytes.
  case empty
  /// The text has `bytes` bytes of UTF-8, where `level` leaves room for `limit`.
  case tooLong(bytes: Int, limit: Int, level: QRErrorCorrection)
  /// The library failed for a reason that is not the text's, such as lack of memory.
  case library(errno: Int32)

  /// The message for the user: lower case, without a full stop.
  package var description: String {
    switch self {
    case .empty:
      "the text of a QR code is empty"
    case .tooLong(let bytes, let limit, let level):
      "the text of a QR code is \(bytes) bytes long, "
        + "at most \(limit) fit with error correction \(level.rawValue)"
    case .library(let errno):
      "libqrencode could not make a QR code: \(String(cString: strerror(errno)))"
    }
  }
}

/// A QR code (ISO/IEC 18004, model 2) as a square of modules, without the quiet zone.
///
/// The smallest version that holds the text is chosen. The same text and level always give the
/// same modules.
package struct QRCode: Sendable, Equatable {
  /// The number of modules on a side: 17 + 4 × version, so 21 to 177, and always odd.
  package let size: Int
  /// The modules row by row from the top left, `true` for dark; `size` × `size` of them.
  package let modules: [Bool]

  /// Encodes the UTF-8 bytes of `text` in 8-bit mode.
  ///
  /// Text that is not ASCII is announced as UTF-8 by ECI 26: without it a reader has to guess,
  /// and zbar takes some Cyrillic for Chinese. ASCII goes without, since the header costs a byte
  /// and a few old readers do not know it.
  package init(text: String, level: QRErrorCorrection) throws(QRCodeError) {
    let bytes = [UInt8](text.utf8)
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    let limit = isASCII ? level.capacity : level.capacity - 1
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= limit else {
      throw .tooLong(bytes: bytes.count, limit: limit, level: level)
    }
    (size, modules) = try level.withInput { input throws(QRCodeError) in
      if !isASCII, QRinput_appendECIheader(input, 26) != 0 { throw .library(errno: errno) }
      guard QRinput_append(input, QR_MODE_8, Int32(bytes.count), bytes) == 0,
        let code = QRcode_encodeInput(input)
      else { throw .library(errno: errno) }
      defer { QRcode_free(code) }
      let size = Int(code.pointee.width)
      // The lowest bit of a module is its colour; the others say what the module is for.
      let modules = UnsafeBufferPointer(start: code.pointee.data, count: size * size)
      return (size, modules.map { $0 & 1 == 1 })
    }
  }

  /// Whether the module in `column` and `row`, counted from the top left, is dark.
  package subscript(column: Int, row: Int) -> Bool {
    modules[row * size + column]
  }
}
