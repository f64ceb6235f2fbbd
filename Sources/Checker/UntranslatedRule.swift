/// Text that is that of the source.
enum UntranslatedRule {
  /// Judges a block whose prose is that of its source.
  static func check(
    _ prose: Prose, _ comparison: Comparison, _ findings: inout [RuleFinding]
  ) {
    guard let original = comparison.original, original.language.base != comparison.language.base,
      hasSentence(prose), !isName(prose)
    else { return }
    findings.append(
      RuleFinding(
        .untranslated, prose.place(of: prose.scalars.indices),
        "this text is that of the source, word for word",
        hint: "translate it; where it is to stay as it is, accept the finding", subject: "text"))
  }

  /// Judges the alternative texts of images, which readers hear in place of them.
  static func checkAlternatives(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    guard let original = comparison.original, original.language.base != comparison.language.base,
      !findings.contains(where: { $0.rule == .untranslated })
    else { return }
    let source = original.blocks.flatMap(\.images)
    for image in comparison.block.images
    where source.contains(where: { $0.alternative == image.alternative }) {
      let words = image.alternative.split(whereSeparator: \.isWhitespace)
      guard words.count >= 3, words.count(where: { $0.first?.isLowercase == true }) >= 2
      else { continue }
      findings.report(
        .untranslated, image.range,
        "the alternative text \(quoted(image.alternative)) is that of the source",
        hint: "translate it; where it is to stay as it is, accept the finding",
        subject: image.alternative)
    }
  }

  /// Whether a heading is without a capital at its beginning, as the name of a command is.
  private static func isName(_ prose: Prose) -> Bool {
    guard prose.block.kind == .heading || prose.block.kind == .title,
      let first = prose.scalars.first(where: \.isLetter), let scalar = Unicode.Scalar(first.value)
    else { return false }
    return scalar.properties.isLowercase
  }

  /// Whether there are words that are no names: three, two of which begin with a small letter or
  /// with one of a script without capitals.
  private static func hasSentence(_ prose: Prose) -> Bool {
    var words = 0
    var smallWords = 0
    var isAddress = false
    for index in prose.scalars.indices {
      let previous = prose[index - 1]
      if previous == 0 || Prose.isSpace(previous) { isAddress = prose.isAddress(at: index) }
      let scalar = prose.scalars[index]
      // A word is what stands behind white space or an opening sign.
      guard scalar.isLetter, !isAddress, !prose.isLetter(index - 1), !isJoint(previous)
      else { continue }
      words += 1
      if let scalar = Unicode.Scalar(scalar.value), !scalar.properties.isUppercase {
        smallWords += 1
      }
      if words >= 3, smallWords >= 2 { return true }
    }
    return false
  }

  /// Whether a sign joins what is left and right of it to one name: `chat.example`, `don't`.
  private static func isJoint(_ value: UInt32) -> Bool {
    switch value {
    case 0x27, 0x2019, 0x2D, 0x2E, 0x2F, 0x5F, 0x40, 0x30...0x39: true
    default: false
    }
  }
}

extension Prose {
  /// Whether what an index stands in, between white space, is an address of the web or of mail.
  func isAddress(around index: Int) -> Bool {
    var start = index
    while start > 0, !scalars[start - 1].isSpace { start -= 1 }
    return isAddress(at: start)
  }

  /// Whether what begins at an index, up to the next white space, is an address of the web or of
  /// mail.
  func isAddress(at start: Int) -> Bool {
    var index = start
    while index < scalars.count, !scalars[index].isSpace {
      let value = scalars[index].value
      if value == 0x40 { return true }
      if value == 0x3A, self[index + 1] == 0x2F, self[index + 2] == 0x2F { return true }
      if value | 0x20 == 0x77, index == start, self[index + 1] | 0x20 == 0x77,
        self[index + 2] | 0x20 == 0x77, self[index + 3] == 0x2E
      {
        return true
      }
      index += 1
    }
    return false
  }
}
