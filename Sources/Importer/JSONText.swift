import Template

extension TemplateValue {
  /// The value as JSON (RFC 8259), keys sorted, so that equal values are equal text.
  var json: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .html(let bytes): Self.quoted(String(decoding: bytes, as: UTF8.self))
    case .boolean(let boolean): boolean ? "true" : "false"
    case .number(let number): String(number)
    case .list(let list): "[" + list.map(\.json).joined(separator: ",") + "]"
    case .map(let map):
      "{"
        + map.sorted { $0.key < $1.key }.map { Self.quoted($0.key) + ":" + $0.value.json }
        .joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\u{0}"..<"\u{20}":
        let hex = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
