/// A path as the lines of a patch have it.
///
/// Letters of any script stand as they are: `git apply` and `patch` both read them, and people
/// can too; git's `core.quotePath` would write each of their bytes as a number.
struct PatchName {
  private let path: String
  private let hasSpace: Bool
  private let isUnsafe: Bool

  init(_ path: String) {
    self.path = path
    hasSpace = path.unicodeScalars.contains(" ")
    // `patch` does not find where a name ends that ends with a space.
    isUnsafe =
      path.unicodeScalars.last == " " || path.unicodeScalars.contains { Self.needsEscape($0) }
  }

  /// In the line `diff --git a/p b/p`. A name with a space is quoted there, which git does not
  /// do: `patch` reads a bare name up to the space, and has no other line to read it from where a
  /// file is empty.
  var inGitLine: String { isUnsafe || hasSpace ? quoted : path }

  /// After `---` and `+++`, with a tab after a name with a space, as git writes it: without it
  /// the name would end at the space.
  var inFileLine: String {
    if isUnsafe { return quoted }
    return hasSpace ? path + "\t" : path
  }

  /// In the line that says of files that they differ, which only people read.
  var inBinaryLine: String { isUnsafe ? quoted : path }

  /// As a string of C.
  private var quoted: String {
    var text = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where Self.needsEscape(scalar):
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 8)
          text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// What would end a line or a string, or give a terminal orders.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "\\" || scalar.properties.generalCategory == .control
  }
}
