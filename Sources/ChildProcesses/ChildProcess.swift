import Glibc

/// A running program, with what it is told and what it says.
///
/// It is read by pieces: memory holds one buffer of its output. While the output is awaited, its
/// complaints are read too, so that it never waits for a reader of the one while we wait for the
/// other.
package final class ChildProcess {
  /// How many bytes are read at once, and the most that is kept of the complaints.
  private static let bufferSize = 1 << 16

  private let pid: pid_t
  private var input: Int32
  private var output: Int32
  private var errors: Int32
  private var status: Int32?
  private var buffer = [UInt8](repeating: 0, count: bufferSize)
  /// Which part of the buffer was received and not yet read.
  private var held = 0..<0
  /// What the program wrote to its standard error so far.
  package private(set) var complaints: [UInt8] = []

  /// Starts a program; on failure throws the `errno`.
  package init(path: String, arguments: [String], environment: [String]) throws(SpawnError) {
    let input = try SocketPair()
    let output = try SocketPair()
    let errors = try SocketPair()
    pid = try spawn(
      path: path, arguments: arguments, environment: environment,
      streams: [input.theirs, output.theirs, errors.theirs])
    self.input = input.takeOurs()
    self.output = output.takeOurs()
    self.errors = errors.takeOurs()
  }

  deinit {
    close()
    if status == nil {
      // It may be in the middle of a long walk that nobody wants any more.
      kill(pid, SIGTERM)
      _ = wait()
    }
  }

  /// Tells the program something; returns false where it has ended.
  package func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        // Unlike write(2), this raises no SIGPIPE, which would end the whole process.
        let count = send(
          input, bytes.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL))
        if count < 0 && errno == EINTR { continue }
        if count < 0 { return false }
        sent += count
      }
      return true
    }
  }

  /// Tells the program all that it is to know, and reads meanwhile all that it says, so that neither
  /// waits for the other.
  package func answer(to bytes: [UInt8]) -> [UInt8] {
    var answer: [UInt8] = []
    var sent = 0
    while output >= 0 || errors >= 0 {
      if sent == bytes.count { closeInput() }
      var streams = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
      ]
      if poll(&streams, 3, -1) < 0 {
        if errno == EINTR { continue }
        return answer
      }
      if streams[2].revents != 0 {
        let count = bytes[sent...].withUnsafeBytes {
          send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        // One that has ended hears no more, but may have said something before.
        if count >= 0 { sent += count } else if errno != EINTR && errno != EAGAIN { closeInput() }
      }
      if streams[1].revents != 0 { takeComplaints() }
      if streams[0].revents != 0 {
        let count = buffer.withUnsafeMutableBytes {
          Glibc.read(output, $0.baseAddress, $0.count)
        }
        if count > 0 { answer += buffer[..<count] }
        if count == 0 || (count < 0 && errno != EINTR) { ChildProcess.close(&output) }
      }
    }
    return answer
  }

  /// Says that nothing more will be written.
  package func closeInput() {
    ChildProcess.close(&input)
  }

  /// Reads up to an end mark, which is not part of what is returned; `nil` at the end of output.
  package func read(until mark: UInt8) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      if held.isEmpty && !fill() { return bytes.isEmpty ? nil : bytes }
      if let end = buffer[held].firstIndex(of: mark) {
        bytes += take(end - held.lowerBound)
        held = end + 1..<held.upperBound
        return bytes
      }
      bytes += take(held.count)
    }
  }

  /// Reads so many bytes; fewer where the output ends before.
  package func read(count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      let part = take(min(count, held.count))
      _ = target.update(fromContentsOf: part)
      filled = part.count
      // The rest goes straight to its place, not through the buffer.
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(target)[filled..<count]
        let more = receive(into: UnsafeMutableRawBufferPointer(rebasing: rest))
        if more == 0 { break }
        filled += more
      }
    }
  }

  /// Reads all that is left.
  package func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    repeat { bytes += take(held.count) } while fill()
    return bytes
  }

  /// Waits until the program ends; returns its exit status, or 128 and the number of a signal.
  package func finish() -> Int32 {
    closeInput()
    // What nobody reads must not keep it from ending.
    while fill() {}
    close()
    return wait()
  }

  /// Takes the first bytes that the buffer holds.
  private func take(_ count: Int) -> ArraySlice<UInt8> {
    let end = held.lowerBound + count
    defer { held = end..<held.upperBound }
    return buffer[held.lowerBound..<end]
  }

  /// Gets the next piece of output; returns false at its end.
  private func fill() -> Bool {
    held = 0..<buffer.withUnsafeMutableBytes { receive(into: $0) }
    return !held.isEmpty
  }

  /// Waits for output and takes complaints meanwhile; returns 0 when both have ended.
  private func receive(into target: UnsafeMutableRawBufferPointer) -> Int {
    while output >= 0 || errors >= 0 {
      // poll(2) passes over a descriptor of -1.
      var streams = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&streams, 2, -1) < 0 {
        if errno == EINTR { continue }
        return 0
      }
      if streams[1].revents != 0 { takeComplaints() }
      guard streams[0].revents != 0 else { continue }
      let count = Glibc.read(output, target.baseAddress, target.count)
      if count > 0 { return count }
      if count < 0 && errno == EINTR { continue }
      ChildProcess.close(&output)
    }
    return 0
  }

  private func takeComplaints() {
    var piece = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(errors, &piece, piece.count)
    if count < 0 && errno == EINTR { return }
    if count <= 0 { return ChildProcess.close(&errors) }
    complaints += piece.prefix(min(count, ChildProcess.bufferSize - complaints.count))
  }

  private func wait() -> Int32 {
    if let status { return status }
    var raw: Int32 = 0
    while waitpid(pid, &raw, 0) < 0 {
      if errno == EINTR { continue }
      // Somebody else's handler of SIGCHLD has taken it: how it ended is not known.
      raw = 127 << 8
      break
    }
    // WIFEXITED and its like are macros, which Swift does not see: wait(2).
    let result = raw & 0x7f == 0 ? (raw >> 8) & 0xff : 128 + raw & 0x7f
    status = result
    return result
  }

  private func close() {
    ChildProcess.close(&input)
    ChildProcess.close(&output)
    ChildProcess.close(&errors)
  }

  private static func close(_ descriptor: inout Int32) {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
    descriptor = -1
  }
}
