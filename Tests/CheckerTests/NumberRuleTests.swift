import Testing

@testable import Checker

struct NumberRuleTests {
  private func numbers(_ translation: String, _ source: String, in language: String = "ru")
    -> [String]
  {
    findings(translation, in: language, source: source).filter { $0.rule == .number }
      .map { "\($0.subject) \(marked($0, in: translation))" }
  }

  private func units(_ translation: String, _ source: String, in language: String = "ru")
    -> [String]
  {
    findings(translation, in: language, source: source).filter { $0.rule == .unit }
      .map { marked($0, in: translation) }
  }

  @Test func anotherNumberIsFound() {
    #expect(
      numbers("Удаляются через **20** дней.\n", "They are deleted after **30** days.\n")
        == ["30→20 20"])
    #expect(numbers("Через 3 минуты.\n", "After 5 minutes.\n") == ["5→3 3"])
    #expect(
      numbers("Nach 20 oder 20 Tagen.\n", "After 30 or 20 days.\n", in: "de") == ["30→20 20"])
    #expect(numbers("| a | ۲۰ |\n|---|---|\n", "| a | 30 |\n|---|---|\n", in: "fa") == ["30→20 ۲۰"])
  }

  @Test func aMessageQuotesBothNumbers() throws {
    let found = try #require(
      findings("Bis zu 1.500 Stück.\n", in: "de", source: "Up to 2,500 items.\n").first)
    #expect(found.message == "“1.500” stands where the source has “2500”")
    #expect(found.rule == .number)
  }

  @Test func aDroppedNumberIsFoundWhereNoWordCanStandForIt() {
    #expect(
      numbers("Через\nнекоторое время.\n", "After 90 days.\n") == ["-90 Через"])
    #expect(numbers("Через две минуты.\n", "After 2 minutes.\n") == [])
    #expect(numbers("Около 50 штук.\n", "About fifty or so.\n") == ["+50 50"])
  }

  @Test(arguments: [
    ("1.000 Dateien", "1,000 files", "de"), ("1 000 fichiers", "1,000 files", "fr"),
    ("1\u{202F}000 fichiers", "1000 files", "fr"), ("1,5 GB", "1.5 GB", "de"),
    ("١٬٠٠٠ ملف", "1,000 files", "ar"), ("३० दिन", "30 days", "hi"), ("５０個", "50 items", "ja"),
    ("2024年3月27日", "March 27, 2024", "zh"), ("27.03.2024", "March 27, 2024", "de"),
    ("um 10.30 Uhr", "at 10:30", "de"), ("à 15 h 30", "at 3:30 pm", "fr"),
    ("2 Millionen", "2,000,000 people", "de"), ("200万人", "2 million people", "zh"),
    ("IPv6 und mp3", "IPv4 and mp4", "de"), ("в 90-х", "in the 1990s", "ru"),
    ("siehe https://example.org/20", "see https://example.org/30", "de"),
    ("drei von 5", "3 of 5", "de"), ("2 из пяти", "two of 5", "ru"),
    ("XX век", "20th century", "ru"),
    ("1,5 Jahre", "1½ years", "de"), ("16진수", "hexadecimal", "ko"), ("۱۴۰۰", "2021", "fa"),
    ("Um 13 Uhr", "At 1:00 pm", "de"), ("1. Erstens", "Firstly", "de"), ("4000 €", "4K EUR", "fr"),
    ("1,00,000", "100,000", "hi"),
  ])
  func theSameInAnotherWritingIsNoFinding(translation: String, source: String, language: String) {
    #expect(numbers(translation + "\n", source + "\n", in: language) == [])
  }

  @Test func anotherUnitIsFound() {
    #expect(units("Не больше 5 ГБ.\n", "At most 5 MB.\n") == ["5 ГБ"])
    #expect(units("Noch 10 m weiter.\n", "Another 10 km.\n", in: "de") == ["10 m"])
    #expect(units("Nach 3 Stunden.\n", "After 3 days.\n", in: "de") == ["3 Stunden"])
    #expect(units("Bei 20°F.\n", "At 20 °C.\n", in: "de") == ["20°F"])
    #expect(units("5 ‰ davon.\n", "5% of it.\n", in: "de") == ["5 ‰"])
    #expect(units("7小时后删除。\n", "Deleted after 7 days.\n", in: "zh").count == 1)
  }

  @Test(arguments: [
    ("5 МБ", "5 MB", "ru"), ("5 Mo", "5 MB", "fr"), ("через 3 дня", "after 3 days", "ru"),
    ("24-часовой", "24-hour", "ru"), ("20 Prozent", "20%", "de"), ("۲۰ درصد", "20%", "fa"),
    ("5分钟后", "after 5 minutes", "zh"), ("3 Sack", "3 bags", "de"), ("3 Sack", "3 km", "de"),
    ("в 2020 году", "in 2020 EUR", "ru"),
  ])
  func theSameUnitIsNoFinding(translation: String, source: String, language: String) {
    #expect(units(translation + "\n", source + "\n", in: language) == [])
  }
}
