import CCMarkGFM

extension Markdown {
  /// Puts the box of each task and its text into a `<label>`, so that the box has a name for those
  /// who do not see it.
  ///
  /// cmark-gfm writes the box before the text, and nothing that joins them. So a task becomes an
  /// ordinary item that begins with the box as raw HTML. One that does not begin with a paragraph
  /// stays.
  static func labelTasks(of root: Node, _ text: ArraySlice<UInt8>) {
    guard mayHoldTasks(text), let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard event == CMARK_EVENT_ENTER, let item = cmark_iter_get_node(iterator),
        cmark_node_get_type(item) == CMARK_NODE_ITEM, cmark_node_get_syntax_extension(item) != nil,
        let text = cmark_node_first_child(item),
        cmark_node_get_type(text) == CMARK_NODE_PARAGRAPH,
        let first = cmark_node_first_child(text), let last = cmark_node_last_child(text)
      else { continue }
      let checked = cmark_gfm_extensions_get_tasklist_item_checked(item) ? #"checked="" "# : ""
      let box = htmlNode(#"<label><input type="checkbox" \#(checked)disabled="" /> "#)
      guard cmark_node_insert_before(first, box) == 1 else { continue }
      cmark_node_insert_after(last, htmlNode("</label>"))
      cmark_node_set_syntax_extension(item, nil)
    }
  }

  /// Whether a box stands in a text: a text without one is not walked through.
  private static func mayHoldTasks(_ text: ArraySlice<UInt8>) -> Bool {
    holds("[ ]", in: text) || holds("[x]", in: text) || holds("[X]", in: text)
  }
}
