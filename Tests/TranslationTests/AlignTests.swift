import Markdown
import Testing
import Translation

func texts(_ text: String) -> [BlockText] {
  let bytes = Array(text.utf8)
  return Markdown.blocks(bytes).map {
    BlockText(kind: $0.kind, level: $0.level, text: bytes[$0.range])
  }
}

private func sources(_ source: String, _ translation: String) -> [Int?] {
  align(source: texts(source), translation: texts(translation)).map(\.source)
}

private let page = """
  # Install the server

  You need a machine with Debian 12 and a name in the DNS.

  - Buy a domain.
  - Rent a machine with 1 GB of memory.

  ## First steps

  Log in as `root` and run the script, which takes five minutes.

  ```sh
  # fetch it
  git clone https://example.org/relay
  ```

  ## Questions

  Ask in the [forum](https://forum.example.org). Somebody will answer you within a few days.
  """

private let german = """
  # Den Server einrichten

  Sie brauchen einen Rechner mit Debian 12 und einen Namen im DNS.

  - Kaufen Sie eine Domain.
  - Mieten Sie einen Rechner mit 1 GB Speicher.

  ## Erste Schritte

  Melden Sie sich als `root` an und starten Sie das Skript; das dauert fünf Minuten.

  ```sh
  # herunterladen
  git clone https://example.org/relay
  ```

  ## Fragen

  Fragen Sie im [Forum](https://forum.example.org). Jemand wird Ihnen in ein paar Tagen antworten.
  """

@Suite struct AlignTests {
  @Test func alignsWholePagesSurely() {
    let aligned = align(source: texts(page), translation: texts(german))
    #expect(aligned.map(\.source) == Array(0..<9))
    #expect(aligned.allSatisfy { $0.certainty == .sure })
  }

  @Test func alignsNothing() {
    #expect(align(source: [], translation: []) == [])
    #expect(sources(page, "") == [])
    #expect(sources("", german) == Array(repeating: nil, count: 9))
  }

  @Test func pairsTheOnlyHeadingWithOneOfItsLevel() {
    let headings = "# Welcome\n\n## FAQ\n\n## Contact\n\n## Imprint\n\n## Terms\n"
    #expect(sources(headings, "# Willkommen\n") == [0])
    #expect(sources("# Willkommen\n", headings) == [0, nil, nil, nil, nil])
    let page = "# Welcome\n\nHello.\n\n## FAQ\n\n## Contact\n"
    #expect(sources(page, "# Willkommen\n\nHallo.\n") == [0, 1])
  }

  @Test func leavesOutWhatIsMissing() {
    let missing = german.replacing("- Kaufen Sie eine Domain.\n", with: "")
    #expect(sources(page, missing) == [0, 1, 3, 4, 5, 6, 7, 8])
    let section = german.replacing(#/## Erste(?s:.*?)## Fragen/#, with: "## Fragen")
    #expect(sources(page, section) == [0, 1, 2, 3, 7, 8])
    #expect(
      sources(page.replacing(#/## First(?s:.*?)## Q/#, with: "## Q"), german)
        == [0, 1, 2, 3, nil, nil, nil, 4, 5])
  }

  @Test func knowsMergedAndSplitParagraphs() {
    let source = """
      # a

      The server keeps no messages at all. It forgets them as soon as they are delivered.

      Nobody but you and your friends can read them, not even the one who runs the server.

      # b
      """
    let merged = """
      # а

      Сервер вообще не хранит сообщений. Он забывает их, как только они доставлены. Никто, кроме вас и \
      ваших друзей, не может их прочитать, даже тот, кто управляет сервером.

      # б
      """
    #expect(sources(source, merged) == [0, 1, 3])
    #expect(sources(merged, source) == [0, 1, 1, 2])
    #expect(align(source: texts(source), translation: texts(merged)).map(\.count) == [1, 2, 1])
    #expect(align(source: texts(merged), translation: texts(source)).map(\.count) == [1, 1, 1, 1])
  }

  @Test func knowsAListMadeIntoParagraphs() {
    let source = "# a\n\n- one thing to do\n- another thing that you do\n- the `last` thing\n\n# b"
    let translation =
      "# а\n\nодно дело, первое\n\nдругое дело, которое вы делаете\n\n`last`: последнее\n\n# б"
    #expect(sources(source, translation) == [0, 1, 2, 3, 4])
    #expect(sources(translation, source) == [0, 1, 2, 3, 4])
  }

  @Test func knowsThatAParagraphIsMissingInTheMiddleOfProse() {
    let source = """
      The server forgets every message as soon as it was delivered.

      Who runs it? Friends of ours, in their free time (and on their own machines).

      They see neither what you write nor whom you write to, since all of it is encrypted before \
      it leaves your device, and nobody else has the keys.

      You need no number.
      """
    let translation = [
      "Сервер забывает каждое сообщение, как только оно доставлено.",
      "Кто им управляет? Наши друзья, в свободное время (и на своих машинах).",
      """
      Они не видят ни того, что вы пишете, ни кому вы пишете: всё шифруется прежде, чем покинет \
      ваше устройство, и ни у кого больше нет ключей.
      """,
      "Номер вам не нужен.",
    ]
    for missing in translation.indices {
      var rest = translation
      rest.remove(at: missing)
      #expect(
        sources(source, rest.joined(separator: "\n\n")) == (0..<4).filter { $0 != missing })
    }
  }

  @Test func knowsCodeByItsLines() {
    let source =
      "```\n# one\nmake build\n```\n\n```\n# two\nmake install\n```\n\n```\nmake clean\n```"
    let translation = "```\n# два\nmake install\n```\n\n```\nmake clean\n```"
    #expect(sources(source, translation) == [1, 2])
  }

  @Test func knowsCodeWhoseCommentsAreTranslated() {
    let source = """
      ```sh
      # the first
      make one
      # and now
      make two
      ```

      Now wait.

      ```sh
      # the last
      make all
      ```
      """
    let translation = """
      ```sh
      # первое
      make one
      # а теперь
      make two
      ```

      ```sh
      # последнее
      make all
      ```
      """
    #expect(sources(source, translation) == [0, 2])
  }

  @Test func knowsATableWithARowMore() {
    let source = "a b c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nd e f"
    let translation = "а б в\n\n| икс | y |\n|---|---|\n| 1 | 2 |\n\nг д е"
    #expect(sources(source, translation) == [0, 1, 2])
    #expect(sources(translation, source) == [0, 1, 2])
  }

  @Test func isNotSureOfSectionsThatMayHaveChangedPlaces() {
    // Written for the other order, but for a little.
    let source = """
      # a

      Is one here? It is neither long nor short.

      # b

      Two is here, and it is as long as one or longer by some words more. It ends.

      # c
      """
    let translation = """
      # б

      Двое здесь, и это так же длинно, как одно, или длиннее на пару слов. Конец.

      # а

      Одно здесь? Оно ни длинное, ни короткое.

      # в
      """
    let aligned = align(source: texts(source), translation: texts(translation))
    for (block, right) in zip(aligned, [2, 3, 0, 1, 4]) {
      #expect(block.source == right || block.certainty == .unsure)
    }
  }

  @Test func findsSectionsThatChangedPlaces() {
    let parts = german.split(separator: "\n## ", omittingEmptySubsequences: false)
    let swapped = [parts[0], parts[2] + "\n", parts[1]].joined(separator: "\n## ")
    #expect(sources(page, swapped) == [0, 1, 2, 3, 7, 8, 4, 5, 6])
  }

  @Test func isNotSureBetweenTwins() {
    let source = "# a\n\n- one word here\n- two words here\n\n# b"
    let aligned = align(source: texts(source), translation: texts("# а\n\n- слово одно тут\n\n# б"))
    #expect(aligned[0].certainty == .sure)
    #expect(aligned[1].certainty == .unsure)
    #expect(aligned[2].certainty == .sure)
  }

  @Test func neverAlignsTitlesWithText() {
    let title = BlockText(kind: .title, text: Array("relay".utf8)[...])
    let text = BlockText(kind: .paragraph, text: Array("relay".utf8)[...])
    #expect(align(source: [title], translation: [text]).map(\.source) == [nil])
    #expect(align(source: [text, title], translation: [title]).map(\.source) == [1])
  }

  @Test func staysRightInABand() {
    func paragraphs(_ word: String, _ numbers: some Sequence<Int>) -> [BlockText] {
      numbers.map { number in
        let text = String(repeating: word + " ", count: number * 7919 % 40 + 1) + "\(number * 37)"
        return BlockText(kind: .paragraph, text: Array(text.utf8)[...])
      }
    }
    let source = paragraphs("word", 0..<900)
    // A jump in the middle, where the band has to follow.
    let translation = paragraphs("слово", Array(0..<200) + Array(500..<900))
    let right = zip(
      align(source: source, translation: translation), Array(0..<200) + Array(500..<900)
    )
    .filter { $0.source == $1 }.count
    #expect(right >= 595)
  }
}
