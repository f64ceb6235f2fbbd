/// A QR code as the configuration asks for it: `[qr]`, or `[qr NAME]`; what is left out is filled in.
package struct CodeSettings: Sendable, Equatable {
  /// What kind of picture is drawn.
  package enum Format: Sendable, Equatable {
    case png, svg

    /// Returns the format that a file's name ends in.
    package init?(of path: String) {
      let path = path.lowercased()
      if path.hasSuffix(".png") {
        self = .png
      } else if path.hasSuffix(".svg") {
        self = .svg
      } else {
        return nil
      }
    }
  }

  /// The section: `qr`, or `qr NAME`.
  package var section: String
  /// The name; nil for the plain `[qr]`.
  package var name: String?
  /// What it holds: a template, but for a relay's invitation; not empty.
  package var text: String
  /// Whether the text is a template.
  package var isTemplate: Bool
  /// Its path in the export.
  package var file: String
  /// The least side in pixels, where it is set.
  package var size: Int?
  /// The letter of the error correction, where it is set.
  package var level: String?
  /// The path of the asset for the middle, where it is set.
  package var logo: String?

  /// Returns the name that a section `[qr NAME]` gives its code; nil for any other section.
  package static func name(ofSection section: some StringProtocol) -> String? {
    guard section.hasPrefix("qr "), let name = section.split(separator: " ").dropFirst().first
    else { return nil }
    return section == "qr \(name)" ? String(name) : nil
  }

  /// Whether a code may have this name: letters, digits, `-` and `_`, so that it can stand in a
  /// file's name and in a template.
  package static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
  }

  /// Returns the codes of a configuration, the plain one first, then by name. One without a text is
  /// none.
  package static func all(in settings: [Setting]) -> [CodeSettings] {
    let sections = Set(settings.map(\.section)).filter { name(ofSection: $0) != nil }.sorted()
    return (["qr"] + sections).compactMap { CodeSettings($0, settings) }
  }

  private init?(_ section: String, _ settings: [Setting]) {
    /// A key that is left empty is as if it were not there.
    func value(_ key: String) -> String? {
      settings.first { $0.section == section && $0.key == key }
        .flatMap { $0.value.isEmpty ? nil : $0.value }
    }
    self.section = section
    name = Self.name(ofSection: section)
    var domain: String?
    if name == nil {
      domain = settings.first { $0.section == "params" && $0.key == "mail_domain" }
        .flatMap { $0.value.isEmpty ? nil : $0.value }
    }
    let isSet = settings.contains { $0.section == section && $0.key == "text" }
    guard let text = isSet ? value("text") : domain.map({ "DCACCOUNT:https://\($0)/new" }) else {
      return nil
    }
    self.text = text
    isTemplate = isSet
    let stem = name.map { "qr-\($0)" } ?? domain.map { "qr-chatmail-invite-\($0)" } ?? "qr"
    file = value("file") ?? stem + ".png"
    size = value("size").flatMap { Int($0) }
    level = value("level")?.uppercased()
    logo = value("logo")
  }
}

extension Site {
  /// The QR codes that the configuration asks for.
  package var codes: [CodeSettings] { CodeSettings.all(in: settings) }
}
