/// A site's sources that change at random, a few things at a time; every run of a seed is the same.
struct RandomTree {
  struct File: Equatable {
    var bytes: [UInt8]
    var isExecutable = false

    init(_ text: String, isExecutable: Bool = false) {
      bytes = Array(text.utf8)
      self.isExecutable = isExecutable
    }

    init(bytes: [UInt8]) { self.bytes = bytes }
  }

  private var random: SeededGenerator
  /// Every file by its path, also those that an import does not read.
  private(set) var files: [String: File] = [:]
  private var count = 0

  private static let pages = [
    "index", "info", "guide", "guide/intro", "guide/über uns", "страница", "日本/語", "a b", "z",
  ]
  private static let folders = ["EN", "DE", "pt_BR", "zh-Hant", "ru"]
  private static let others = ["en", "de", "pt-BR", "ZH_hant", "RU"]
  private static let assets = [
    "main.css", "img/logo.bin", "img/ö ä.svg", "data", "data/a.txt", "run.sh", "empty", "данные",
  ]
  private static let pieces = [
    "# Title", "Words that say something.", "{{ config.one }}", "- a\n- b\n", "日本", "`code`",
    "```\nline\n\nline\n```", "| a | b |\n|---|---|\n| 1 | 2 |", "Ω ≠ ω", "<b>raw</b>", "> quote",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(state: seed)
    files["locales/EN/index.md"] = File("# Start\n\nOne.\n")
    files["locales/DE/index.md"] = File("# Anfang\n\nEins.\n")
    files["cmctl.ini"] = File("[params]\none = 1\n")
    if seed % 2 == 0 { files["page-layout.html"] = Self.layout("first") }
    files["main.css"] = File("body {}\n")
  }

  private static func layout(_ mark: String) -> File {
    File("<html><!-- \(mark) -->{{ markdown_html }}</html>\n")
  }

  /// What an import reads: without a layout, and where no site is named, the locales and the
  /// configuration alone.
  func read(namingSite: Bool) -> [String: File] {
    if namingSite || files["page-layout.html"] != nil { return files }
    return files.filter { $0.key.hasPrefix("locales/") || $0.key.hasSuffix(".ini") }
  }

  mutating func change() {
    for _ in 0...Int.random(in: 0...3, using: &random) { changeOneThing() }
  }

  private mutating func changeOneThing() {
    count += 1
    let folder = pick(folders)
    let page = pick(Self.pages)
    let document = "locales/\(folder)/\(page).md"
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<5: files[document] = text()
    case 5: files[document] = Bool.random(using: &random) ? File("") : nil
    case 6: for folder in folders { files["locales/\(folder)/\(page).md"] = nil }
    case 7, 8: movePage(page, to: pick(Self.pages), editing: Bool.random(using: &random))
    case 9: files[pick(files.keys.sorted())]?.isExecutable.toggle()
    case 10, 11: changeAsset(pick(Self.assets))
    case 12:
      files["page-layout.html"] =
        Int.random(in: 0..<3, using: &random) == 0 ? nil : Self.layout("\(count)")
    case 13: files["\(page).md"] = skeleton()
    case 14: files["cmctl.ini"] = configuration()
    case 15: files["chatmail.ini"] = Bool.random(using: &random) ? File("[params]\ntwo = é\n") : nil
    case 16: if Bool.random(using: &random) { changeLanguages() } else { changeGlossary() }
    case 17: files["locales/\(pick(Self.folders))/index.md"] = text()
    case 18: respell(pick(Self.folders.indices.map { $0 }))
    default:
      if folder.lowercased() != "en" {
        files = files.filter { !$0.key.hasPrefix("locales/\(folder)/") }
      }
    }
    // A site has a page, and one spelling of each language.
    if files["locales/EN/index.md"] == nil, files["locales/en/index.md"] == nil {
      files["locales/\(folders.first { $0.lowercased() == "en" } ?? "EN")/index.md"] = text()
    }
    for (one, other) in zip(Self.folders, Self.others) where has(one) && has(other) {
      files = files.filter { !$0.key.hasPrefix("locales/\(other)/") }
    }
  }

  private func has(_ folder: String) -> Bool {
    files.keys.contains { $0.hasPrefix("locales/\(folder)/") }
  }

  /// The language folders that are there, as they are spelled.
  private var folders: [String] {
    (Self.folders + Self.others).filter(has)
  }

  private mutating func movePage(_ page: String, to other: String, editing: Bool) {
    for folder in folders {
      guard var file = files.removeValue(forKey: "locales/\(folder)/\(page).md") else { continue }
      if editing, folder == folders[0] { file.bytes += Array("\nMoved \(count)\n".utf8) }
      files["locales/\(folder)/\(other).md"] = file
    }
  }

  private mutating func changeAsset(_ path: String) {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: files[path] = nil
    case 1: files[path] = File("")
    case 2: files[path] = text()
    default:
      files[path] = File(bytes: (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
    // A path is a file or a folder.
    if path == "data", files[path] != nil { files["data/a.txt"] = nil }
    if path == "data/a.txt", files[path] != nil { files["data"] = nil }
  }

  private mutating func changeLanguages() {
    let codes = folders
    let lines = codes.filter { _ in Bool.random(using: &random) }.map { code in
      "[\(code)]\nname = Name \(Int.random(in: 0...9, using: &random))\nfallback = \(pick(codes))\n"
    }
    files["locales/languages.ini"] = lines.isEmpty ? nil : File(lines.joined())
  }

  private mutating func changeGlossary() {
    let rows = (0..<Int.random(in: 0...2, using: &random)).map { "term \($0),de,Wort \(count)\r\n" }
    files["locales/glossary.csv"] =
      rows.isEmpty ? nil : File("\u{FEFF}term,language,translation\r\n" + rows.joined())
  }

  /// Spells the folder of a language in another way: it is the same language.
  private mutating func respell(_ index: Int) {
    let (one, other) = (Self.folders[index], Self.others[index])
    let (from, to) = has(one) ? (one, other) : (other, one)
    for (path, file) in files where path.hasPrefix("locales/\(from)/") {
      files[path] = nil
      files["locales/\(to)/" + path.dropFirst("locales/\(from)/".count)] = file
    }
  }

  private mutating func configuration() -> File {
    let number = Int.random(in: 0...99, using: &random)
    let site = pick(["", "[site]\nlanguages = ALL\n", "[site]\nlanguages = DE EN\n"])
    return File("\(site)[params]\none = \(number)\n; a comment\n")
  }

  private mutating func skeleton() -> File? {
    pick([nil, "", "# Around\n\n%content placeholder%\n\nBelow {{ config.one }}\n", "Alone"])
      .map { File($0) }
  }

  private mutating func text() -> File {
    let separator = pick(["\n\n", "\r\n\r\n", "\n"])
    let pieces = (0...Int.random(in: 0...7, using: &random)).map { _ in pick(Self.pieces) }
    let text = pieces.joined(separator: separator) + pick(["", "\n", "\r\n", "\n\n"])
    let matter = pick(["", "", "", "---\ntitle: Title \(count)\n---\n"])
    return File(matter + text, isExecutable: Int.random(in: 0..<9, using: &random) == 0)
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }
}

/// A generator with a seed (Vigna's SplitMix64), so that every run is the same.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
