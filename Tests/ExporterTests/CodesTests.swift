import Foundation
import TestSupport
import Testing

@testable import Exporter

/// The QR codes of a site, from the configuration to what a reader sees.
struct CodesTests {
  /// A black square.
  private static let logo: [UInt8] =
    (try? PNGImage(
      width: 8, height: 8, rgba: (0..<64).flatMap { _ -> [UInt8] in [0, 0, 0, 255] }
    ).encoded()) ?? []

  private static func tree(_ ini: String, _ page: String = "x") -> TextTree {
    var tree = bare.with(["locales/EN/a/b.md": page, "locales/EN/index.md": page, "cmctl.ini": ini])
    tree.files["logo.png"] = logo
    return tree
  }

  private static let several = """
    [params]
    mail_domain = chat.example.org
    [qr]
    logo = logo.png
    [qr contact]
    text = mailto:admin@{{ config.mail_domain }}
    level = M
    [qr app]
    text = https://example.org/?a=1&b=<2>
    file = img/app.svg
    logo = logo.png
    size = 200
    """

  @Test(.enabled(if: Zbar.path != nil, "\(Zbar.absence)"))
  func `each code is read back, from PNG and from SVG`() throws {
    let site = try MadeSite(Self.tree(Self.several))
    try site.export()
    let built = try site.built()
    func file(_ name: String) throws -> [UInt8] { try #require(built.files[name]) }
    #expect(
      try Zbar.read(file("qr-chatmail-invite-chat.example.org.png"))
        == "DCACCOUNT:https://chat.example.org/new")
    #expect(try Zbar.read(file("qr-contact.png")) == "mailto:admin@chat.example.org")
    let svg = String(decoding: try file("img/app.svg"), as: UTF8.self)
    #expect(try Zbar.read(drawn(svg)) == "https://example.org/?a=1&b=<2>")
  }

  /// Draws our SVG: its path is rows of modules, and the plate with the logo is white here.
  private func drawn(_ svg: String) throws -> [UInt8] {
    let modules = try #require(
      svg.firstMatch(of: /viewBox="0 0 (\d+) \1"/).flatMap { Int($0.1) })
    let scale = 6
    let side = modules * scale
    var rgba = [UInt8](repeating: 255, count: side * side * 4)
    func fill(_ columns: Range<Int>, _ row: Int, _ value: UInt8) {
      for y in row * scale..<(row + 1) * scale {
        for x in columns.lowerBound * scale..<columns.upperBound * scale {
          for channel in 0..<3 { rgba[(y * side + x) * 4 + channel] = value }
        }
      }
    }
    for run in svg.matches(of: /M(\d+) (\d+)h(\d+)v1H(\d+)z/) {
      let (start, row, length) = (Int(run.1)!, Int(run.2)!, Int(run.3)!)
      #expect(run.1 == run.4)
      fill(start..<start + length, row, 0)
    }
    let plate = try #require(
      svg.firstMatch(of: /<rect x="(\d+)" y="\1" width="(\d+)" height="\2" fill="#fff"\/>/))
    let (start, length) = (Int(plate.1)!, Int(plate.2)!)
    for row in start..<start + length { fill(start..<start + length, row, 255) }
    return try PNGImage(width: side, height: side, rgba: rgba).encoded()
  }

  @Test("An SVG is one file that says what it holds, as large as its size asks")
  func vector() throws {
    let site = try MadeSite(Self.tree(Self.several))
    try site.export()
    let svg = try #require(try site.built()["img/app.svg"])
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox="))
    #expect(svg.contains("<title>QR code: https://example.org/?a=1&amp;b=&lt;2&gt;</title>"))
    let width = try #require(
      svg.firstMatch(of: /width="(\d+)" height="\1" role/).flatMap { Int($0.1) })
    #expect(width >= 200)
    let image = Data(Self.logo).base64EncodedString()
    #expect(svg.contains("href=\"data:image/png;base64,\(image)\""))
    #expect(!svg.contains("http://") || svg.components(separatedBy: "http://").count == 2)
    #expect(try site.export().written == [])
  }

  @Test("A page shows a code with its text, and does without one that is not there")
  func pages() throws {
    let page = """
      ![{{ qr.app.text }}]({{ qr.app.file }})
      {% if qr["no-text"].file %}![x]({{ qr["no-text"].file }}){% else %}none{% endif %}
      """
    let ini = "[qr app]\ntext = A <b>\nfile = img/app.svg\n[qr no-text]\ntext =\n"
    let site = try MadeSite(Self.tree(ini, page))
    try site.export()
    let built = try site.built()
    #expect(
      built["a/b.html"] == "<p><img src=\"../img/app.svg\" alt=\"A &lt;b&gt;\" />\nnone</p>\n")
    #expect(
      built["index.html"] == "<p><img src=\"img/app.svg\" alt=\"A &lt;b&gt;\" />\nnone</p>\n")
    #expect(built.files["qr-no-text.png"] == nil)
  }
}
