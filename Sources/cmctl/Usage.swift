import ArgumentParser
import Template

/// What the argument parser lets pass, or says less of than is known.
enum Usage {
  /// Says which verb is not there, and which one may be meant.
  static func checkVerb(_ arguments: ArraySlice<String>) throws(SelectionError) {
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments
    guard let word = words.first, !word.hasPrefix("-") else { return }
    let verbs = Cmctl.configuration.groupedSubcommands.flatMap(\.subcommands)
      .map { $0._commandName }
    if verbs.contains(word) || word == "help" { return }
    let near = nearestName(to: word, among: verbs)
    throw SelectionError(
      "“\(word)” is no verb of cmctl",
      hint: near.map { "did you mean cmctl \($0)?" } ?? "cmctl --help lists them")
  }

  /// Refuses an option of one value that is given twice: of two values, one would be passed over in
  /// silence.
  static func checkRepeated(
    _ arguments: ArraySlice<String>, of command: some ParsableCommand
  ) throws(SelectionError) {
    var given: Set<String> = []
    let repeated = arguments.prefix { $0 != "--" }.compactMap(longName)
      .filter { !given.insert($0).inserted }
    // To look what a command holds costs as much as all else that is done at a start.
    if repeated.isEmpty { return }
    let single = singleOptions(of: command)
    if let name = repeated.first(where: single.contains) {
      throw SelectionError("--\(name) is given twice, and takes one value")
    }
  }

  /// The long name of the option that an argument is; nil where it is none.
  private static func longName(of argument: String) -> String? {
    let name = argument.prefix { $0 != "=" }
    if name.hasPrefix("--") { return String(name.dropFirst(2)) }
    return ["-l": "language", "-m": "message", "-n": "limit"][String(name)]
  }

  /// The long names of the options that take one value: those that hold no list.
  private static func singleOptions(of value: Any) -> Set<String> {
    var names: Set<String> = []
    for child in Mirror(reflecting: value).children {
      guard let label = child.label, label.hasPrefix("_") else { continue }
      let type = String(describing: type(of: child.value))
      if type.hasPrefix("OptionGroup<") {
        names.formUnion(group(child.value))
      } else if type.hasPrefix("Option<"), !type.hasPrefix("Option<Array<") {
        names.insert(kebab(label.dropFirst()))
      }
    }
    return names
  }

  private static func group(_ value: Any) -> Set<String> {
    (value as? any OptionsHolder).map { singleOptions(of: $0.options) } ?? []
  }

  /// `sourceBlock` is `--source-block`.
  private static func kebab(_ name: Substring) -> String {
    name.reduce(into: "") { text, letter in
      text += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }
}

/// A group of options, whatever its type.
private protocol OptionsHolder {
  var options: Any { get }
}

extension OptionGroup: OptionsHolder {
  fileprivate var options: Any { wrappedValue }
}
