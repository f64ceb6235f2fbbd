/// The rules of the states of translations, said as plainly and slowly as can be: every document is
/// a list of blocks that remember what they were made from, and all else is computed from that.
///
/// Which block is which needs no aligner here: every block has a name of its own, as in
/// `` `k17` ``, that its translations and its later versions have, too.
///
/// Where the rules leave a choice, this is what they are taken to mean:
/// - A block that was edited while its source was away is taken as made from what the source says
///   when it is back; so is a document that was there before its source.
/// - A document that comes back is what it was, with what it was made from; if its language is made
///   from another one by then, it is what it was when it was last made from that, or it is as if it
///   were seen for the first time.
/// - What a document had at a revision that it is restored from is given back to it alone, not to
///   what is made from it.
/// - To confirm a block replaces what it was made from, as a translation would: when the source
///   goes back to what it was before, the block is outdated.
/// - To take a confirmation back takes back all of the same part that are in force.
/// - A block that goes and one that comes, alone between the same neighbours, are one block that
///   was edited.
struct StateModel {
  /// A block of a source, with the whole text that it stood in.
  struct Origin: Hashable {
    var place: Int
    var document: [String]
    var text: String { document[place] }
  }

  /// A block of a document.
  struct Block: Equatable {
    var text: String
    var origin: Origin?
    /// Somebody said that it is right to have it, though its source is gone.
    var standsAlone = false
  }

  /// A source block that needs no translation, since a revision.
  struct Accepted: Hashable {
    var origin: Origin
    var since: Int
  }

  struct Document: Equatable {
    var blocks: [Block]
    var accepted: Set<Accepted> = []
    /// The language that it is linked with; nil while its source was never there.
    var source: String?
    var texts: [String] { blocks.map(\.text) }
  }

  struct Minor {
    var page: Int
    var language: String
    var old: Origin
    var new: Origin
    var changedIn: Int
    var markedIn: Int
  }

  struct Confirmation {
    var page: Int
    var language: String
    var part: Part
    var revision: Int
    var before: Document
    var after: Document
  }

  /// How everything is at a revision.
  struct State {
    var paths: [Int: String] = [:]
    var documents: [Int: [String: Document]] = [:]
    /// Documents that are gone, as they were last.
    var gone: [Int: [String: Document]] = [:]
    /// From which language each is made.
    var sources: [String: String] = [:]
    var minor: [Minor] = []
    var confirmations: [Confirmation] = []

    /// Whether all languages that one is made from have a page, up to the source language.
    func hasSource(_ page: Int, _ language: String) -> Bool {
      guard let source = sources[language] else { return true }
      return documents[page]?[source] != nil && hasSource(page, source)
    }
  }

  /// The states of all revisions, from the empty one on.
  var states = [State()]
  var now: State { states[states.count - 1] }
  var revision: Int { states.count - 1 }

  /// The name of a block.
  static func name(_ text: String) -> String {
    String(text.split(separator: "`", omittingEmptySubsequences: false)[1])
  }

  // MARK: Imports

  /// Takes a revision over: the texts of all documents by page and language.
  mutating func commit(
    _ texts: [Int: [String: [String]]], paths: [Int: String], sources: [String: String],
    restoring restored: Int? = nil
  ) {
    var next = now
    next.paths = paths
    next.sources = sources
    next.documents = [:]
    for (page, languages) in texts {
      for (language, text) in languages {
        next.documents[page, default: [:]][language] = document(
          page, language, text, source: sources[language].flatMap { languages[$0] },
          sources[language], restored)
      }
    }
    for (page, languages) in now.documents {
      for (language, document) in languages where next.documents[page]?[language] == nil {
        next.gone[page, default: [:]][language] = document
      }
    }
    states.append(next)
  }

  private func document(
    _ page: Int, _ language: String, _ texts: [String], source: [String]?,
    _ sourceLanguage: String?, _ restored: Int?
  ) -> Document {
    guard let sourceLanguage else { return Document(blocks: texts.map { Block(text: $0) }) }
    let present = now.documents[page]?[language]
    let isOther = present?.texts != texts || now.sources[language] != sourceLanguage
    if let restored, isOther, let then = states[restored].documents[page]?[language],
      then.texts == texts, states[restored].sources[language] == sourceLanguage
    {
      return then
    }
    let last = states.last {
      $0.documents[page]?[language] != nil && $0.sources[language] == sourceLanguage
    }
    guard let previous = last?.documents[page]?[language], previous.source == sourceLanguage else {
      return first(texts, source, sourceLanguage)
    }
    let isSourceNew = source != nil && now.documents[page]?[sourceLanguage] == nil
    var document = previous
    document.blocks = texts.map { text in
      if let block = previous.blocks.first(where: { $0.text == text }),
        block.origin != nil || block.standsAlone || !isSourceNew
      {
        return block
      }
      return Block(text: text, origin: counterpart(of: text, source))
    }
    return document
  }

  /// A document that is seen with its source for the first time.
  private func first(_ texts: [String], _ source: [String]?, _ language: String) -> Document {
    let blocks = texts.map { Block(text: $0, origin: counterpart(of: $0, source)) }
    guard let source else { return Document(blocks: blocks) }
    let names = texts.map(Self.name)
    let leftOut = source.indices.filter { !names.contains(Self.name(source[$0])) }
    return Document(
      blocks: blocks,
      accepted: Set(
        leftOut.map {
          Accepted(origin: Origin(place: $0, document: source), since: revision + 1)
        }), source: language)
  }

  private func counterpart(of text: String, _ source: [String]?) -> Origin? {
    guard let source, let place = source.firstIndex(where: { Self.name($0) == Self.name(text) })
    else { return nil }
    return Origin(place: place, document: source)
  }

  // MARK: What became of a block

  /// For each block of an older text the place of what it is in a newer one.
  static func became(_ old: [String], _ new: [String]) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (place, text) in old.enumerated() {
      result[place] = new.firstIndex(of: text)
    }
    let unchanged = result
    for (place, text) in old.enumerated() where result[place] == nil {
      result[place] = new.firstIndex { name($0) == name(text) }
    }
    // The unchanged block before, in the old text.
    func gap(old place: Int) -> Int? { (0..<place).last { unchanged[$0] != nil } }
    func gap(new place: Int) -> Int? {
      (0..<place).reversed().lazy.compactMap { old.firstIndex(of: new[$0]) }.first
    }
    let gone = old.indices.filter { result[$0] == nil }
    let come = new.indices.filter { place in !result.values.contains(place) }
    for place in gone {
      let others = come.filter { gap(new: $0) == gap(old: place) }
      if gone.filter({ gap(old: $0) == gap(old: place) }).count == 1, others.count == 1 {
        result[place] = others[0]
      }
    }
    return result
  }

  // MARK: States

  /// Whether two blocks of a page in a language are the same but for minor changes.
  func isSame(_ one: String, _ other: String, _ page: Int, _ language: String) -> Bool {
    var reached: Set<String> = [one]
    var count = 0
    while count < reached.count {
      count = reached.count
      for minor in now.minor where minor.page == page && minor.language == language {
        if reached.contains(minor.old.text) { reached.insert(minor.new.text) }
        if reached.contains(minor.new.text) { reached.insert(minor.old.text) }
      }
    }
    return reached.contains(other)
  }

  struct Item: Equatable {
    var kind: String
    /// The place in the source.
    var source: Int?
    /// The places in the translation.
    var translation: [Int]
    /// What of the accepted blocks it is about.
    var accepted: Set<Accepted> = []
    /// Words to translate.
    var words: Int
  }

  /// All that is outdated in a document, in the order in which it is told.
  func items(_ page: Int, _ language: String) -> [Item] {
    guard let document = now.documents[page]?[language], let code = now.sources[language],
      let source = now.documents[page]?[code]?.texts
    else { return [] }
    let own = ownItems(document, source, page, code)
    let inherited = items(page, code).compactMap { item -> Item? in
      if item.translation.contains(where: { place in own.contains { $0.source == place } }) {
        return nil
      }
      let made = document.blocks.indices.filter { place in
        guard let origin = document.blocks[place].origin else { return false }
        return item.translation.contains { isSame(source[$0], origin.text, page, code) }
      }
      return Item(
        kind: "inherited", source: item.translation.first, translation: made, words: item.words)
    }
    return own + inherited
  }

  private func ownItems(_ document: Document, _ source: [String], _ page: Int, _ code: String)
    -> [Item]
  {
    let origins = document.blocks.map(\.origin)
    let known = origins.compactMap { $0 } + document.accepted.map(\.origin)
    func stands(_ origin: Origin) -> Bool {
      source.contains { isSame($0, origin.text, page, code) }
    }
    let untranslated = Set(
      source.indices.filter { place in
        !known.contains { isSame($0.text, source[place], page, code) }
      })
    // Where the source block of something outdated stands now.
    func fate(_ origin: Origin?) -> Int? {
      guard let origin, let place = Self.became(origin.document, source)[origin.place],
        !stands(origin) || untranslated.contains(place)
      else { return nil }
      return place
    }
    let items = untranslated.union(origins.compactMap(fate)).sorted().map { place in
      let translation = origins.indices.filter { fate(origins[$0]) == place }
      let accepted = document.accepted.filter { fate($0.origin) == place }
      return Item(
        kind: translation.isEmpty && accepted.isEmpty ? "added" : "changed", source: place,
        translation: translation, accepted: accepted, words: Self.words(source[place]))
    }
    let told = Set(items.flatMap(\.translation))
    var removed: [(text: String, places: [Int])] = []
    for (place, origin) in origins.enumerated() where !told.contains(place) {
      guard let origin, !stands(origin) else { continue }
      if let index = removed.firstIndex(where: { isSame($0.text, origin.text, page, code) }) {
        removed[index].places.append(place)
      } else {
        removed.append((origin.text, [place]))
      }
    }
    return items
      + removed.map { Item(kind: "removed", source: nil, translation: $0.places, words: 0) }
  }

  static func words(_ text: String) -> Int { text.split(separator: " ").count }
  static func words(_ texts: [String]) -> Int { texts.reduce(0) { $0 + words($1) } }
}
