import Store

extension Translations {
  /// Returns the documents whose source is not still being written.
  package func ready(_ documents: [OutdatedDocument]) -> [OutdatedDocument] {
    let columns = Dictionary(
      languages.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = Dictionary(
      pages.map { ($0.path, $0.cells) }, uniquingKeysWith: { first, _ in first })
    return documents.filter { document in
      guard let column = columns[document.language], let cells = rows[document.page] else {
        return true
      }
      return cells[column].isReady
    }
  }

  /// How many documents there are in other languages than the source language, and how many of them
  /// are outdated; without those whose source is still being written.
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
