import FileSystem
import Store

/// Why an export could not be written.
package enum ExporterError: Error, Sendable, Equatable {
  /// The output path is no folder.
  case notAFolder(path: String)
  /// The folder holds files, and no export wrote it.
  case notOurs(path: String, file: String)
  /// A file that no export wrote stands where one has to be written.
  case inTheWay(path: String)
  /// A folder cannot be exchanged as a whole while it holds files of others.
  case cannotSwap(path: String, file: String)
  /// Another process is exporting into the folder.
  case locked(path: String)
  /// The file system refuses.
  case cannotWrite(FileSystemError)
}

/// What an export did.
package struct ExportReport: Sendable, Equatable {
  /// Files that are new or other than before, in order of path.
  package var written: [FilePath] = []
  /// How many files stayed as they were.
  package var unchanged = 0
  /// Files that were there before and are no more, in order of path.
  package var removed: [FilePath] = []
}

extension ExporterError {
  /// Runs what touches the disk, and says the file system's faults in words of an export.
  static func writing<Value>(_ path: String, _ body: () throws -> Value) throws(ExporterError)
    -> Value
  {
    do {
      return try body()
    } catch let error as ExporterError {
      throw error
    } catch let error as FileSystemError {
      throw .cannotWrite(error)
    } catch {
      throw .cannotWrite(FileSystemError(.write, path, code: 0))
    }
  }
}
