/// Words and names that are looked for in proses, all in one pass.
struct Needles: Sendable {
  /// Where one stands.
  struct Place {
    /// Which one, in the order in which they were added.
    var number: Int
    /// Where in the prose.
    var range: Range<Int>
  }

  private(set) var count = 0
  private var patterns: [Int: TermPattern] = [:]
  /// Which begin with certain letters.
  private var byKey: [UInt32: [Int]] = [:]
  /// Those that are looked for as they are written: in scripts without spaces, or with signs.
  private var asWritten: [(number: Int, bytes: [UInt8])] = []

  var isEmpty: Bool { count == 0 }

  /// Adds a text, and the language that says how words end; nil for a name, which has no endings.
  mutating func add(_ text: String, _ language: LanguageTraits?) {
    if let pattern = TermPattern(text, language: language) {
      patterns[count] = pattern
      byKey[pattern.key, default: []].append(count)
    } else if !text.isEmpty {
      asWritten.append((count, Array(text.utf8)))
    }
    count += 1
  }

  /// Returns where each stands first; of those that overlap the longest counts.
  func places(in prose: [UInt8], _ text: ProseWords) -> [Place] {
    var places = asWritten.compactMap { number, bytes in
      prose[...].find(bytes).map { Place(number: number, range: $0..<$0 + bytes.count) }
    }
    if byKey.isEmpty { return places }
    var index = 0
    while index < text.words.count {
      let key = TermPattern.key(text.letters[text.words[index].letters])
      guard let candidates = byKey[key],
        let (number, count) = longest(of: candidates, text, index, prose)
      else {
        index += 1
        continue
      }
      if !places.contains(where: { $0.number == number }) {
        let last = text.words[index + count - 1].range.upperBound
        places.append(
          Place(number: number, range: text.words[index].range.lowerBound..<last))
      }
      index += count
    }
    return places
  }

  private func longest(of candidates: [Int], _ text: ProseWords, _ index: Int, _ prose: [UInt8])
    -> (number: Int, count: Int)?
  {
    var best: (number: Int, count: Int)?
    for number in candidates {
      guard let pattern = patterns[number], pattern.count > best?.count ?? 0,
        pattern.matches(text, at: index, prose: prose)
      else { continue }
      best = (number, pattern.count)
    }
    return best
  }
}

extension ArraySlice<UInt8> {
  /// Where bytes stand first.
  func find(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.first else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: bytes) { return start }
      rest = rest.dropFirst()
    }
    return nil
  }
}
