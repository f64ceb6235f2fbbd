import Foundation
import RunSupport
import Testing

/// A site in three languages whose source was changed after it was translated.
struct TranslatedSite {
  let work: Workplace
  var cmctl: Cmctl { Cmctl(in: work.url, environment: ["CMCTL_AUTHOR": "Anna <a@b.example>"]) }

  static let files = [
    "cmctl.ini": "[site]\nlanguages = EN RU BE\n", "locales/languages.ini": "[BE]\nfrom = RU\n",
    "locales/EN/index.md":
      "# Welcome\n\nRead [the info](info.html) or [the guide](guide/intro.html).\n",
    "locales/EN/guide/intro.md": "# Intro\n\nSee [the info](../info.html) first.\n",
    "locales/EN/info.md": """
    ---
    title: Info
    ---

    # About us

    Write to us by mail.

    ```
    echo `date`
    ```

    > Thank you for reading.

    """,
    "locales/RU/index.md":
      "# Привет\n\nСмотри [инфо](info.html) или [введение](guide/intro.html).\n",
    "locales/RU/info.md": """
    ---
    title: Инфо
    ---

    # О нас

    Пишите нам по почте.

    ```
    echo `date`
    ```

    > Спасибо за внимание.

    """,
    "locales/BE/info.md": """
    ---
    title: Інфа
    ---

    # Пра нас

    Пішыце нам поштай.

    ```
    echo `date`
    ```

    > Дзякуй за ўвагу.

    """,
  ]

  /// The page whose source changes: a sentence, a command, one more and one less.
  static let changedInfo = """
    ---
    title: Info
    ---

    # About us

    Write to us by mail or chat.

    We answer within a day.

    ```
    echo ````date````
    ```

    """

  /// Makes the site, and changes its source.
  init() throws {
    work = try Workplace()
    try work.write(Self.files)
    try store("Start")
    try work.write(["locales/EN/info.md": Self.changedInfo])
    try store("Chat")
  }

  @discardableResult
  func store(_ message: String) throws -> String {
    let result = try cmctl("import", "locales", "-m", message)
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }

  /// Runs the program, expects that all went well, and returns what it printed.
  func output(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    let result = try cmctl.run(arguments)
    #expect(result.status == 0, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors == "", sourceLocation: sourceLocation)
    return result.output
  }

  /// Expects that the program refuses, in these lines.
  func expectRefusal(
    _ arguments: [String], _ lines: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try cmctl("log", "--format", "ndjson").output
    let result = try cmctl.run(arguments)
    #expect(result.status == 64, sourceLocation: sourceLocation)
    #expect(result.output == "", sourceLocation: sourceLocation)
    #expect(result.errorLines == lines, sourceLocation: sourceLocation)
    #expect(try cmctl("log", "--format", "ndjson").output == before, sourceLocation: sourceLocation)
  }

  /// What is outdated: page, language, kind, blocks and source block.
  func outdated(_ arguments: String...) throws -> [String] {
    let result = try cmctl.run(["outdated", "--format", "csv"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return result.output.components(separatedBy: "\r\n").dropFirst().dropLast().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return ([0, 1, 3, 4, 5].map { cells[$0] }).joined(separator: " ")
    }
  }
}
