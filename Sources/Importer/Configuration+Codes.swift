import Store
import Template

extension Configuration {
  /// How many bytes a QR code holds by its level (ISO/IEC 18004, table 7, version 40).
  private static let codeCapacity = ["L": 2953, "M": 2331, "Q": 1663, "H": 1273]

  /// Checks a key of `[qr]` or `[qr NAME]`. What depends on the drawing, as the room for a logo, is
  /// checked where codes are drawn.
  func checkCode(_ entry: Entry, _ assets: [String: [UInt8]]) -> [Problem] {
    // A key without a value is as if it were not there.
    guard entry.section == "qr" || CodeSettings.name(ofSection: entry.section) != nil,
      !entry.value.isEmpty
    else { return [] }
    switch entry.key {
    case "text": return checkText(entry)
    case "size":
      guard let size = Int(entry.value), (64...2048).contains(size) else {
        return [entry.problem("size is a number of pixels from 64 to 2048, not “\(entry.value)”")]
      }
    case "level":
      guard Self.codeCapacity[entry.value.uppercased()] != nil else {
        return [entry.problem("level is L, M, Q or H, not “\(entry.value)”")]
      }
    case "file":
      do throws(PathError) {
        if CodeSettings.Format(of: try FilePath(entry.value).text) == nil {
          return [entry.problem("file has to end in .png or .svg")]
        }
      } catch {
        return [entry.problem("file “\(entry.value)” \(error.reason)")]
      }
    case "logo": return checkLogo(entry, assets)
    default: break
    }
    return []
  }

  private func checkText(_ entry: Entry) -> [Problem] {
    // What a broken configuration would have set is not told as missing, too.
    if problems.contains(where: { $0.severity == .error }) { return [] }
    let context = PageVariables(params: params, frontMatterKeys: []).codeContext
    let text: String
    do throws(TemplateError) {
      let template = try Template(Array(entry.value.utf8))
      let missing = template.checkReferences(in: context)
      if !missing.isEmpty {
        return missing.map { error in
          entry.problem(
            "text: \(error.message)",
            hint: error.hint
              ?? (error.message.hasPrefix("config.")
                ? "set it under [params]" : "the text of a code may say config.KEY alone"))
        }
      }
      text = try template.plainText(context)
    } catch {
      return [entry.problem("text: \(error.message)", hint: error.hint)]
    }
    let level = self.entry(entry.section, "level")?.value.uppercased() ?? "H"
    let limit = Self.codeCapacity[level] ?? 1273
    if text.utf8.count < limit { return [] }
    return [
      entry.problem("text is longer than the \(limit - 1) bytes that a code of this level holds")
    ]
  }

  private func checkLogo(_ entry: Entry, _ assets: [String: [UInt8]]) -> [Problem] {
    let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    guard let logo = assets[entry.value] else {
      let near = nearestName(to: entry.value, among: assets.keys)
      return [
        entry.problem(
          "logo “\(entry.value)” is no file of the site",
          hint: near.map { "did you mean \($0)?" } ?? "give its path below the site's folder")
      ]
    }
    if logo.starts(with: signature) { return [] }
    return [entry.problem("logo “\(entry.value)” is no PNG image")]
  }

  /// Checks that each code has a text and a file of its own.
  func checkCodes(_ assets: [String: [UInt8]]) -> [Problem] {
    var problems = codes.filter { entry($0.section, "text") == nil }.map { code in
      code.problem("[\(code.section)] has no text", hint: "say what the code holds: text = …")
    }
    // Systems on which letter case does not count have one file where we have two.
    let taken = Set(assets.keys.map { $0.lowercased() })
    var owners: [String: String] = [:]
    for code in CodeSettings.all(in: settings) {
      let place =
        entry(code.section, "file") ?? codes.first { $0.section == code.section }
        ?? entries.first { $0.section == code.section } ?? entry("params", "mail_domain")
      let file = code.file.lowercased()
      if taken.contains(file) {
        problems += [place?.problem("“\(code.file)” is a file of the site already")].compactMap {
          $0
        }
      } else if let owner = owners[file] {
        problems += [
          place?.problem(
            "“\(code.file)” is the file of [\(owner)] already", hint: "give one of them another")
        ].compactMap { $0 }
      }
      owners[file] = code.section
    }
    return problems
  }
}
