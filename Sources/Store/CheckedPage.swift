/// What was found in a page when it was judged, as it is kept until the page or what it leads to
/// changes.
package struct CheckedPage: Sendable, Equatable {
  /// The page's path.
  package var path: String
  package var findings: [Finding]
  /// What links can lead to in it, as JSON.
  package var anchors: String
  /// What its links lead to: pages and files by their path in the export, found or not.
  package var targets: [String]

  package init(path: String, findings: [Finding], anchors: String, targets: [String]) {
    self.path = path
    self.findings = findings
    self.anchors = anchors
    self.targets = targets
  }
}

/// What has to be judged anew at a revision.
package enum ChangesSinceCheck: Sendable, Equatable {
  /// Everything: nothing was judged yet, by these rules, or what concerns all pages changed.
  case everything
  /// These pages, by the paths that they have or had, with those whose links lead to what changed.
  case pages(Set<String>)
}
