import Store
import Template

/// The configuration in force: INI files laid over each other, key by key.
struct Configuration {
  /// A key with the place where it is set.
  struct Entry {
    var section: String
    var key: String
    var value: String
    var path: String
    var line: Int

    /// A problem with this key.
    func problem(_ message: String, hint: String? = nil) -> Problem {
      Problem(path, line: line, message, hint: hint)
    }
  }

  private(set) var entries: [Entry] = []
  private(set) var problems: [Problem] = []
  /// Where each `[qr NAME]` stands first.
  private(set) var codes: [Entry] = []

  /// Reads files, the later over the earlier.
  init(_ files: [SourceTree.File]) {
    for file in files {
      let broken = SourceText.problems(in: file.bytes, path: file.shownPath)
      if !broken.isEmpty {
        problems += broken
        continue
      }
      do throws(Problems) {
        add(try INI(String(decoding: file.bytes, as: UTF8.self), path: file.shownPath), file)
      } catch {
        problems += error.all
      }
    }
  }

  private mutating func add(_ ini: INI, _ file: SourceTree.File) {
    for var section in ini.sections {
      if let name = Self.codeName(of: section) {
        guard CodeSettings.isName(name) else {
          problems.append(
            Problem(
              file.shownPath, line: section.line,
              "the name of a QR code is letters, digits, “-” and “_”, not “\(name)”"))
          continue
        }
        section.name = "qr \(name)"
        if !codes.contains(where: { $0.section == section.name }) {
          codes.append(
            Entry(
              section: section.name, key: "", value: "", path: file.shownPath, line: section.line))
        }
      }
      do throws(Problems) {
        section.name = try Self.checkName(of: section, file.shownPath) ?? section.name
      } catch {
        problems += error.all
        continue
      }
      guard Self.keys(of: section.name) != nil || section.name == "params" else {
        let near = nearestName(
          to: section.name, among: Array(Self.known.keys) + ["params", CheckSection.site.name])
        problems.append(
          Problem(
            file.shownPath, line: section.line,
            "section [\(section.name)] is not known and is ignored",
            hint: near.map { "did you mean [\($0)]?" }, severity: .warning))
        continue
      }
      for entry in section.entries {
        let entry = Entry(
          section: section.name, key: entry.key, value: entry.value, path: file.shownPath,
          line: entry.line)
        if let index = entries.firstIndex(where: {
          $0.section == entry.section && $0.key == entry.key
        }) {
          // Two spellings of one section: `pt_BR` and `pt-br`.
          if entries[index].path == entry.path {
            problems.append(
              entry.problem("“\(entry.key)” is set twice, first in line \(entries[index].line)"))
          }
          entries[index] = entry
        } else {
          entries.append(entry)
        }
      }
    }
  }

  /// The sections of cmctl's own with their keys; the keys of `[params]` are the site's affair.
  static let known: [String: [String]] = [
    "site": ["languages", "source", "notices", "name", "url", "menu", "toc", "output", "search"],
    "qr": ["text", "file", "size", "level", "logo"],
  ]

  /// The keys that a section may have; nil for a section whose keys are not cmctl's affair.
  static func keys(of section: String) -> [String]? {
    if CheckSection(section) != nil { return checkKeys }
    return CodeSettings.name(ofSection: section) == nil ? known[section] : known["qr"]
  }

  /// What follows `qr` in the name of a section; nil where nothing does.
  private static func codeName(of section: INI.Section) -> String? {
    guard section.name.hasPrefix("qr"), section.name.dropFirst(2).first?.isWhitespace == true
    else { return nil }
    return String(section.name.dropFirst(2).trimmed)
  }

  /// Returns a key where it is set.
  func entry(_ section: String, _ key: String) -> Entry? {
    entries.first { $0.section == section && $0.key == key }
  }

  /// The keys of `[params]`, which pages read as `config.KEY`.
  var params: [String: String] {
    Dictionary(
      uniqueKeysWithValues: entries.filter { $0.section == "params" }.map { ($0.key, $0.value) })
  }

  /// The keys as they are stored.
  var settings: [Setting] {
    entries.map { Setting(section: $0.section, key: $0.key, value: $0.value) }
  }

  /// Where the keys are set.
  var places: [SettingPlace] {
    entries.map { SettingPlace(section: $0.section, key: $0.key, path: $0.path, line: $0.line) }
  }

  /// Checks cmctl's own keys: that they are known, and that their values can be used.
  ///
  /// - Parameter assets: the files that an export copies, by path.
  func check(assets: [String: [UInt8]]) -> [Problem] {
    var problems: [Problem] = []
    for entry in entries {
      if CheckSection(entry.section) != nil {
        problems += checkSwitch(entry)
        continue
      }
      guard let keys = Self.keys(of: entry.section) else { continue }
      guard keys.contains(entry.key) else {
        let near = nearestName(to: entry.key, among: keys)
        problems.append(
          entry.problem(
            "[\(entry.section)] has no key “\(entry.key)”",
            hint: near.map { "did you mean \($0)?" } ?? "it has \(keys.joined(separator: ", "))"))
        continue
      }
      problems += checkSite(entry) + checkCode(entry, assets)
    }
    return problems + checkCodes(assets)
  }
}
