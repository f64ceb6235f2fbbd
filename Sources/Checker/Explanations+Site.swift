import Store

extension CheckRule {
  /// The rules of the site as a whole, and of characters and lines.
  static let siteTexts: [CheckRule: RuleText] = [
    .linkBroken: RuleText(
      "A link to a page that is not there",
      """
      A link within the site leads to a page that is not exported: its name is
      misspelled, or it was moved or deleted. What `[site] output` makes is looked at,
      for each language and form: tabs, pages, or both.

          wrong: [Help](hlep.html)
          right: [Help](help.html)
      """),
    .fileMissing: RuleText(
      "A link to, or an image from, a file that is not there",
      """
      A link, an image or another address within the site names a file that no page
      and no asset is. Letter case counts: `Logo.png` is not `logo.png` on a web
      server. Addresses that begin with `/` are looked for where the site is the root.
      """),
    .anchorMissing: RuleText(
      "A link to a part of a page that is not there",
      """
      The page that the link leads to has no heading or element of this name
      (`#name`), in this language. Headings are named after the words of their
      *source*, and in all languages alike, so a link with the translated words leads
      to the top of the page.

          wrong: [лимиты](guide.html#лимиты)
          right: [лимиты](guide.html#limits)
      """),
    .altMissing: RuleText(
      "An image without alternative text",
      """
      An image says nothing to those who do not see it. Say what it shows, or what it
      is for; in HTML `alt=""` says that it is decoration, and is no finding.

          wrong: ![](menu.png)
          right: ![The menu with its three entries](menu.png)
      """),
    .idDuplicate: RuleText(
      "An id that a page has twice",
      """
      Two elements of a page have the same `id`, so that links and scripts reach the
      first one alone. Languages that stand on one page as tabs count together: an id
      that is written in HTML in a text is there once in each language.
      """),
    .pageUnreachable: RuleText(
      "A page that no link and no menu leads to",
      """
      The page is exported, but neither the menu nor the layout nor any page links to
      it, in any language: only who knows its address can find it. `index` is where
      readers begin, and needs no link.
      """),
    .skeletonPlaceholder: RuleText(
      "A skeleton without the place for the texts, or with two",
      """
      A skeleton says by `%content placeholder%` where the texts of its page stand.
      Without it they are shown nowhere; with two of them they are shown twice.
      """),
    .languageUnnamed: RuleText(
      "A language that is called by its code, for nobody named it",
      """
      The language has no name of its own in the tables that cmctl knows and none in
      `locales/languages.ini`, so that readers see its code on the tab.

          [SJN]
          name = Edhellen
      """),
    .assetUnused: RuleText(
      "A file that nothing of the site names",
      """
      No page, skeleton, layout or stylesheet names this asset; it is copied with
      every export. Files that others ask for by a known name, such as `robots.txt`
      and `favicon.ico`, are not meant, nor is what a script may put together.
      """),
    .mixedScript: RuleText(
      "A letter of another script inside a word",
      """
      A word has letters of two scripts that look alike, such as a Latin `a` in a
      Russian word. Nobody sees it, but a search does not find the word, a screen
      reader spells it, and in a name it may be fraud. Code and addresses are not
      looked at.

          wrong: п`a`роль (with a Latin a)
          right: пароль
      """),
    .zeroWidth: RuleText(
      "A character of no width where its script has no use for it",
      """
      A character that nobody sees, such as U+200B, stands in the text: often copied
      from a web page or a chat. It breaks search and links, and a code fence behind
      one is none. Joiners in scripts that need them (Persian, Hindi) and in emoji are
      not meant. `cmctl check --fix` takes it away.
      """),
    .linkSpace: RuleText(
      "White space that keeps a link from being one",
      """
      Between the text and the address of a link, or before its address, stands a
      space: readers see the brackets. Programs that translate put it there. `cmctl
      check --fix` takes it away.

          wrong: [help] (help.html), [help]( https://example.org)
          right: [help](help.html), [help](https://example.org)
      """),
    .fenceUnclosed: RuleText(
      "A code block that is never closed",
      """
      A fence (three backticks or tildes) is opened and not closed, so the rest of the
      page is code. Often the closing fence has a character behind or before it, seen
      or not, is shorter, or is written with other signs.
      """),
    .conflictMarker: RuleText(
      "A mark of an unfinished merge",
      """
      A line is what git writes where two changes could not be joined (`<<<<<<<`,
      `=======`, `>>>>>>>`), and would be shown to readers. Both versions stand
      between the marks: decide on one, and take the marks away.
      """),
    .finalNewline: RuleText(
      "A file whose last line does not end",
      """
      The file does not end with a line end. Tools that put files together or compare
      them trip over it, and each change of the last line shows as two. `cmctl check
      --fix` adds it.
      """),
    .footnoteUndefined: RuleText(
      "A reference to a footnote that is not there",
      """
      The text refers to a footnote, `[^name]`, that the document does not define:
      readers see the brackets. Each language needs the definition itself.

          It is free.[^cost]

          [^cost]: As long as it is used fairly.
      """),
    .checkComment: RuleText(
      "A comment to check that it does not understand, or may not follow",
      """
      A comment `<!-- check: … -->` names a rule that is not there, says something
      else of it than `off`, `warning` or `error`, stands before no block, or switches
      in a translation what only the operator may. It has no effect.
      """),
  ]
}
