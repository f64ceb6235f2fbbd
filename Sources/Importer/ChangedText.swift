import Store

extension TextFacts {
  /// Reads what is in a text of Markdown: a document or a skeleton.
  ///
  /// - Parameter path: the file, for messages.
  /// - Throws: `Problems` where an import would refuse it.
  package static func read(_ bytes: [UInt8], path: String) throws(Problems) -> TextFacts {
    let text = try TextReader.markdown(bytes, path: path)
    if !text.frontMatterProblems.isEmpty { throw Problems(text.frontMatterProblems) }
    return text.facts
  }
}
