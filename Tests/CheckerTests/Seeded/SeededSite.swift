import FileSystem
import Store
import TestSupport

/// A site of real pages that faults are put into.
enum SeededSite: String, Sendable, CaseIterable {
  /// The example of the repository, in five languages.
  case relay
  /// The example with more on its pages.
  case detailed
  /// The example with a glossary.
  case glossary
  /// The pages of a relay that runs, in two languages: on machines that have them.
  case reference

  /// Those that are there.
  static let present = allCases.filter { $0 != .reference || Places.reference != nil }

  /// The site's files, unharmed.
  func tree() throws -> TextTree {
    var tree: TextTree
    switch self {
    case .relay, .detailed, .glossary:
      tree = try TextTree(reading: Files.join(Places.package, "Examples/relay"))
    case .reference:
      guard let reference = Places.reference else {
        throw SeededEdit.Failure(reason: Places.referenceAbsence)
      }
      tree = try TextTree(reading: Files.join(reference, "site"))
      tree.files["cmctl.ini"] = try Files.read(Files.join(reference, "config/en-ru.ini"))
    }
    for edit in preparation { try edit.apply(to: &tree) }
    return tree
  }

  /// Whether a finding in the unharmed site is a fault that it has.
  func isTrue(_ finding: Finding) -> Bool {
    // Its layout has an address in typographic quotation marks.
    self == .reference && finding.path == "page-layout.html" && finding.rule == .fileMissing
  }

  /// What is added to the pages as they lie on disk.
  private var preparation: [SeededEdit] {
    switch self {
    case .relay, .reference: []
    case .detailed: Self.details
    case .glossary: Self.terms
    }
  }
}
