/// One difference between what a translation was made from and what its source is.
package struct OutdatedItem: Sendable, Equatable {
  /// What happened to the source.
  package enum Kind: Sendable {
    /// A source block was changed.
    case changed
    /// A source block came that has no translation.
    case added
    /// A source block is gone, its translation is not.
    case removed
    /// The source is as it was, but is itself an outdated translation.
    case inherited
  }

  package let kind: Kind
  /// The position of the block in the source as it is; nil where it is gone, or where the source
  /// itself lacks it.
  package let source: Int?
  /// The source block as it was when it was translated; nil where it was not.
  package let before: SourceBlock?
  /// The positions of the blocks of the translation that were made from it.
  package let translation: [Int]
  /// For what is inherited, the position of the item in the list of the source.
  package let origin: Int?
}

/// The source of a translation as it is, with all that is needed to compare.
package struct CurrentSource {
  /// The Store's number of the content.
  package let content: Int64
  /// The blocks of the source.
  package let blocks: [BlockText]
  private let texts: [Int64: [BlockText]]
  private let equal: EqualBlocks
  /// The positions of each different block.
  private let positions: [BlockText: [Int]]

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - content: the Store's number of the content.
  ///   - texts: the blocks of every source content that links name, and of `content`.
  ///   - equal: which different blocks count as the same.
  package init(content: Int64, texts: [Int64: [BlockText]], equal: EqualBlocks = EqualBlocks()) {
    self.content = content
    self.texts = texts
    self.equal = equal
    blocks = texts[content] ?? []
    positions = Dictionary(grouping: blocks.indices) { [blocks] in
      equal.representative(of: blocks[$0])
    }
  }

  /// The block that stands for a source block, or nil where its text is not known.
  package func representative(of block: SourceBlock) -> BlockText? {
    guard let text = texts[block.content], text.indices.contains(block.position) else { return nil }
    return equal.representative(of: text[block.position])
  }

  /// What became of the blocks of older contents of the source.
  private func fates(of contents: Set<Int64>) -> [Int64: [Int?]] {
    var fates: [Int64: [Int?]] = [:]
    for content in contents {
      guard let text = texts[content] else { continue }
      fates[content] =
        content == self.content ? text.indices.map { $0 } : successors(of: text, in: blocks)
    }
    return fates
  }

  /// Whether a block, or one that counts as the same, stands in the source.
  private func stands(_ block: BlockText) -> Bool { positions[block] != nil }

  /// Whether the text of a source block, or one that counts as the same, stands in the source; true
  /// where it is not known.
  func stands(_ block: SourceBlock) -> Bool { representative(of: block).map(stands) ?? true }

  /// Returns for each block of a translation where its basis stands now, edited or not; nil where
  /// it is gone.
  package func places(of links: SourceLinks) -> [Int?] {
    let fates = fates(of: Set(links.basis.compactMap { $0.source?.content }))
    return links.basis.map { basis in
      guard let source = basis.source else { return nil }
      if let fate = fates[source.content], fate.indices.contains(source.position),
        let place = fate[source.position]
      {
        return place
      }
      return representative(of: source).flatMap { positions[$0]?.first }
    }
  }

  /// Returns what is other in the source than when the translation was made, in the order of the
  /// source; what is gone comes last.
  ///
  /// A block of the translation is outdated when the text that it was made from stands in the source
  /// no more, wherever it stands; a source block is untranslated when its text is the basis of none.
  /// Of several blocks with the same text, the one is outdated whose own source block was changed.
  package func outdated(_ links: SourceLinks) -> [OutdatedItem] {
    let entries = entries(of: links)
    let covered = Set(entries.compactMap(\.block))
    let uncovered = Set(
      blocks.indices.filter { !covered.contains(equal.representative(of: blocks[$0])) })
    let isStale = entries.map { $0.block.map { !stands($0) } ?? false }
    if uncovered.isEmpty, !isStale.contains(true) { return [] }
    let fates = fates(
      of: Set(
        zip(entries, isStale).compactMap { $1 || !uncovered.isEmpty ? $0.source.content : nil })
    )
    var edited: [Int: [Entry]] = [:]
    var gone: [Entry] = []
    for (entry, isStale) in zip(entries, isStale) {
      let fate = fates[entry.source.content].flatMap {
        $0.indices.contains(entry.source.position) ? $0[entry.source.position] : nil
      }
      // What was left out of the translation is asked for where nobody translated it since.
      if let fate, uncovered.contains(fate) || isStale && entry.translation != nil {
        edited[fate, default: []].append(entry)
      } else if isStale {
        gone.append(entry)
      }
    }
    let items = uncovered.union(edited.keys).sorted().map { position in
      let origins = edited[position] ?? []
      return OutdatedItem(
        kind: origins.isEmpty ? .added : .changed, source: position,
        before: origins.first?.source,
        translation: Set(origins.compactMap(\.translation)).sorted(), origin: nil)
    }
    return items + removed(gone)
  }

  /// What a translation still has of source blocks that are gone: one item for each of them.
  private func removed(_ entries: [Entry]) -> [OutdatedItem] {
    var order: [BlockText] = []
    var gone: [BlockText: [Entry]] = [:]
    for entry in entries where entry.translation != nil {
      guard let block = entry.block else { continue }
      if gone[block] == nil { order.append(block) }
      gone[block, default: []].append(entry)
    }
    return order.compactMap { block in
      guard let entries = gone[block], let first = entries.first else { return nil }
      return OutdatedItem(
        kind: .removed, source: nil, before: first.source,
        translation: Set(entries.compactMap(\.translation)).sorted(), origin: nil)
    }
  }

  /// Returns what is outdated in a translation because its source is an outdated translation
  /// itself, and not for a reason of its own.
  ///
  /// - Parameters:
  ///   - items: what is outdated in the source.
  ///   - own: what is outdated in the translation for a reason of its own.
  package func inherited(_ items: [OutdatedItem], by links: SourceLinks, own: [OutdatedItem])
    -> [OutdatedItem]
  {
    let told = Set(own.compactMap(\.source))
    let made = Dictionary(grouping: entries(of: links), by: \.block)
    return items.enumerated().compactMap { index, item in
      if item.translation.contains(where: told.contains) { return nil }
      let blocks = Set(
        item.translation.filter(blocks.indices.contains).map {
          equal.representative(of: self.blocks[$0])
        })
      let translation = blocks.flatMap { made[$0] ?? [] }.compactMap(\.translation)
      return OutdatedItem(
        kind: .inherited, source: item.translation.first, before: nil,
        translation: Set(translation).sorted(), origin: index)
    }
  }

  /// The blocks that the translation accounts for: all that are not untranslated.
  package func accounted(for links: SourceLinks) -> [BlockText] {
    let covered = Set(entries(of: links).compactMap(\.block))
    return blocks.filter { covered.contains(equal.representative(of: $0)) }
  }

  /// A source block that a translation was made from.
  private struct Entry {
    let source: SourceBlock
    /// The text, or that of the block that stands for it.
    let block: BlockText?
    let translation: Int?
  }

  private func entries(of links: SourceLinks) -> [Entry] {
    links.basis.enumerated().compactMap { index, basis in
      basis.source.map {
        Entry(source: $0, block: representative(of: $0), translation: index)
      }
    }
      + links.accepted.map {
        Entry(source: $0.source, block: representative(of: $0.source), translation: $0.block)
      }
  }
}
