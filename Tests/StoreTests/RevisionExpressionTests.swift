import Testing

@testable import Store

/// What a person may write for a revision.
struct RevisionExpressionTests {
  private typealias Base = RevisionExpression.Base

  @Test(
    "Numbers, tags, head and dates are read, each with ~N",
    arguments: [
      ("1", .number(1), 0), ("17", .number(17), 0), ("0", .number(0), 0), ("-3", .number(-3), 0),
      ("head", .head, 0), ("HEAD", .head, 0), ("Head~2", .head, 2), ("head~", .head, 1),
      ("head~0", .head, 0), ("17~3", .number(17), 3), ("v1", .tag("v1"), 0),
      ("v1~12", .tag("v1"), 12), ("release/2026-05", .tag("release/2026-05"), 0),
      ("до-слияния", .tag("до-слияния"), 0), ("heads", .tag("heads"), 0),
      ("1.0", .tag("1.0"), 0), ("v1.2-rc_3+x", .tag("v1.2-rc_3+x"), 0),
      ("1970-01-01", .time(86_399), 0), ("1970-01-02~1", .time(2 * 86_400 - 1), 1),
      ("1970-01-01 00:00", .time(59), 0), ("1970-01-01 00:00:00", .time(0), 0),
      ("1970-01-01T23:59", .time(86_399), 0), ("1970-01-01T23:59:58Z", .time(86_398), 0),
      ("1970-01-01 01:02:03", .time(3723), 0), ("@{1970-01-01}", .time(86_399), 0),
      ("@{1970-01-01 00:01}", .time(119), 0), ("@{1970-01-01T00:01:00Z}~2", .time(60), 2),
      ("1969-12-31", .time(-1), 0), ("1969-12-31 23:59:00", .time(-60), 0),
      ("2026-05-01", .time(1_777_679_999), 0),
      ("2026-05-01 14:30", .time(1_777_645_859), 0),
    ] as [(String, RevisionExpression.Base, Int64)])
  func read(text: String, base: RevisionExpression.Base, back: Int64) throws {
    let expression = try RevisionExpression(text)
    #expect(expression.base == base)
    #expect(expression.back == back)
    #expect(expression.text == text)
  }

  @Test(
    "What can name no revision is refused",
    arguments: [
      "", " ", "~", "~2", "head~x", "head~-1", "head~1.5", "head~2~1", "head~~", "head~2 ",
      "head~99999999999999999999", "two words", "tab\there", "a:b", "a*", "a?", "\"v1\"", "'v1'",
      "<v1>", "a\\b", "a|b", "-v", "v1@{1}", "{v1}", "@", "@{", "@{}", "@{head}", "@{1}", "@{v1}",
      "@{2026-05-01", "2026-05-01}", "2026-05-01 25:00", "2026-05-01 24:00", "2026-05-01 12:60",
      "2026-05-01 12:00:61", "2026-05-01 12", "2026-05-01 12:00:00:00", "2026-05-01 12:00 13:00",
      "@{2026-13-01}", "@{2026-00-10}", "@{2026-05-00}", "@{2026-05-32}", "@{0000-01-01}",
      "new\nline", "zero\u{200b}width", "no\u{a0}break", String(repeating: "a", count: 201),
    ])
  func refused(text: String) {
    #expect(throws: RevisionError.notAnExpression(text)) { try RevisionExpression(text) }
  }

  @Test(
    "A date that no calendar has names no revision, and is no tag either",
    arguments: [
      "2026-02-29", "2025-02-29", "2024-02-30", "1900-02-29", "2100-02-29", "2026-04-31",
      "2026-06-31", "2026-09-31", "2026-11-31", "2026-13-01", "2026-00-01", "2026-01-00",
      "2026-01-32", "0000-05-01", "9999-99-99",
    ])
  func noSuchDay(text: String) {
    for text in [text, text + "~1", "@{\(text)}", text + " 12:00", text + "T12:00:00Z"] {
      #expect(throws: RevisionError.notAnExpression(text)) { try RevisionExpression(text) }
    }
    #expect(!RevisionExpression.isTagName(text))
  }

  @Test(
    "Leap days and ends of years are where the calendar has them",
    arguments: [
      ("2024-02-29", 1_709_251_199), ("2000-02-29", 951_868_799), ("2000-03-01", 951_955_199),
      ("2023-12-31", 1_704_067_199), ("2024-01-01", 1_704_153_599),
      ("2024-12-31", 1_735_689_599), ("2025-01-01", 1_735_775_999),
      ("1999-12-31", 946_684_799), ("2038-01-19", 2_147_558_399),
      ("2100-02-28", 4_107_542_399), ("2100-03-01", 4_107_628_799),
      ("1600-02-29", -11_670_912_001), ("0001-01-01", -62_135_510_401),
      ("9999-12-31", 253_402_300_799),
    ] as [(String, Int64)])
  func calendar(text: String, end: Int64) throws {
    #expect(try RevisionExpression(text).base == .time(end))
    #expect(try RevisionExpression(text + " 23:59:59").base == .time(end))
    #expect(try RevisionExpression(text + " 00:00:00").base == .time(end - 86_399))
  }

  @Test(
    "Each day follows the one before, through leap years and centuries",
    arguments: [1897...1905, 1967...1973, 1999...2005, 2023...2029, 2097...2105, 2399...2401])
  func everyDay(years: ClosedRange<Int>) throws {
    var last: Int64?
    for year in years {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        for day in 1...length {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          guard case .time(let time) = try RevisionExpression(text).base else {
            Issue.record("\(text) is no date")
            return
          }
          if let last { #expect(time == last + 86_400, "\(text)") }
          last = time
        }
      }
    }
  }

  @Test("A store finds the revision that each expression names, and says why it finds none")
  func found() throws {
    let made = try MadeStore()
    #expect(throws: StoreError.empty(path: made.path)) {
      try made.store.revision(RevisionExpression("head"))
    }
    // Days 10, 20 and 30 at noon, and then a clock that was wrong.
    for (index, day) in [10, 20, 30, 15].enumerated() {
      _ = try made.store.commit(
        site(["EN/index": "Text \(index)"]),
        Signature(author: "Anna", time: Int64(day) * 86_400 + 43_200, message: "\(day)"))
    }
    try made.store.tag(Tag(name: "v1", revision: RevisionID(2), time: 0, author: "A"), moves: false)
    let numbers = [
      "head": 4, "head~3": 1, "3": 3, "v1": 2, "v1~": 1, "4~2": 2, "1970-01-11": 1,
      "1970-01-11 12:00": 1, "1970-01-12": 1, "@{1970-01-21 12:00:00}~1": 3,
      "1970-01-21": 4, "2026-05-01": 4, "1970-01-15": 1, "1970-01-16": 4, "2026-05-01~1": 3,
    ]
    for (text, number) in numbers {
      #expect(try made.store.revision(RevisionExpression(text)).id.number == number, "\(text)")
    }
    let first = try made.store.revision(RevisionExpression("1"))
    let errors: [(String, RevisionError)] = [
      ("5", .noNumber(5, newest: 4)), ("0", .noNumber(0, newest: 4)),
      ("-1", .noNumber(-1, newest: 4)), ("v2", .noTag("v2", all: ["v1"])),
      ("V1", .noTag("V1", all: ["v1"])), ("head~4", .tooFarBack("head~4", newest: 4)),
      ("head~9223372036854775807", .tooFarBack("head~9223372036854775807", newest: 4)),
      ("v1~2", .tooFarBack("v1~2", newest: 4)), ("9223372036854775807", .noNumber(.max, newest: 4)),
      ("1970-01-11 11:59", .beforeFirst("1970-01-11 11:59", first: first)),
      ("1970-01-10", .beforeFirst("1970-01-10", first: first)),
      ("@{1969-12-31}", .beforeFirst("@{1969-12-31}", first: first)),
    ]
    for (text, error) in errors {
      #expect(throws: error, "\(text)") { try made.store.revision(RevisionExpression(text)) }
    }
  }
}
