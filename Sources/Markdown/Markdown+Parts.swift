import Translation

extension Markdown {
  /// Returns what each block of a text consists of, in the order of `blocks`.
  ///
  /// The text is to have passed `limits`. Bare addresses are prose.
  ///
  /// - Parameter tags: where tags of templates stand. They are passed over, so that their signs are
  ///   no Markdown; the exporter does the same.
  package static func parts(
    of text: [UInt8], startingAt offset: Int = 0, blocks: [Block], tags: [Range<Int>] = []
  ) -> [BlockParts] {
    let hidden = tags.isEmpty ? text : hiding(tags, in: text)
    let body = min(offset, text.count)
    var result = [BlockParts](repeating: BlockParts(), count: blocks.count)
    for (index, block) in blocks.enumerated()
    where block.kind == .title || block.kind == .summary {
      result[index].add(text[block.range], at: block.range.lowerBound)
    }
    let numbers = Dictionary(blocks.indices.map { (Int(blocks[$0].start), $0) }) { $1 }
    withDocument(hidden[body...], dialect: .blocks) { root, _ in
      hidden.withUnsafeBufferPointer { bytes in
        let lines = LineTable(bytes, from: body)
        for (node, outline) in outline(of: root) where outline.kind != nil {
          let range = lines.range(of: outline, before: .max)
          guard
            let number = numbers[range.lowerBound]
              ?? blocks.firstIndex(where: { $0.range.contains(range.lowerBound) })
          else { continue }
          var reader = PartReader(
            hidden: bytes, text: text, end: max(blocks[number].range.upperBound, range.upperBound),
            cursor: range.lowerBound, parts: result[number], hasTags: !tags.isEmpty)
          reader.read(node)
          result[number] = reader.parts
        }
      }
    }
    return result
  }

  /// Puts letters that no text has in the place of tags, as many bytes as they are.
  private static func hiding(_ tags: [Range<Int>], in text: [UInt8]) -> [UInt8] {
    var hidden = text
    for tag in tags {
      var place = tag.lowerBound
      if tag.count % 2 == 1 {
        hidden.replaceSubrange(place..<place + 3, with: PartReader.longLetter)
        place += 3
      }
      while place < tag.upperBound {
        hidden[place] = PartReader.letter[0]
        hidden[place + 1] = PartReader.letter[1]
        place += 2
      }
    }
    return hidden
  }
}
