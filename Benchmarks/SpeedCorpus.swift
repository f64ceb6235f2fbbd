import FileSystem

/// A site that speed is measured on.
struct SpeedCorpus {
  /// What it is called in the table.
  let name: String
  /// Its folder, with the locales folder in it.
  let folder: String
  /// Whether all work is measured on it, or only imports and exports.
  var isWhole = false
  /// Pages and bytes of their texts.
  var pages = 0
  var size = 0.0
  /// A page that is changed, and the language of its document.
  var changed = ""
  var language = "en"

  var locales: String { folder + "/locales" }

  /// Writes a made corpus.
  static func made(_ name: String, _ corpus: MadeCorpus, in folder: String, isWhole: Bool = false)
    throws -> SpeedCorpus
  {
    var made = SpeedCorpus(name: name, folder: "\(folder)/\(name)", isWhole: isWhole)
    made.size = Double(try corpus.write(to: made.locales))
    made.pages = corpus.pages
    made.changed = corpus.name(corpus.pages / 2)
    return made
  }

  /// Unpacks the real corpus, where there is one, and takes its first pages; nil where there is none.
  static func real(_ name: String, from shared: String, pages: Int?, in folder: String)
    throws -> SpeedCorpus?
  {
    let archive = shared + "/corpora/tldr/locales.tar.gz"
    guard try Files.status(archive) != nil else { return nil }
    var corpus = SpeedCorpus(name: name, folder: "\(folder)/\(name)", isWhole: pages == nil)
    try Files.makeFolder(corpus.folder)
    _ = try Programs.run(
      "/usr/bin/tar", ["-xzf", try Files.realPath(archive), "-C", corpus.folder])
    let languages = try Files.names(in: corpus.locales)
    var documents: [(language: String, name: String)] = []
    for language in languages {
      for name in try Files.names(in: "\(corpus.locales)/\(language)") {
        documents.append((language, name))
      }
    }
    let names = Set(documents.map(\.name)).sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
    let kept = Set(pages.map { names.prefix($0) } ?? names[...])
    for (language, name) in documents {
      let path = "\(corpus.locales)/\(language)/\(name)"
      guard kept.contains(name) else {
        try Files.removeFile(path)
        continue
      }
      corpus.size += Double(try Files.status(path)?.size ?? 0)
    }
    corpus.pages = kept.count
    let english = documents.filter { $0.language == "en" && kept.contains($0.name) }
    corpus.changed = String(english[english.count / 2].name.dropLast(3))
    return corpus
  }

  /// Changes one document.
  func edit(_ round: Int) throws {
    let path = "\(locales)/\(language)/\(changed).md"
    let text = try Files.read(path)
    try Files.removeFile(path)
    try Files.create(path, text + Array("\nA new line \(round).\n".utf8))
  }

  /// Writes the configuration: with another name, another output.
  func configure(name: String, output: String = "tabs") throws {
    try Files.removeFile(folder + "/cmctl.ini")
    let text = "[site]\nname = \(name)\noutput = \(output)\nsource = en\n"
    try Files.create(folder + "/cmctl.ini", Array(text.utf8))
  }

  /// Writes a layout of its own, or takes it away.
  func layOut(_ words: String?) throws {
    let path = folder + "/page-layout.html"
    try Files.removeFile(path)
    guard let words else { return }
    let text = """
      <!DOCTYPE html>
      <html lang="{{ lang }}" dir="{{ dir }}"><head><meta charset="utf-8"><title>{{ title }}</title></head>
      <body><header>\(words)</header><main>{{ markdown_html }}</main></body></html>

      """
    try Files.create(path, Array(text.utf8))
  }
}
