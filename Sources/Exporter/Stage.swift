import Dispatch
import Store
import Synchronization

/// An export under way: pages are planned, compared with what the folder holds, rendered and prepared,
/// some at a time, so that memory holds what is in flight and not the site.
struct Stage {
  /// How many pages are planned at once, and how many files are rendered.
  static let batchSize = 64

  private let export: Export
  private var end: SiteEnd
  private var search: SearchExport
  private var written: [Manifest.File] = []
  /// Files that the folder does not hold, until there are enough of them.
  private var todo: [Todo] = []
  private var problems: (planning: [Problem], rendering: [Problem]) = ([], [])

  private typealias Todo = (file: PlannedFile, key: ContentHash)

  init(_ export: Export) {
    self.export = export
    end = SiteEnd(export.plan)
    search = SearchExport(export.store)
  }

  /// Plans pages, and renders those that the folder does not hold.
  mutating func look(at pages: ArraySlice<PagePath>, in output: inout OutputTree) throws {
    for result in Self.look(at: Array(pages), of: export.plan, in: output) {
      switch result {
      case .success(let (page, files)):
        end.add(page)
        for (planned, look) in zip(page.files, files) { take(planned.file, look) }
      case .failure(let found as Problems): problems.planning += found.all
      case .failure(let error): throw error
      }
    }
    try render(in: &output, leaving: Self.batchSize - 1)
  }

  /// Plans and renders what is left, and returns every file of the export.
  ///
  /// - Throws: `Problems`, those of all files.
  mutating func finish(in output: inout OutputTree) throws -> [Manifest.File] {
    var others: [PlannedFile] = []
    do throws(Problems) {
      others = try end.files()
    } catch {
      problems.planning += error.all
    }
    if !problems.planning.isEmpty { throw Problems(problems.planning) }
    for file in others {
      if case .search(let index) = file.source {
        if let held = try SearchExport.held(file, key: FileKey.of(file), output) {
          written += held
        } else {
          search.add(file, index)
        }
      } else {
        take(file, try Self.look(at: file, in: output))
      }
    }
    try render(in: &output, leaving: 0)
    if !problems.rendering.isEmpty { throw Problems(problems.rendering) }
    try search.files { index, file in
      let hash = try output.stage(file)
      written.append((file.path.text, Manifest.Entry(key: FileKey.of(index), hash: hash)))
    }
    return written
  }

  /// The key of a file, and its entry where the folder holds it.
  private typealias Look = (key: ContentHash, held: Manifest.Entry?)

  private static func look(at pages: [PagePath], of plan: SitePlan, in output: OutputTree)
    -> [Result<(SitePlan.Page, [Look]), any Error>]
  {
    concurrently(pages) { path, _ in
      let page = try plan.page(path)
      return (page, try page.files.map { try look(at: $0.file, in: output) })
    }
  }

  private static func look(at file: PlannedFile, in output: OutputTree) throws -> Look {
    let key = FileKey.of(file)
    return (key, try output.held(file.path, key: key))
  }

  private mutating func take(_ file: PlannedFile, _ look: Look) {
    if let held = look.held {
      written.append((file.path.text, held))
    } else {
      todo.append((file, look.key))
    }
  }

  /// Renders files and writes them to where they wait.
  private mutating func render(in output: inout OutputTree, leaving least: Int) throws {
    // Where a page cannot be planned, nothing is exported.
    guard problems.planning.isEmpty else {
      todo = []
      return
    }
    var start = 0
    while todo.count - start > least {
      let batch = Array(todo[start..<min(start + Self.batchSize, todo.count)])
      start += batch.count
      try render(batch, in: &output)
    }
    todo.removeFirst(start)
  }

  private mutating func render(_ batch: [Todo], in output: inout OutputTree) throws {
    // Only names of headings come from the past: damage there is to stop no export.
    let contents = try export.store.contents(
      of: batch.flatMap { $0.file.contents }, past: batch.flatMap { $0.file.pastContents })
    let renderer = export.renderer(contents)
    let first = try output.takeNumbers(batch.count)
    let results = Self.prepare(batch, renderer, from: first, in: output)
    for ((file, key), result) in zip(batch, results) {
      switch result {
      case .success(let prepared):
        output.take(prepared)
        written.append((file.path.text, Manifest.Entry(key: key, hash: prepared.hash)))
      case .failure(let found as Problems): problems.rendering += found.all
      case .failure(let error): throw error
      }
    }
  }

  /// A function of its own, so that nothing else holds the tree when files are added to it: they would
  /// all be copied.
  private static func prepare(
    _ batch: [Todo], _ renderer: Renderer, from first: Int, in output: OutputTree
  ) -> [Result<OutputTree.Prepared, any Error>] {
    concurrently(batch) { todo, index in
      try output.prepare(renderer.render(todo.file), first + index)
    }
  }

  /// Does something with each element on all cores; returns the results in order.
  private static func concurrently<Element: Sendable, Value: Sendable>(
    _ elements: [Element], _ body: @Sendable (Element, Int) throws -> Value
  ) -> [Result<Value, any Error>] {
    let results = Mutex([Result<Value, any Error>?](repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      let result = Result { try body(elements[index], index) }
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
