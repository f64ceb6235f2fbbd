/// Collects the documents of a language and makes the files of its index.
///
/// The form of the files is between this and `search.js`; docs/export.md has it.
package struct IndexBuilder {
  /// Of a term that more documents have, those alone are listed that have it in a title or heading.
  package static let mostDocuments = 4000

  private var entries: [(id: [UInt8], json: [UInt8])] = []
  private var taken: Set<Bytes> = []
  private var postings: [Bytes: [Posting]] = [:]

  private struct Posting {
    var document: UInt32
    var weight: UInt8
  }

  /// What the script says in the language of the index.
  package struct Wording: Sendable, Equatable {
    /// That nothing was found.
    package var none: String
    /// How much was found; `%` stands for the number.
    package var count: String
    /// The language of both; nil for that of the index.
    package var language: String?

    /// Creates a wording from its parts.
    package init(none: String, count: String, language: String?) {
      self.none = none
      self.count = count
      self.language = language
    }
  }

  /// A file of an index.
  package struct File: Sendable, Equatable {
    /// What follows the language's name in its path: `.json`, `/t-61.json`.
    package var name: String
    package var bytes: [UInt8]
  }

  /// Creates an empty index.
  package init() {}

  /// Adds a document. The order of documents is part of the result.
  package mutating func add(_ document: IndexedDocument) {
    let number = UInt32(entries.count)
    entries.append((id(of: document.name), document.entry))
    for (term, weight) in document.terms {
      postings[Bytes(term), default: []].append(Posting(document: number, weight: weight))
    }
  }

  /// Six letters that only this document has, and has whatever others there are.
  private mutating func id(of name: String) -> [UInt8] {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    while true {
      let id = (0..<6).map { Self.alphabet[Int(hash >> (6 * $0) & 63)] }
      if taken.insert(Bytes(id)).inserted { return id }
      hash &+= 1
    }
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Makes the files: the first is the one that is fetched first.
  package func files(_ wording: Wording, mostBytes: Int? = nil) -> [File] {
    let most = mostBytes ?? Shards.mostBytes
    var files: [File] = []
    var head = JSONText()
    head.raw("{\"version\":1,\"pages\":")
    head.raw(Array(String(entries.count).utf8))
    head.raw(",\"none\":")
    head.string(wording.none)
    head.raw(",\"count\":")
    head.string(wording.count)
    if let language = wording.language {
      head.raw(",\"lang\":")
      head.string(language)
    }
    for (name, letter, table) in [("terms", "t", terms), ("texts", "d", texts)] {
      let parts = Shards.parts(table, mostBytes: most)
      head.raw(",\n\"")
      head.raw(Array(name.utf8))
      head.raw("\":")
      if parts.count == 1 {
        head.raw(parts[0].json)
        continue
      }
      head.raw("[")
      for (index, part) in parts.enumerated() {
        head.raw(index == 0 ? "" : ",")
        head.string(part.start)
        let name = part.start.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        files.append(File(name: "/\(letter)-\(name).json", bytes: part.json + [0x0A]))
      }
      head.raw("]")
    }
    head.raw("}\n")
    return [File(name: ".json", bytes: head.bytes)] + files
  }

  /// Each document with what is shown of it, by its id.
  private var texts: [Shards.Entry] {
    entries.map { Shards.Entry(key: $0.id, value: $0.json) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  /// Each term with the documents that have it: six letters of the id and one of the weight each;
  /// first `*` where they are not all.
  private var terms: [Shards.Entry] {
    postings.map { term, all in
      var all = all
      var value = [UInt8(ascii: "\"")]
      if all.count > Self.mostDocuments {
        value.append(UInt8(ascii: "*"))
        all = Array(
          all.sorted { ($1.weight, $0.document) < ($0.weight, $1.document) }
            .prefix(while: { $0.weight >= IndexedDocument.inHeading }).prefix(Self.mostDocuments))
      }
      value.reserveCapacity(7 * all.count + 3)
      for posting in all {
        value += entries[Int(posting.document)].id
        value.append(Self.alphabet[Int(posting.weight)])
      }
      value.append(UInt8(ascii: "\""))
      return Shards.Entry(key: term.bytes, value: value)
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }
}
