import FileSystem
import Store

/// Walks folders: hidden files and editors' leftovers are passed over, links are followed as far as
/// they stay inside the tree, and what cannot be read is collected.
final class TreeWalk {
  /// A name in a folder with what stands there, links followed.
  struct Entry {
    var name: String
    var shownPath: String
    var status: FileStatus
  }

  /// The locales folder, which a walk of the site around it leaves out.
  let locales: FileStatus
  private(set) var problems: [Problem] = []
  private let roots: [String]

  /// Creates a walk of a tree; links may lead anywhere below its roots.
  init(roots: [String], locales: FileStatus) {
    self.roots = roots
    self.locales = locales
  }

  /// A folder, by whatever path it is reached.
  private struct Folder: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  private static let mostVisits = 16

  func add(_ problem: Problem?) {
    if let problem { problems.append(problem) }
  }

  /// Returns what is in a folder, in order of name.
  func entries(of folder: String) -> [Entry] {
    do throws(FileSystemError) {
      let open = try OpenFolder(folder)
      return try open.names().filter(Self.isSource).compactMap { name in
        entry(name, in: open, folder)
      }
    } catch {
      add(Self.problem(error))
      return []
    }
  }

  /// Lists the files below a folder.
  ///
  /// - Parameter keep: whether a file, by its path below the folder, is wanted.
  /// - Parameter largest: how large a file may be, in bytes.
  /// - Parameter ignored: what to say of a file that is not wanted.
  func files(
    in root: Entry, isRoot: Bool = false, keep: (String) -> Bool, largest: (String) -> Int,
    ignored: (String) -> Problem?
  ) -> [SourceList.Item] {
    var files: [SourceList.Item] = []
    var visits: [Folder: Int] = [:]
    func visit(_ folder: Entry, _ path: String, _ ancestors: [FileStatus]) {
      for entry in entries(of: folder.shownPath) {
        let path = path.isEmpty ? entry.name : path + "/" + entry.name
        switch entry.status.kind {
        case .folder:
          // Links between folders could lead along more ways than anybody can walk.
          let folder = Folder(device: entry.status.device, inode: entry.status.inode)
          visits[folder, default: 0] += 1
          if visits[folder, default: 0] > Self.mostVisits {
            if visits[folder] == Self.mostVisits + 1 {
              add(
                Problem(
                  entry.shownPath,
                  "is reached over more than \(Self.mostVisits) ways by symbolic links"))
            }
            continue
          }
          if isRoot, isLocales(entry) || isOutput(entry) { continue }
          if ancestors.contains(where: { isSame($0, entry.status) }) {
            add(Problem(entry.shownPath, "is a symbolic link that leads back to a folder it is in"))
            continue
          }
          visit(entry, path, ancestors + [entry.status])
        case .file:
          if !keep(path) {
            add(ignored(entry.shownPath))
          } else if let file = item(entry, path, largest: largest(path)) {
            files.append(file)
          }
        case .link, .other:
          add(
            Problem(
              entry.shownPath, "is neither file nor folder and is ignored", severity: .warning))
        }
      }
    }
    visit(root, "", (try? Files.status(root.shownPath)).flatMap { $0 }.map { [$0] } ?? [])
    return files
  }

  /// Lists a file that is not too large.
  func item(_ entry: Entry, _ path: String, largest: Int) -> SourceList.Item? {
    if entry.status.size > largest {
      add(
        Problem(
          entry.shownPath,
          "is \(Self.size(entry.status.size)); at most \(Self.size(largest)) are read",
          hint: largest == SourceTree.largestPage
            ? "divide it into several pages" : "link to it where it is instead of copying it"))
      return nil
    }
    return SourceList.Item(path: path, shownPath: entry.shownPath, status: entry.status)
  }

  /// Says what a failure to read means for the user.
  static func problem(_ error: FileSystemError) -> Problem {
    if error.code == .illegalSequence {
      return Problem(error.path, "holds a name that is not UTF-8", hint: "rename the file")
    }
    return Problem(
      error.path, "cannot be read: \(error.reason)",
      cause: error.isPermission ? .permission : error.isMissing ? .missing : .reading)
  }

  private func entry(_ name: String, in open: OpenFolder, _ folder: String) -> Entry? {
    let shownPath = Files.join(folder, name)
    do throws(FileSystemError) {
      guard let status = try open.status(name) else { return nil }
      guard status.kind == .link else {
        return Entry(name: name, shownPath: shownPath, status: status)
      }
      guard let target = try Files.status(shownPath) else {
        add(Problem(shownPath, "is a symbolic link to nothing"))
        return nil
      }
      let real = try Files.realPath(shownPath)
      guard roots.contains(where: { real == $0 || real.hasPrefix($0 + "/") }) else {
        add(
          Problem(
            shownPath, "is a symbolic link that leaves the tree, to \(real)",
            hint: "copy what it points to into the tree"))
        return nil
      }
      return Entry(name: name, shownPath: shownPath, status: target)
    } catch  where error.code == .linkLoop {
      add(Problem(shownPath, "is a symbolic link in a loop"))
      return nil
    } catch {
      add(Self.problem(error))
      return nil
    }
  }

  /// Whether a name is a source's: not hidden, and no editor's leftover.
  static func isSource(_ name: String) -> Bool {
    !(name.hasPrefix(".") || name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasSuffix(".swo")
      || name.hasPrefix("#") && name.hasSuffix("#"))
  }

  private func isLocales(_ entry: Entry) -> Bool { isSame(entry.status, locales) }

  /// Whether a folder is an export's output, which is never source.
  func isOutput(_ entry: Entry) -> Bool {
    let manifest = Files.join(entry.shownPath, SourceTree.manifestName)
    return (try? Files.status(manifest)).flatMap { $0 } != nil
  }

  private func isSame(_ one: FileStatus, _ other: FileStatus) -> Bool {
    one.device == other.device && one.inode == other.inode
  }

  private static func size(_ bytes: Int) -> String {
    if bytes < 1024 { return "\(bytes) bytes" }
    if bytes < 1024 * 1024 { return "\((bytes + 512) / 1024) KiB" }
    let tenths = (bytes * 10 + 512 * 1024) / (1024 * 1024)
    return tenths % 10 == 0 ? "\(tenths / 10) MiB" : "\(tenths / 10).\(tenths % 10) MiB"
  }
}
