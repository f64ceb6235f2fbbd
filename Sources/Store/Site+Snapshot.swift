extension Site {
  /// What a snapshot would be once it is stored: for a look at an import before it is made.
  package init(previewing snapshot: Snapshot) {
    let pages = Dictionary(grouping: snapshot.documents, by: \.page).map { path, documents in
      Page(
        path: path,
        documents: documents.map {
          Document(
            language: $0.language, isExecutable: $0.isExecutable,
            text: Text($0.content.hash, $0.facts))
        }.sorted { $0.language < $1.language })
    }
    self.init(
      revision: Revision(id: RevisionID(0), time: 0, author: "", message: ""),
      languages: snapshot.languages.sorted {
        ($0.position ?? .max, $0.code) < ($1.position ?? .max, $1.code)
      },
      pages: pages.sorted { $0.path < $1.path },
      files: snapshot.files.map { file in
        File(
          role: file.role, path: file.path, hash: file.content.hash,
          isExecutable: file.isExecutable,
          text: file.facts.map { Text(file.content.hash, $0) })
      }.sorted { ($0.role, $0.path) < ($1.role, $1.path) },
      settings: snapshot.settings)
  }
}

extension Site.Text {
  fileprivate init(_ hash: ContentHash, _ facts: TextFacts) {
    self.init(
      hash: hash, body: facts.body, frontMatter: facts.frontMatter, variables: facts.variables)
  }
}
