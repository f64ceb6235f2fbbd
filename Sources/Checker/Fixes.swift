import Store

/// A file in which what has one right answer was mended.
package struct FixedFile: Sendable, Equatable {
  /// Below the folder around the locales folder.
  package var path: String
  /// The document that it is; nil for a skeleton.
  package var document: DocumentName?
  package var bytes: [UInt8]
  /// How many findings that mends.
  package var count: Int
}

extension Check {
  /// Returns the files that a report's findings are mended in, in order of path.
  ///
  /// Of two fixes of one place, the first is made; the next check finds what is left.
  ///
  /// - Throws: `StoreError`, `DocumentError`.
  package func fixes(of report: CheckReport, at id: RevisionID) throws -> [FixedFile] {
    let fixable = report.findings.filter { $0.fix != nil }
    let site = try fixable.isEmpty ? nil : store.outline(at: id)
    return try Dictionary(grouping: fixable, by: \.path).sorted { $0.key < $1.key }.compactMap {
      path, findings in
      guard let first = findings.first else { return nil }
      var document: DocumentName?
      var bytes: [UInt8] = []
      if let code = first.language.flatMap({ LanguageCode($0) }),
        let page = try first.page.map({ try PagePath($0) })
      {
        document = DocumentName(page: page, language: code)
        bytes = try store.document(page, code, at: id)
      } else if let file = site?.files(.skeleton).first(where: { $0.path.text == path }) {
        bytes = try store.contents([file.hash])[file.hash] ?? []
      } else {
        return nil
      }
      let (fixed, count) = Self.applying(findings.compactMap(\.fix), to: bytes)
      return FixedFile(path: path, document: document, bytes: fixed, count: count)
    }
  }

  /// Returns a text with fixes made, and how many they are.
  static func applying(_ fixes: [Finding.Fix], to bytes: [UInt8]) -> ([UInt8], Int) {
    var result: [UInt8] = []
    var end = 0
    var count = 0
    for fix in fixes.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard fix.start >= end, fix.end <= bytes.count, fix.start <= fix.end else { continue }
      result += bytes[end..<fix.start] + Array(fix.text.utf8)
      end = fix.end
      count += 1
    }
    return (result + bytes[end...], count)
  }
}
