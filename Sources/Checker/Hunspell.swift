import ChildProcesses
import Foundation

/// The program `hunspell` with the dictionaries that are installed.
package struct Hunspell: Sendable {
  private let program: String
  private let environment: [String]
  /// Where each dictionary lies, without an ending, by its name: `pt_BR`.
  private let dictionaries: [String: String]

  /// The program did not do what it was asked for.
  package enum Failure: Error, Sendable, Equatable {
    /// What it said, or how it ended.
    case failed(dictionary: String, said: String)
  }

  init(program: String, environment: [String], dictionaries: [String: String]) {
    self.program = program
    self.environment = environment
    self.dictionaries = dictionaries
  }

  /// Finds it on the search path of an environment; nil where it is not installed.
  package init?(environment: [String: String]) {
    // An empty entry means the working directory, from which nothing should be run by surprise.
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let found = folders.lazy.map { $0 + "/hunspell" }
      .first(where: FileManager.default.isExecutableFile)
    guard let program = found else { return nil }
    var own = environment
    // Nobody's own words may change what is found, and what it says is read in English.
    own["HOME"] = "/nonexistent"
    own["LC_ALL"] = "C"
    for name in ["WORDLIST", "DICTIONARY"] { own[name] = nil }
    let strings = own.map { "\($0.key)=\($0.value)" }.sorted()
    guard let list = try? ChildProcess(path: program, arguments: ["-D"], environment: strings)
    else { return nil }
    _ = list.answer(to: [])
    _ = list.finish()
    self.init(
      program: program, environment: strings,
      dictionaries: Self.dictionaries(String(decoding: list.complaints, as: UTF8.self)))
  }

  /// Reads the list of dictionaries. One that lies in the working directory is none: the files of a
  /// site may be anybody's.
  private static func dictionaries(_ list: String) -> [String: String] {
    let lines = list.split(separator: "\n").drop { !$0.hasPrefix("AVAILABLE") }
    var paths: [String: String] = [:]
    for line in lines.prefix(while: { !$0.hasPrefix("LOADED") }) where line.hasPrefix("/") {
      let name = line.split(separator: "/").last.map(String.init) ?? ""
      if paths[name] == nil { paths[name] = String(line) }
    }
    return paths
  }

  /// Returns the dictionary of a language; nil where none is installed: that of its region, else
  /// that of the language alone, else that of the region where most speak it, else any.
  func dictionary(for language: LanguageTraits) -> String? {
    let parts = language.tag.split(separator: "-").dropFirst()
    let base = language.base
    let regions = parts.filter { $0.count == 2 }.map { "\(base)_\($0.uppercased())" }
    let usual = Self.usual[base].map { "\(base)_\($0)" } ?? "\(base)_\(base.uppercased())"
    let named = (regions + [base, usual]).first { dictionaries[$0] != nil }
    return named ?? dictionaries.keys.filter { $0.hasPrefix(base + "_") }.min()
  }

  /// Where a language is written as most write it, where that is not the region of its own name.
  private static let usual = [
    "ar": "EG", "be": "BY", "bn": "BD", "cs": "CZ", "da": "DK", "el": "GR", "en": "US",
    "et": "EE", "fa": "IR", "gl": "ES", "he": "IL", "hi": "IN", "ko": "KR", "nb": "NO",
    "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE", "sw": "TZ", "te": "IN", "uk": "UA",
    "vi": "VN",
  ]

  /// Returns which of some words a dictionary does not have.
  func unknown(_ words: [String], dictionary: String) throws(Failure) -> Set<String> {
    let lines = try ask(words, ["-l"], dictionary)
    return Set(lines.map(String.init))
  }

  /// Returns what words may be meant; each takes much longer than to look up whether it is there.
  func suggestions(_ words: [String], dictionary: String) throws(Failure) -> [String: [String]] {
    // What begins a line with another sign would be a command.
    let lines = try ask(words.map { "^" + $0 }, ["-a"], dictionary)
    var suggestions: [String: [String]] = [:]
    for line in lines where line.hasPrefix("& ") {
      guard let colon = line.firstRange(of: ": "),
        let word = line[..<colon.lowerBound].dropFirst(2).split(separator: " ").first
      else { continue }
      let all = line[colon.upperBound...].split(separator: ",").map { $0.drop { $0 == " " } }
      suggestions[String(word)] = all.map(String.init)
    }
    return suggestions
  }

  private func ask(_ lines: [String], _ options: [String], _ dictionary: String) throws(Failure)
    -> [Substring]
  {
    guard let path = dictionaries[dictionary], !lines.isEmpty else { return [] }
    let process: ChildProcess
    do throws(SpawnError) {
      process = try ChildProcess(
        path: program, arguments: options + ["-i", "utf-8", "-d", path], environment: environment)
    } catch {
      throw .failed(dictionary: dictionary, said: error.reason)
    }
    let answer = process.answer(to: Array(lines.joined(separator: "\n").utf8) + [0x0A])
    let status = process.finish()
    guard status == 0 else {
      let said = String(decoding: process.complaints, as: UTF8.self)
        .split(separator: "\n").last.map(String.init)
      throw .failed(dictionary: dictionary, said: said ?? "ended with status \(status)")
    }
    return String(decoding: answer, as: UTF8.self).split(separator: "\n")
  }
}
