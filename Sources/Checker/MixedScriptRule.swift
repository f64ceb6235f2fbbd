/// Letters of another script inside a word, that look like those of the word's own.
enum MixedScriptRule {
  static func check(_ block: CheckedBlock, _ findings: inout [RuleFinding]) {
    if block.kind == .code || !mayBeMixed(block.prose) { return }
    let prose = Prose(block)
    var reported: Set<String> = []
    var index = 0
    while index < prose.scalars.count {
      guard LetterScript(prose[index]) != nil else {
        index += 1
        continue
      }
      let start = index
      while LetterScript(prose[index]) != nil || isMark(prose[index]) { index += 1 }
      guard let place = wrongLetter(prose, start..<index),
        let script = LetterScript(prose[place])
      else { continue }
      let word = prose.text(start..<index)
      guard reported.insert(word).inserted else { continue }
      let letter = prose.text(place..<place + 1)
      findings.append(
        RuleFinding(
          .mixedScript, prose.place(of: place..<place + 1),
          "“\(letter)” in “\(word)” is a \(script.name) letter",
          hint: "type the word again with the letters of one script", subject: word))
    }
  }

  /// Whether Latin letters stand beside Greek or Cyrillic ones, with nothing between.
  private static func mayBeMixed(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var wasLatin = false
      var wasOther = false
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          let isLatin = (byte | 0x20) &- 0x61 < 26
          if isLatin, wasOther { return true }
          wasLatin = isLatin
          wasOther = false
          index += 1
        } else {
          let isOther = byte >= 0xCD && byte <= 0xD4
          if isOther, wasLatin { return true }
          // Marks, and Latin letters outside of ASCII, may belong to either.
          if byte >= 0xC3, byte <= 0xC9 { wasLatin = true }
          wasOther = isOther
          if isOther { wasLatin = false }
          index += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        }
      }
      return false
    }
  }

  private static func isMark(_ value: UInt32) -> Bool { 0x300...0x36F ~= value || value == 0xAD }

  /// The first letter of a word that is of another script by mistake; nil where there is none.
  private static func wrongLetter(_ prose: Prose, _ word: Range<Int>) -> Int? {
    let letters = word.filter { LetterScript(prose[$0]) != nil }
    let scripts = letters.compactMap { LetterScript(prose[$0]) }
    guard let first = scripts.first, scripts.contains(where: { $0 != first }) else { return nil }
    let latin = letters.filter { LetterScript(prose[$0]) == .latin }
    let others = letters.filter { LetterScript(prose[$0]) != .latin }
    // Greek beside Cyrillic, and all three, are no mistakes of a keyboard.
    guard Set(scripts).count == 2, !latin.isEmpty else { return nil }
    let (wrong, right) = latin.count < others.count ? (latin, others) : (others, latin)
    guard wrong.allSatisfy({ isLookAlike(prose[$0]) }) else { return nil }
    let changes = zip(scripts, scripts.dropFirst()).filter { $0 != $1 }.count
    if changes == 1, isDerived(wrong, right, prose) { return nil }
    guard changes >= 2 || wrong.count <= 2 else { return nil }
    return wrong[0]
  }

  /// Whether a word is made of a name in another script and an ending, as `IPшник` is.
  private static func isDerived(_ wrong: [Int], _ right: [Int], _ prose: Prose) -> Bool {
    let begin = wrong[0] < right[0] ? wrong : right
    let end = wrong[0] < right[0] ? right : wrong
    // An abbreviation before small letters, or beside signs such as those of science.
    if begin.count >= 2, begin.allSatisfy({ isUppercase(prose[$0]) }),
      end.allSatisfy({ !isUppercase(prose[$0]) })
    {
      return true
    }
    // A Latin name with an ending of another script.
    return LetterScript(prose[begin[0]]) == .latin && begin.count >= end.count && begin.count >= 2
  }

  private static func isUppercase(_ value: UInt32) -> Bool {
    Unicode.Scalar(value)?.properties.isUppercase ?? false
  }

  /// Whether a letter looks like one of another of the three scripts.
  private static func isLookAlike(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    return lookAlikes.contains(scalar)
  }

  private static let lookAlikes = Set(
    ("aceijopsxyABCEHIJKMOPSTXY" + "асеіјорѕхуАВСЕНІЈКМОРЅТХУ" + "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧνι" + "ZNvkmtbghu")
      .unicodeScalars)
}

/// The scripts whose letters look alike.
enum LetterScript {
  case latin, greek, cyrillic

  /// The script of a letter; nil for those of others, and for signs such as that of micro.
  init?(_ value: UInt32) {
    switch value {
    case 0x41...0x5A, 0x61...0x7A: self = .latin
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
    case 0x370...0x373, 0x376, 0x377, 0x37B...0x37D, 0x386, 0x388...0x3FF: self = .greek
    case 0x1F00...0x1FBC, 0x1FC2...0x1FCC, 0x1FD0...0x1FDB, 0x1FE0...0x1FEC, 0x1FF2...0x1FFC:
      self = .greek
    case 0x400...0x481, 0x48A...0x52F: self = .cyrillic
    default: return nil
    }
  }

  /// What the script is called.
  var name: String {
    switch self {
    case .latin: "Latin"
    case .greek: "Greek"
    case .cyrillic: "Cyrillic"
    }
  }
}
