import Importer
import Store
import Testing

/// What Python's iniconfig 2 makes of the same texts, tried by hand, unless a comment says other.
struct INITests {
  @Test(
    "Sections, keys and values are read as relays' own software reads them",
    arguments: [
      ("", []), ("# only\n; comments\n\n", []), ("[a]\n", ["[a]"]),
      ("[a]\nk = v\n", ["[a]", "k=v"]), ("[a]\nk=v", ["[a]", "k=v"]),
      ("[a]\nk: v\n", ["[a]", "k=v"]), ("[a]\nk: v = w\n", ["[a]", "k=v = w"]),
      ("[a]\nk = v: w\n", ["[a]", "k=v: w"]), ("[a]\nk v = 1\n", ["[a]", "k v=1"]),
      ("[a]\nk =\n", ["[a]", "k="]), ("[a]\nk = \"q\"  \n", ["[a]", "k=\"q\""]),
      ("[a]\nk = v # no comment\n", ["[a]", "k=v # no comment"]),
      ("[a] # comment\nk=1\n", ["[a]", "k=1"]), ("[a];comment\n", ["[a]"]),
      ("[ a ]\nk=1\n", ["[ a ]", "k=1"]), ("[a]\nK=1\nk=2\n", ["[a]", "K=1", "k=2"]),
      ("[a]\nk=1\n[b]\nk=2\n", ["[a]", "k=1", "[b]", "k=2"]),
      ("[a]\nk =\n  one\n  two\n", ["[a]", "k=one\ntwo"]),
      ("[a]\nk = one\n\ttwo = x\n", ["[a]", "k=one\ntwo = x"]),
      ("[a]\nk = one\n\n  # comment\n  ; comment\n  two\n", ["[a]", "k=one\ntwo"]),
      ("[a]\nk = one\n# comment\n  two\n", ["[a]", "k=one\ntwo"]),
      ("[a]\r\nk = v\r\n  w\r\n\r\nl = x\r\n", ["[a]", "k=v\nw", "l=x"]),
      ("[a]\nk = ключ\n", ["[a]", "k=ключ"]), ("[a]\n= 1\n", ["[a]", "=1"]),
    ])
  func values(text: String, expected: [String]) throws {
    let ini = try INI(text, path: "x.ini")
    let read = ini.sections.flatMap { section in
      ["[\(section.name)]"] + section.entries.map { "\($0.key)=\($0.value)" }
    }
    #expect(read == expected)
  }

  /// `[b c` and `[b] x` continue a value in iniconfig; here a bracket in the first column is a
  /// section or a mistake.
  @Test(
    "What is wrong is told with its line",
    arguments: [
      ("k = v\n", "x.ini:1: “k” stands before the first [section]"),
      ("[a]\nk\n", "x.ini:2: “k” is neither “key = value” nor a comment"),
      ("  k = v\n", "x.ini:1:1: an indented line continues a value, and there is none"),
      ("[a]\n  k = v\n", "x.ini:2:1: an indented line continues a value, and there is none"),
      (
        "[a]\nk = v\n[b]\n  w\n", "x.ini:4:1: an indented line continues a value, and there is none"
      ),
      ("[a]\nk=1\n\nk=2\n", "x.ini:4: “k” is set twice, first in line 2"),
      ("[a]\n[b]\n[a]\n", "x.ini:3: section [a] is there twice, first in line 1"),
      ("[]\n", "x.ini:1: a section is written [name]"),
      ("[a]\nk=1\n[b c\n", "x.ini:3: a section is written [name]"),
      ("[a] x\n", "x.ini:1: a section is written [name]"),
      ("[a]\r\nk=1\r\nk=2\r\n", "x.ini:3: “k” is set twice, first in line 2"),
    ])
  func mistakes(text: String, expected: String) {
    #expect(told(text) == [expected])
  }

  @Test("All mistakes of a file are told, in order")
  func all() {
    #expect(
      told("x\n[a]\nk=1\nk=2\ny\n") == [
        "x.ini:1: “x” is neither “key = value” nor a comment",
        "x.ini:4: “k” is set twice, first in line 3",
        "x.ini:5: “y” is neither “key = value” nor a comment",
      ])
  }

  @Test("A key knows its line, a continued value the line of its key")
  func lines() throws {
    let ini = try INI("\n[a]\n# x\nk = 1\n  2\nl = 3\n", path: "x.ini")
    #expect(ini["a"]?.line == 2)
    #expect(ini["a"]?.entries.map(\.line) == [4, 6])
    #expect(ini["a"]?["k"] == "1\n2")
    #expect(ini["b"] == nil)
  }

  private func told(_ text: String) -> [String] {
    do {
      return ["no problem: \(try INI(text, path: "x.ini"))"]
    } catch {
      return error.all.map { "\($0.place): \($0.message)" }
    }
  }
}
