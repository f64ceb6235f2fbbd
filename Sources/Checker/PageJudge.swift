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
private struct Judging {
  let facts: SiteFacts
  let spelling: Spelling?
  let page: PageToCheck
  var judged: JudgedPage
  /// Each text taken apart once, however many translations were made from it.
  private var texts: [Int64: CheckedText] = [:]
  private var contexts: [(context: DocumentContext, document: PageToCheck.Document?)] = []
  /// What comments switch, by language; of the skeleton under nil.
  private var comments: [LanguageCode?: CheckComments] = [:]
  /// The names of headings by language and block.
  private var names: [LanguageCode: [Int: String]] = [:]

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
    for block in context.text.blocks {
      let origin = document.flatMap { document in
        document.origins.indices.contains(block.number) ? document.origins[block.number] : nil
      }
      var original: Comparison.Original?
      if let document { original = self.original(of: block, document, context) }
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

  private mutating func add(
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
  private func severity(
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

  // MARK: Links

  private mutating func judgeLinks(
    _ context: DocumentContext, _ document: PageToCheck.Document?
  ) {
    // A skeleton and a fallback stand in pages of every language: one of them tells for all.
    let forms = facts.addresses.forms.filter { form in
      guard case .page(let code) = form else { return true }
      return code == (context.language ?? facts.shown.first?.code)
    }
    for block in context.text.blocks {
      let first = judged.findings.count
      for link in FoundLink.all(in: block) {
        let isTold = judged.findings.count - first < Untold.mostInBlock
        judge(link, forms, context, block, document, isTold: isTold)
      }
    }
  }

  private mutating func judge(
    _ link: FoundLink, _ forms: [SiteAddresses.Form], _ context: DocumentContext,
    _ block: CheckedBlock, _ document: PageToCheck.Document?, isTold: Bool
  ) {
    let place = document.flatMap { document in
      document.origins.indices.contains(block.number) ? document.origins[block.number].place : nil
    }
    var dead: [(form: SiteAddresses.Form, path: String)] = []
    for form in forms {
      switch facts.addresses.target(
        of: link.address, on: page.path, in: form, isShown: link.isShown)
      {
      case .elsewhere: break
      case .file(let path): judged.targets.insert(path)
      case .nothing(let path):
        judged.targets.insert(path)
        dead.append((form, path))
      case .page(let target, let part):
        judged.targets.insert(target.text + ".html")
        if part.isEmpty || !isTold { continue }
        let found = RuleFinding(
          .anchorMissing, link.range,
          "“\(part)” is no part of \(target == page.path ? "this page" : "the page \(target.text)")",
          hint: "link to the name of a heading, or give one a name: ## Heading {#\(part)}",
          subject: link.address)
        if target == page.path {
          let has = facts.hasPart(
            part, judged.anchors, from: context.language, isOwn: true, in: form)
          if !has {
            add(found, context, block, (nil, place))
            return
          }
        } else if let severity = severity(
          of: .anchorMissing, context.language, block.number, source: place, context)
        {
          judged.pending.append(
            JudgedPage.PendingAnchor(
              finding: context.finding(found, severity, in: block, original: (nil, place)),
              page: target, part: part, language: context.language, form: form))
        }
      }
    }
    guard isTold, let first = dead.first else { return }
    add(
      deadLink(link, first.path, isInAll: dead.count == forms.count, first.form), context, block,
      (nil, place))
  }

  private func deadLink(
    _ link: FoundLink, _ path: String, isInAll: Bool, _ form: SiteAddresses.Form
  ) -> RuleFinding {
    let name = path.split(separator: "/").last ?? ""
    let isPage =
      link.isShown && (path.hasSuffix(".html") || !name.contains(".") || path.hasSuffix(".md"))
    let place =
      switch form {
      case _ where isInAll: ""
      case .tabs: " from the page with tabs"
      case .page(let code): " from the page in the folder of \(code.tag)"
      }
    var hint =
      isPage
      ? "the site has no such page: mend the address, or import the page"
      : "the site has no such file: mend the address, or add the file"
    if path.hasSuffix(".md"), let page = try? PagePath(String(path.dropLast(3))),
      facts.hasPage(page)
    {
      hint = "pages are exported as HTML: write \(link.address.replacing(".md", with: ".html"))"
    } else if isPage, let near = facts.nearestPage(to: path) {
      hint = "did you mean \(near).html?"
    }
    return RuleFinding(
      isPage ? .linkBroken : .fileMissing, link.range,
      "“\(link.address)” leads nowhere\(place)", hint: hint, subject: link.address)
  }

  // MARK: Ids

  /// Finds ids that stand twice in what is one page.
  private mutating func judgeIDs() {
    var first: [String: String] = [:]
    for (context, document) in contexts {
      var own: Set<String> = Set(
        document.flatMap { names[$0.language] }.map { Array($0.values) } ?? [])
      for block in context.text.blocks {
        for tag in block.html where !tag.isEnd {
          for id in tag.ids where !own.insert(id).inserted {
            add(
              RuleFinding(
                .idDuplicate, tag.range, "the id “\(id)” stands twice in this text",
                hint: "give one of them another; links lead to the first alone", subject: id),
              context, block, nil)
          }
        }
      }
      // Said once for all languages, at the document that comes later.
      guard facts.addresses.forms.contains(.tabs), let language = context.language,
        facts.shown.contains(where: { $0.code == language })
      else { continue }
      for id in Set(context.text.blocks.flatMap(\.html).filter { !$0.isEnd }.flatMap(\.ids))
        .sorted()
      {
        first[id, default: ""] += first[id] == nil ? context.path : "\n" + context.path
      }
    }
    for (id, paths) in first.sorted(by: { $0.key < $1.key }) {
      let all = paths.split(separator: "\n")
      guard all.count > 1, let (context, _) = contexts.first(where: { $0.context.path == all[0] }),
        let block = context.text.blocks.first(where: { $0.html.contains { $0.ids.contains(id) } }),
        let tag = block.html.first(where: { !$0.isEnd && $0.ids.contains(id) })
      else { continue }
      add(
        RuleFinding(
          .idDuplicate, tag.range,
          "the id “\(id)” stands in \(all.count) languages, which are one page",
          hint: "links lead to the first tab alone; name a heading instead: ## Heading {#\(id)}",
          subject: id), context, block, nil)
    }
  }
}

extension PageToCheck.Document {
  /// Returns which block of the source is the one that stands between those that the blocks around
  /// one are surely made from, as far from each; nil where there is none.
  ///
  /// - Parameter count: how many blocks the source has.
  fileprivate func framedPlace(_ number: Int, of count: Int) -> Int? {
    let reach = 1...3
    func place(_ number: Int) -> Int? {
      if number < 0 { return -1 }
      if number >= origins.count { return count }
      let origin = origins[number]
      return origin.isSure && origin.blocks.count == 1 ? origin.place : nil
    }
    let before = reach.lazy.compactMap { distance in
      place(number - distance).map { $0 + distance }
    }.first
    let after = reach.lazy.compactMap { distance in
      place(number + distance).map { $0 - distance }
    }.first
    guard let before, before == after, before >= 0, before < count else { return nil }
    return before
  }
}
