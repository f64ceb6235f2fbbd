import Foundation

/// A file in the repository that says what an output is.
package enum Golden {
  /// Returns what is wrong, nil for nothing: the text differs from the file, or the file was just
  /// written.
  ///
  /// With `CMCTL_GOLDEN=record` the file is written **and** the test fails once, so that a
  /// recording never passes unseen.
  package static func complaint(_ text: String, _ file: URL) throws -> String? {
    let path = file.path.replacingOccurrences(of: Repository.url.path + "/", with: "")
    let recorded = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    if recorded == text { return nil }
    if Repository.isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return "\(path) was recorded: look at the difference, then run the tests again"
    }
    guard let recorded else {
      return "\(path) is not there; CMCTL_GOLDEN=record writes it:\n\(text)"
    }
    return "\(path) differs; CMCTL_GOLDEN=record writes it anew\n\(difference(recorded, text))"
  }

  /// The lines in which two texts differ, as diff(1) marks them.
  private static func difference(_ old: String, _ new: String) -> String {
    let changes = lines(new).difference(from: lines(old))
    return changes.prefix(40).map { change in
      switch change {
      case .remove(let offset, let line, _): "-\(offset + 1) \(line)"
      case .insert(let offset, let line, _): "+\(offset + 1) \(line)"
      }
    }.joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
