import Testing

@testable import Store

/// The file with a site's terms.
struct GlossaryTests {
  private func told(_ text: String) -> [String] {
    do throws(Problems) {
      _ = try Glossary(Array(text.utf8), path: "glossary.csv")
      return []
    } catch {
      return error.all.map { problem in
        "\(problem.line ?? 0): \(problem.message)" + (problem.hint.map { " (\($0))" } ?? "")
      }
    }
  }

  @Test(
    "Fields are divided by commas, and may be in quotation marks",
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
      ("\"a,b\",\"c \"\"d\"\"\"", [["a,b", "c \"d\""]]),
      ("\"a\nb\" , c\r\n\r\n,,\nd", [["a\nb", "c"], ["d"]]), ("", []), ("\u{FEFF}a", [["a"]]),
      ("a,", [["a", ""]]),
    ])
  func fields(text: String, rows: [[String]]) throws {
    #expect(try CSVText(Array(text.utf8), path: "x").rows.map(\.fields) == rows)
  }

  @Test("Rows know in which line they begin")
  func lines() throws {
    let text = "a\n\n\"b\nc\"\r\nd"
    #expect(try CSVText(Array(text.utf8), path: "x").rows.map(\.line) == [1, 3, 5])
  }

  @Test("Columns come in any order; those that need not be there may be left out")
  func entries() throws {
    let text = """
      language,term,translation,forbidden,Do_not_translate,note
      ru,relay,релей,,,
      DE,relay,Server,yes,,"a relay, no more"
      ,Delta Chat,,no,YES
      pt_BR,,e-mail,true
      """
    let glossary = try Glossary(Array(text.utf8), path: "x")
    let (ru, de, pt) = (LanguageCode("ru"), LanguageCode("de"), LanguageCode("pt-BR"))
    #expect(
      glossary.entries == [
        Glossary.Entry(term: "relay", language: ru, rule: .translation("релей")),
        Glossary.Entry(
          term: "relay", language: de, rule: .forbidden("Server"), note: "a relay, no more"),
        Glossary.Entry(term: "Delta Chat", language: nil, rule: .verbatim),
        Glossary.Entry(term: "", language: pt, rule: .forbidden("e-mail")),
      ])
    #expect(told("term,language,translation\n") == [])
    #expect(told("") == [])
  }

  @Test(
    "What cannot be is told with its line, all at once",
    arguments: [
      (
        "term,language,translatoin",
        [
          "1: a glossary has no column “translatoin” (its columns are "
            + "term,language,translation,do_not_translate,forbidden,note)"
        ]
      ),
      (
        "term;language;translation",
        [
          "1: a glossary has no column “term;language;translation” (divide columns by commas: "
            + "term,language,translation,do_not_translate,forbidden,note)"
        ]
      ),
      (
        "term,language,term",
        ["1: the column “term” is there twice"]
      ),
      (
        "term,note",
        [
          "1: has no column “language” (its first row is "
            + "term,language,translation,do_not_translate,forbidden,note)",
          "1: has no column “translation” (its first row is "
            + "term,language,translation,do_not_translate,forbidden,note)",
        ]
      ),
      (
        "term,language,translation\na \"b\",ru,c\nd,ru,\"e",
        [
          "2: has a quotation mark inside a field (put the whole field in quotation marks, "
            + "and write each one in it twice)",
          "3: has a field whose quotation mark is never closed",
        ]
      ),
      (
        "term,language,translation\n\"a\"b,ru,c",
        [
          "2: has text behind the quotation mark that ends a field "
            + "(write a quotation mark inside a field twice)"
        ]
      ),
      (
        "term,language,translation,do_not_translate,forbidden\na,klingonisch,b\na,ru,b,maybe\n\na,ru,,yes,yes\n"
          + "a,ru,b,yes\n,,,yes\na,ru,,,yes\na\na,ru,b,no,no,c",
        [
          "2: “klingonisch” is no language code (write it as in ru or pt-BR)",
          "3: do_not_translate is yes or no, not “maybe”",
          "5: cannot both forbid a word and keep a term as it is (make two rows of it)",
          "6: “a” is not to be translated, and has a translation (leave one of them out)",
          "7: names no term that is not to be translated",
          "8: names no word that is forbidden (write it as the translation)",
          "9: does not say which language its translation is in",
          "9: has no translation (or say do_not_translate: yes)",
          "10: has 6 fields, and the first row 5 (put a field with a comma in quotation marks)",
        ]
      ),
    ])
  func refused(text: String, messages: [String]) {
    #expect(told(text) == messages)
  }
}
