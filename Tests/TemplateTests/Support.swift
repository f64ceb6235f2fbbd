import Template

/// What most tests evaluate in.
let context: [String: TemplateValue] = [
  "config": .map([
    "mail_domain": .text("nine.testrun.org"), "max_mailbox_size": .text("500M"),
    "days": .text("20"), "webdev": .text("no"), "empty": .text(""),
    "hostile": .text("{{ x }}{% if %}<b>a_b_c"),
  ]),
  "pagename": .text("home"), "languages": .list([.text("EN"), .text("RU")]),
  "nothing": .list([]), "body": .html(Array("<p>x</p>".utf8)), "count": .number(3),
  "yes": .boolean(true), "no": .boolean(false),
]

/// Returns what a template prints, with values as they are before escaping.
func render(
  _ source: String, _ context: [String: TemplateValue] = context
) throws(TemplateError) -> String {
  var result: [UInt8] = []
  for piece in try Template(Array(source.utf8)).evaluate(context) {
    switch piece {
    case .literal(let bytes): result += bytes
    case .value(.text(let text)): result += text.utf8
    case .value(.html(let bytes)): result += bytes
    case .value(.number(let number)): result += String(number).utf8
    case .value(.boolean(let boolean)): result += (boolean ? "True" : "False").utf8
    case .value(let other): result += "UNPRINTABLE \(other)".utf8
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// Returns the error of a template as a user reads it, or what was printed where there is none.
func fault(_ source: String) -> String {
  do throws(TemplateError) {
    return "no error: \(try render(source))"
  } catch {
    let place = "\(error.position.line):\(error.position.column)"
    return "\(place): \(error.message)\(error.hint.map { " (\($0))" } ?? "")"
  }
}
