import HTMLFill
import Markdown
import Store
import Template
import Theme

/// A file of the export with its bytes.
package struct RenderedFile: Sendable, Equatable {
  package var path: FilePath
  package var bytes: [UInt8]
  package var isExecutable: Bool
}

/// Makes files of what is planned: a pure function that touches no disk.
struct Renderer {
  /// The contents that the planned files name.
  let contents: [ContentHash: [UInt8]]
  /// What most sets of tabs have around them.
  var frames: TabFrames?
  /// The layout of the site, which is the same for all pages.
  var layout: (text: Site.Text, template: Template)?

  func render(_ file: PlannedFile) throws(Problems) -> RenderedFile {
    var isExecutable = false
    let bytes: [UInt8]
    switch file.source {
    case .page(let page): bytes = try render(page)
    case .asset(let hash, let executable):
      bytes = try content(hash, file.path.text)
      isExecutable = executable
    case .code(let code): bytes = try render(code, in: file.path.text)
    case .stylesheet: bytes = Array(Theme.stylesheet.utf8)
    case .script: bytes = Array(Theme.script.utf8)
    case .sitemap(let entries): bytes = Sitemap.xml(entries)
    case .sitemapIndex(let urls): bytes = Sitemap.xml(index: urls)
    case .searchScript: bytes = Array(Theme.searchScript.utf8)
    case .searchStylesheet: bytes = Array(Theme.searchStylesheet.utf8)
    case .search:
      throw Problems([Problem(file.path.text, "an index is made by SearchExport")])
    }
    return RenderedFile(path: file.path, bytes: bytes, isExecutable: isExecutable)
  }

  func content(_ hash: ContentHash, _ name: String) throws(Problems) -> [UInt8] {
    guard let bytes = contents[hash] else {
      throw Problems([Problem(name, "its content \(hash.hex) was not fetched")])
    }
    return bytes
  }

  private func render(_ page: PlannedPage) throws(Problems) -> [UInt8] {
    if let alone = page.alone, alone.folder.isEmpty {
      return try render(choice: page, alone)
    }
    let tabs = try TabSet.render(page.tabs, self)
    let title = page.title ?? page.leadTab.flatMap { tabs.headings[$0].first?.title }
    var content: [UInt8]
    if let skeleton = page.skeleton {
      content = try markdown(skeleton, around: tabs.html)
    } else {
      content = try tabs.html(1)
    }
    if let alone = page.alone, alone.listsPlaces, let language = page.tabs.first?.language {
      content = LanguageList.html(alone, in: language) + content
    }
    if page.search == .beforeText { content = Self.searchBox(of: page) + content }
    var made = PageVariables.Made()
    made.title = title ?? page.page.text
    made.description = page.description
    if let language = page.tabs.first?.language {
      made.language = language.tag
      made.direction = language.direction.rawValue
    }
    let lead = page.leadTab.map { page.tabs[$0] } ?? page.tabs.first
    made.leadLanguage = lead?.shownLanguage.tag ?? ""
    made.content = content
    made.search = page.search == .inLayout ? Self.searchBox(of: page) : []
    made.tabs = self.tabs(of: page, tabs.headings, title: made.title)
    let context = (page.layout?.values ?? page.values).context
      .merging(made.context(of: page.page.text)) { $1 }
    let html = try fillLayout(of: page, context, reserving: content.count + 4096)
    return page.alone.map { LanguageLinks($0, of: page.page).keeping(html) } ?? html
  }

  /// Renders the page where readers choose their language.
  private func render(choice page: PlannedPage, _ alone: AloneLanguage)
    throws(Problems) -> [UInt8]
  {
    var title = page.title
    if title == nil, let lead = page.leadTab, let text = page.tabs[lead].text {
      title = try heading(of: text)
    }
    var made = PageVariables.Made()
    made.title = title ?? page.page.text
    made.description = page.description
    guard let language = page.tabs.first?.language else { return [] }
    made.language = language.tag
    made.direction = language.direction.rawValue
    made.leadLanguage = language.tag
    made.content = LanguageList.html(alone, in: language)
    if page.search == .beforeText { made.content = Self.searchBox(of: page) + made.content }
    made.search = page.search == .inLayout ? Self.searchBox(of: page) : []
    let context = (page.layout?.values ?? page.values).context
      .merging(made.context(of: page.page.text)) { $1 }
    return LanguageLinks(alone, of: page.page)
      .keeping(try fillLayout(of: page, context, reserving: made.content.count + 4096))
  }

  /// The place that the script fills: nothing is to be seen of it without one.
  private static func searchBox(of page: PlannedPage) -> [UInt8] {
    let root = PageVariables.root(of: page.page.text)
    guard let language = page.tabs.first?.language else { return [] }
    return Array(
      """
      <link rel="stylesheet" href="\(root)cmctl-search.css">
      <div class="cmctl-search" lang="\(language.tag)" dir="\(language.direction.rawValue)" \
      hidden></div>
      <script src="\(root)cmctl-search.js" defer></script>

      """.utf8)
  }

  /// What a layout reads of each tab that shows a document. Of forty languages few have one.
  private func tabs(
    of page: PlannedPage, _ headings: [[PageVariables.Heading]], title: String
  ) -> [PageVariables.Tab] {
    let showsHeadings = page.layoutShowsHeadings
    return zip(page.summaries.indices, page.summaries).compactMap { index, summary in
      let tab = page.tabs[index]
      guard tab.text != nil else { return nil }
      var made = PageVariables.Tab(
        language: tab.language.tag, direction: tab.language.direction.rawValue,
        name: tab.language.name, id: page.tabs.count > 1 ? TabSet.id(of: tab.language, 1) : "")
      made.textLanguage = tab.shownLanguage.tag
      made.textDirection = tab.shownLanguage.direction.rawValue
      made.title = summary.title ?? headings[index].first?.title ?? title
      made.description = summary.description
      if showsHeadings { made.headings = headings[index] }
      return made
    }
  }

  private func fillLayout(
    of page: PlannedPage, _ context: [String: TemplateValue], reserving size: Int
  ) throws(Problems) -> [UInt8] {
    let name = page.layout?.name ?? "the built-in layout"
    var template = Self.builtInLayout
    if let layout = page.layout { template = try self.template(layout) }
    let evaluated = Evaluated(template, context, "\(name), page \(page.page.text)")
    let pieces = try evaluated.pieces()
    return try evaluated.filling { () throws(HTMLFillError) in
      var writer = HTMLWriter(reserving: size)
      for piece in pieces {
        switch piece {
        case .literal(let bytes): writer.literal(bytes)
        case .value(let value): try writer.value(value)
        }
      }
      return try writer.finish()
    }
  }

  // The theme is ours and is tested: a fault in it is found at the first run of any test.
  private static let builtInLayout = try! Template(Array(Theme.layout.utf8))

  private func template(_ text: PlannedText) throws(Problems) -> Template {
    // A document may have the same bytes, and begin elsewhere in them.
    if let layout, layout.text.hash == text.hash, layout.text.body == text.body {
      return layout.template
    }
    let bytes = try content(text.hash, text.name)
    do throws(TemplateError) {
      return try Template(bytes, startingAt: text.body)
    } catch {
      throw error.problems(in: text.name)
    }
  }

  private func evaluated(_ text: PlannedText) throws(Problems) -> Evaluated {
    Evaluated(try template(text), text.values.context, text.name)
  }

  /// Renders a document's Markdown.
  ///
  /// - Parameter footnotePrefix: what keeps the ids of this document's footnotes apart from
  ///   another's in one page.
  /// - Parameter names: gives the headings their names, and has those of the page.
  /// - Parameter headingPrefix: the same for the ids of headings.
  /// - Parameter lines: where outdated blocks begin in the file, which are marked.
  func markdown(
    _ text: PlannedText, footnotePrefix: String, names: inout HeadingNames, headingPrefix: String,
    outdated lines: [Int] = []
  ) throws(Problems) -> [UInt8] {
    let evaluated = try evaluated(text)
    let written = try written(text, evaluated)
    var starts: Set<Int> = []
    if !lines.isEmpty {
      starts = OutdatedMarks(
        lines: lines, in: try content(text.hash, text.name), startingAt: text.body
      ).starts(
        in: written.markdown, of: written.pieces, valueOffsets: try evaluated.valueOffsets(),
        marker: written.marker)
    }
    let inherited = try names.inherited(by: text)
    let html = Markdown.html(
      written.markdown[...], footnotePrefix: footnotePrefix, marking: starts
    ) { headings in
      names.name(written.shown(headings), in: text, inherited, prefix: headingPrefix)
    }
    return try evaluated.filling { () throws(HTMLFillError) in
      try fill(
        html, marker: written.marker, values: written.values,
        isMade: !Markdown.mayHoldHTML(written.markdown[...]))
    }
  }

  /// The Markdown that a text's template makes.
  func written(_ text: PlannedText) throws(Problems) -> Written {
    try written(text, evaluated(text))
  }

  private func written(_ text: PlannedText, _ evaluated: Evaluated) throws(Problems) -> Written {
    Written(
      try evaluated.pieces(), of: try content(text.hash, text.name), startingAt: text.body)
  }

  /// Renders a skeleton with the tabs where it says so.
  private func markdown(_ skeleton: PlannedText, around tabs: (Int) throws(Problems) -> [UInt8])
    throws(Problems)
    -> [UInt8]
  {
    let evaluated = try evaluated(skeleton)
    var places: [Int] = []
    var pieces: [TemplatePiece] = []
    var valueCount = 0
    for piece in try evaluated.pieces() {
      guard case .literal(let bytes) = piece else {
        pieces.append(piece)
        valueCount += 1
        continue
      }
      var rest = bytes
      while let range = rest.firstRange(of: Self.placeholder) {
        pieces.append(.literal(rest[..<range.lowerBound]))
        places.append(valueCount)
        pieces.append(.value(.html(try tabs(places.count))))
        valueCount += 1
        rest = rest[range.upperBound...]
      }
      pieces.append(.literal(rest))
    }
    let (markdown, marker, values) = join(pieces)
    var html = Markdown.html(markdown[...], footnotePrefix: "page-")
    for place in places {
      // Alone in its paragraph, the placeholder is replaced, paragraph and all.
      let mark = marked(marker, place)
      let paragraph = Array("<p>".utf8) + mark + Array("</p>".utf8)
      if let range = html.firstRange(of: paragraph) { html.replaceSubrange(range, with: mark) }
    }
    return try evaluated.filling(inserted: places) { () throws(HTMLFillError) in
      try fill(html, marker: marker, values: values)
    }
  }

  private static let placeholder = Array(contentPlaceholder.utf8)

  /// The first heading of a document, as plain text.
  func heading(of text: PlannedText) throws(Problems) -> String? {
    let written = try written(text)
    return Markdown.firstHeading(written.markdown[...]).map(written.shown)
  }
}

/// A template with its values, and the name under which its faults are told.
private struct Evaluated {
  let template: Template
  let context: [String: TemplateValue]
  let name: String

  init(_ template: Template, _ context: [String: TemplateValue], _ name: String) {
    self.template = template
    self.context = context
    self.name = name
  }

  func pieces() throws(Problems) -> [TemplatePiece] {
    do throws(TemplateError) {
      return try template.evaluate(context)
    } catch {
      throw error.problems(in: name)
    }
  }

  func valueOffsets() throws(Problems) -> [Int] {
    do throws(TemplateError) {
      return try template.offsetsOfValues(in: context)
    } catch {
      throw error.problems(in: name)
    }
  }

  /// Runs what puts values into HTML; says of a value that cannot stand there where the template
  /// has it.
  ///
  /// - Parameter inserted: the indexes of values that are not the template's own.
  func filling(inserted: [Int] = [], _ body: () throws(HTMLFillError) -> [UInt8]) throws(Problems)
    -> [UInt8]
  {
    do throws(HTMLFillError) {
      return try body()
    } catch {
      let position = error.index.flatMap { index in
        template.positionOfValue(index - inserted.count { $0 < index }, in: context)
      }
      throw Problems([
        Problem(name, line: position?.line, column: position?.column, error.message)
      ])
    }
  }
}

extension TemplateError {
  func problems(in name: String) -> Problems {
    Problems([
      Problem(name, line: position.line, column: position.column, message, hint: hint)
    ])
  }
}
