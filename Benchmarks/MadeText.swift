import Markdown
import Store

/// Text that is made.
enum MadeText {
  /// Words with a space behind each.
  static let words = """
    relay server message page language translation address policy storage limit device invite profile \
    account delete keep send receive open closed public private quick slow day night hour minute
    """.split(whereSeparator: \.isWhitespace).map { $0 + " " }

  /// What reading a text finds in it.
  static func facts(of content: Content) -> TextFacts {
    TextFacts(
      segmenter: Markdown.segmenterVersion, body: 0,
      blocks: Markdown.blocks(content.bytes ?? [], startingAt: 0))
  }
}
