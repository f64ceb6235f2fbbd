import Store
import Translation

/// Makes the snapshot of a site from texts by place, as in `["EN/index": "# Hello"]`.
///
/// - Parameter source: the source language; the first by name where none is given.
/// - Parameter sources: languages that are made from another one than that.
func site(
  _ texts: [String: String], files: [Snapshot.File] = [], settings: [String: String] = [:],
  source: String? = nil, from sources: [String: String] = [:]
) -> Snapshot {
  let documents = texts.sorted { $0.key < $1.key }.map { document($0.key, $0.value) }
  let codes = Set(documents.map(\.language)).sorted()
  let main = source.flatMap { LanguageCode($0) } ?? codes.first
  return Snapshot(
    languages: codes.enumerated().map { index, code in
      Language(
        code: code, folder: code.compared.uppercased(), position: index, name: code.tag,
        source: code == main
          ? nil : sources[code.compared].flatMap { LanguageCode($0) } ?? main)
    },
    documents: documents, files: files,
    settings: settings.sorted { $0.key < $1.key }.map {
      Setting(section: "params", key: $0.key, value: $0.value)
    })
}

/// Makes a document, as in `document("EN/index", "# Hello")`.
func document(_ place: String, _ text: String, isExecutable: Bool = false) -> Snapshot.Document {
  let slash = place.firstIndex(of: "/")!
  return Snapshot.Document(
    page: try! PagePath(String(place[place.index(after: slash)...])),
    language: LanguageCode(place[..<slash])!, content: Content(Array(text.utf8)),
    isExecutable: isExecutable, facts: facts(text))
}

/// Makes an asset.
func asset(_ path: String, _ text: String, isExecutable: Bool = false) -> Snapshot.File {
  Snapshot.File(
    role: .asset, path: try! FilePath(path), content: Content(Array(text.utf8)),
    isExecutable: isExecutable)
}

/// What is in a text whose blocks stand between blank lines.
func facts(_ text: String) -> TextFacts {
  var blocks: [Block] = []
  var start = 0
  for piece in text.components(separatedBy: "\n\n") {
    let isHeading = piece.hasPrefix("#")
    blocks.append(
      Block(
        kind: isHeading ? .heading : .paragraph, level: isHeading ? 1 : 0, start: UInt32(start),
        length: UInt32(piece.utf8.count), words: UInt32(piece.split(separator: " ").count)))
    start += piece.utf8.count + 2
  }
  return TextFacts(segmenter: 1, body: 0, blocks: blocks)
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: true)
  }
}
