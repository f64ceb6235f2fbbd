import Translation

/// A page without what stands the same in all languages: an alignment has to tell its blocks by
/// their form alone.
enum PlainProse {
  /// Returns the blocks without what no translator touches, and for each the position that it had.
  ///
  /// Blocks of code go, and so do code between backticks, template tags, HTML tags, the attributes
  /// of headings (`{#name}`), targets of links (their text stays), addresses, numbers and the names
  /// that number footnotes. A block in which no letter is left goes too; one of HTML in which text
  /// is left is a paragraph.
  static func blocks(_ blocks: [BlockText]) -> [(position: Int, block: BlockText)] {
    blocks.enumerated().compactMap { position, block in
      guard block.kind != .code else { return nil }
      let text = strip(String(decoding: block.text, as: UTF8.self))
      guard text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return nil }
      let kind = block.kind == .html ? .paragraph : block.kind
      return (position, BlockText(kind: kind, level: block.level, text: Array(text.utf8)[...]))
    }
  }

  private static func strip(_ text: String) -> String {
    text
      .replacing(#/(?s){{.*?}}|{%.*?%}|{#.*?#}|{[#:][^}\n]*}/#, with: "")
      .replacing(#/(?s)(`+)[^`].*?\1/#, with: "")
      .replacing(#/\[\^[^\]\s]+\]:?/#, with: "")
      .replacing(#/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/#) { $0.output.1 }
      .replacing(#/<[^>]*>/#, with: "")
      .replacing(#/[a-z]+:\/\/[^\s)>]+/#, with: "")
      .replacing(#/\d+/#, with: "")
  }
}
