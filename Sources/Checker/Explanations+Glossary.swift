import Store

extension CheckRule {
  /// The rules of words.
  static let glossaryTexts: [CheckRule: RuleText] = [
    .glossaryTerm: RuleText(
      "A term whose translation is not the glossary's",
      """
      The source block has a term of `locales/glossary.csv`, and the translation does
      not have the word that the glossary gives for it in this language. Letter case
      is not compared, and endings of words may differ. A glossary keeps one thing
      from having three names.

          term,language,translation
          chat profile,ru,профиль чата
      """),
    .glossaryVerbatim: RuleText(
      "A term that is not to be translated, and was",
      """
      The glossary says `do_not_translate` of a term of the source block, and the
      translation does not have it as it is. So names of products and programs stay
      what they are, in their own script.
      """),
    .glossaryForbidden: RuleText(
      "A word that the glossary forbids",
      """
      The text has a word of the column `forbidden` of `locales/glossary.csv`: one
      that was in use before, or that readers understand wrongly. The column
      `translation` says what to write instead, and `note` may say why.
      """),
    .spelling: RuleText(
      "A word that no dictionary has",
      """
      With `cmctl check --spelling`, the words of a text are looked up in the
      dictionary of hunspell for its language, where that is installed (Debian's
      `hunspell-ru` and the like). Code, addresses, tags and the words of the glossary
      are not looked at.
      """),
  ]
}
