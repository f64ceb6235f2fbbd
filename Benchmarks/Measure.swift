import Glibc

/// What a piece of work cost.
struct Cost {
  /// User and system time of the process, in milliseconds.
  var cpu: Double
  /// Time that passed, in milliseconds.
  var wall: Double

  /// Runs work several times and returns the median by CPU time.
  static func of(runs: Int = 5, _ work: () throws -> Void) rethrows -> Cost {
    var costs: [Cost] = []
    for _ in 0..<runs {
      let start = (now(CLOCK_PROCESS_CPUTIME_ID), now(CLOCK_MONOTONIC))
      try work()
      costs.append(
        Cost(cpu: now(CLOCK_PROCESS_CPUTIME_ID) - start.0, wall: now(CLOCK_MONOTONIC) - start.1))
    }
    return costs.sorted { $0.cpu < $1.cpu }[runs / 2]
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

/// A generator of made content: the same seed, the same corpus (SplitMix64, Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
