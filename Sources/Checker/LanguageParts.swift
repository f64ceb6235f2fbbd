/// The parts of addresses that name a language: where a translation may lead elsewhere.
struct LanguageParts {
  /// The languages that may be named, as `de` and `pt-br`.
  private let codes: [[UInt8]]

  init(_ comparison: Comparison) {
    let languages = [comparison.language, comparison.original?.language].compactMap { $0 }
    codes = languages.flatMap { [Array($0.base.utf8), Array($0.tag.lowercased().utf8)] }
  }

  /// Returns an address without what names a language, so that those of two languages are equal;
  /// the fragment, which may be translated, is kept where it is the whole of it.
  func neutral(_ address: Address) -> Address {
    var result = address
    result.host = host(address.host)
    result.path = path(address.path)
    result.query = query(address.query)
    return result
  }

  /// Returns a host without `www.` and without a language: that of `ru.wikipedia.org` is
  /// `wikipedia.org`.
  func host(_ host: [UInt8]) -> [UInt8] {
    var labels = host.split(separator: UInt8(ascii: "."))
    if labels.count > 2, labels[0].elementsEqual("www".utf8) { labels.removeFirst() }
    if labels.count > 2, isLanguage(labels[0]) { labels.removeFirst() }
    return Array(labels.joined(separator: [UInt8(ascii: ".")]))
  }

  /// Returns a path without languages in it: `/ru/help`, `/help-ru.html` and `/help.ru.html` are
  /// `/help.html` or `/help`, whichever they were.
  func path(_ path: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    var result: [UInt8] = []
    for segment in decoded(path).split(separator: slash) {
      if segment.elementsEqual(".".utf8) || isLanguage(segment) { continue }
      result.append(slash)
      result += withoutSuffix(segment)
    }
    return result
  }

  private func query(_ query: [UInt8]) -> [UInt8] {
    let sign = UInt8(ascii: "&")
    let kept = query.split(separator: sign).filter { field in
      let parts = field.split(separator: UInt8(ascii: "="), maxSplits: 1)
      return parts.count < 2 || !isLanguage(parts[1])
    }
    return Array(kept.joined(separator: [sign]))
  }

  /// Whether it reads as the code of a language: two letters, with a region or a script, or one of
  /// the two languages.
  private func isLanguage(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= 2, text.count <= 12 else { return false }
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    if parts[0].count == 2, parts[0].allSatisfy(\.isASCIILetter) {
      return parts.count == 1
        || (2...4).contains(parts[1].count) && parts[1].allSatisfy(\.isASCIILetter)
    }
    return isNamed(text)
  }

  /// Whether it is the code of one of the two languages.
  private func isNamed(_ text: ArraySlice<UInt8>) -> Bool {
    codes.contains { code in
      code.count == text.count
        && zip(code, text).allSatisfy { own, byte in
          own == byte.asciiLowercase || own == UInt8(ascii: "-") && byte == UInt8(ascii: "_")
        }
    }
  }

  /// Takes a language from the end of a name, before its endings or among them.
  private func withoutSuffix(_ name: ArraySlice<UInt8>) -> [UInt8] {
    let dot = UInt8(ascii: ".")
    var parts = name.split(separator: dot, omittingEmptySubsequences: false)
    if parts.count > 1 {
      let stem = parts[0]
      parts = [stem] + parts.dropFirst().filter { !isNamed($0) }
    }
    for mark in [UInt8(ascii: "-"), UInt8(ascii: "_")] {
      var cut = parts[0]
      while let place = cut.lastIndex(of: mark) {
        if place > cut.startIndex, isNamed(parts[0][(place + 1)...]) {
          parts[0] = parts[0][..<place]
          break
        }
        cut = cut[..<place]
      }
    }
    return Array(parts.joined(separator: [dot]))
  }

  /// Replaces `%D0` by the byte that it stands for.
  private func decoded(_ path: [UInt8]) -> [UInt8] {
    guard path.contains(UInt8(ascii: "%")) else { return path }
    var result: [UInt8] = []
    var index = 0
    while index < path.count {
      if path[index] == UInt8(ascii: "%"), index + 2 < path.count,
        let value = UInt8(String(decoding: path[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(path[index])
        index += 1
      }
    }
    return result
  }
}
