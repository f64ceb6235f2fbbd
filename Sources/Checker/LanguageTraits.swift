import Store

/// What the rules know of a language.
struct LanguageTraits: Sendable, Equatable {
  /// The BCP 47 tag.
  let tag: String
  /// The language of the tag without script and region, in lower case: `pt` of `pt-BR`.
  let base: String

  init(_ code: LanguageCode) {
    tag = code.tag
    base = String(code.compared.prefix { $0 != "-" })
  }

  /// Whether it is written from right to left.
  var isRightToLeft: Bool {
    switch base {
    case "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "he", "ks", "ku", "nqo", "pnb", "ps", "sd",
      "syr", "ug", "ur", "yi":
      true
    default: false
    }
  }

  /// Whether every sentence ends with a mark; Thai and its neighbours divide sentences by spaces.
  var endsSentencesWithStops: Bool {
    switch base {
    case "bo", "dz", "km", "lo", "my", "shn", "th": false
    default: true
    }
  }

  /// Whether its words stand apart, so that they can be counted.
  var dividesWords: Bool {
    switch base {
    case "ja", "yue", "zh": false
    default: endsSentencesWithStops
    }
  }
}
