import ChildProcesses

extension GitRepository {
  /// Lists the files of a commit below the folder; git-ls-tree(1).
  ///
  /// Names that differ only in how their letters are composed are one `String`; the last in git's
  /// order stays.
  package func tree(at commit: String) throws(GitError) -> [String: GitFile] {
    guard let hash = GitText.hash(commit) else { throw .unknownCommit(hash: commit) }
    var arguments = ["ls-tree", "-r", "-z", "--full-tree", "\(hash)^{commit}"]
    if !subfolder.isEmpty { arguments += ["--", subfolder] }
    let result = try git.run(arguments, in: path)
    guard result.status == 0 else {
      let isThere = try hasCommit(hash)
      throw isThere ? failure(arguments, result.complaint) : .unknownCommit(hash: commit)
    }

    let prefix = subfolder.isEmpty ? "" : subfolder + "/"
    var files: [String: GitFile] = [:]
    for entry in result.output.split(separator: 0) {
      // <mode> SP <type> SP <hash> TAB <path>; a path may hold tabs of its own.
      guard let tab = entry.firstIndex(of: 0x09) else { continue }
      let fields = entry[..<tab].split(separator: 0x20)
      guard fields.count == 3, let mode = GitFile.Mode(octal: fields[0]),
        let blob = GitText.hash(fields[2])
      else { continue }
      let name = entry[(tab + 1)...]
      // In an older commit the folder may have been a file, which is listed under its own name.
      guard name.starts(with: prefix.utf8) else { continue }
      files[GitText.path(name.dropFirst(prefix.utf8.count))] = GitFile(blob: blob, mode: mode)
    }
    return files
  }

  /// Reads a content; of a link, its target.
  ///
  /// All contents come from one `git cat-file --batch`, “BATCH OUTPUT” of git-cat-file(1), which
  /// answers each request before it reads the next and writes nothing unasked.
  package func contents(of blob: String) throws(GitError) -> [UInt8] {
    guard let hash = GitText.hash(blob) else { throw .unknownBlob(hash: blob) }
    let arguments = ["cat-file", "--batch"]
    let process: ChildProcess
    if let blobs {
      process = blobs
    } else {
      process = try git.start(arguments, in: path)
    }
    // Where anything goes wrong, what it says next may belong to this request: start anew then.
    blobs = nil
    guard process.write(Array("\(hash)\n".utf8)), let line = process.read(until: 0x0a) else {
      throw failure(arguments, process.complaint(process.finish()))
    }
    let fields = line.split(separator: 0x20)
    guard fields.count == 3, let size = Int(String(decoding: fields[2], as: UTF8.self)) else {
      if fields.last?.elementsEqual("missing".utf8) != true {
        throw failure(arguments, GitText.prose(line))
      }
      blobs = process
      throw isPartial ? .partial(path: path) : .unknownBlob(hash: blob)
    }
    let bytes = process.read(count: size)
    guard bytes.count == size, process.read(count: 1) == [0x0a] else {
      throw failure(arguments, process.complaint(process.finish()))
    }
    blobs = process
    guard fields[1].elementsEqual("blob".utf8) else { throw .unknownBlob(hash: blob) }
    return bytes
  }
}
