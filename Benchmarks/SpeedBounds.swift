/// What must hold of a piece of work, and what is aimed at.
enum SpeedBounds {
  /// What Hugo 0.168 takes for a cold export of the real corpora, on the machine that the bounds
  /// were set on, in milliseconds.
  private static let hugo = ["L": 20_400.0, "M": 5150]

  /// At most so many milliseconds of CPU time; nil where nothing is asked.
  ///
  /// - Parameter floor: what the raw work cost in the same run.
  static func of(_ work: String, corpus: String, floor: Double?) -> (must: Double, aim: Double)? {
    if work == "--version" { return (15, 6) }
    let floor = floor ?? 0
    switch (corpus, work) {
    case ("L", "export, cold"), ("M", "export, cold"):
      let hugo = hugo[corpus] ?? .infinity
      return (min(3 * floor, hugo / 6), min(1.7 * floor, hugo / 12))
    case ("F", "export, cold"), ("C", "export, cold"): return (2.5 * floor + 20, 1.5 * floor)
    case ("L", "export, cold, tabs and pages"): return (3 * floor, 1.8 * floor)
    case ("L", "export, one page changed"), ("L", "export, one page changed, trusted"),
      ("L", "export, nothing changed, trusted"):
      return (30, 15)
    case ("L", "edit, import, export"): return (450, 300)
    // It looks at every file of the output.
    case ("L", "export, nothing changed"): return (100, 60)
    case ("L", "import, nothing changed"): return (2 * floor, 1.4 * floor)
    case ("L", "import, cold"): return (2.5 * floor, 1.6 * floor)
    case ("L", "missing, one page"): return (20, 10)
    case ("L", "missing, one language"): return (30, 15)
    case ("L", "missing, all"): return (600, 350)
    case ("L", "status --totals"): return (30, 15)
    default: return nil
    }
  }
}

/// How costs grow from one corpus to another.
struct SpeedGrowth {
  /// What was measured, by the name of the corpus.
  let measured: [String: SpeedRuns]

  /// A row for each pair of corpora that were both measured.
  var rows: [SpeedRow] {
    var rows: [SpeedRow] = []
    func add(_ pair: (String, String), _ what: String, _ value: Double?, _ must: Double) {
      guard let value else { return }
      rows.append(
        SpeedRow(
          corpus: "\(pair.0) / \(pair.1)", work: what, unit: "×", value: value, must: must))
    }
    for work in ["import, cold", "export, cold"] {
      add(("L", "M"), "CPU a page, " + work, aPage("L", "M", work), 1.3)
      add(("L", "M"), "peak memory, " + work, ratio("L", "M", work, \.peak), 2)
    }
    for work in ["export, one page changed", "export, one page changed, trusted"] {
      add(("L", "L200"), work, ratio("L", "L200", work, \.cpu), 1.5)
    }
    for work in ["import, cold", "export, cold"] {
      add(
        ("40", "4 languages"), work, ratio("40 languages", "4 languages", work, \.cpu), 12)
    }
    return rows
  }

  private func ratio(_ one: String, _ other: String, _ work: String, _ figure: (Usage) -> Double)
    -> Double?
  {
    guard let one = measured[one]?.usages[work], let other = measured[other]?.usages[work] else {
      return nil
    }
    return figure(.median(one)) / figure(.median(other))
  }

  private func aPage(_ one: String, _ other: String, _ work: String) -> Double? {
    guard let pages = measured[one]?.corpus.pages, let few = measured[other]?.corpus.pages else {
      return nil
    }
    return ratio(one, other, work, \.cpu).map { $0 * Double(few) / Double(pages) }
  }
}
