import FileSystem
import Glibc

/// Folders that tests read from.
package enum Places {
  /// The package's own folder.
  package static let package: String = {
    var folder = #filePath
    for _ in 0..<3 { folder = Files.parent(of: folder) }
    return folder
  }()

  /// The pages of relays to compare with: `reference` in the folder that CMCTL_SHARED names, or in
  /// `shared` beside the package; nil where there is none.
  package static let reference: String? = {
    let shared = environment("CMCTL_SHARED") ?? Files.join(Files.parent(of: package), "shared")
    let folder = Files.join(shared, "reference")
    return ((try? Files.status(folder)) ?? nil)?.kind == .folder ? folder : nil
  }()

  /// Why a test that needs the reference is skipped.
  package static let referenceAbsence =
    "no ../shared/reference beside the package; CMCTL_SHARED may name the folder shared"

  /// Whether the process may do everything, so that no permission is ever refused.
  package static let isRoot = geteuid() == 0
}

/// Sets the permission bits of a file or a folder.
package func setMode(_ mode: UInt32, _ path: String) throws {
  guard chmod(path, mode) == 0 else { throw FileSystemError(.write, path) }
}
