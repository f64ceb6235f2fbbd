import Foundation

/// A value of a result, as JSON has them (RFC 8259); objects keep the order of their keys.
enum JSONValue {
  case null
  case text(String)
  case number(Int64)
  case boolean(Bool)
  case list([JSONValue])
  case object([(key: String, value: JSONValue)])

  static func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// The value as JSON on one line.
  var json: String {
    switch self {
    case .null: "null"
    case .text(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .boolean(let boolean): boolean ? "true" : "false"
    case .list(let list): "[" + list.map(\.json).joined(separator: ", ") + "]"
    case .object(let entries):
      "{" + entries.map { Self.quoted($0.key) + ": " + $0.value.json }.joined(separator: ", ") + "}"
    }
  }

  /// The value in a cell of a table or of CSV; empty for null.
  var plain: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .number(let number): String(number)
    case .boolean(let boolean): boolean ? "true" : "false"
    case .list(let list): list.map(\.plain).joined(separator: " ")
    case .object: json
    }
  }

  private static func quoted(_ text: String) -> String {
    // Nearly every text has nothing that RFC 8259, section 7, wants escaped.
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
    }
    if isPlain { return "\"" + text + "\"" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // A string can always be encoded.
    return String(decoding: (try? encoder.encode(text)) ?? Data(), as: UTF8.self)
  }
}
