import FileSystem
import GitHistory
import Store

/// Imports the past of a git repository: a revision for each commit that changed something.
package struct HistoryImport {
  /// What is read.
  package struct Options {
    package var repository: String
    /// Nil for the branch that is checked out.
    package var branch: String?
    /// The folder that holds the locales folder, from the top of the repository; nil for the whole.
    package var subfolder: String?
    /// INI files on disk to use for all commits, instead of those in them.
    package var configuration: [String]
    /// The environment in which git is found and run.
    package var environment: [String: String]

    package init(
      repository: String, branch: String? = nil, subfolder: String? = nil,
      configuration: [String] = [], environment: [String: String]
    ) {
      self.repository = repository
      self.branch = branch
      self.subfolder = subfolder
      self.configuration = configuration
      self.environment = environment
    }
  }

  /// What was imported.
  package struct Report: Equatable {
    /// How many commits were read.
    package var commits = 0
    /// The revisions that they became.
    package var revisions: ClosedRange<RevisionID>?
    /// Files that could not be read in a commit, and were left as they were before.
    package var notes: [Problem] = []
  }

  private let repository: GitRepository
  private let store: ContentStore
  private let configuration: [SourceTree.File]
  private var files: [String: SourceTree.File] = [:]
  private var lastGood: [String: SourceTree.File] = [:]
  private var cache = TextCache()
  private var report = Report()
  /// Commits that hold nothing to store, until the next that does.
  private var skipped: [String] = []

  /// Imports what was not imported before.
  ///
  /// - Parameter open: opens the database; for writing only once there is something to read.
  /// - Parameter progress: called with the number of commits read so far.
  /// - Throws: `GitError`, `StoreError`, `Problems` where a configuration file cannot be read,
  ///   `HistoryError`.
  package static func run(
    _ options: Options, into open: (ContentStore.Access) throws(StoreError) -> ContentStore,
    progress: (Int) -> Void
  ) throws -> Report {
    let git = try GitProgram(environment: options.environment)
    let repository = try GitRepository(
      path: options.repository, branch: options.branch, subfolder: options.subfolder, git: git)
    let configuration = try SourceTree.configurationFiles(options.configuration)
    // What is broken in a file on disk can be mended, unlike the past.
    let problems = Configuration(configuration).problems.filter { $0.severity == .error }
    if !problems.isEmpty { throw Problems(problems) }
    let last = try last(open)
    let commits = try repository.commits(after: last)
    var history = HistoryImport(
      repository: repository, store: try open(.write), configuration: configuration)
    try history.run(commits, after: last, progress)
    return history.report
  }

  /// The commit that was imported last; nil where there is no database yet.
  private static func last(_ open: (ContentStore.Access) throws(StoreError) -> ContentStore) throws
    -> String?
  {
    let store: ContentStore
    do throws(StoreError) {
      store = try open(.read)
    } catch {
      switch error {
      case .notThere, .empty: return nil
      default: throw error
      }
    }
    if let last = try store.lastGitCommit() { return last }
    if let head = try store.head() { throw HistoryError.otherHistory(head) }
    return nil
  }

  private init(
    repository: GitRepository, store: ContentStore, configuration: [SourceTree.File]
  ) {
    self.repository = repository
    self.store = store
    self.configuration = configuration
  }

  private mutating func run(_ commits: GitCommits, after last: String?, _ progress: (Int) -> Void)
    throws
  {
    if let last {
      for (path, file) in try repository.tree(at: last) { files[path] = try read(path, file) }
      lastGood = files
      try mendLastGood()
    }
    while let commit = try commits.next() {
      try apply(commit)
      report.commits += 1
      progress(report.commits)
      try record(commit)
    }
    if !skipped.isEmpty { try store.skip(gitCommits: skipped) }
  }

  /// Takes what cannot be read in the commit that was imported last as it was stored, as the run
  /// that imported it did: how often a past is imported must not change what comes of it.
  private mutating func mendLastGood() throws {
    var broken: Set<String> = []
    do throws(Problems) {
      _ = try read(files)
    } catch {
      broken = Self.brokenFiles(error)
    }
    if broken.isEmpty { return }
    for file in try store.site().sourceFiles {
      // A repository may be a locales folder itself.
      let paths = [file.path, file.path.replacing(/^locales\//, with: "")]
      guard let path = paths.first(where: broken.contains) else { continue }
      lastGood[path] = SourceTree.File(
        path: path, shownPath: path, bytes: try store.contents([file.hash])[file.hash] ?? [],
        isExecutable: file.isExecutable)
      broken.remove(path)
    }
    for path in broken { lastGood[path] = nil }
  }

  private static func brokenFiles(_ problems: Problems) -> Set<String> {
    Set(problems.all.filter { $0.severity == .error }.map(\.path))
  }

  /// Reads a file of a commit; nil for a link, which may lead out of the repository.
  private func read(_ path: String, _ file: GitFile) throws -> SourceTree.File? {
    if file.mode == .link { return nil }
    return SourceTree.File(
      path: path, shownPath: path, bytes: try repository.contents(of: file.blob),
      isExecutable: file.mode == .executable)
  }

  private mutating func apply(_ commit: GitCommit) throws {
    var moved: [String: SourceTree.File] = [:]
    for change in commit.changes {
      switch change {
      case .removed(let path):
        files[path] = nil
        lastGood[path] = nil
      case .renamed(let path, let new, _, _):
        files[path] = nil
        moved[new] = lastGood.removeValue(forKey: path)
      case .set: break
      }
    }
    for (path, file) in moved {
      lastGood[path] = SourceTree.File(
        path: path, shownPath: path, bytes: file.bytes, isExecutable: file.isExecutable)
    }
    for change in commit.changes {
      switch change {
      case .set(let path, let blob, let mode), .renamed(_, let path, let blob, let mode):
        files[path] = try read(path, GitFile(blob: blob, mode: mode))
      case .removed: break
      }
    }
  }

  private mutating func record(_ commit: GitCommit) throws {
    guard !commit.changes.isEmpty, var site = try site(commit) else {
      skipped.append(commit.hash)
      return
    }
    site.moves = Self.moves(of: commit)
    cache.keep(Set(site.documents.map(\.content.hash)))
    if !skipped.isEmpty { try store.skip(gitCommits: skipped) }
    skipped = []
    let result = try store.commit(
      site,
      Signature(author: commit.author, time: commit.time, message: commit.message),
      gitCommit: commit.hash)
    if case .committed(let revision, _) = result {
      report.revisions = (report.revisions?.lowerBound ?? revision.id)...revision.id
    }
  }

  /// Understands the files of a commit. What cannot be read stays as it was in the commit before:
  /// the past cannot be mended, and a broken file must not keep the others out.
  private mutating func site(_ commit: GitCommit) throws -> Snapshot? {
    do throws(Problems) {
      guard let site = try read(files) else { return nil }
      lastGood = files
      return site
    } catch {
      let broken = Self.brokenFiles(error)
      var mended = files
      for path in broken { mended[path] = lastGood[path] }
      let short = String(commit.hash.prefix(10))
      report.notes += error.all.filter { $0.severity == .error }.map { problem in
        var note = problem
        note.path = "\(short):\(problem.path)"
        note.severity = .warning
        note.hint = nil
        return note
      }
      // Where even that is no site, the commit's changes come with the next that is one.
      guard let site = try? read(mended) else { return nil }
      for path in files.keys where !broken.contains(path) { lastGood[path] = files[path] }
      return site
    }
  }

  private mutating func read(_ files: [String: SourceTree.File]) throws(Problems) -> Snapshot? {
    guard let tree = SourceTree(files, configuration: configuration) else { return nil }
    return try ReadSite(tree, &cache, checksVariables: false).snapshot
  }

  /// Pages that git says were renamed, in whatever language.
  private static func moves(of commit: GitCommit) -> [Changes.Move] {
    func page(_ path: String) -> (language: LanguageCode, page: PagePath)? {
      guard path.hasSuffix(".md") else { return nil }
      var parts = path.dropLast(".md".count).split(separator: "/")
      if parts.first == "locales" { parts.removeFirst() }
      guard parts.count > 1, let language = LanguageCode(parts.removeFirst()),
        let page = try? PagePath(parts.joined(separator: "/"))
      else { return nil }
      return (language, page)
    }
    return commit.changes.compactMap { change in
      guard case .renamed(let from, let to, _, _) = change, let old = page(from),
        let new = page(to), old.language == new.language, old.page != new.page
      else { return nil }
      return Changes.Move(from: old.page, to: new.page)
    }
  }
}

/// Why a repository's past cannot go into a database.
package enum HistoryError: Error, Sendable, Equatable {
  /// The database holds revisions that came from elsewhere, the newest of them.
  case otherHistory(Revision)
}
