import CCMarkGFM
import Glibc
import Synchronization
import Translation

/// GitHub's Markdown: its HTML, its blocks and the bounds of what is read.
///
/// The only importer of cmark-gfm; no pointer of it leaves a function.
package enum Markdown {
  /// The version of the rules that `blocks` cuts by, stored with what was cut.
  ///
  /// It is raised with every change that cuts an existing document differently.
  package static let segmenterVersion = 1

  /// Returns the HTML of `text`: tables, strikethrough, task lists, autolinks, footnotes, raw HTML.
  ///
  /// The text is to have passed `limits`: cmark-gfm takes very long over some hostile input.
  ///
  /// - Parameter footnotePrefix: stands before the name of each footnote in the ids of the HTML, so
  ///   that several documents can stand in one page: `fn-ru-1` and `fnref-ru-1` for `ru-`.
  /// - Parameter marking: where blocks start, as `blocks` says of this text, that get the class
  ///   `markClass`. Raw HTML and footnotes cannot have it.
  /// - Parameter naming: gives each heading its name; without it headings have no ids. The ids are
  ///   written as they are.
  package static func html(
    _ text: ArraySlice<UInt8>, footnotePrefix: String = "", marking starts: Set<Int> = [],
    naming: ([Heading]) -> [HeadingName] = { _ in [] }
  ) -> [UInt8] {
    withDocument(text, dialect: .whole) { root, extensions in
      if !footnotePrefix.isEmpty { prefixFootnotes(of: root, with: footnotePrefix) }
      let ids = name(root, text, naming)
      let isMarked = !starts.isEmpty && mark(blocksAt: starts, of: root, text)
      labelTasks(of: root)
      let options = isMarked ? options | CMARK_OPT_SOURCEPOS : options
      guard let output = cmark_render_html(root, options, extensions) else { return [] }
      defer { free(output) }
      let length = strlen(output)
      let html = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
        if let base = buffer.baseAddress { memcpy(base, output, length) }
        count = length
      }
      let marked = isMarked ? withClasses(html) : html
      return ids.isEmpty ? marked : withIDs(marked, ids)
    }
  }

  /// Returns the text of the first heading, without its markup, or nil if there is none.
  package static func firstHeading(_ text: ArraySlice<UInt8>) -> String? {
    withDocument(text, dialect: .whole) { root, _ in
      var node = cmark_node_first_child(root)
      while let current = node {
        if cmark_node_get_type(current) == CMARK_NODE_HEADING {
          if mayNameHeadings(text) {
            cmark_consolidate_text_nodes(current)
            _ = takeName(from: current)
          }
          return plainText(of: current)
        }
        node = cmark_node_next(current)
      }
      return nil
    }
  }

  // MARK: cmark-gfm

  typealias Node = UnsafeMutablePointer<cmark_node>

  /// How much of the language is read.
  enum Dialect {
    /// All of it.
    case whole
    /// What is needed to know the blocks.
    ///
    /// Strikethrough and autolinks are left out. They are the extensions that make
    /// `cmark_parser_finish` write to tables of the process; without them it only reads the tables,
    /// and what another thread just wrote there can change how a line is read, never where a block
    /// begins. So no lock is needed.
    case blocks
  }

  // HTML has no attribute `align` any more.
  private static let options =
    CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES
    | CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES

  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Guards `cmark_parser_finish`.
  ///
  /// It sets and clears tables of the process for the special characters of extensions. Two threads
  /// in it lose strikethrough and autolinks without any error (cmark-gfm 0.29.0.gfm.6).
  private static let finishing = Mutex(())

  /// The bytes of a text up to which its tree mostly has room in the pool of `withShortDocument`.
  static let shortText = 4 << 10

  /// Parses a short text as `withDocument` does, with memory that costs less; `body` must neither
  /// parse nor render.
  static func withShortDocument<Result>(_ text: ArraySlice<UInt8>, _ body: (Node) -> Result)
    -> Result
  {
    defer { cc_pool_empty() }
    return withDocument(text, dialect: .blocks, memory: cc_pool_memory()) { root, _ in body(root) }
  }

  /// Parses `text` and calls `body` with the root of its tree and the extensions to render with.
  static func withDocument<Result>(
    _ text: ArraySlice<UInt8>, dialect: Dialect,
    memory: UnsafeMutablePointer<cmark_mem>? = cmark_get_default_mem_allocator(),
    _ body: (Node, UnsafeMutablePointer<cmark_llist>?) -> Result
  ) -> Result {
    _ = registered
    guard let parser = cmark_parser_new_with_mem(options, memory) else {
      fatalError("cmark-gfm: no parser")
    }
    defer { cmark_parser_free(parser) }
    attach("table", to: parser)
    attach("tasklist", to: parser)
    if dialect == .whole {
      attach("strikethrough", to: parser)
      attach("autolink", to: parser)
    }
    text.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    nonisolated(unsafe) let source = parser
    let document =
      switch dialect {
      case .whole:
        finishing.withLock { _ in
          nonisolated(unsafe) let document = cmark_parser_finish(source)
          return document
        }
      case .blocks: cmark_parser_finish(source)
      }
    guard let root = document else { fatalError("cmark-gfm: no document") }
    defer { cmark_node_free(root) }
    return body(root, cmark_parser_get_syntax_extensions(parser))
  }

  private static func attach(_ name: StaticString, to parser: OpaquePointer) {
    let found = name.withUTF8Buffer { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { cmark_find_syntax_extension($0.baseAddress) }
    }
    guard let found else { fatalError("cmark-gfm: no extension \(name)") }
    cmark_parser_attach_syntax_extension(parser, found)
  }

  private static func prefixFootnotes(of root: Node, with prefix: String) {
    // cmark-gfm moves the definitions that are used to the end of the document.
    var node = cmark_node_last_child(root)
    var prefix = prefix
    while let current = node, cmark_node_get_type(current) == CMARK_NODE_FOOTNOTE_DEFINITION {
      prefix.withUTF8 { cc_prefix_footnote(current, $0.baseAddress, $0.count) }
      node = cmark_node_previous(current)
    }
  }

  static func plainText(of heading: Node) -> String {
    guard let iterator = cmark_iter_new(heading) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        if let literal = cmark_node_get_literal(node) { text += String(cString: literal) }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        text += " "
      default:
        break
      }
    }
  }
}
