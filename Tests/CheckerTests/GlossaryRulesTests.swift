import Store
import Testing

@testable import Checker

/// Terms of a site's own glossary in its texts.
struct GlossaryRulesTests {
  private let english = LanguageTraits(LanguageCode("en")!)

  private func glossary(_ rows: String) throws -> Glossary {
    let header = "term,language,translation,do_not_translate,forbidden,note\n"
    return try Glossary(Array((header + rows).utf8), path: "glossary.csv")
  }

  /// What is found in a block, a line each.
  private func found(
    _ text: String, in language: String, source: String?, from sourceLanguage: String = "en",
    _ rows: String
  ) throws -> [String] {
    let own = LanguageTraits(try #require(LanguageCode(language)))
    let other = LanguageTraits(try #require(LanguageCode(sourceLanguage)))
    let (checked, original) = (checkedText(text), source.map(checkedText))
    let compiled = CompiledGlossary(
      try glossary(rows), language: own, source: original == nil ? nil : other)
    var findings: [RuleFinding] = []
    GlossaryRules.check(
      Comparison(
        block: checked.blocks[0], language: own,
        original: original.map {
          Comparison.Original(blocks: [$0.blocks[0]], isSure: true, text: $0, language: other)
        }), compiled, &findings)
    return findings.map {
      "\($0.rule.rawValue) “\(marked($0, in: text))” \($0.message): \($0.hint)"
    }
  }

  @Test("A term whose translation is missing is found; any of several is right")
  func term() throws {
    let rows = "relay,de,Relais\nrelay,de,Vermittler,,,as in the app\nrelay,ru,релей\n"
    let source = "Every relay is *free*."
    #expect(
      try found("Jeder Server ist frei.", in: "de", source: source, rows) == [
        "glossary-term “Jeder Server ist frei.” “relay” is “Relais” or “Vermittler” by the glossary, "
          + "which does not stand here: use it, or add the right word to the glossary (as in the app)"
      ])
    #expect(try found("Jedes *Relais* ist frei.", in: "de", source: source, rows) == [])
    #expect(try found("Jeder **Vermittler** ist `frei`.", in: "de", source: source, rows) == [])
    #expect(try found("Jedes `relais` ist frei.", in: "de", source: source, rows) == [])
    #expect(try found("Jeder Server.", in: "de-AT", source: source, rows).count == 1)
    #expect(try found("Chaque serveur.", in: "fr", source: source, rows) == [])
    // Another language of the text, another of the source: the term is not in it.
    #expect(try found("Jeder Server.", in: "de", source: "Kein Begriff.", rows) == [])
    // Nothing is translated: that is said by another rule.
    #expect(try found(source, in: "de", source: source, rows) == [])
  }

  @Test(
    "A term is found in the words that its source inflects, and in no others",
    arguments: [
      ("relay", "Two relays are up", true), ("relay", "RELAYED mail", true),
      ("relay", "the relay's name", true), ("relay", "relation", false),
      ("copy", "it copies mail", true), ("copy", "copied", true), ("copy", "copyright", false),
      ("use", "using it", true), ("use", "useful", false), ("serve", "served", true),
      ("server", "we serve it", false), ("server", "service", false),
      ("import", "important", false),
      ("form", "the format", false), ("chat", "chats", true), ("chat", "chatty", false),
      ("key", "keyboard", false), ("end-to-end encryption", "with End to End  encryption.", true),
      ("end-to-end encryption", "to the end. Encryption", false),
      ("push notification", "push\nnotifications", true),
      ("push notification", "push, notification", false),
      ("chat", "at https://delta.chat/ and x@delta.chat", false),
      ("chat", "see delta.chat.", false),
      ("chat", "the file `chat`", false), ("mail", "[mail](x.md)", true),
      ("mail", "post/mail", false),
      ("C++", "in C++ it is", true), ("C++", "in c", false),
    ])
  func source(term: String, source: String, isFound: Bool) throws {
    let findings = try found("Ничего.", in: "ru", source: source, "\(term),ru,неттакого")
    #expect(findings.count == (isFound ? 1 : 0))
  }

  @Test(
    "A term of other source languages is found with their endings",
    arguments: [
      ("ru", "сервер", "на серверах", true), ("ru", "сервер", "серверного", false),
      ("ru", "группа", "в группах", true), ("ru", "группа", "грунт", false),
      ("ru", "чат", "в чатах", true), ("ru", "чат", "чатланин", false),
      ("ru", "пароль", "пароля", true), ("ru", "ёлочка", "елочкой", true),
      ("de", "Konto", "Kontos", true), ("de", "Konto", "Kontext", false),
      ("tr", "sunucu", "sunucular", true), ("tr", "sunucu", "sunum", false),
      ("zh", "服务器", "两个服务器在这里", true), ("zh", "服务器", "服务", false),
    ])
  func otherSource(language: String, term: String, source: String, isFound: Bool) throws {
    let findings = try found(
      "Nothing.", in: "en", source: source, from: language, "\(term),en,xyz")
    #expect(findings.count == (isFound ? 1 : 0))
  }

  @Test(
    "A translation may have any ending, stand inside a word, or in another order",
    arguments: [
      ("ru", "сервер", "На наших серверах."), ("ru", "группа", "Для группой."),
      ("ru", "сквозное шифрование", "Защищено сквозным шифрованием."),
      ("ru", "зашифрованный чат", "В зашифрованных чатах."), ("de", "Nachricht", "Nachrichten."),
      ("de", "Schlüssel", "Mit SCHLÜSSELN."), ("de", "Server", "Ein Mailserver."),
      ("de", "Haus", "Zwei Häuser."), ("tr", "sunucu", "Sunucularımızdan biri."),
      ("tr", "ileti", "İLETİLER"), ("zh", "服务器", "两个服务器。"), ("ja", "サーバー", "このサーバーは"),
      ("ar", "خادم", "على الخَادم"), ("ar", "خادم", "هذه هي الخوادم"),
      ("ar", "رسالة", "الرسائل المشفَّرة"), ("fa", "سرور", "سرور\u{200C}ها"), ("ko", "서버", "서버를"),
      ("fr", "clé", "une cle"), ("el", "κλειδί", "το ΚΛΕΙΔΙ"), ("vi", "máy chủ", "Ma\u{301}y chủ"),
    ])
  func translation(language: String, translation: String, text: String) throws {
    #expect(try found(text, in: language, source: "It.", "it,\(language),\(translation)") == [])
    #expect(
      try found("Xyz.", in: language, source: "It.", "it,\(language),\(translation)").count == 1)
  }

  @Test("A name that is not to be translated stays, in all languages or in one")
  func verbatim() throws {
    let rows = "Delta Chat,,,yes\nSignal,de,,yes\nchat,de,Unterhaltung\n"
    #expect(
      try found("Дельта Чат работает.", in: "ru", source: "Delta Chat works.", rows) == [
        "glossary-verbatim “Дельта Чат работает.” “Delta Chat” is not to be translated, and does not "
          + "stand here: write it as it is"
      ])
    #expect(try found("В Delta Chat.", in: "ru", source: "In Delta Chat.", rows) == [])
    #expect(try found("Die Delta-Chat-App.", in: "de", source: "The Delta Chat app.", rows) == [])
    // A name is one in its capitals.
    #expect(try found("Ein Zeichen.", in: "de", source: "A signal.", rows) == [])
    #expect(try found("Das Zeichen.", in: "de", source: "Signal", rows).count == 1)
    #expect(try found("Знак.", in: "ru", source: "Signal", rows) == [])
  }

  @Test("A forbidden word is found where it stands")
  func forbidden() throws {
    let rows = """
      relay,de,Relais
      relay,de,Server,,yes,it is more
      ,en,whitelist,,yes,"write “allow list”"
      ,de,Handy,,yes
      """
    #expect(
      try found("Jeder *Server* ist frei.", in: "de", source: "Every relay is free.", rows) == [
        "glossary-forbidden “Server” the glossary forbids “Server” for “relay”: write “Relais” "
          + "(it is more)"
      ])
    // It is right for another term, or where the term is translated rightly beside it.
    #expect(try found("Jeder Server.", in: "de", source: "Every server.", rows) == [])
    #expect(try found("Relais und Server.", in: "de", source: "Relay and server.", rows) == [])
    #expect(
      try found("Auf *Handys*, `Handy`, Handys.", in: "de", source: "On phones.", rows) == [
        "glossary-forbidden “Handys” the glossary forbids “Handy”: say it otherwise"
      ])
    #expect(try found("Das ist handlich.", in: "de", source: "Handy.", rows) == [])
    #expect(
      try found("Put it on the whitelists.", in: "en", source: nil, rows) == [
        "glossary-forbidden “whitelists” the glossary forbids “whitelist”: say it otherwise "
          + "(write “allow list”)"
      ])
  }

  @Test("Blocks whose source is not sure, and code, are passed over")
  func unsure() throws {
    let text = checkedText("Jeder Server.")
    let original = checkedText("Every relay.")
    let german = LanguageTraits(try #require(LanguageCode("de")))
    let compiled = CompiledGlossary(
      try glossary("relay,de,Relais"), language: german, source: english)
    var findings: [RuleFinding] = []
    for isSure in [false, true] {
      GlossaryRules.check(
        Comparison(
          block: text.blocks[0], language: german,
          original: Comparison.Original(
            blocks: original.blocks, isSure: isSure, text: original, language: english)), compiled,
        &findings)
      #expect(findings.count == (isSure ? 1 : 0))
    }
    #expect(
      try found("```\nServer\n```", in: "de", source: "Every relay.", "relay,de,Relais") == [])
  }
}
