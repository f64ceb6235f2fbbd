/// What people decide.
extension StateModel {
  /// Which part of a document is meant; blocks by their places, from 0.
  enum Part: Equatable {
    case whole
    case block(Int)
    case sourceBlock(Int)
  }

  /// Adds a revision that confirms; false where there is nothing to confirm.
  mutating func confirm(_ page: Int, _ language: String, _ part: Part) -> Bool {
    guard let before = now.documents[page]?[language], let code = now.sources[language],
      let source = now.documents[page]?[code]?.texts, now.hasSource(page, language)
    else { return false }
    let chosen = items(page, language).filter { item in
      if item.kind == "inherited" { return false }
      switch part {
      case .whole: return true
      case .block(let place): return item.translation.contains(place)
      case .sourceBlock(let place): return item.source == place
      }
    }
    if chosen.isEmpty { return false }
    var after = before
    for item in chosen {
      let present = item.source.map { Origin(place: $0, document: source) }
      for place in item.translation {
        after.blocks[place].origin = present
        after.blocks[place].standsAlone = present == nil
      }
      after.accepted.subtract(item.accepted)
      if item.translation.isEmpty, let present {
        after.accepted.insert(Accepted(origin: present, since: revision + 1))
      }
    }
    var next = now
    next.documents[page]?[language] = after
    next.confirmations.append(
      Confirmation(
        page: page, language: language, part: part, revision: revision + 1, before: before,
        after: after))
    states.append(next)
    return true
  }

  /// Adds a revision that takes confirmations back; false where there are none.
  mutating func takeBack(where isMeant: (Confirmation) -> Bool) -> Bool {
    var next = now
    let meant = next.confirmations.filter(isMeant)
    if meant.isEmpty { return false }
    next.confirmations.removeAll(where: isMeant)
    for confirmation in meant.reversed() {
      guard var document = next.documents[confirmation.page]?[confirmation.language] else {
        continue
      }
      for (old, new) in zip(confirmation.before.blocks, confirmation.after.blocks)
      where old != new {
        // What was translated or confirmed again since stays.
        for place in document.blocks.indices where document.blocks[place] == new {
          document.blocks[place] = old
        }
      }
      let (old, new) = (confirmation.before.accepted, confirmation.after.accepted)
      document.accepted.subtract(new.subtracting(old))
      document.accepted.formUnion(old.subtracting(new))
      next.documents[confirmation.page]?[confirmation.language] = document
    }
    states.append(next)
    return true
  }

  /// What a revision changed in sources: pairs of blocks, in order of page, language and place.
  func sourceChanges(in revision: Int) -> [Minor] {
    guard revision > 1 else { return [] }
    let (before, after) = (states[revision - 1], states[revision])
    var changes: [Minor] = []
    for page in after.documents.keys.sorted() {
      for language in Set(now.sources.values).sorted() {
        guard let old = before.documents[page]?[language]?.texts,
          let new = after.documents[page]?[language]?.texts
        else { continue }
        for (place, other) in Self.became(old, new) where old[place] != new[other] {
          changes.append(
            Minor(
              page: page, language: language, old: Origin(place: place, document: old),
              new: Origin(place: other, document: new), changedIn: revision,
              markedIn: self.revision + 1))
        }
      }
    }
    return changes
  }

  /// Adds a revision that marks changes as minor; false where there is nothing to mark.
  mutating func markMinor(_ changes: [Minor]) -> Bool {
    var next = now
    for change in changes
    where !now.minor.contains(where: {
      $0.page == change.page && $0.language == change.language && $0.old == change.old
        && $0.new == change.new
    }) {
      next.minor.append(change)
    }
    if next.minor.count == now.minor.count { return false }
    states.append(next)
    return true
  }

  /// Adds a revision that takes minor marks back; false where there are none.
  mutating func takeBackMinor(where isMeant: (Minor) -> Bool) -> Bool {
    var next = now
    next.minor.removeAll(where: isMeant)
    if next.minor.count == now.minor.count { return false }
    states.append(next)
    return true
  }

  /// Whether two versions of a block have the same letters.
  static func isTrivial(_ change: Minor) -> Bool {
    func letters(_ text: String) -> String {
      text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    return letters(change.old.text) == letters(change.new.text)
  }
}
