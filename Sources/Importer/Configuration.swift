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
    for section in ini.sections {
      guard Self.known.keys.contains(section.name) || section.name == "params" else {
        let near = nearestName(to: section.name, among: Array(Self.known.keys) + ["params"])
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
          entries[index] = entry
        } else {
          entries.append(entry)
        }
      }
    }
  }

  /// The sections of cmctl's own with their keys; the keys of `[params]` are the site's affair.
  static let known: [String: [String]] = [
    "site": ["languages", "source", "notices"],
    "qr": ["text", "file", "size", "level", "logo"],
  ]

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

  /// Checks cmctl's own keys: that they are known, and that their values can be used.
  ///
  /// - Parameter assets: the files that an export copies, by path.
  func check(assets: [String: [UInt8]]) -> [Problem] {
    var problems: [Problem] = []
    for entry in entries {
      guard let keys = Self.known[entry.section] else { continue }
      guard keys.contains(entry.key) else {
        let near = nearestName(to: entry.key, among: keys)
        problems.append(
          entry.problem(
            "[\(entry.section)] has no key “\(entry.key)”",
            hint: near.map { "did you mean \($0)?" } ?? "it has \(keys.joined(separator: ", "))"))
        continue
      }
      problems += checkNotices(entry) + checkQR(entry, assets)
    }
    return problems
  }

  private func checkNotices(_ entry: Entry) -> [Problem] {
    guard entry.section == "site", entry.key == "notices",
      !["yes", "no", "true", "false"].contains(entry.value.lowercased())
    else { return [] }
    return [entry.problem("notices is yes or no, not “\(entry.value)”")]
  }

  /// How many bytes a QR code holds by its level (ISO/IEC 18004, table 7, version 40).
  private static let codeCapacity = ["L": 2953, "M": 2331, "Q": 1663, "H": 1273]

  private func checkQR(_ entry: Entry, _ assets: [String: [UInt8]]) -> [Problem] {
    // A key without a value is as if it were not there.
    guard entry.section == "qr", !entry.value.isEmpty else { return [] }
    switch entry.key {
    case "text":
      let limit = Self.codeCapacity[self.entry("qr", "level")?.value.uppercased() ?? "H"] ?? 1273
      if entry.value.utf8.count >= limit {
        return [
          entry.problem(
            "text is longer than the \(limit - 1) bytes that a code of this level holds")
        ]
      }
    case "size":
      guard let size = Int(entry.value), (64...2048).contains(size) else {
        return [entry.problem("size is a number of pixels from 64 to 2048, not “\(entry.value)”")]
      }
    case "level":
      guard ["L", "M", "Q", "H"].contains(entry.value.uppercased()) else {
        return [entry.problem("level is L, M, Q or H, not “\(entry.value)”")]
      }
      if entry.value.uppercased() != "H", let logo = self.entry("qr", "logo"), !logo.value.isEmpty {
        return [entry.problem("a code with a logo needs level = H", hint: "leave level out")]
      }
    case "file":
      do throws(PathError) {
        let path = try FilePath(entry.value)
        if !path.text.lowercased().hasSuffix(".png") {
          return [entry.problem("file has to end in .png")]
        }
        if assets[path.text] != nil {
          return [entry.problem("“\(entry.value)” is a file of the site already")]
        }
      } catch {
        return [entry.problem("file “\(entry.value)” \(error.reason)")]
      }
    case "logo":
      let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
      guard let logo = assets[entry.value] else {
        let near = nearestName(to: entry.value, among: assets.keys)
        return [
          entry.problem(
            "logo “\(entry.value)” is no file of the site",
            hint: near.map { "did you mean \($0)?" } ?? "give its path below the site's folder")
        ]
      }
      if !logo.starts(with: signature) {
        return [entry.problem("logo “\(entry.value)” is no PNG image")]
      }
    default: break
    }
    return []
  }
}
