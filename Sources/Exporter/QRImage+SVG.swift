import Foundation

extension QRImage {
  /// Draws the code as an SVG file: a unit is a module, the dark ones are one path, and nothing
  /// outside of the file is needed.
  func svg() -> [UInt8] {
    let modules = sideInModules
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(modules) \(modules)" \
      width="\(side)" height="\(side)" role="img" shape-rendering="crispEdges">
      <title>QR code: \(Self.escaped(text))</title>
      <rect width="\(modules)" height="\(modules)" fill="#fff"/>
      <path d="\(path)" fill="#000"/>

      """
    if let logo {
      let plate = Self.plateSide(codeSize: code.size)
      let start = (modules - plate) / 2
      svg += """
        <rect x="\(start)" y="\(start)" width="\(plate)" height="\(plate)" fill="#fff"/>
        <image x="\(start + 1)" y="\(start + 1)" width="\(plate - 2)" height="\(plate - 2)" \
        href="data:image/png;base64,\(Data(logo.bytes).base64EncodedString())"/>

        """
    }
    return Array((svg + "</svg>\n").utf8)
  }

  /// The dark modules, a rectangle for each run of them in a row.
  private var path: String {
    var path = ""
    for row in 0..<code.size {
      var column = 0
      while column < code.size {
        let start = column
        while column < code.size, code[column, row] { column += 1 }
        if column > start {
          let left = start + Self.quietZone
          path += "M\(left) \(row + Self.quietZone)h\(column - start)v1H\(left)z"
        }
        column += 1
      }
    }
    return path
  }

  /// Text as XML shows it, without the characters that XML cannot hold.
  private static func escaped(_ text: String) -> String {
    var xml = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": xml += "&amp;"
      case "<": xml += "&lt;"
      case ">": xml += "&gt;"
      case "\t", "\n": xml.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (scalar.value & 0xFFFE) == 0xFFFE: continue
      default: xml.unicodeScalars.append(scalar)
      }
    }
    return xml
  }
}
