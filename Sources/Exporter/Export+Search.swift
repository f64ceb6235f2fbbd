import Dispatch
import SearchIndex
import Store
import Synchronization
import Theme

/// Makes the indexes of a site, all that have changed at once: a page is read once for all of its
/// languages.
struct SearchExport {
  private let store: ContentStore
  private var todo: [(file: PlannedFile, index: PlannedIndex, builder: IndexBuilder)] = []

  init(_ store: ContentStore) { self.store = store }

  /// The files of an index that the export before wrote; nil where one of them is not as it was, or
  /// the index is made from something else now.
  static func held(_ file: PlannedFile, key: ContentHash, _ output: OutputTree) throws
    -> [Manifest.File]?
  {
    guard let first = try output.held(file.path, key: key) else { return nil }
    let folder = file.path.withoutExtension + "/"
    var held = [(file.path.text, first)]
    for (path, entry) in output.manifest.files
    where path.hasPrefix(folder) && entry.key == key {
      guard let part = try? FilePath(path), let entry = try output.held(part, key: key) else {
        return nil
      }
      held.append((path, entry))
    }
    return held
  }

  /// Takes an index that is to be made.
  mutating func add(_ file: PlannedFile, _ index: PlannedIndex) {
    todo.append((file, index, IndexBuilder()))
  }

  /// Makes the files of all indexes, and calls `stage` with each and the index that it belongs to.
  mutating func files(_ stage: (PlannedFile, RenderedFile) throws -> Void) throws {
    var problems: [Problem] = []
    let pages = wanted()
    for start in stride(from: 0, to: pages.count, by: Self.batchSize) {
      let batch = Array(pages[start..<min(start + Self.batchSize, pages.count)])
      let contents = try store.contents(
        of: batch.flatMap(\.wanted.page.contents), past: batch.flatMap(\.wanted.page.pastContents))
      for (page, result) in zip(batch, Self.read(batch.map(\.wanted), contents)) {
        switch result {
        case .success(let documents):
          for (number, tab) in page.tabs {
            if let document = documents[tab] { todo[number].builder.add(document) }
          }
        case .failure(let found): problems += found.all
        }
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    for (file, index, builder) in todo {
      let name = file.path.withoutExtension
      for made in builder.files(Self.wording(index.language)) {
        let path = try SitePlan.path(name + made.name)
        try stage(file, RenderedFile(path: path, bytes: made.bytes, isExecutable: false))
      }
    }
  }

  private static let batchSize = 256

  /// Every page that some index wants, with the numbers of these indexes and their tabs.
  private func wanted() -> [(wanted: SearchReader.Wanted, tabs: [(number: Int, tab: Int)])] {
    var all: [(wanted: SearchReader.Wanted, tabs: [(number: Int, tab: Int)])] = []
    var places: [String: Int] = [:]
    for (number, entry) in todo.enumerated() {
      for page in entry.index.pages {
        let place = places[page.searched.place] ?? all.count
        if place == all.count {
          places[page.searched.place] = place
          all.append((SearchReader.Wanted(page: page.searched, tabs: [:]), []))
        }
        all[place].wanted.tabs.updateValue(page.title, forKey: page.tab)
        all[place].tabs.append((number, page.tab))
      }
    }
    // Each index has its documents in order of path, whichever language came first here.
    return all.sorted { $0.wanted.page.place < $1.wanted.page.place }
  }

  /// Reads pages on all cores, in order.
  private static func read(_ pages: [SearchReader.Wanted], _ contents: [ContentHash: [UInt8]])
    -> [Result<[Int: IndexedDocument], Problems>]
  {
    let reader = SearchReader(contents: contents)
    let results = Mutex(
      [Result<[Int: IndexedDocument], Problems>?](repeating: nil, count: pages.count))
    DispatchQueue.concurrentPerform(iterations: pages.count) { index in
      let result: Result<[Int: IndexedDocument], Problems>
      do throws(Problems) {
        result = .success(try reader.documents(of: pages[index]))
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  private static func wording(_ language: ShownLanguage) -> IndexBuilder.Wording {
    let found = Theme.searchWording(in: language.tag)
    let english = Theme.searchWording(in: "en")
    return IndexBuilder.Wording(
      none: (found ?? english)?.none ?? "", count: (found ?? english)?.count ?? "",
      language: found == nil ? "en" : nil)
  }
}

extension ContentStore {
  /// Fetches contents, and of those of the past what is there: damage there is to stop no export.
  func contents(of needed: [ContentHash], past: [ContentHash]) throws -> [ContentHash: [UInt8]] {
    var contents = try contents(needed)
    for hash in Set(past) where contents[hash] == nil {
      contents[hash] = (try? self.contents([hash]))?[hash]
    }
    return contents
  }
}
