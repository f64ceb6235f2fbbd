import Glibc

/// A program could not be started; the `errno` says why.
package struct SpawnError: Error {
  package var code: Int32

  /// Whether the program is absent, may not be run or is none, rather than that there is no room.
  package var isAboutProgram: Bool { [ENOENT, ENOTDIR, EACCES, ENOEXEC].contains(code) }

  /// What the system says.
  package var reason: String { String(cString: strerror(code)) }
}

/// Two ends of a stream: one for a child process, one for us.
///
/// Not a pipe, since Swift's Glibc has no `pipe2`: with two calls, a child started meanwhile by
/// another thread would inherit our end and keep the stream open for as long as it lives.
struct SocketPair: ~Copyable {
  private var ours: Int32
  let theirs: Int32

  init() throws(SpawnError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw SpawnError(code: errno) }
    ours = ends[0]
    theirs = ends[1]
  }

  deinit {
    if ours >= 0 { close(ours) }
    close(theirs)
  }

  /// Hands our end over to the caller and closes the other.
  consuming func takeOurs() -> Int32 {
    let end = ours
    ours = -1
    return end
  }
}

/// Starts a program with three streams as its input, output and errors.
func spawn(
  path: String, arguments: [String], environment: [String], streams: [Int32]
) throws(SpawnError) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (index, stream) in streams.enumerated() {
    posix_spawn_file_actions_adddup2(&actions, stream, Int32(index))
  }

  // Signals that we ignore or hold back are ours to deal with, not the program's.
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  sigaddset(&signals, SIGPIPE)
  sigaddset(&signals, SIGTERM)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

  var argv = ([path] + arguments).map { strdup($0) } + [nil]
  var envp = environment.map { strdup($0) } + [nil]
  defer { for text in argv + envp { free(text) } }
  var pid: pid_t = 0
  let code = posix_spawn(&pid, path, &actions, &attributes, &argv, &envp)
  guard code == 0 else { throw SpawnError(code: code) }
  return pid
}
