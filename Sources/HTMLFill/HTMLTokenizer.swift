/// Follows HTML byte by byte and knows where the next byte would stand.
struct HTMLTokenizer {
  private(set) var state = HTMLState.text
  /// What the value means in which the tokenizer stands, or before which.
  private(set) var attribute = AttributeKind.plain
  /// The element in whose raw text the tokenizer stands.
  private(set) var rawElement: RawElement?
  /// What is known of the scheme of the URL in which the tokenizer stands.
  private(set) var scheme = URLScheme()
  /// The first dangerous scheme that a value was part of, wherever in the HTML it stood.
  private(set) var refusedScheme: String?

  /// The element whose tag was begun last.
  private(set) var element = HTMLName(0)
  /// The attribute whose value was begun last.
  private(set) var attributeName = HTMLName(0)

  private var name = HTMLName(0)
  private var isEndTag = false
  private var endTag: [UInt8] = []

  mutating func advance(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      // Most bytes cannot change the state; they are passed over in these tight loops.
      switch state {
      case .text, .rawText(matched: 0): skip(bytes, &index, to: UInt8(ascii: "<"))
      case .valueDouble where !readsScheme: skip(bytes, &index, to: UInt8(ascii: "\""))
      case .valueSingle where !readsScheme: skip(bytes, &index, to: UInt8(ascii: "'"))
      case .comment(dashes: 0, _, bang: false): skip(bytes, &index, to: UInt8(ascii: "-"))
      case .bogusComment: skip(bytes, &index, to: UInt8(ascii: ">"))
      default: break
      }
      guard index < bytes.count else { return }
      advance(bytes[index])
      index += 1
    }
  }

  private func skip(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, to byte: UInt8) {
    while index < bytes.count, bytes[index] != byte { index += 1 }
  }

  /// Whether the next byte belongs to the value of an attribute that is an address.
  var isInURL: Bool {
    switch state {
    case .valueDouble, .valueSingle, .valueUnquoted: attribute == .url
    default: false
    }
  }

  private var readsScheme: Bool { attribute == .url && scheme.isOpen }

  /// Takes note of a value that is written into an attribute's value, as it is before it is
  /// escaped.
  mutating func passValue(_ raw: [UInt8]) {
    guard !raw.isEmpty else { return }
    if state == .beforeAttributeValue { state = .valueUnquoted }
    scheme.beginValue()
    for byte in raw { passURL(byte) }
  }

  mutating func advance(_ byte: UInt8) {
    switch state {
    case .text: if byte == UInt8(ascii: "<") { state = .tagOpen }
    case .tagOpen: openTag(byte)
    case .endTagOpen:
      if byte.isLetter {
        beginTag(byte, isEnd: true)
      } else {
        state = byte == UInt8(ascii: ">") ? .text : .bogusComment
      }
    case .declaration(let dashes): declare(byte, dashes)
    case .tagName:
      if byte.isHTMLSpace || byte == UInt8(ascii: "/") {
        endTagName()
        state = .beforeAttributeName
      } else if byte == UInt8(ascii: ">") {
        endTagName()
        closeTag()
      } else {
        name.append(byte)
      }
    case .beforeAttributeName, .attributeName, .afterAttributeName: readAttributeName(byte)
    case .beforeAttributeValue: beginValue(byte)
    case .valueDouble: readQuoted(byte, quote: UInt8(ascii: "\""))
    case .valueSingle: readQuoted(byte, quote: UInt8(ascii: "'"))
    case .valueUnquoted: readUnquoted(byte)
    case .comment(let dashes, let needed, let bang): comment(byte, dashes, needed, bang)
    case .bogusComment: if byte == UInt8(ascii: ">") { state = .text }
    case .rawText(let matched): readRawText(byte, matched)
    }
  }

  private mutating func openTag(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "!"): state = .declaration(dashes: 0)
    case UInt8(ascii: "/"): state = .endTagOpen
    case UInt8(ascii: "?"): state = .bogusComment
    case UInt8(ascii: "<"): break
    default:
      if byte.isLetter {
        beginTag(byte, isEnd: false)
      } else {
        state = .text
      }
    }
  }

  private mutating func beginTag(_ byte: UInt8, isEnd: Bool) {
    name = HTMLName(byte)
    isEndTag = isEnd
    rawElement = nil
    state = .tagName
  }

  private mutating func endTagName() {
    element = name
    guard !isEndTag else { return }
    rawElement = RawElement(name: name)
    if let rawElement { endTag = rawElement.endTag }
  }

  private mutating func closeTag() {
    state = rawElement == nil ? .text : .rawText(matched: 0)
  }

  private mutating func declare(_ byte: UInt8, _ dashes: Int) {
    if byte == UInt8(ascii: "-") {
      // `<!-->` and `<!--->` are whole comments: the opening dashes count for the closing ones.
      state = dashes == 1 ? .comment(dashes: 2, needed: 4, bang: false) : .declaration(dashes: 1)
    } else {
      state = byte == UInt8(ascii: ">") ? .text : .bogusComment
    }
  }

  private mutating func comment(_ byte: UInt8, _ dashes: Int, _ needed: Int, _ bang: Bool) {
    switch byte {
    case UInt8(ascii: "-") where !bang:
      state = .comment(dashes: dashes + 1, needed: needed, bang: false)
    case UInt8(ascii: "-"): state = .comment(dashes: 1, needed: 2, bang: false)
    case UInt8(ascii: ">") where bang || dashes >= 2: state = .text
    case UInt8(ascii: "!") where !bang && dashes >= needed:
      state = .comment(dashes: 0, needed: 2, bang: true)
    default: state = .comment(dashes: 0, needed: 2, bang: false)
    }
  }

  private mutating func readAttributeName(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "/"): state = .beforeAttributeName
    case UInt8(ascii: ">"): closeTag()
    case UInt8(ascii: "=") where state != .beforeAttributeName:
      attribute = isEndTag ? .plain : AttributeKind(name: name)
      attributeName = name
      scheme = URLScheme()
      state = .beforeAttributeValue
    case _ where byte.isHTMLSpace:
      if state == .attributeName { state = .afterAttributeName }
    default:
      if state == .attributeName {
        name.append(byte)
      } else {
        name = HTMLName(byte)
        state = .attributeName
      }
    }
  }

  private mutating func beginValue(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): state = .valueDouble
    case UInt8(ascii: "'"): state = .valueSingle
    case UInt8(ascii: ">"): closeTag()
    case _ where byte.isHTMLSpace: break
    default:
      state = .valueUnquoted
      passURL(byte)
    }
  }

  private mutating func readQuoted(_ byte: UInt8, quote: UInt8) {
    if byte == quote {
      state = .beforeAttributeName
    } else {
      passURL(byte)
    }
  }

  private mutating func readUnquoted(_ byte: UInt8) {
    if byte.isHTMLSpace {
      state = .beforeAttributeName
    } else if byte == UInt8(ascii: ">") {
      closeTag()
    } else {
      passURL(byte)
    }
  }

  private mutating func readRawText(_ byte: UInt8, _ matched: Int) {
    if matched == endTag.count {
      if byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
        isEndTag = true
        rawElement = nil
        state = byte == UInt8(ascii: ">") ? .text : .beforeAttributeName
        return
      }
    } else if byte.lowercased == endTag[matched] {
      state = .rawText(matched: matched + 1)
      return
    }
    state = .rawText(matched: byte == UInt8(ascii: "<") ? 1 : 0)
  }

  private mutating func passURL(_ byte: UInt8) {
    guard readsScheme else { return }
    scheme.append(byte)
    if scheme.holdsValue, refusedScheme == nil { refusedScheme = scheme.dangerous }
  }

  /// Lets an empty value that stands alone and without quotes be followed as the `""` written for
  /// it.
  mutating func endEmptyValue() {
    state = .beforeAttributeName
  }
}
