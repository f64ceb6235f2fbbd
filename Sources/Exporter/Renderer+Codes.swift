import Store

extension Renderer {
  /// Draws a QR code.
  func render(_ code: PlannedCode, in path: String) throws(Problems) -> [UInt8] {
    let logo = try code.logo.map { hash throws(Problems) in try content(hash, path) }
    do throws(QRImageError) {
      return try draw(code, logo)
    } catch {
      throw Problems([
        Problem(
          path, "cannot be drawn: \(error)", hint: error.hint ?? "look at [\(code.section)]")
      ])
    }
  }

  /// Says why a QR code cannot be drawn, at the place in the configuration that is to blame.
  func problems(with code: PlannedCode, _ places: [SettingPlace]) -> [Problem] {
    do throws(QRImageError) {
      _ = try draw(code, code.logo.flatMap { contents[$0] })
      return []
    } catch {
      let own = places.filter { $0.section == code.section }
      let place = own.first { $0.key == error.key } ?? own.first
      return [
        Problem(
          place?.path ?? "[\(code.section)]", line: place?.line, "\(error)", hint: error.hint)
      ]
    }
  }

  private func draw(_ code: PlannedCode, _ logo: [UInt8]?) throws(QRImageError) -> [UInt8] {
    try QRImage.render(
      text: code.text, level: code.level, minimumSize: code.size, logo: logo, as: code.format)
  }
}
