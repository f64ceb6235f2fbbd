import Store
import Template

/// The QR codes of a site, with what they hold.
struct SiteCodes {
  /// The pictures, in order: the plain one, then by name.
  private(set) var files: [PlannedFile] = []
  /// What pages read of the codes that have a name.
  private(set) var named: [String: PageVariables.SiteFacts.Code] = [:]

  /// Reads them from the configuration: as `[qr]` and `[qr NAME]` say, and by default a relay's
  /// invitation where `mail_domain` is set.
  ///
  /// - Throws: `Problems` where a text or a path cannot be used.
  init(_ site: Site) throws(Problems) {
    // A code without a text has no picture, and a page may ask for it all the same.
    for section in Set(site.settings.map(\.section)) {
      guard let name = CodeSettings.name(ofSection: section) else { continue }
      named[name] = PageVariables.SiteFacts.Code(file: "", text: "")
    }
    let context = PageVariables(params: site.params, frontMatterKeys: []).codeContext
    for settings in site.codes {
      let text = try Self.text(of: settings, context)
      if text.isEmpty { continue }
      if let name = settings.name {
        named[name] = PageVariables.SiteFacts.Code(file: settings.file, text: text)
      }
      files.append(
        PlannedFile(
          path: try SitePlan.path(settings.file), source: .code(PlannedCode(settings, text, site))))
    }
  }

  private static func text(of settings: CodeSettings, _ context: [String: TemplateValue])
    throws(Problems) -> String
  {
    guard settings.isTemplate else { return settings.text }
    do throws(TemplateError) {
      return try Template(Array(settings.text.utf8)).plainText(context)
    } catch {
      throw Problems([
        Problem(
          settings.file, "cannot be drawn: the text of [\(settings.section)]: \(error.message)",
          hint: error.hint)
      ])
    }
  }
}

extension PlannedCode {
  fileprivate init(_ settings: CodeSettings, _ text: String, _ site: Site) {
    section = settings.section
    format = CodeSettings.Format(of: settings.file) ?? .png
    self.text = text
    level = settings.level.flatMap(QRErrorCorrection.init) ?? .high
    size = settings.size ?? QRImage.defaultMinimumSize
    logo = settings.logo.flatMap { path in
      site.files(.asset).first { $0.path.text == path }?.hash
    }
  }
}

extension Site {
  /// The keys of `[params]`.
  package var params: [String: String] {
    var params: [String: String] = [:]
    for setting in settings where setting.section == "params" {
      params[setting.key] = setting.value
    }
    return params
  }
}
