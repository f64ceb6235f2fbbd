import Foundation
import SearchIndex
import TestSupport
import Testing

/// What a search compares: the same in the index, which Swift makes, and in the script that reads
/// it.
struct FoldingTests {
  /// Texts with what they are compared as, in terms.
  static let table: [(String, [String])] = [
    ("Grüße, Straße", ["grusse", "strasse"]), ("ÄPFEL Œuvre", ["apfel", "oeuvre"]),
    ("ﬁne Ｆｕｌｌ　ｗｉｄｔｈ ２", ["fine", "full", "width", "2"]),
    ("Ёлка, всё и Йод", ["елка", "все", "и", "иод"]), ("ЛИМИТЫ", ["лимиты"]),
    ("İstanbul ISPARTA ılık ağaç", ["istanbul", "isparta", "ilik", "agac"]),
    ("Tiếng Việt Đường", ["tieng", "viet", "duong"]),
    ("مُحَمَّد", ["محمد"]), ("أإآٱا", ["ااااا"]), ("مدرسة مدرسه", ["مدرسه", "مدرسه"]),
    ("على علي علی", ["علي", "علي", "علي"]), ("كـــتاب کتاب", ["كتاب", "كتاب"]),
    ("١٢٣ ۴۵", ["123", "45"]), ("می\u{200C}خواهم", ["ميخواهم"]),
    ("שָׁלוֹם", ["שלום"]), ("ΟΔΥΣΣΕΎΣ", ["οδυσσευσ"]),
    ("邮件服务器", ["邮件", "件服", "服务", "务器", "器"]), ("我", ["我"]),
    ("Delta郵件2", ["delta", "郵件", "件", "2"]),
    ("データが", ["デー", "ータ", "タが", "が"]), ("ﾃﾞｰﾀ", ["デー", "ータ", "タ"]),
    ("か\u{3099}", ["が"]), ("서버 주소", ["서버", "버", "주소", "소"]),
    ("\u{1109}\u{1165}\u{1107}\u{1165}", ["서버", "버"]), ("ไทย", ["ไท", "ทย", "ย"]),
    ("max_mailbox_size", ["max", "mailbox", "size"]), ("don’t", ["don", "t"]),
    ("हिन्दी", ["हिन्दी"]), ("", []), (" – !", []),
    ("abcdefghijklmnopqrstuvwxyz", ["abcdefghijklmnopqrstuvwx"]),
  ]

  @Test("What is alike to a reader is alike in the index", arguments: table.indices)
  func swift(index: Int) {
    let (text, terms) = Self.table[index]
    var words = SearchWords()
    #expect(words.terms(of: text) == terms)
  }

  @Test(
    "The script reads a query as the index has it", .enabled(if: Script.isThere, Script.absence))
  func script() throws {
    let found = try Script.run(
      "JSON.stringify(input.map((text) => search.terms(text + ' ').map((term) => term.text)))",
      input: Self.table.map(\.0))
    let lists = try JSONDecoder().decode([[String]].self, from: Data(found.utf8))
    for ((text, terms), list) in zip(Self.table, lists) {
      // A query asks for no last letter alone, where there are two.
      var asked: [String] = []
      var words = SearchWords()
      for term in words.terms(of: text) {
        if term.count == 1, let last = asked.last, last.count == 2, last.hasSuffix(term),
          !term.utf8.allSatisfy({ $0 < 0x80 })
        {
          continue
        }
        asked.append(term)
      }
      #expect(list == asked, "\(text)")
      _ = terms
    }
  }

  @Test(
    "Both fold every letter of Unicode alike", .enabled(if: Script.isThere, Script.absence))
  func everything() throws {
    // What both know: letters that a newer Unicode has may be new to one of them.
    let scalars = (UInt32(0)...0x3FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      guard let age = scalar.properties.age else { return false }
      return (age.major, age.minor) <= (15, 0)
        && scalar.properties.generalCategory != .privateUse
    }
    let found = try Script.run(
      "JSON.stringify(input.map((value) => search.foldLetter(String.fromCodePoint(value))))",
      input: scalars.map(\.value))
    let folded = try JSONDecoder().decode([String].self, from: Data(found.utf8))
    var folding = Folding()
    let different = zip(scalars, folded).filter { scalar, script in
      Array(folding.fold(String(scalar)).unicodeScalars) != Array(script.unicodeScalars)
        && Folding.composed(String(scalar)) == String(scalar)
    }
    #expect(
      different.isEmpty,
      "\(different.prefix(20).map { "U+" + String($0.0.value, radix: 16) + " \($0.1)" })")
  }

  @Test("The script has room for more: below 15,000 bytes")
  func size() {
    #expect(Script.served.utf8.count < 15_000, "\(Script.served.utf8.count)")
    #expect(!Script.served.contains("innerHTML"))
    #expect(!Script.served.contains("LABELS"))
  }
}
