import Store
import Template

/// The name of everything that a file is made from: equal keys, equal bytes.
enum FileKey {
  /// Raised with every change of rendering that makes other bytes of the same inputs.
  static let rendererVersion = 11

  static func of(_ file: PlannedFile) -> ContentHash {
    var encoder = KeyEncoder(reserving: 8192)
    encoder.add(rendererVersion)
    encoder.add(file)
    return ContentHash(of: encoder.bytes)
  }
}

/// Writes values so that different ones never give the same bytes: each with its length, each case
/// with a number.
struct KeyEncoder {
  private(set) var bytes: [UInt8] = []

  init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 {
      add($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  mutating func add(_ hash: ContentHash) { hash.append(to: &bytes) }

  mutating func add<Value>(_ value: Value?, _ addValue: (inout KeyEncoder, Value) -> Void) {
    add(value == nil ? 0 : 1)
    if let value { addValue(&self, value) }
  }

  mutating func add<Element>(
    _ list: [Element], _ addElement: (inout KeyEncoder, Element) -> Void
  ) {
    add(list.count)
    for element in list { addElement(&self, element) }
  }

  mutating func add(_ file: PlannedFile) {
    add(file.path.text)
    switch file.source {
    case .page(let page):
      add(1)
      add(page)
    case .asset(let hash, let isExecutable):
      add(2)
      add(hash)
      add(isExecutable ? 1 : 0)
    case .code(let code):
      add(3)
      add(code.section)
      add(code.format == .png ? 1 : 2)
      add(code.text)
      add(code.level.rawValue)
      add(code.size)
      add(code.logo) { $0.add($1) }
    case .stylesheet:
      add(4)
    case .script:
      add(5)
    case .sitemap(let entries):
      add(6)
      add(entries) { encoder, entry in
        encoder.add(entry.url)
        encoder.add(entry.alternates) {
          $0.add($1.language)
          $0.add($1.url)
        }
      }
    case .sitemapIndex(let urls):
      add(7)
      add(urls) { $0.add($1) }
    case .search(let index):
      add(8)
      add(index.language)
      add(index.pages) { encoder, page in
        encoder.add(page.tab)
        encoder.add(page.searched.keys[page.tab])
        encoder.add(page.title) { $0.add($1) }
      }
    case .searchScript:
      add(9)
    case .searchStylesheet:
      add(10)
    }
  }

  mutating func add(_ page: PlannedPage) {
    add(page.page.text)
    add(page.alone) { $0.add($1) }
    add(page.layout) { $0.add($1) }
    add(page.values) { $0.add($1) }
    add(page.skeleton) { $0.add($1) }
    add(page.tabs) { $0.add($1) }
    add(page.title) { $0.add($1) }
    add(page.summaries) { encoder, summary in
      encoder.add(summary.title) { $0.add($1) }
      encoder.add(summary.description)
    }
    add(page.description)
    add(page.leadTab) { $0.add($1) }
    add(page.search) { $0.add($1.rawValue) }
  }

  mutating func add(_ alone: AloneLanguage) {
    add(alone.folder)
    add(alone.places) { encoder, place in
      encoder.add(place.language)
      encoder.add(place.href)
      encoder.add(place.isTranslated ? 1 : 0)
      encoder.add(place.isCurrent ? 1 : 0)
    }
    add(alone.listsPlaces ? 1 : 0)
    add(alone.files) { $0.add($1) }
    add(alone.base)
  }

  mutating func add(_ tab: PlannedTab) {
    add(tab.language)
    switch tab.content {
    case .document(let text):
      add(1)
      add(text)
    case .fallback(let text, let language, let notice):
      add(2)
      add(text)
      add(language)
      add(notice)
    case .missing(let notice):
      add(3)
      add(notice)
    case .outdated(let text, let outdated):
      add(4)
      add(text)
      add(outdated.notice)
      add(outdated.lines) { $0.add($1) }
    }
  }

  mutating func add(_ notice: PlannedTab.Notice) {
    add(notice.text)
    add(notice.language) { $0.add($1) }
  }

  mutating func add(_ language: ShownLanguage) {
    add(language.tag)
    add(language.name)
    add(language.direction.rawValue)
  }

  mutating func add(_ text: PlannedText) {
    add(text.hash)
    add(text.body)
    add(text.values) { $0.add($1) }
    add(text.origins) { encoder, origin in
      encoder.add(origin) { $0.add($1) }
    }
    add(text.source) { $0.add($1) }
  }

  mutating func add(_ value: PlannedText.Value) {
    add(value.name)
    add(value.value)
  }

  mutating func add(_ origin: HeadingOrigin) {
    add(origin.content)
    add(origin.body)
    add(origin.heading)
  }

  mutating func add(_ value: TemplateValue) {
    switch value {
    case .text(let text):
      add(1)
      add(text)
    case .html(let html):
      add(2)
      add(html.count)
      bytes += html
    case .boolean(let boolean):
      add(3)
      add(boolean ? 1 : 0)
    case .number(let number):
      add(4)
      add(number)
    case .list(let list):
      add(5)
      add(list) { $0.add($1) }
    case .map(let map):
      add(6)
      add(map.sorted { $0.key < $1.key }) { encoder, entry in
        encoder.add(entry.key)
        encoder.add(entry.value)
      }
    }
  }
}
