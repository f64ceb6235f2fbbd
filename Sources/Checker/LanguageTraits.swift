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
}
