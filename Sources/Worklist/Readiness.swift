import Store

extension Translations {
  /// Returns the documents whose source is not still being written.
  package func ready(_ documents: [OutdatedDocument]) -> [OutdatedDocument] {
    let pages = Dictionary(pages.map { ($0.path, $0.cells) }) { first, _ in first }
    return documents.filter { document in
      let column = languages.firstIndex { $0.code == document.language }
      guard let column, let cells = pages[document.page] else { return true }
      return cells[column].isReady
    }
  }

  /// How many documents were made from another, and how many of them are outdated; without those
  /// whose source is still being written.
  package var outdatedDocuments: (outdated: Int, all: Int) {
    var (outdated, all) = (0, 0)
    for page in pages {
      for cell in page.cells where cell.isReady {
        if cell.state == .outdated { outdated += 1 }
        if cell.state == .outdated || cell.state == .current { all += 1 }
      }
    }
    return (outdated, all)
  }
}
