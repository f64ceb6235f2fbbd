/// What the marks of the map mean, of those that occur.
struct StatusLegend {
  private var kinds: Set<StatusMark.Kind> = []
  private var hasDrift = false

  /// Remembers that a mark occurs.
  mutating func note(_ mark: StatusMark) {
    if !kinds.contains(mark.kind) { kinds.insert(mark.kind) }
    if mark.hasDrift { hasDrift = true }
  }

  /// A list of HTML; nothing where no mark occurs.
  var bytes: [UInt8] {
    var items = StatusMark.Kind.allCases.filter(kinds.contains).map(Self.item)
    if hasDrift { items.append("<li><b>?</b> drift: far less in it than in its source") }
    if items.isEmpty { return [] }
    return Array("<ul class=legend>\n\(items.joined(separator: "\n"))\n</ul>\n".utf8)
  }

  private static func item(_ kind: StatusMark.Kind) -> String {
    switch kind {
    case .source: "<li><b class=s>src</b> source"
    case .current: "<li><b class=c>ok</b> current"
    case .outdated: "<li><b class=o>1/9</b> <b class=q>8/9</b> outdated blocks of all"
    case .missing: "<li><b class=m>–</b> missing"
    case .orphan: "<li><b class=x>x</b> orphan: its source is gone"
    case .draft: "<li><b class=n>draft</b> not ready to be translated"
    }
  }
}
