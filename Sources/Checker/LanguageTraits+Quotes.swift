/// Quotation marks that belong together.
struct QuotePair: Hashable, Sendable {
  let open: UInt32
  let close: UInt32

  /// Takes a pair written as two characters.
  init(_ text: String) {
    let scalars = text.unicodeScalars.map(\.value)
    open = scalars.first ?? 0
    close = scalars.last ?? 0
  }

  init(open: UInt32, close: UInt32) {
    self.open = open
    self.close = close
  }
}

extension LanguageTraits {
  /// The double quotation marks that are right in the language, those within others too, those of
  /// its regions together; nil where they are not known. After CLDR and the orthographies.
  var quotes: [QuotePair]? { Self.quotes[base] }

  /// Every pair that is right in some language.
  static let allQuotes: [QuotePair] = [
    "“”", "„“", "„”", "«»", "»«", "””", "»»", "‹›", "›‹", "「」", "『』", "〝〟",
  ].map(QuotePair.init)

  private static let quotes: [String: [QuotePair]] = {
    var table: [String: [QuotePair]] = [:]
    for (pairs, languages) in styles {
      let pairs = pairs.split(separator: " ").map { QuotePair(String($0)) }
      for language in languages.split(separator: " ") { table[String(language)] = pairs }
    }
    return table
  }()

  private static let styles: [(pairs: String, languages: String)] = [
    ("“”", "en af ga cy gd mt id ms jv fil tl ceb sw zu xh hi mr gu bn ta te kn ml pa ne si th lo"),
    ("“” «»", "vi tr az ko"),
    ("„“ »« ›‹ «» ‹›", "de lb gsw dsb hsb"),
    ("«» “” ‹›", "fr es ca gl it pt br oc eu el ast co wa sc fur rm ar am ti my km"),
    ("«» „“", "ru be kk ky tg tk os tt ba mn"),
    ("«» „“ “” „”", "uk uz"),
    ("„“ «» “”", "bg mk"),
    ("„“ „” «» »« “”", "cs sk sl hr sr bs sh et lv lt is ka sq"),
    ("„” «» »« „“", "pl ro hu"),
    ("”” »» »« «»", "sv fi nb nn no da se fo"),
    ("“” ‘’ „” „“ «»", "nl fy"),
    ("«» “” „“", "hy fa ps ur ckb ku sd ug"),
    ("”” “” „” «»", "he yi"),
    ("「」 『』 “” 〝〟", "ja zh yue"),
  ]
}
