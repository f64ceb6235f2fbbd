/// Where in HTML the next byte stands: the states of the HTML standard's tokenizer that matter
/// here.
enum HTMLState: Equatable {
  case text
  /// After `<`, or after `</`.
  case tagOpen, endTagOpen
  /// After `<!` and as many dashes.
  case declaration(dashes: Int)
  case tagName
  case beforeAttributeName
  case attributeName
  case afterAttributeName
  case beforeAttributeValue
  case valueDouble, valueSingle, valueUnquoted
  /// After `dashes` dashes in a row; `needed` of them are needed before `!` for `--!>` to close.
  case comment(dashes: Int, needed: Int, bang: Bool)
  /// `<!DOCTYPE …>`, `<?…>` and `</ …>`.
  case bogusComment
  /// Inside `<script>`, `<title>` and the like, after as many bytes of the end tag.
  case rawText(matched: Int)
}

/// The name of an element or an attribute in lower case, packed into a number.
///
/// Every tag and attribute of a page passes through here, where an array would cost an allocation.
struct HTMLName: Hashable {
  private var bits: UInt128 = 0
  private(set) var count = 0

  init(_ name: StaticString) {
    for byte in UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount) {
      append(byte)
    }
  }

  init(_ first: UInt8) { append(first) }

  /// Appends a byte; of a name of more than sixteen the last are kept, which match nothing.
  mutating func append(_ byte: UInt8) {
    bits = bits << 8 | UInt128(byte.lowercased)
    count += 1
  }

  /// Whether the name begins as those of attributes with scripts do.
  var beginsWithOn: Bool {
    count > 16 || (count >= 2 && bits >> (8 * (count - 2)) == 0x6F6E)
  }
}

/// What an attribute's value means to a browser.
enum AttributeKind {
  case plain
  case url
  // Text cannot be escaped for these: it would be a part of the program.
  case script, style, page

  private static let named: [HTMLName: AttributeKind] = [
    HTMLName("href"): .url, HTMLName("src"): .url, HTMLName("action"): .url,
    HTMLName("formaction"): .url, HTMLName("poster"): .url, HTMLName("cite"): .url,
    HTMLName("data"): .url, HTMLName("srcset"): .url, HTMLName("ping"): .url,
    HTMLName("background"): .url, HTMLName("manifest"): .url, HTMLName("xlink:href"): .url,
    HTMLName("style"): .style, HTMLName("srcdoc"): .page,
  ]

  init(name: HTMLName) {
    self = Self.named[name] ?? (name.beginsWithOn ? .script : .plain)
  }

  /// What a value cannot be put into, for a message; nil where text can be escaped.
  var code: String? {
    switch self {
    case .plain, .url: nil
    case .script: "a script"
    case .style: "a style"
    case .page: "a page inside a page"
    }
  }
}

/// An element whose content is not HTML.
enum RawElement: String {
  case script, style, title, textarea, xmp, iframe, noembed, noframes

  private static let named: [HTMLName: RawElement] = [
    HTMLName("script"): .script, HTMLName("style"): .style, HTMLName("title"): .title,
    HTMLName("textarea"): .textarea, HTMLName("xmp"): .xmp, HTMLName("iframe"): .iframe,
    HTMLName("noembed"): .noembed, HTMLName("noframes"): .noframes,
  ]

  init?(name: HTMLName) {
    // Most tags are short; they need no look into the dictionary.
    guard (3...8).contains(name.count), let element = Self.named[name] else { return nil }
    self = element
  }

  /// What a value cannot be put into, or nil where references such as `&lt;` are understood.
  var code: String? {
    switch self {
    case .title, .textarea: nil
    case .script: "a script"
    case .style: "a style"
    default: "<\(rawValue)>"
    }
  }

  /// What ends the element, without what follows the name.
  var endTag: [UInt8] { Array("</\(rawValue)".utf8) }
}

extension UInt8 {
  var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0C || self == 0x0D
  }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isAlphanumeric: Bool { isLetter || (0x30...0x39).contains(self) }
  var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
