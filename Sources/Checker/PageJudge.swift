import Exporter
import Markdown
import Store
import Translation

/// What was found in a page, and what others need to know of it.
struct JudgedPage: Sendable {
  var path: PagePath
  var findings: [Finding] = []
  /// What its links lead to, found or not: pages and files by their path in the export.
  var targets: Set<String> = []
  var anchors = Anchors()
  /// Findings that hold unless another page has a part of this name.
  var pending: [PendingAnchor] = []

  /// A link to a part of another page.
  struct PendingAnchor: Sendable {
    var finding: Finding
    var page: PagePath
    var part: String
    var language: LanguageCode?
    var form: SiteAddresses.Form
  }
}

/// Judges one page in all its languages: a pure function of its texts and of the site.
struct PageJudge: Sendable {
  let facts: SiteFacts
  /// Nil where words are not looked up.
  var spelling: Spelling?

  func judge(_ page: PageToCheck) -> JudgedPage {
    var judging = Judging(facts: facts, spelling: spelling, page: page)
    judging.run()
    return judging.judged
  }
}

/// One page being judged.
struct Judging {
  let facts: SiteFacts
  let spelling: Spelling?
  let page: PageToCheck
  var judged: JudgedPage
  /// Each text taken apart once, however many translations were made from it.
  private var texts: [Int64: CheckedText] = [:]
  private(set) var contexts: [(context: DocumentContext, document: PageToCheck.Document?)] = []
  /// What comments switch, by language; of the skeleton under nil.
  private var comments: [LanguageCode?: CheckComments] = [:]
  /// The names of headings by language and block.
  private(set) var names: [LanguageCode: [Int: String]] = [:]
  /// What addresses lead to: most stand in every language.
  var targets: [Link: SiteAddresses.Target] = [:]

  /// What decides where a link of this page leads.
  struct Link: Hashable {
    let address: String
    let form: SiteAddresses.Form
    let isShown: Bool
  }

  init(facts: SiteFacts, spelling: Spelling?, page: PageToCheck) {
    self.facts = facts
    self.spelling = spelling
    self.page = page
    judged = JudgedPage(path: page.path)
  }

  mutating func run() {
    for document in page.documents { read(document) }
    readSkeleton()
    for (context, document) in contexts {
      judge(context, document)
      judgeLinks(context, document)
    }
    judgeIDs()
    judged.findings = Untold.leavingOut(judged.findings)
  }

  private mutating func text(_ content: Int64) -> CheckedText? {
    if let text = texts[content] { return text }
    guard let text = page.texts[content] else { return nil }
    let checked = CheckedText(text.bytes, body: text.body, blocks: text.blocks)
    texts[content] = checked
    return checked
  }

  private mutating func read(_ document: PageToCheck.Document) {
    guard let text = text(document.content) else { return }
    var source: DocumentContext.Source?
    if let code = document.source,
      let original = page.documents.first(where: { $0.language == code }),
      let text = self.text(original.content)
    {
      source = DocumentContext.Source(
        language: code, path: facts.path(of: page.path, in: code), text: text)
    }
    contexts.append(
      (
        DocumentContext(
          page: page.path, language: document.language,
          path: facts.path(of: page.path, in: document.language), text: text, source: source),
        document
      ))
    comments[document.language] =
      if document.isTranslation {
        CheckComments(
          text, translatedFrom: source.flatMap { comments[$0.language] } ?? CheckComments())
      } else { CheckComments(text) }
    var inherited: [Int: String] = [:]
    if let code = document.source, let known = names[code] {
      for (number, origin) in document.origins.enumerated() {
        if let place = origin.place { inherited[number] = known[place] }
      }
    }
    let (part, own) = Anchors.Part.read(
      text, inherited: inherited, reserved: facts.tabs, params: facts.params)
    judged.anchors.set(part, document.language)
    names[document.language] = own
  }

  private mutating func readSkeleton() {
    let path = page.path.text + ".md"
    guard let file = facts.site.files(.skeleton).first(where: { $0.path.text == path }),
      let bytes = facts.contents[file.hash]
    else { return }
    let body = file.text?.body ?? 0
    let text = CheckedText(bytes, body: body, blocks: Markdown.blocks(bytes, startingAt: body))
    comments[nil] = CheckComments(text)
    judged.anchors.skeleton = text.blocks.flatMap(\.html).flatMap(\.ids)
    contexts.append(
      (
        DocumentContext(page: page.path, language: nil, path: path, text: text, source: nil), nil
      ))
    judged.findings += facts.inForce(
      SiteRules.findings(
        inSkeleton: bytes, path, page.path, hasDocuments: !page.documents.isEmpty))
  }

  // MARK: Blocks

  private mutating func judge(_ context: DocumentContext, _ document: PageToCheck.Document?) {
    for found in TextRules.findings(context.text) + (comments[context.language]?.findings ?? []) {
      add(found, context, context.block(at: found.range.lowerBound), nil)
    }
    guard let traits = context.language.flatMap({ facts.traits[$0] }) ?? facts.sourceTraits else {
      return
    }
    if document?.isTranslation == true {
      var findings: [RuleFinding] = []
      SafetyRules.check(context.text, of: traits, source: context.source?.text, &findings)
      for found in findings {
        add(found, context, context.block(at: found.range.lowerBound), nil)
      }
    }
    let surplus =
      document.flatMap { document in
        context.source.map {
          document.surplusItems(of: context.text.blocks, source: $0.text.blocks)
        }
      } ?? []
    for block in context.text.blocks {
      let origin = document.flatMap { document in
        document.origins.indices.contains(block.number) ? document.origins[block.number] : nil
      }
      var original: Comparison.Original?
      if let document { original = self.original(of: block, document, context) }
      original?.isSurplus = surplus.contains(block.number)
      let comparison = Comparison(
        block: block, language: traits, original: original,
        isTranslation: document?.isTranslation ?? false)
      var findings = BlockRules.findings(comparison)
      if let glossary = context.language.flatMap({ facts.glossaries[$0] }) {
        GlossaryRules.check(comparison, glossary, &findings)
      }
      spelling?.check(comparison, &findings)
      for found in Untold.leavingOut(findings) {
        add(found, context, block, (original?.blocks.first, origin?.place))
      }
    }
  }

  private mutating func original(
    of block: CheckedBlock, _ document: PageToCheck.Document, _ context: DocumentContext
  ) -> Comparison.Original? {
    guard let source = context.source, let language = facts.traits[source.language] else {
      return nil
    }
    let origin =
      document.origins.indices.contains(block.number) ? document.origins[block.number] : nil
    var blocks = (origin?.blocks ?? []).compactMap { place -> CheckedBlock? in
      guard let text = text(place.content), text.blocks.indices.contains(place.position) else {
        return nil
      }
      return text.blocks[place.position]
    }
    let isSure = origin?.isSure ?? false
    var isFramed = false
    if !isSure, let place = document.framedPlace(block.number, of: source.text.blocks.count) {
      if blocks.isEmpty { blocks = [source.text.blocks[place]] }
      isFramed =
        blocks.count == 1 && blocks[0].kind == block.kind && (origin?.place ?? place) == place
    }
    return Comparison.Original(
      blocks: blocks, isSure: isSure, text: source.text, language: language, isFramed: isFramed)
  }

  mutating func add(
    _ found: RuleFinding, _ context: DocumentContext, _ block: CheckedBlock?,
    _ original: (block: CheckedBlock?, place: Int?)?
  ) {
    guard
      let severity = severity(
        of: found.rule, context.language, block?.number, source: original?.place, context)
    else { return }
    judged.findings.append(
      context.finding(found, severity, in: block, original: original))
  }

  /// How severe a finding in a text is; nil where its rule is off.
  ///
  /// - Parameters:
  ///   - block: the number of the block that it stands in.
  ///   - source: where the source of that stands.
  func severity(
    of rule: CheckRule, _ language: LanguageCode?, _ block: Int?, source: Int?,
    _ context: DocumentContext
  ) -> FindingSeverity? {
    let original = context.source.flatMap { comments[$0.language] }
    return CheckComments.severity(
      of: rule,
      configured: facts.switches.severity(of: rule, page: page.path, language: language),
      own: block.flatMap { comments[language]?.switches[$0] },
      source: [source.flatMap { original?.switches[$0] }].compactMap { $0 })
  }
}

extension PageToCheck.Document {
  /// Returns which block of the source is the one that stands between those that the blocks around
  /// one are surely made from, as far from each; nil where there is none.
  ///
  /// - Parameter count: how many blocks the source has.
  fileprivate func framedPlace(_ number: Int, of count: Int) -> Int? {
    let reach = 1...3
    let before = reach.lazy.compactMap { distance in
      surePlace(number - distance, of: count).map { $0 + distance }
    }.first
    let after = reach.lazy.compactMap { distance in
      surePlace(number + distance, of: count).map { $0 - distance }
    }.first
    guard let before, before == after, before >= 0, before < count else { return nil }
    return before
  }

  /// Returns the items of lists that the source has no item for: of what stands between two blocks
  /// whose sources are sure, those that are too many.
  fileprivate func surplusItems(of blocks: [CheckedBlock], source: [CheckedBlock]) -> Set<Int> {
    var result: Set<Int> = []
    var before = (number: -1, place: -1)
    if origins.count != blocks.count { return [] }
    for number in 0...blocks.count {
      guard let place = surePlace(number, of: source.count) else { continue }
      let own = (before.number + 1)..<number
      let others = (before.place + 1)..<max(place, before.place + 1)
      before = (number, place)
      // One whose source is gone is out of date.
      let gone = own.count { origins[$0].place == nil && !origins[$0].blocks.isEmpty }
      let surplus = own.count - gone - others.count
      guard surplus > 0, own.allSatisfy({ blocks[$0].kind == .listItem }),
        others.allSatisfy({ source[$0].kind == .listItem })
      else { continue }
      let unknown = own.filter { origins[$0].blocks.isEmpty }
      result.formUnion((unknown.isEmpty ? own.reversed() : unknown).prefix(surplus))
    }
    return result
  }

  /// Which block of the source a block is surely made from: -1 before the first and `count` behind
  /// the last; nil where it is in doubt.
  private func surePlace(_ number: Int, of count: Int) -> Int? {
    if number < 0 { return -1 }
    if number >= origins.count { return count }
    let origin = origins[number]
    return origin.isSure && origin.blocks.count == 1 ? origin.place : nil
  }
}
