/// What writers and translators do to a site, at random; every run of a seed is the same.
struct RandomEdits {
  var random: SeededGenerator
  /// The texts of all documents by page and language.
  var texts: [Int: [String: [String]]] = [:]
  var paths: [Int: String] = [:]
  var sources: [String: String] = [:]
  /// What was done, for who reads of a fault.
  private(set) var log: [String] = []
  private var count = 0

  init(seed: UInt64) { random = SeededGenerator(state: seed &* 0x9e37_79b9) }

  /// A site of two pages in the source language `en`, and of some translations.
  mutating func begin() {
    sources = ["de": "en", "ru": "en"]
    if chance(2) { sources["be"] = "ru" }
    for page in 1...2 {
      paths[page] = "page\(page)"
      let count = Int.random(in: 3...7, using: &random)
      let blocks = (0..<count).map { _ in block() }
      texts[page] = ["en": blocks]
    }
    for page in 1...2 { for language in Self.languages { translate(page, language) } }
    log = ["first import of \(describe(texts))"]
  }

  /// Changes one thing, or a few.
  mutating func edit(_ state: StateModel.State) {
    log = []
    let count = pick([1, 1, 1, 2, 3])
    // A translation is worked on with the source at hand that comes with it.
    let edits = (0..<count).map { _ in
      (language: pick(Self.languages), kind: Int.random(in: 0..<30, using: &random))
    }
    for edit in edits.sorted(by: {
      (Self.rank($0.kind, $0.language), $0.kind) < (Self.rank($1.kind, $1.language), $1.kind)
    }) {
      editOneThing(edit.kind, edit.language, state)
      texts = texts.filter { !$0.value.isEmpty }
      paths = paths.filter { texts[$0.key] != nil }
    }
  }

  /// Sources before what is made from them.
  private static func rank(_ kind: Int, _ language: String) -> Int {
    kind < 18 ? 0 : language == "be" ? 2 : 1
  }

  private static let languages = ["de", "ru", "be"]

  private mutating func editOneThing(
    _ kind: Int, _ language: String, _ state: StateModel.State
  ) {
    guard !paths.isEmpty else { return bringBack(state) }
    let page = pick(paths.keys.sorted())
    switch kind {
    case 0: dropLanguage()
    case 1: deleteDocument(page, chance(2) ? "en" : language)
    case 2, 3, 4: bringBack(state)
    case 5: otherSource()
    case 6: paths[page] = say("renamed \(paths[page]!)", "page\(fresh())")
    case 7: reverse(page)
    case 8: move(page, "en")
    case 9: delete(page, "en")
    case 10, 11: insertSource(page)
    case 12..<18: editSource(page)
    case 18: addLanguage(state)
    case 19: move(page, language)
    case 20: delete(page, language)
    case 21, 22: insertTranslation(page, language)
    default: editTranslation(page, language, state)
    }
  }

  // MARK: Sources

  private mutating func editSource(_ page: Int) {
    guard let blocks = texts[page]?["en"], !blocks.isEmpty else { return }
    let place = Int.random(in: blocks.indices, using: &random)
    let block = edited(blocks[place])
    texts[page]?["en"]?[place] = block
    say("edited \(page)/en block \(place + 1)")
  }

  /// Edits a word of a source block; which one.
  mutating func editOneWord() -> (page: Int, place: Int) {
    let pages = texts.filter { $0.value["en"]?.isEmpty == false }.keys.sorted()
    let page = pick(pages)
    let blocks = texts[page]?["en"] ?? []
    let place = Int.random(in: blocks.indices, using: &random)
    let words = blocks[place].split(separator: " ").dropLast()
    let block = words.joined(separator: " ") + " \(word())."
    texts[page]?["en"]?[place] = block
    return (page, place)
  }

  private mutating func insertSource(_ page: Int) {
    guard let blocks = texts[page]?["en"], blocks.count < 9 else { return }
    let place = Int.random(in: 0...blocks.count, using: &random)
    let block = block()
    texts[page]?["en"]?.insert(block, at: place)
    say("inserted \(page)/en block \(place + 1)")
  }

  private mutating func reverse(_ page: Int) {
    texts[page]?["en"]?.reverse()
    say("reversed \(page)/en")
  }

  // MARK: Translations

  /// Updates a block to its source, or mends another word of it: that is the same to the rules.
  private mutating func editTranslation(
    _ page: Int, _ language: String, _ state: StateModel.State
  ) {
    guard let blocks = texts[page]?[language], let source = sources[language] else { return }
    let gone = state.gone[page]?[source]?.texts.map(StateModel.name)
    guard let names = sourceNames(page, language) ?? gone else { return }
    // What is gone from the source is not worked on.
    let places = blocks.indices.filter { names.contains(StateModel.name(blocks[$0])) }
    guard !places.isEmpty, isWhole(blocks, names) else { return }
    if sourceNames(page, language) == nil, !isInOrder(blocks, names) { return }
    let place = pick(places)
    let block = edited(blocks[place])
    texts[page]?[language]?[place] = block
    say("edited \(page)/\(language) block \(place + 1)")
  }

  /// Translates a source block that has no counterpart yet.
  private mutating func insertTranslation(_ page: Int, _ language: String) {
    guard let blocks = texts[page]?[language], let names = sourceNames(page, language),
      isWhole(blocks, names)
    else { return }
    let own = blocks.map(StateModel.name)
    let missing = names.filter { !own.contains($0) }
    guard !missing.isEmpty else { return }
    let name = pick(missing)
    // Behind the counterpart of the block before.
    let before = names.prefix { $0 != name }.last { own.contains($0) }
    let place = before.flatMap { own.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    let block = block(name)
    texts[page]?[language]?.insert(block, at: place)
    say("translated \(page)/\(language) block \(name) at \(place + 1)")
  }

  private mutating func translate(_ page: Int, _ language: String) {
    guard let names = sourceNames(page, language), texts[page]?[language] == nil else { return }
    let leftOut = names.count > 3 && chance(2) ? pick(names) : nil
    let blocks = names.filter { $0 != leftOut }.map { block($0) }
    texts[page]?[language] = blocks
    say("translated \(page) to \(language)")
  }

  /// Whether a translation has most of its source: of less, anybody could only guess whether one
  /// block stands for two.
  private func isWhole(_ blocks: [String], _ names: [String]) -> Bool {
    blocks.count * 4 >= names.count * 3
  }

  /// Whether a translation is in the order of its source. When both are seen together for the first
  /// time, a single block that stands elsewhere is too little to say that it was moved.
  private func isInOrder(_ blocks: [String], _ names: [String]) -> Bool {
    let own = blocks.map(StateModel.name)
    return own.filter(names.contains) == names.filter(own.contains)
  }

  private func sourceNames(_ page: Int, _ language: String) -> [String]? {
    sources[language].flatMap { texts[page]?[$0]?.map(StateModel.name) }
  }

  // MARK: Both

  private mutating func delete(_ page: Int, _ language: String) {
    guard let blocks = texts[page]?[language], blocks.count > 1 else { return }
    let place = Int.random(in: blocks.indices, using: &random)
    texts[page]?[language]?.remove(at: place)
    say("deleted \(page)/\(language) block \(place + 1)")
  }

  private mutating func deleteDocument(_ page: Int, _ language: String) {
    texts[page]?[language] = nil
    say("deleted \(page)/\(language)")
  }

  private mutating func move(_ page: Int, _ language: String) {
    guard var blocks = texts[page]?[language], blocks.count > 1 else { return }
    let place = Int.random(in: blocks.indices, using: &random)
    let block = blocks.remove(at: place)
    let target = Int.random(in: 0...blocks.count, using: &random)
    blocks.insert(block, at: target)
    texts[page]?[language] = blocks
    say("moved \(page)/\(language) block \(place + 1) to \(target + 1)")
  }

  private mutating func bringBack(_ state: StateModel.State) {
    var gone: [(page: Int, language: String, texts: [String])] = []
    for (page, languages) in state.gone.sorted(by: { $0.key < $1.key }) {
      for (language, document) in languages.sorted(by: { $0.key < $1.key })
      where texts[page]?[language] == nil && (language == "en" || sources[language] != nil) {
        gone.append((page, language, document.texts))
      }
    }
    guard !gone.isEmpty else { return }
    let found = pick(gone)
    guard let path = paths[found.page] ?? allPaths[found.page] else { return }
    paths[found.page] = path
    texts[found.page, default: [:]][found.language] = found.texts
    say("brought back \(found.page)/\(found.language)")
  }

  private mutating func addLanguage(_ state: StateModel.State) {
    let language = pick(Self.languages)
    if sources[language] == nil {
      sources[language] = language == "be" && sources["ru"] != nil && chance(2) ? "ru" : "en"
      say("added \(language) from \(sources[language]!)")
    }
    // A text that is gone is not written anew: who could say which block became which?
    for page in paths.keys.sorted() where state.gone[page]?[language] == nil {
      translate(page, language)
    }
  }

  private mutating func dropLanguage() {
    guard sources["be"] != nil, chance(2) else { return }
    sources["be"] = nil
    for page in texts.keys { texts[page]?["be"] = nil }
    say("dropped be")
  }

  private mutating func otherSource() {
    guard let source = sources["be"], sources["ru"] != nil else { return }
    let other = source == "ru" ? "en" : "ru"
    for languages in texts.values {
      let blocks = languages["be"] ?? []
      let names = languages[other]?.map(StateModel.name) ?? []
      guard isWhole(blocks, names), isWhole(names, blocks), isInOrder(blocks, names) else { return }
    }
    sources["be"] = other
    say("be is made from \(sources["be"]!)")
  }

  // MARK: Texts

  /// Every path that a page had.
  var allPaths: [Int: String] = [:]

  /// A block of a name, new if none is given: words of its own, its name, its number, and at the
  /// end one word that changes.
  private mutating func block(_ name: String? = nil) -> String {
    let name = name ?? "k\(fresh())"
    let words = (0..<9).map { _ in word() }
    return words[..<6].joined(separator: " ") + " `\(name)` " + words[6...].joined(separator: " ")
      + " \(name.dropFirst()) \(word())."
  }

  /// Another word, or now and then only another mark at the end.
  private mutating func edited(_ text: String) -> String {
    if chance(5) { return String(text.dropLast()) + (text.hasSuffix(".") ? "!" : ".") }
    let words = text.split(separator: " ").dropLast()
    return words.joined(separator: " ") + " \(word())."
  }

  private mutating func word() -> String {
    (0..<3).map { _ in
      String("bcdfghklmnprstvz".randomElement(using: &random)!)
        + String("aeiou".randomElement(using: &random)!)
    }.joined()
  }

  private mutating func fresh() -> Int {
    count += 1
    return count + 10
  }

  // MARK: Choices

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  /// True once in so many times.
  mutating func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  private mutating func say(_ text: String) { log.append(text) }

  private mutating func say(_ text: String, _ value: String) -> String {
    log.append("\(text) \(value)")
    return value
  }

  private func describe(_ texts: [Int: [String: [String]]]) -> String {
    texts.sorted { $0.key < $1.key }.map { page, languages in
      "\(page): "
        + languages.sorted { $0.key < $1.key }.map { language, blocks in
          "\(language) [\(blocks.map(StateModel.name).joined(separator: " "))]"
        }.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
