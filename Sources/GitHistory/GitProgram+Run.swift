import ChildProcesses

extension GitProgram {
  /// Starts git in a folder.
  func start(_ arguments: [String], in folder: String) throws(GitError) -> ChildProcess {
    do throws(SpawnError) {
      return try ChildProcess(
        path: path, arguments: GitProgram.options + ["-C", folder] + arguments,
        environment: environment)
    } catch {
      if error.isAboutProgram { throw .noGit }
      throw .failed(arguments: arguments, complaint: error.reason)
    }
  }

  /// Runs git in a folder to its end.
  func run(
    _ arguments: [String], in folder: String
  ) throws(GitError) -> (output: [UInt8], status: Int32, complaint: String) {
    let process = try start(arguments, in: folder)
    process.closeInput()
    let output = process.readAll()
    let status = process.finish()
    return (output, status, process.complaint(status))
  }
}

extension ChildProcess {
  /// What the program complained about, or else how it ended.
  func complaint(_ status: Int32) -> String {
    var text = complaints[...]
    while text.last == 0x0a { text.removeLast() }
    return text.isEmpty ? "ended with status \(status)" : GitText.prose(Array(text))
  }
}
