import Store

extension CheckRule {
  /// The rules that compare a block with the block of the source that it was made from.
  static let sourceTexts: [CheckRule: RuleText] = [
    .variableDropped: RuleText(
      "A variable or tag of the source that the translation lacks",
      """
      The source block has a tag of a template, such as `{{ config.mail_domain }}`,
      that the translation does not have. Mostly it was replaced by the value that it
      had on one server, or lost with a sentence.

          wrong: Пишите на info@example.org.
          right: Пишите на {{ config.contact }}.
      """),
    .inlineCode: RuleText(
      "Inline code that is other than in the source",
      """
      Text between backticks is what people type or search for, so it is the same in
      every language. It is found where the translation has code that the source block
      does not have, or lacks some. What readers put in themselves, as the name of a
      file in a command, may be translated.

          source: run `cmctl export build`
          wrong:  `цмцтл export build`
      """),
    .linkHost: RuleText(
      "A link to a host that the source does not link to",
      """
      A translation links to a host that no link of its source block leads to. It may
      be the page in the language of the reader, or a page that somebody wants to be
      found: look at it. The same project in another language (`de.wikipedia.org` for
      `en.wikipedia.org`) is not meant.
      """),
    .linkChanged: RuleText(
      "A link to another address of the same host, or to another page",
      """
      A link leads to the same host as in the source, but to another path. Parts that
      are languages (`/en/help` and `/ru/help`) are the same. It is found where a
      source got a new address and the translation kept the old one, and where a path
      was translated by mistake.
      """),
    .linkDropped: RuleText(
      "A link of the source that the translation lacks",
      """
      The source block links to an address that the translation does not link to. The
      reader of the translation cannot go there.

          source: Read [the rules](rules.html) first.
          wrong:  Сначала прочтите правила.
      """),
    .number: RuleText(
      "A number that differs from the source",
      """
      A number stands in one of the two blocks alone. Digits of other scripts, other
      signs between thousands and before decimals, and the same date or time in
      another form are the same number. A number that is written as a word is not
      looked for.

          source: Messages are kept for 20 days.
          wrong:  Сообщения хранятся 90 дней.
      """),
    .unit: RuleText(
      "A unit that differs from the source",
      """
      The number is the same, its unit is not: `MB` for `GB`, `%` that is gone,
      minutes for hours. Names of units in the language of the translation are known.

          source: at most 100 MB
          wrong:  не более 100 КБ
      """),
    .htmlDropped: RuleText(
      "An HTML tag of the source that the translation lacks",
      """
      The source block has a tag of HTML that the translation does not have, such as
      `<kbd>`, `<br>` or the end of an element. What it opened or closed may now go on
      to the end of the page.

          source: Press <kbd>Esc</kbd>.
          wrong:  Нажмите <kbd>Esc.
      """),
    .htmlAttribute: RuleText(
      "An HTML attribute that differs from the source",
      """
      A tag of HTML has another attribute, or another value of it, than in the source
      block. Attributes that are text (`alt`, `title`, `aria-label`, `lang`, `dir`)
      may differ. Classes and ids are what stylesheets, scripts and links go by, so
      that they are not to be translated.
      """),
    .image: RuleText(
      "An image that the translation lacks, or has more",
      """
      The source block and its translation show different images. An image of its own
      in each language, in a folder or with an ending of that language, is the same.

          source: ![The menu](menu.png)
          fine:   ![Меню](menu.ru.png)
      """),
    .footnote: RuleText(
      "References to footnotes that differ from the source",
      """
      The translation refers to footnotes more or less often than the source block, so
      that a note is not reached. What a footnote is called may differ.

          source: It is free.[^1]
          wrong:  Это бесплатно.
      """),
    .headingLevel: RuleText(
      "A heading of another level than in the source",
      """
      The heading has more or fewer `#` than the heading that it was made from. The
      table of contents and screen readers then show another outline of the page than
      in the other languages.

          source: ## Install
          wrong:  ### Установка
      """),
    .listShape: RuleText(
      "A list of another kind or length than in the source",
      """
      A list is numbered in one language and not in the other, or the items in an item
      of it are more or fewer, or have another box to tick; or an item stands between
      two where the source has none. Mostly an item was lost, or two became one for a
      missing line end or a wrong indent.
      """),
    .tableShape: RuleText(
      "A table with other columns or rows than in the source",
      """
      The table has another number of columns or rows than that of the source. A `|`
      in a cell that is not written `\\|` makes a column more; a line that was
      forgotten is a row less.
      """),
    .codeBlock: RuleText(
      "A code block that differs outside its comments",
      """
      Code is copied by readers and has to work in every language, so a code block is
      that of the source, comments apart, and so is the name of its language.

          source: sudo apt install cmctl  # as root
          wrong:  судо apt install cmctl  # от имени root
      """),
    .untranslated: RuleText(
      "A text that is still that of the source",
      """
      The block, or the alternative text of an image, says word for word what the
      source says. Blocks of code, names, numbers and variables alone, and texts of
      very few words are not meant.
      """),
    .length: RuleText(
      "A text far longer or shorter than the source",
      """
      The text is several times longer or shorter than its source; what scripts write
      in few signs is taken into account, and short texts are not looked at. Mostly
      sentences are missing, or a text stands at the wrong place.
      """),
    .finalPunctuation: RuleText(
      "Another mark at the end than in the source",
      """
      The source ends with a full stop, a question mark or a colon, and the
      translation does not, or with another one. Each script's own marks are known
      (`。` `؟` `।`). How loud a text is (`.` or `!`) is a matter of style, and few
      words are no sentence.

          source: Do you need help?
          wrong:  Нужна помощь.
      """),
    .quotes: RuleText(
      "Quotation marks that are not the language's, or do not pair",
      """
      A quotation has marks that are not in use in this language, or one that is
      opened and not closed. Straight marks (`"`) are right in every language.

          wrong, in German: “Hallo”
          right, in German: „Hallo“
      """),
    .doubleWord: RuleText(
      "A word that stands twice in a row",
      """
      A word stands twice, one behind the other, also over the end of a line, where
      the eye passes it over. Words that a language doubles on purpose are known.

          wrong: Read the the rules.
      """),
  ]
}
