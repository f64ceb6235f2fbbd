import Diff
import Exporter
import FileSystem
import Foundation
import Importer
import RunSupport
import Starter
import Store
import TestSupport
import Testing

/// A site that was imported again and again, with what was imported and exported each time.
final class SiteHistory {
  typealias File = RandomTree.File

  struct Imported {
    var id: RevisionID
    var files: [String: File]
    var export: TextTree
  }

  let folder: TemporaryFolder
  let store: ContentStore
  private(set) var imported: [Imported] = []
  private let namesSite: Bool

  /// Imports and exports a tree that changes at random.
  init(seed: UInt64, changes: Int) throws {
    folder = try TemporaryFolder()
    store = try ContentStore(path: folder.path("site.sqlite"), access: .write)
    namesSite = seed % 3 == 0
    var tree = RandomTree(seed: seed)
    for number in 0..<changes {
      if number > 0 { tree.change() }
      try importTree(tree, number)
    }
  }

  private func importTree(_ tree: RandomTree, _ number: Int) throws {
    try folder.remove("src")
    try Self.write(tree.files, to: folder.path("src"))
    let read = try ReadSite(
      SourceTree.read(
        SourceTree.Places(
          locales: folder.path("src/locales"), site: namesSite ? folder.path("src") : nil)))
    let result = try store.commit(
      read.snapshot, Signature(author: "Anna", time: Int64(number), message: "Change \(number)"))
    let files = tree.read(namingSite: namesSite)
    switch result {
    case .committed(let revision, _):
      let target = "built-\(revision.id.number)"
      _ = try Export(store.site(), from: store).write(to: folder.path(target))
      imported.append(
        Imported(id: revision.id, files: files, export: try folder.read(target)))
    case .unchanged: #expect(imported.last?.files == files)
    }
  }

  private static func write(_ files: [String: File], to folder: String) throws {
    for (path, file) in files {
      let place = Files.join(folder, path)
      try Files.makeFolder(Files.parent(of: place))
      try Files.create(place, file.bytes, isExecutable: file.isExecutable)
    }
  }

  /// Checks a revision out; what is in the folder then.
  func checkOut(_ id: RevisionID, to name: String) throws -> [String: File] {
    try checkout(of: id).write(to: folder.path(name))
    return try files(in: name)
  }

  func checkout(of id: RevisionID) throws -> Checkout {
    Checkout(try store.site(at: id), from: store)
  }

  func files(in name: String) throws -> [String: File] {
    var files: [String: File] = [:]
    for (path, bytes) in try folder.read(name).files {
      var file = File(bytes: bytes)
      file.isExecutable = try Files.status(folder.path("\(name)/\(path)"))?.isExecutable ?? false
      files[path] = file
    }
    return files
  }

  /// Reads a checkout as `cmctl import` does with the arguments that the checkout gives.
  func readAgain(_ id: RevisionID, in name: String) throws -> ReadSite {
    var arguments = try checkout(of: id).importArguments(in: folder.path(name))
    var places = SourceTree.Places(locales: arguments.removeFirst())
    while arguments.count > 1 {
      let (option, value) = (arguments.removeFirst(), arguments.removeFirst())
      if option == "--site" { places.site = value } else { places.configuration.append(value) }
    }
    #expect(arguments.isEmpty)
    return try ReadSite(SourceTree.read(places))
  }

  /// The changes of text from one revision to another, and the paths of those that are no text.
  func diff(_ old: RevisionID, _ new: RevisionID) throws -> (text: [UInt8], binary: Set<String>) {
    let changes = SourceChange.between(
      try store.site(at: old).sourceFiles, try store.site(at: new).sourceFiles)
    let contents = try store.contents(
      changes.flatMap { [$0.old?.hash, $0.new?.hash].compactMap { $0 } })
    func content(_ file: SourceFile?) -> FileContent? {
      file.map { FileContent(bytes: contents[$0.hash] ?? [], isExecutable: $0.isExecutable) }
    }
    let files = changes.map {
      FileChange(path: $0.path, old: content($0.old), new: content($0.new))
    }
    return (
      UnifiedDiff.text(of: files.filter(\.isText)),
      Set(files.filter { !$0.isText }.map(\.path))
    )
  }

  /// Applies a patch to the files of a folder; what the program says where it fails.
  func apply(_ patch: [UInt8], with program: String, in name: String) throws -> String? {
    let file = folder.path("\(name).patch")
    try Files.removeFile(file)
    try Files.create(file, patch)
    let run = Cmctl(in: URL(filePath: folder.path(name)))
    let result =
      program == "git"
      ? try run.run("git", ["apply", file])
      : try run.run("patch", ["-p1", "--quiet", "--no-backup-if-mismatch", "--binary", "-i", file])
    return result.status == 0 ? nil : result.output + result.errors
  }
}
