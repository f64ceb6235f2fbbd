import FileSystem
import Markdown
import Store
import TestSupport
import Testing
import Translation

@testable import Checker

/// A page as its translators left it, beside its source.
struct RealPage {
  let name: String
  let translation: CheckedText
  let language: LanguageTraits
  let source: CheckedText
  let sourceLanguage = LanguageTraits(LanguageCode("en")!)

  init(_ name: String, source: String, translation: String, language: String) throws {
    self.name = name
    self.language = LanguageTraits(LanguageCode(language)!)
    self.source = try Self.text(source)
    self.translation = try Self.text(translation)
  }

  private static func text(_ path: String) throws -> CheckedText {
    let bytes = try Files.read(path)
    var body = 0
    if bytes.starts(with: "---\n".utf8),
      let end = bytes[4...].firstRange(of: Array("\n---\n".utf8))
    {
      body = end.upperBound
    }
    return CheckedText(
      bytes, body: body, blocks: Markdown.blocks(bytes, startingAt: body))
  }

  /// What the rules find in the translation, aligned as an import aligns it.
  func translationFindings() -> [RuleFinding] {
    let aligned = align(
      source: Self.blockTexts(source), translation: Self.blockTexts(translation))
    return TextRules.findings(translation)
      + zip(translation.blocks, aligned).flatMap { block, aligned in
        let sources = aligned.source.map { source.blocks[$0..<$0 + aligned.count] } ?? []
        return BlockRules.findings(
          Comparison(
            block: block, language: language,
            original: Comparison.Original(
              blocks: Array(sources), isSure: aligned.certainty == .sure, text: source,
              language: sourceLanguage)))
      }
  }

  /// What the rules find in the source itself.
  func sourceFindings() -> [RuleFinding] {
    TextRules.findings(source)
      + source.blocks.flatMap { block in
        BlockRules.findings(Comparison(block: block, language: sourceLanguage, original: nil))
      }
  }

  private static func blockTexts(_ text: CheckedText) -> [BlockText] {
    text.blocks.map { BlockText(kind: $0.kind, level: $0.block.level, text: $0.text) }
  }
}

extension RealPage {
  /// The pages of the example site.
  static func examples() throws -> [RealPage] {
    try folder(Files.join(Places.package, "Examples/relay/locales"))
  }

  /// The pages of relays and the parallel pages of the folder `shared`.
  static func shared(_ reference: String) throws -> [RealPage] {
    var pages = try folder(Files.join(reference, "site/locales"))
    let parallel = Files.join(Files.parent(of: reference), "corpora/parallel")
    for name in try Files.names(in: parallel).sorted() where name.hasSuffix("-as-is") {
      let language = name.split(separator: "-").dropLast(2).last.map(String.init) ?? ""
      let folder = Files.join(parallel, name)
      pages.append(
        try RealPage(
          name, source: Files.join(folder, "source.md"),
          translation: Files.join(folder, "translation.md"), language: language))
    }
    return pages
  }

  private static func folder(_ locales: String) throws -> [RealPage] {
    var pages: [RealPage] = []
    for language in try Files.names(in: locales).sorted() where language != "EN" {
      for name in ["index.md", "info.md", "privacy.md", "help.md", "guide/first-steps.md"] {
        let source = Files.join(locales, "EN/" + name)
        let translation = Files.join(locales, language + "/" + name)
        guard try Files.status(source) != nil, try Files.status(translation) != nil else {
          continue
        }
        pages.append(
          try RealPage(
            language + "/" + name, source: source, translation: translation,
            language: language.lowercased()))
      }
    }
    return pages
  }
}

/// What the rules of markup find in pages that nobody harmed. The pages have faults of their own:
/// a media type that was translated, an icon that moved, images without alternative text.
struct RealPagesTests {
  @Test func theExamplesAreClean() throws {
    for page in try RealPage.examples() {
      expect(page.translationFindings(), atMost: 0, page.name)
      expect(page.sourceFindings(), atMost: 0, page.name + " in its source language")
    }
  }

  @Test(.enabled(if: Places.reference != nil, "\(Places.referenceAbsence)"))
  func unharmedPagesHaveFewFindings() throws {
    for page in try RealPage.shared(try #require(Places.reference)) {
      expect(page.translationFindings(), atMost: 1, page.name)
      expect(page.sourceFindings(), atMost: 3, page.name + " in its source language")
    }
  }

  private static let rules: Set<CheckRule> = [
    .variableInvented, .variableDropped, .inlineCode, .linkHost, .linkScheme, .linkChanged,
    .linkDropped, .htmlDropped, .htmlAttribute, .image, .footnote, .headingLevel, .listShape,
    .tableShape, .codeBlock, .altMissing, .linkSpace, .fenceUnclosed, .conflictMarker,
    .finalNewline, .footnoteUndefined, .htmlInvented, .eventHandler, .scriptURL, .activeElement,
    .imageExternal,
  ]

  private func expect(_ findings: [RuleFinding], atMost count: Int, _ page: String) {
    let findings = findings.filter { Self.rules.contains($0.rule) }
    #expect(findings.count <= count, "\(page): \(findings.map(\.message))")
    #expect(!findings.contains { $0.rule.severity == .error }, "\(page)")
  }
}
