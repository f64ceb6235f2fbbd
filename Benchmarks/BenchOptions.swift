import FileSystem
import Glibc

/// What the command line of `bench` says.
struct BenchOptions {
  /// The benchmarks that were named.
  var names: [String] = []
  var isSmoke = false
  /// Pages of made sites, where a number was given.
  var pages: Int?
  var languages: Int?
  /// How often speed is measured.
  var runs: Int?
  /// Whether speed is measured with pages of one language, too.
  var hasPages = false
  /// Where results go and where earlier ones are.
  var json: String?
  var against: String?
  /// Where sites are made; in memory where that can be, since disks have moods.
  var folder = BenchOptions.memory ?? "/tmp"

  /// Reads the arguments; says what is wrong and ends where something is.
  init(_ arguments: [String]) {
    var rest = arguments[...]
    func number(_ option: String) -> Int {
      guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else {
        Self.refuse("\(option) needs a number, such as \(option) 1000")
      }
      return value
    }
    func path(_ option: String) -> String {
      guard let value = rest.popFirst() else { Self.refuse("\(option) needs a path") }
      return value
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--smoke": isSmoke = true
      case "--pages": pages = max(2, number(argument))
      case "--languages": languages = max(2, number(argument))
      case "--runs": runs = number(argument)
      case "--with-pages": hasPages = true
      case "--json": json = path(argument)
      case "--against": against = path(argument)
      case "--in": folder = path(argument)
      default: names.append(argument)
      }
    }
  }

  /// Where the data for measuring stand: too large for the repository, beside it by default.
  var shared: String {
    getenv("CMCTL_SHARED").map { String(cString: $0) } ?? "../shared"
  }

  /// Says what is wrong and ends.
  static func refuse(_ message: String) -> Never {
    print(message)
    exit(2)
  }

  /// A file system in memory with room for the largest corpus several times.
  private static var memory: String? {
    var status = statvfs()
    let path = "/dev/shm"
    guard access(path, W_OK) == 0, statvfs(path, &status) == 0 else { return nil }
    return status.f_bavail * UInt(status.f_frsize) > 4 << 30 ? path : nil
  }
}
