import ChildProcesses
import FileSystem
import Foundation

/// What a program cost.
struct Usage: Codable {
  /// User and system time, in milliseconds.
  var cpu = 0.0
  /// Time that passed, in milliseconds.
  var wall = 0.0
  /// Peak memory, in bytes.
  var peak = 0.0
  /// Bytes that it read and wrote by system calls; files that are mapped are not counted.
  var read = 0.0
  var written = 0.0

  /// The sum of two programs that run one after the other.
  static func + (one: Usage, other: Usage) -> Usage {
    Usage(
      cpu: one.cpu + other.cpu, wall: one.wall + other.wall, peak: max(one.peak, other.peak),
      read: one.read + other.read, written: one.written + other.written)
  }

  /// The median of each figure.
  static func median(_ runs: [Usage]) -> Usage {
    func middle(_ figure: (Usage) -> Double) -> Double {
      runs.map(figure).sorted()[runs.count / 2]
    }
    return Usage(
      cpu: middle(\.cpu), wall: middle(\.wall), peak: middle(\.peak), read: middle(\.read),
      written: middle(\.written))
  }
}

/// What the floors say, as `Benchmarks/floors/main.c` prints it; times in seconds.
private struct FloorLine: Decodable {
  var cpu: Double
  var wall: Double
  var peak: Double
  var read: Double?
  var written: Double?
  var bytes: Double?
  var parsing: Double?
}

/// The programs that are measured: cmctl, and the floors, which do the same raw work.
struct Programs {
  let cmctl: String
  let floors: String

  /// Finds both beside this program; nil where one is not built.
  init?() {
    guard let own = try? Files.realPath("/proc/self/exe") else { return nil }
    cmctl = Files.parent(of: own) + "/cmctl"
    floors = Files.parent(of: Files.parent(of: Files.parent(of: own))) + "/floors"
    guard [cmctl, floors].allSatisfy({ (try? Files.status($0)) != nil }) else { return nil }
  }

  /// Runs cmctl; `onOneCPU` lets it have one worker.
  func cmctl(_ arguments: [String], onOneCPU: Bool = false) throws -> Usage {
    let line = try output(floors, ["run", onOneCPU ? "one" : "all", cmctl] + arguments)
    return Usage(line)
  }

  /// Does raw work; returns what it cost, of it for parsing, and the bytes that it handled.
  func floor(_ arguments: [String]) throws -> (usage: Usage, parsing: Double, bytes: Double) {
    let line = try output(floors, arguments)
    return (Usage(line), (line.parsing ?? 0) * 1000, line.bytes ?? 0)
  }

  /// Runs any program; throws where it fails.
  static func run(_ path: String, _ arguments: [String]) throws -> [UInt8] {
    let child = try ChildProcess(
      path: path, arguments: arguments,
      environment: ["PATH=/usr/bin:/bin", "HOME=/", "CMCTL_AUTHOR=bench", "LC_ALL=C.UTF-8"])
    let answer = child.answer(to: [])
    let status = child.finish()
    guard status == 0 else {
      throw ProgramError(
        command: ([path] + arguments).joined(separator: " "), status: status,
        complaints: String(decoding: child.complaints, as: UTF8.self))
    }
    return answer
  }

  private func output(_ path: String, _ arguments: [String]) throws -> FloorLine {
    try JSONDecoder().decode(FloorLine.self, from: Data(Self.run(path, arguments)))
  }
}

extension Usage {
  fileprivate init(_ line: FloorLine) {
    self.init(
      cpu: line.cpu * 1000, wall: line.wall * 1000, peak: line.peak, read: line.read ?? 0,
      written: line.written ?? line.bytes ?? 0)
  }
}

/// A program that was measured and failed.
struct ProgramError: Error {
  var command: String
  var status: Int32
  var complaints: String
}
