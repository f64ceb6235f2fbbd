/// Takes back what one revision changed in a later state: pure.
struct Undo {
  /// The later state without the change.
  private(set) var result: Snapshot
  /// What cannot be taken back, because it was changed again since.
  private(set) var conflicts: [String] = []

  init(before: Snapshot, after: Snapshot, head: Snapshot) {
    result = head
    result.documents = take(
      before.documents, after.documents, head.documents,
      name: { "\($0.page.text) (\($0.language.tag))" })
    result.files = take(
      before.files, after.files, head.files, name: { "\($0.path.text) (\($0.role.rawValue))" })
    result.settings = take(
      before.settings, after.settings, head.settings, name: { "[\($0.section)] \($0.key)" })
    result.languages = take(
      before.languages, after.languages, head.languages, name: { "language \($0.code.tag)" })
    // What came later may be written in a language, or made from it.
    let needed = Set(result.documents.map(\.language) + result.languages.compactMap(\.source))
    let missing = needed.subtracting(result.languages.map(\.code)).sorted()
    let circular = Self.circular(result.languages)
    conflicts += (missing + circular).map { "language \($0.tag)" }
      .filter { !conflicts.contains($0) }
  }

  /// The languages that are made from each other in a circle, or from one of those.
  private static func circular(_ languages: [Language]) -> [LanguageCode] {
    var left = Dictionary(languages.map { ($0.code, $0.source) }) { first, _ in first }
    while true {
      let made = left.filter { $0.value.map { left[$0] == nil } ?? true }.keys
      if made.isEmpty { return left.keys.sorted() }
      for code in made { left[code] = nil }
    }
  }

  /// Returns what stands in the later state, with each thing that the change touched as it was
  /// before.
  private mutating func take<Thing: Equatable>(
    _ before: [Thing], _ after: [Thing], _ head: [Thing], name: (Thing) -> String
  ) -> [Thing] {
    func byName(_ things: [Thing]) -> [String: Thing] {
      Dictionary(things.map { (name($0), $0) }) { first, _ in first }
    }
    let old = byName(before)
    let new = byName(after)
    var now = byName(head)
    for key in Set(old.keys).union(new.keys).sorted() where old[key] != new[key] {
      if now[key] == old[key] { continue }  // it is undone already
      if now[key] != new[key] {
        conflicts.append(key)
        continue
      }
      now[key] = old[key]
    }
    return now.sorted { $0.key < $1.key }.map(\.value)
  }
}
