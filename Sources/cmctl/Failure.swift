import ArgumentParser
import Checker
import Exporter
import FileSystem
import GitHistory
import Importer
import Starter
import Store

/// How the program ends when it fails: lines for a person, a status for a script.
struct Failure {
  /// Exit statuses, after sysexits.h.
  enum Status: Int32 {
    case usage = 64
    case badInput = 65
    case noInput = 66
    case locked = 69
    case fault = 70
    case cannotCreate = 73
    case inputOutput = 74
    case noPermission = 77
  }

  let status: Status
  let lines: [String]

  /// Says an error of ours; nil for one of the argument parser's, which says it itself.
  init?(_ error: any Error) {
    switch error {
    case let problems as Problems: self.init(problems)
    case let error as StoreError: self.init(error)
    case let error as ImporterError: self.init(error)
    case let error as ExporterError: self.init(error)
    case let error as StarterError: self.init(error)
    case let error as SelectionError: self.init(error.status, error.message, hint: error.hint)
    case let error as Pagefind.Failure:
      self.init(error.said.status, error.said.message, hint: error.said.hint)
    case Hunspell.Failure.failed(let dictionary, let said):
      self.init(
        .fault, "hunspell failed with its dictionary \(dictionary): \(said)",
        hint: "try it by itself: echo word | hunspell -l -i utf-8 -d \(dictionary)")
    case let error as RevisionError: self.init(error)
    case let error as RestoreError: self.init(error)
    case let error as DecisionError: self.init(error)
    case let error as DocumentError: self.init(error)
    case let error as GitError: self.init(error)
    case HistoryError.otherHistory(let revision):
      self.init(
        .usage,
        "the database holds revisions that did not come from this repository, the newest of them "
          + "\(revision.id.number)",
        hint: "name another with --database: it is made")
    case let error as FileSystemError:
      self.init(error, cannotCreate: [.create, .rename].contains(error.action))
    default: return nil
    }
  }

  init(_ status: Status, _ message: String, hint: String? = nil) {
    self.status = status
    lines = ["cmctl: \(message)"] + (hint.map { ["  hint: \($0)"] } ?? [])
  }

  private init(_ problems: Problems) {
    let errors = problems.all.filter { $0.severity == .error }
    let causes = Set(errors.map(\.cause))
    if causes.contains(.content) || causes.isEmpty {
      status = .badInput
    } else if causes.contains(.permission) {
      status = .noPermission
    } else if causes.contains(.missing) {
      status = .noInput
    } else {
      status = .inputOutput
    }
    var lines = problems.all.flatMap(Report.lines(for:))
    if errors.count > 1 { lines.append("cmctl: \(errors.count) errors; nothing was changed") }
    self.lines = lines
  }

  private init(_ error: FileSystemError, cannotCreate: Bool) {
    let verb = error.action == .list ? "read" : error.action.rawValue
    if error.path.isEmpty {
      self.init(.usage, "an empty path names nothing")
      return
    }
    self.init(
      error.isPermission ? .noPermission : cannotCreate ? .cannotCreate : .inputOutput,
      "\(error.path): cannot \(verb): \(error.reason)")
  }

  private init(_ error: ImporterError) {
    switch error {
    case .noLocales(""), .noSite(""): self.init(.usage, "an empty path names nothing")
    case .noLocales(let path):
      self.init(
        .noInput, "\(path) does not exist",
        hint: "give the folder that holds one folder per language, or make one with cmctl init")
    case .noSite(let path): self.init(.noInput, "\(path) does not exist")
    case .notAFolder(let path):
      self.init(
        .noInput, "\(path) is a file, not a folder",
        hint: "give the folder that holds one folder per language")
    case .unreadable(let error): self.init(error, cannotCreate: false)
    }
  }

  private init(_ error: ExporterError) {
    switch error {
    case .notAFolder(let path):
      self.init(.cannotCreate, "\(path) is a file, not a folder", hint: "give another path")
    case .notOurs(let path, let file):
      self.init(
        .cannotCreate, "\(path) holds files that cmctl did not write (\(file))",
        hint: "give an empty folder, or --force to write the site among them")
    case .inTheWay(let path):
      self.init(
        .cannotCreate, "\(path) is in the way, and cmctl did not write it",
        hint: "move it, or give --force to write over it")
    case .cannotSwap(let path, let file):
      self.init(
        .cannotCreate,
        "\(path) holds files that cmctl did not write (\(file)); --swap would lose them",
        hint: "move them to the site's folder, from where they are exported too")
    case .locked(let path):
      self.init(.locked, "\(path): another process is exporting there", hint: "try again later")
    case .cannotWrite(let error): self.init(error, cannotCreate: true)
    }
  }

  private init(_ error: StarterError) {
    switch error {
    case .notEmpty(let path):
      self.init(
        .cannotCreate, "\(path) exists and is not empty",
        hint: "give a folder that is not there yet")
    case .noRelay(let path, let reason):
      self.init(
        .noInput, "\(path) \(reason)", hint: "give the folder www/src of a relay's repository")
    case .cannotWrite(let error): self.init(error, cannotCreate: true)
    }
  }

  private init(_ error: StoreError) {
    switch error {
    case .notThere(let path):
      self.init(
        .noInput, "\(path) does not exist",
        hint: "import a site first (cmctl import locales), or name its database with --database")
    case .empty(let path):
      self.init(
        .noInput, "\(path) holds no revision yet", hint: "import a site: cmctl import locales")
    case .noFolder(let path):
      self.init(.cannotCreate, "\(path): there is no folder to make it in")
    case .notADatabase(let path):
      self.init(.badInput, "\(path) is not an SQLite database", hint: "give another --database")
    case .foreign(let path):
      self.init(
        .badInput, "\(path) is the database of another program", hint: "give another --database")
    case .newer(let path):
      self.init(
        .badInput, "\(path) was written by a newer cmctl than this one (\(Cmctl.version))",
        hint: "install the newer cmctl; the file was not touched")
    case .changedMeanwhile(let path):
      self.init(
        .locked, "\(path): another process made a revision meanwhile; nothing was stored",
        hint: "try again")
    case .locked(let path, let holders, let seconds):
      let who = holders.map { holder in
        holder.name.map { "process \(holder.processID) (\($0))" } ?? "process \(holder.processID)"
      }
      let waited = seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
      self.init(
        .locked,
        "\(path) is locked by \(who.isEmpty ? "another process" : who.joined(separator: ", ")); "
          + "waited \(waited) \(waited == "1" ? "second" : "seconds")",
        hint: "try again when it is done, or wait longer with --wait")
    case .notWritable(let path):
      self.init(.noPermission, "\(path) cannot be written: no permission")
    case .notReadable(let path):
      self.init(.noPermission, "\(path) cannot be read: no permission")
    case .full(let path): self.init(.inputOutput, "\(path): the disk is full; nothing was stored")
    case .damaged(let path, let what): self.init(.inputOutput, "\(path) is damaged: \(what)")
    case .noRevision(let id, let newest):
      self.init(RevisionError.noNumber(id.number, newest: newest.number))
    case .ownCopy(let path):
      self.init(.cannotCreate, "\(path) is the database itself", hint: "give another name")
    case .notWiped(let path, let count, let isInUse):
      let why = isInUse ? "which another process uses" : "which could not be written anew"
      self.init(
        isInUse ? .locked : .inputOutput,
        "\(count) \(count == 1 ? "text is" : "texts are") deleted, but the bytes are still in unused "
          + "space of \(path), \(why)",
        hint: isInUse
          ? "overwrite them when it is done: cmctl compact"
          : "see what is wrong with cmctl verify, then overwrite them: cmctl compact")
    case .failed(let path, let what): self.init(.inputOutput, "\(path): \(what)")
    }
  }

  func report() {
    for line in lines { Output.error(line) }
  }
}
