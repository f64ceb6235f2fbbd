import Store
import TestSupport
import Testing

/// A fault that is put into a site where there was none: what `check` has to find, where, and by
/// which rule.
struct SeededFault: Sendable, CustomTestStringConvertible {
  let rule: CheckRule
  /// The site that is harmed.
  let site: SeededSite
  /// The file of the finding, below the site's folder.
  let file: String
  /// The line of the finding in the changed file; nil where the whole file is meant.
  let line: Int?
  /// What makes the fault.
  let edits: [SeededEdit]

  /// A fault in the file of the finding.
  ///
  /// - Parameters:
  ///   - text: stands in the file exactly once.
  ///   - also: what else has to change, so that it is this fault and no other.
  init(
    _ rule: CheckRule, _ file: String, line: Int?, _ text: String, _ replacement: String,
    on site: SeededSite = .relay, also: [SeededEdit] = []
  ) {
    self.init(
      rule, file, line: line, on: site, edits: [.replace(file, text, replacement)] + also)
  }

  /// A fault that other files make, or new ones.
  init(
    _ rule: CheckRule, _ file: String, line: Int?, on site: SeededSite = .relay,
    edits: [SeededEdit]
  ) {
    self.rule = rule
    self.site = site
    self.file = file
    self.line = line
    self.edits = edits
  }

  /// All of them.
  static let all =
    markup + shapes + words + links + siteWide + characters + contributions + glossary + reference

  var testDescription: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(rule.rawValue) \(site.rawValue)/\(place) \(edits.map(\.told).joined(separator: "; "))"
  }
}

/// A change of a site's files.
enum SeededEdit: Sendable {
  /// Puts a text in the place of another, which stands in the file exactly once.
  case replace(String, String, String)
  /// Adds a text to a file's end.
  case append(String, String)
  /// Adds a file.
  case create(String, String)

  /// Why a change cannot be made.
  struct Failure: Error {
    let reason: String
  }

  /// Makes the change.
  ///
  /// - Throws: `Failure` where the site is not as the change expects it.
  func apply(to tree: inout TextTree) throws {
    switch self {
    case .replace(let file, let text, let replacement):
      var bytes = try Self.content(file, of: tree)
      // Compared by bytes: a letter that gets an invisible companion is another character.
      let places = bytes.ranges(of: Array(text.utf8))
      guard places.count == 1 else {
        throw Failure(reason: "“\(text)” stands \(places.count) times in \(file)")
      }
      bytes.replaceSubrange(places[0], with: replacement.utf8)
      tree.files[file] = bytes
    case .append(let file, let text):
      tree.files[file] = try Self.content(file, of: tree) + text.utf8
    case .create(let file, let text):
      guard tree.files[file] == nil else { throw Failure(reason: "\(file) is there") }
      tree.files[file] = Array(text.utf8)
    }
  }

  private static func content(_ file: String, of tree: TextTree) throws -> [UInt8] {
    guard let bytes = tree.files[file] else { throw Failure(reason: "\(file) is not there") }
    return bytes
  }

  /// What is new, on one line.
  fileprivate var told: String {
    switch self {
    case .replace(_, _, let text): "“\(text)”"
    case .append(let file, _): "more in \(file)"
    case .create(let file, _): "new \(file)"
    }
  }
}
