/// A revision as a person names it: `17`, `v1`, `head`, `head~2`, `2026-05-01`, `@{2026-05-01
/// 14:30}`.
///
/// A date is the newest revision that is not after it, in UTC; a day is meant to its end.
package struct RevisionExpression: Sendable, Equatable {
  /// What the expression begins with.
  enum Base: Sendable, Equatable {
    case head
    case number(Int64)
    case tag(String)
    /// Seconds since 1970-01-01T00:00:00Z.
    case time(Int64)
  }

  let text: String
  let base: Base
  /// How many revisions before that.
  let back: Int64

  /// Reads an expression.
  ///
  /// - Throws: `RevisionError.notAnExpression`.
  package init(_ text: String) throws(RevisionError) {
    self.text = text
    var base = text[...]
    var back: Int64 = 0
    if let tilde = text.lastIndex(of: "~") {
      base = text[..<tilde]
      let count = text[text.index(after: tilde)...]
      guard let number = count.isEmpty ? 1 : Int64(count), number >= 0 else {
        throw .notAnExpression(text)
      }
      back = number
    }
    self.back = back
    if base.lowercased() == "head" {
      self.base = .head
    } else if let number = Int64(base) {
      self.base = .number(number)
    } else if base.hasPrefix("@{"), base.hasSuffix("}") {
      guard let time = Self.time(base.dropFirst(2).dropLast()) else {
        throw .notAnExpression(text)
      }
      self.base = .time(time)
    } else if let time = Self.time(base) {
      self.base = .time(time)
    } else if Self.isTagName(base) {
      self.base = .tag(String(base))
    } else {
      throw .notAnExpression(text)
    }
  }

  /// Whether a text can be a tag: nothing else that names a revision, and no character that means
  /// something there.
  static func isTagName(_ text: some StringProtocol) -> Bool {
    guard let first = text.unicodeScalars.first, first != "-", text.utf8.count <= 200,
      text.lowercased() != "head", Int64(text) == nil, time(text[...]) == nil, !isLikeDate(text)
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
      default: !"~@{}*?:\"'<>|\\".unicodeScalars.contains(scalar)
      }
    }
  }

  /// Whether a text has the form of a day, if no calendar has it: `2026-02-30` is a slip and no
  /// tag.
  private static func isLikeDate(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes.count == 10 || bytes[10] == UInt8(ascii: "T") else {
      return false
    }
    return zip(bytes, "dddd-dd-dd".utf8).allSatisfy { byte, form in
      form == UInt8(ascii: "-") ? byte == form : (0x30...0x39).contains(byte)
    }
  }

  /// Reads `YYYY-MM-DD`, with ` HH:MM` or ` HH:MM:SS` (ISO 8601; `T` for the space and a `Z` at the
  /// end are allowed).
  private static func time(_ text: some StringProtocol) -> Int64? {
    let parts = text.split { $0 == " " || $0 == "T" }
    guard let day = parts.first, parts.count <= 2 else { return nil }
    let date = day.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
    guard date.count == 3, day.utf8.count == 10, let year = date[0], let month = date[1],
      let dayOfMonth = date[2], (1...12).contains(month), year >= 1, isLikeDate(day),
      (1...length(ofMonth: month, year)).contains(dayOfMonth)
    else { return nil }
    let midnight = days(year, month, dayOfMonth) * 86_400
    guard parts.count == 2 else { return midnight + 86_399 }
    var clock = parts[1][...]
    if clock.hasSuffix("Z") { clock = clock.dropLast() }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
    guard fields.count == 2 || fields.count == 3, let hour = fields[0], let minute = fields[1],
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    guard fields.count == 3 else { return midnight + hour * 3600 + minute * 60 + 59 }
    guard let second = fields[2], (0...60).contains(second) else { return nil }
    return midnight + hour * 3600 + minute * 60 + second
  }

  private static func length(ofMonth month: Int64, _ year: Int64) -> Int64 {
    let (next, ofYear) = month == 12 ? (1, year + 1) : (month + 1, year)
    return days(ofYear, next, 1) - days(year, month, 1)
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in eras of 400 years from a
  /// March.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

/// Why a revision was not found.
package enum RevisionError: Error, Sendable, Equatable {
  /// The text names no revision in any way.
  case notAnExpression(String)
  /// There is no such number.
  case noNumber(Int64, newest: Int64)
  /// There is no such tag; the nearest ones by name.
  case noTag(String, all: [String])
  /// The date lies before the first revision.
  case beforeFirst(String, first: Revision)
  /// `~` counts to before the first revision.
  case tooFarBack(String, newest: Int64)
  /// The name cannot be a tag.
  case notATagName(String)
  /// The tag is there already.
  case tagExists(String, revision: Int64)
}
