import CCMarkGFM
import Glibc
import Translation

/// A heading at the top of a document: in no list, quote or HTML.
package struct Heading: Sendable, Equatable {
  /// Where it begins in the text.
  package let start: Int
  /// 1 for the largest.
  package let level: Int
  /// Its words, without markup.
  package let text: String
  /// The name that it gives itself: `limits` of `## How much {#limits}`, which is not shown.
  package let name: String?
}

/// How an address calls a heading.
package struct HeadingName: Sendable, Equatable {
  /// What the links of its document call it.
  package let name: String
  /// What it is called in the page, where several documents stand.
  package let id: String

  /// Creates a name from its parts.
  package init(name: String, id: String) {
    self.name = name
    self.id = id
  }
}

extension Markdown {
  /// Returns the headings of `text`, in order. The text is to have passed `limits`.
  package static func headings(_ text: ArraySlice<UInt8>) -> [Heading] {
    withDocument(text, dialect: .blocks) { root, _ in
      headingNodes(of: root, text).map(\.heading)
    }
  }

  /// Returns for each heading of a document which heading of a later version it became; nil where it
  /// is gone. Each text begins after its front matter.
  package static func headings(of old: ArraySlice<UInt8>, in new: ArraySlice<UInt8>) -> [Int?] {
    let (before, now) = (blocks(Array(old)), blocks(Array(new)))
    func texts(_ blocks: [Block], _ text: ArraySlice<UInt8>) -> [BlockText] {
      let bytes = Array(text)
      return blocks.map { BlockText(kind: $0.kind, level: $0.level, text: bytes[$0.range]) }
    }
    let fates = successors(of: texts(before, old), in: texts(now, new))
    let places = now.indices.filter { now[$0].kind == .heading }
    return before.indices.filter { before[$0].kind == .heading }.map { position in
      fates[position].flatMap { places.firstIndex(of: $0) }
    }
  }

  /// Whether `{#` stands in a text, so that a heading may give itself a name.
  package static func mayNameHeadings(_ text: ArraySlice<UInt8>) -> Bool {
    // Every text is asked, so the C library looks for the byte.
    var rest = text
    while let brace = place(of: UInt8(ascii: "{"), in: rest) {
      rest = text[(brace + 1)...]
      if rest.first == UInt8(ascii: "#") { return true }
    }
    return false
  }

  /// Returns where a byte stands first.
  static func place(of byte: UInt8, in text: ArraySlice<UInt8>) -> Int? {
    text.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else {
        return nil
      }
      return text.startIndex + (Int(bitPattern: found) - Int(bitPattern: base))
    }
  }

  /// Whether some ASCII stands in a text.
  package static func holds(_ part: StaticString, in text: ArraySlice<UInt8>) -> Bool {
    let part = UnsafeBufferPointer(start: part.utf8Start, count: part.utf8CodeUnitCount)
    var rest = text
    // For one byte the C library looks far faster than for several.
    while let first = part.first, let start = place(of: first, in: rest) {
      rest = text[start...]
      if rest.starts(with: part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// Returns the headings of a tree, and takes the names that they give themselves out of it.
  static func headingNodes(of root: Node, _ text: ArraySlice<UInt8>)
    -> [(node: Node, heading: Heading)]
  {
    var nodes: [(node: Node, outline: OutlineNode)] = []
    var child = cmark_node_first_child(root)
    while let node = child {
      if cmark_node_get_type(node) == CMARK_NODE_HEADING {
        nodes.append((node, outlineNode(node, kind: .heading)))
      }
      child = cmark_node_next(node)
    }
    if nodes.isEmpty { return [] }
    let mayHaveNames = mayNameHeadings(text)
    if mayHaveNames { cmark_consolidate_text_nodes(root) }
    return text.withUnsafeBufferPointer { bytes in
      let lines = LineTable(bytes, from: 0)
      return nodes.compactMap { node, outline in
        let range = lines.range(of: outline, before: .max)
        if range.isEmpty { return nil }
        let name = mayHaveNames ? takeName(from: node) : nil
        return (
          node,
          Heading(
            start: text.startIndex + range.lowerBound, level: Int(outline.level),
            text: plainText(of: node), name: name)
        )
      }
    }
  }

  /// Takes `{#name}` from the end of a heading.
  static func takeName(from heading: Node) -> String? {
    guard let last = cmark_node_last_child(heading), cmark_node_get_type(last) == CMARK_NODE_TEXT,
      let literal = cmark_node_get_literal(last)
    else { return nil }
    let text = Array(String(cString: literal).utf8)
    guard let start = text.lastIndex(of: UInt8(ascii: "{")), text[start...].starts(with: nameStart),
      text.last == UInt8(ascii: "}")
    else { return nil }
    let name = text[(start + 2)..<(text.count - 1)]
    guard !name.isEmpty, name.allSatisfy(isOfName) else { return nil }
    let rest = text[..<start].reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed()
    _ = cmark_node_set_literal(last, String(decoding: Array(rest), as: UTF8.self))
    return String(decoding: name, as: UTF8.self)
  }

  /// Whether a byte may stand in a name: all but white space, and what has a meaning in HTML or
  /// addresses.
  private static func isOfName(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"\"#%&'<>`{}".utf8.contains(byte)
  }

  private static let nameStart = Array("{#".utf8)

  // MARK: In HTML

  /// What stands around the number of a heading until its id is written.
  private static let idStart: UInt8 = 0x01
  private static let idEnd: UInt8 = 0x02

  /// Puts a mark for an id in each heading of a tree, and makes links to the headings of the
  /// document lead to their ids.
  ///
  /// cmark-gfm cannot write an attribute of ours, so the id is put in the HTML by `withIDs`.
  ///
  /// - Returns: The ids by the numbers of the marks.
  static func name(
    _ root: Node, _ text: ArraySlice<UInt8>, _ naming: ([Heading]) -> [HeadingName]
  ) -> [String] {
    // What looks like a mark would be taken for one.
    if place(of: idStart, in: text) != nil { return [] }
    let nodes = headingNodes(of: root, text)
    if nodes.isEmpty { return [] }
    let names = naming(nodes.map(\.heading))
    for (index, (node, _)) in nodes.enumerated() where index < names.count {
      guard let mark = htmlNode("\u{1}\(index)\u{2}") else { continue }
      _ = cmark_node_prepend_child(node, mark)
    }
    // A text without links is not walked through.
    if holds("](", in: text) || holds("]:", in: text) { lead(linksOf: root, to: names) }
    return names.map(\.id)
  }

  private static func lead(linksOf root: Node, to names: [HeadingName]) {
    let ids = Dictionary(
      names.filter { $0.name != $0.id }.map { ($0.name, $0.id) },
      uniquingKeysWith: { first, _ in first })
    guard !ids.isEmpty, let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator),
        cmark_node_get_type(node) == CMARK_NODE_LINK,
        let url = cmark_node_get_url(node).map({ String(cString: $0) }), url.hasPrefix("#"),
        let id = ids[decoded(String(url.dropFirst()))]
      else { continue }
      _ = cmark_node_set_url(node, "#" + id)
    }
  }

  /// An address without its `%C3%BC`.
  private static func decoded(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the HTML with an id where a mark stands, and without the marks.
  static func withIDs(_ html: [UInt8], _ ids: [String]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count + ids.count * 32)
    var rest = html[...]
    while let start = place(of: idStart, in: rest), start > rest.startIndex,
      let end = rest[start...].firstIndex(of: idEnd),
      let number = Int(String(decoding: rest[(start + 1)..<end], as: UTF8.self)),
      ids.indices.contains(number)
    {
      // The mark stands right behind the tag.
      result += rest[..<(start - 1)]
      result += " id=\"\(ids[number])\">".utf8
      rest = rest[(end + 1)...]
    }
    return result + rest
  }
}
