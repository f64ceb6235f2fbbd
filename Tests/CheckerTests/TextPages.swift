import FileSystem
import Markdown
import Store
import TestSupport
import Translation

@testable import Checker

/// Translated pages as people wrote them, with their sources.
enum TextPages {
  /// A page with its source.
  struct Pair: CustomStringConvertible {
    var language: String
    var source: String
    var translation: String
    var description: String { translation }
  }

  /// The folder of pages beside the package; nil where it is not there.
  static let corpora: String? = {
    let shared =
      environment("CMCTL_SHARED") ?? Files.join(Files.parent(of: Places.package), "shared")
    let folder = Files.join(shared, "corpora")
    return ((try? Files.status(folder)) ?? nil)?.kind == .folder ? folder : nil
  }()

  /// The pages of the example, in all languages.
  static func example() throws -> [Pair] {
    let locales = Files.join(Places.package, "Examples/relay/locales")
    return try pairs(below: locales, source: "EN", languages: ["AR", "DE", "RU", "ZH"])
  }

  /// The pages of relays.
  static func reference(_ folder: String) throws -> [Pair] {
    try pairs(below: Files.join(folder, "site/locales"), source: "EN", languages: ["RU"])
  }

  /// Pages of several topics, and what they were made from.
  static func parallel(_ corpora: String) throws -> [Pair] {
    let folder = Files.join(corpora, "parallel")
    return try Files.names(in: folder).filter { $0.hasSuffix("-as-is") }.sorted().map { name in
      Pair(
        language: String(name.dropLast("-as-is".count).suffix(2)),
        source: Files.join(folder, "\(name)/source.md"),
        translation: Files.join(folder, "\(name)/translation.md"))
    }
  }

  /// The pages of a locales folder that stand in both languages.
  static func pairs(below locales: String, source: String, languages: [String]) throws -> [Pair] {
    try languages.flatMap { language in
      try pages(in: Files.join(locales, language)).compactMap { page in
        let original = Files.join(locales, "\(source)/\(page)")
        guard try Files.status(original) != nil else { return nil }
        return Pair(
          language: language, source: original,
          translation: Files.join(locales, "\(language)/\(page)"))
      }
    }
  }

  private static func pages(in folder: String) throws -> [String] {
    try Files.names(in: folder).sorted().flatMap { name -> [String] in
      if name.hasSuffix(".md") { return [name] }
      let path = Files.join(folder, name)
      guard try Files.status(path)?.kind == .folder else { return [] }
      return try pages(in: path).map { "\(name)/\($0)" }
    }
  }

  /// Judges a translation by the rules of words and characters, aligned with its source as an
  /// import aligns them.
  static func findings(_ pair: Pair) throws -> [RuleFinding] {
    let source = try text(pair.source)
    let translation = try text(pair.translation)
    let aligned = align(source: blockTexts(source), translation: blockTexts(translation))
    let language = LanguageTraits(LanguageCode(pair.language)!)
    let english = LanguageTraits(LanguageCode("en")!)
    return zip(translation.blocks, aligned).flatMap { block, place in
      let blocks = place.source.map { Array(source.blocks[$0..<$0 + place.count]) } ?? []
      let comparison = Comparison(
        block: block, language: language,
        original: Comparison.Original(
          blocks: blocks, isSure: place.certainty == .sure, text: source, language: english))
      var findings: [RuleFinding] = []
      WordRules.check(comparison, &findings)
      CharacterRules.check(comparison, &findings)
      return findings
    }
  }

  private static func blockTexts(_ text: CheckedText) -> [BlockText] {
    text.blocks.map { BlockText(kind: $0.kind, level: $0.block.level, text: $0.text) }
  }

  private static func text(_ path: String) throws -> CheckedText {
    let bytes = try Files.read(path)
    var body = 0
    if bytes.starts(with: "---\n".utf8),
      let end = bytes.firstRange(of: Array("\n---\n".utf8))
    {
      body = end.upperBound
    }
    return CheckedText(bytes, body: body, blocks: Markdown.blocks(bytes, startingAt: body))
  }
}
