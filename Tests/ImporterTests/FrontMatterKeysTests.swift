import Importer
import Store
import TestSupport
import Testing

/// The keys of front matter that say how a page is translated.
struct FrontMatterKeysTests {
  @Test(
    "What they may say is taken",
    arguments: [
      "ready: no", "ready: yes", "ready: true", "ready: False", "ready: No", "ready: YES",
      "expire: 1", "expire: 1000", "expire: 3\nready: no", "Ready: x\nexpires: x",
    ])
  func taken(yaml: String) throws {
    #expect(try problems(["locales/EN/index.md": "---\n\(yaml)\n---\nx"]) == [])
  }

  @Test(
    "Anything else is told with its line, and with what is allowed",
    arguments: [
      ("ready: maybe", "ready is yes or no, not “maybe”"),
      ("ready: 1", "ready is yes or no, not “1”"),
      ("ready:", "ready is yes or no, not “”"), ("ready: on", "ready is yes or no, not “on”"),
      ("ready: [no]", "ready is yes or no, not a list"),
      ("ready: |\n  no\n  no", "ready is yes or no, not a text of several lines"),
      ("expire: 0", "expire is a whole number from 1 to 1000, not “0”"),
      ("expire: 1001", "expire is a whole number from 1 to 1000, not “1001”"),
      ("expire: -3", "expire is a whole number from 1 to 1000, not “-3”"),
      ("expire: 2.5", "expire is a whole number from 1 to 1000, not “2.5”"),
      ("expire: never", "expire is a whole number from 1 to 1000, not “never”"),
      ("expire: true", "expire is a whole number from 1 to 1000, not “true”"),
      ("expire: {a: 1}", "expire is a whole number from 1 to 1000, not a map"),
      (
        "expire: \"3\"",
        "expire is a whole number from 1 to 1000, not “3” (write it without quotes, and without "
          + "zeros before it)"
      ),
    ])
  func refused(yaml: String, message: String) throws {
    #expect(
      try problems(["locales/EN/index.md": "---\ntitle: x\n\(yaml)\n---\nx"])
        == ["locales/EN/index.md:3: \(message)"])
  }

  @Test("All of them are told, in every file, and in a skeleton")
  func together() throws {
    let wrong = "---\nready: maybe\nexpire: never\n---\n%content placeholder%"
    let lines = try problems([
      "page-layout.html": "{{ markdown_html }}", "index.md": "\(wrong)",
      "locales/EN/index.md": "\(wrong)", "locales/DE/index.md": "\(wrong)",
    ])
    #expect(
      lines.map { $0.split(separator: ": ")[0] } == [
        "index.md:2", "index.md:3", "locales/DE/index.md:2", "locales/DE/index.md:3",
        "locales/EN/index.md:2", "locales/EN/index.md:3",
      ])
  }

  @Test("They can be read like any other key")
  func values() throws {
    let snapshot = try read([
      "locales/EN/index.md": "---\nexpire: 3\nready: no\n---\n{{ page.ready }}"
    ])
    #expect(snapshot.documents[0].facts.frontMatter == #"{"expire":3,"ready":false}"#)
  }
}
