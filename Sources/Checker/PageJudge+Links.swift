import Exporter
import Store

extension Judging {
  /// Judges what the links of a text lead to.
  mutating func judgeLinks(
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
      switch target(of: link, in: form) {
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

  private mutating func target(of link: FoundLink, in form: SiteAddresses.Form)
    -> SiteAddresses.Target
  {
    let key = Link(address: link.address, form: form, isShown: link.isShown)
    if let known = targets[key] { return known }
    let target = facts.addresses.target(
      of: link.address, on: page.path, in: form, isShown: link.isShown)
    targets[key] = target
    return target
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
  mutating func judgeIDs() {
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
