import Glibc

/// The program `git`, and all it gets to see of the machine.
///
/// Whatever a user or a machine has configured for git, the same repository reads the same.
package struct GitProgram: Sendable {
  /// The path of the executable.
  package let path: String
  /// Its environment, as `NAME=value`.
  let environment: [String]

  /// Finds git on the search path of an environment.
  package init(environment: [String: String]) throws(GitError) {
    // An empty entry means the working directory, from which nothing should be run by surprise.
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    guard let path = folders.lazy.map({ $0 + "/git" }).first(where: GitProgram.isExecutable) else {
      throw .noGit
    }
    self.init(path: path, environment: environment)
  }

  /// Takes git from a path.
  package init(path: String, environment: [String: String]) {
    self.path = path
    var kept = environment.filter { name, _ in
      // GIT_DIR and its like are set where cmctl runs in a hook; the rest would change output.
      // Where git's own parts lie is the one thing that a moved installation has to be told.
      name == "GIT_EXEC_PATH"
        || !(name.hasPrefix("GIT_") || name.hasPrefix("LC_") || name.hasPrefix("LANG"))
    }
    kept.merge(GitProgram.settings) { _, ours in ours }
    self.environment = kept.map { "\($0)=\($1)" }.sorted()
  }

  /// The variables of git(1), “ENVIRONMENT VARIABLES”, that make it a reader.
  private static let settings = [
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_LITERAL_PATHSPECS": "1",
    // Replacements and grafts are not cloned: with them the past would depend on the machine.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": "/dev/null",
    // A partial clone fetches what it lacks. An older git does not know the first of these; the
    // second then refuses every transport, whatever the repository's configuration allows.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
  ]

  /// The settings of git-config(1) that outrank the repository's own.
  ///
  /// `safe.directory` guards against running what somebody else's configuration names: hooks,
  /// pagers, filters, file system monitors, remotes' helpers. `log`, `ls-tree`, `cat-file`,
  /// `for-each-ref` and `rev-parse` run none of these as called here, so that reading a folder of
  /// another user's is safe.
  static let options = [
    "--no-pager",
    "-c", "safe.directory=*",
    "-c", "safe.bareRepository=all",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.attributesFile=/dev/null",
    "-c", "protocol.allow=never",
    "-c", "advice.graftFileDeprecated=false",
    "-c", "color.ui=false",
    "-c", "diff.orderFile=/dev/null",
    "-c", "diff.relative=false",
    "-c", "log.mailmap=false",
    "-c", "log.showRoot=true",
    "-c", "log.showSignature=false",
    "-c", "log.diffMerges=first-parent",
  ]

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
