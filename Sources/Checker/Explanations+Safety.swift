import Store

extension CheckRule {
  /// The rules of what a translation must not bring in.
  static let safetyTexts: [CheckRule: RuleText] = [
    .variableInvented: RuleText(
      "A variable or tag of a template that the source does not have",
      """
      The translation has a tag of a template that its source block does not have. It
      shows a value that the author did not mean to show there, or hides text by a
      condition. Put the tags of the source in, and no others.

          source: Write to {{ config.contact }}.
          wrong:  Пишите {{ config.admin_password }}.
      """),
    .htmlInvented: RuleText(
      "Raw HTML that the source does not have",
      """
      The translation has a tag of HTML that its source block does not have. HTML can
      change the whole page, so what is not in the source is not for a translation to
      add; Markdown has what texts need.

          wrong: <div class="menu">Привет</div>
          right: Привет
      """),
    .eventHandler: RuleText(
      "An attribute that runs a script",
      """
      An attribute such as `onclick` or `onerror`, which the source block does not
      have, runs code in the browser of every reader.

          wrong: <img src="a.png" onerror="…">
      """),
    .scriptURL: RuleText(
      "An address that is a script or a page of its own",
      """
      An address of a link, an image or an attribute begins with `javascript:`,
      `vbscript:` or `data:`, also where characters are escaped or white space stands
      in between, and the source block does not have it. It runs as if the site had
      said it.
      """),
    .activeElement: RuleText(
      "An element that runs, embeds or asks for something",
      """
      The translation has an element that its source block does not have and that runs
      code (`<script>`), embeds pages of others (`<iframe>`, `<object>`), asks readers
      for something (`<form>`, `<input>`), or changes how the whole page works
      (`<base>`, `<meta>`, `<style>`).
      """),
    .imageExternal: RuleText(
      "An image from another host",
      """
      The translation shows an image from a host that its source block shows none
      from. The host sees who reads the page, and decides what is shown. Put the image
      beside the other files of the site.

          wrong: ![](https://tracker.example/pixel.png)
      """),
    .linkScheme: RuleText(
      "A link with another scheme than in the source",
      """
      A link of the translation has another scheme than the link of the source that it
      stands for: `http` for `https`, `tel` for `mailto`. A link that lost its
      encryption, or opens another program, is more than a change of words.

          source: [mail us](https://example.org/mail)
          wrong:  [пишите](http://example.org/mail)
      """),
    .bidiControl: RuleText(
      "A control character that changes the direction of text",
      """
      A character such as U+202E turns around what follows, so that what people read
      is not what is there: “Trojan Source”. It is found in code, addresses and tags,
      and where what it opens is not closed in its block. Marks of direction (U+200E,
      U+200F) in texts that run from right to left are not meant.
      """),
  ]
}
