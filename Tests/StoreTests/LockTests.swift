import Dispatch
import GRDB
import Glibc
import Store
import Synchronization
import TestSupport
import Testing

struct LockTests {
  private let signature = Signature(author: "Anna", time: 1, message: "Import")

  @Test("A database that another connection writes to is told as locked, and by whom")
  func locked() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": "Hello"]))
    try whileLocked(made.path) {
      let store = try ContentStore(path: made.path, access: .write, lockTimeout: 0.05)
      do {
        _ = try store.commit(site(["EN/index": "Hello!"]), signature)
        Issue.record("it was written")
      } catch {
        guard case StoreError.locked(let path, let holders, let seconds) = error else {
          Issue.record("told as \(error)")
          return
        }
        #expect(path == made.path)
        #expect(seconds == 0.05)
        #expect(holders.map(\.processID) == [Int(getpid())])
        #expect(holders.first?.name?.isEmpty == false)
      }
    }
    #expect(try made.store.head()?.id == RevisionID(1))
  }

  @Test("Who writes keeps nobody from reading, nor from an import that changes nothing")
  func readingGoesOn() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": "Hello"]))
    let head = try #require(try made.store.head())
    try whileLocked(made.path) {
      let reader = try ContentStore(path: made.path, access: .read, lockTimeout: 0)
      #expect(try reader.site().pages.count == 1)
      let writer = try ContentStore(path: made.path, access: .write, lockTimeout: 0)
      #expect(try writer.commit(site(["EN/index": "Hello"]), signature) == .unchanged(head))
    }
  }

  @Test("A short lock is waited for")
  func waits() throws {
    let made = try MadeStore()
    let isHeld = DispatchSemaphore(value: 0)
    let wantsIt = DispatchSemaphore(value: 0)
    let path = made.path
    DispatchQueue.global().async {
      try? whileLocked(path) {
        isHeld.signal()
        wantsIt.wait()
        usleep(50_000)
      }
    }
    isHeld.wait()
    wantsIt.signal()
    #expect(try made.changes(site(["EN/index": "Hello"])).documents.count == 1)
  }

  @Test("Imports at once all end up in the history, one after the other")
  func atOnce() throws {
    let made = try MadeStore()
    let path = made.path
    let numbers = Mutex<[Int64]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { index in
      for round in 0..<5 {
        do {
          let store = try ContentStore(path: path, access: .write)
          let result = try store.commit(
            site(["EN/index": "Writer \(index), round \(round)"]),
            Signature(author: "Writer \(index)", time: 1, message: "Round \(round)"))
          guard case .committed(let revision, _) = result else {
            Issue.record("nothing was stored")
            return
          }
          numbers.withLock { $0.append(revision.id.number) }
        } catch {
          Issue.record("\(error)")
        }
      }
    }
    #expect(numbers.withLock { $0.sorted() } == Array(1...20))
    let revisions = try made.rows("SELECT author || ', ' || message FROM revision ORDER BY 1")
    let expected = (0..<4).flatMap { writer in
      (0..<5).map { "Writer \(writer), Round \($0)" }
    }
    #expect(revisions == expected)
    for id in 1...20 {
      let site = try made.store.site(at: RevisionID(Int64(id)))
      let hash = site.pages[0].documents[0].text.hash
      let text = String(decoding: try made.store.contents([hash])[hash] ?? [], as: UTF8.self)
      let words = text.split(separator: ", ")
      #expect(site.revision.author == words[0])
      #expect(site.revision.message.lowercased() == words[1])
    }
  }

  @Test("The first imports of all may come at once", arguments: 0..<10)
  func firstAtOnce(_: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("site.sqlite")
    DispatchQueue.concurrentPerform(iterations: 3) { index in
      do {
        let store = try ContentStore(path: path, access: .write)
        _ = try store.commit(
          site(["EN/index": "Writer \(index)"]),
          Signature(author: "Anna", time: 1, message: "Import"))
      } catch {
        Issue.record("\(error)")
      }
    }
    #expect(try ContentStore(path: path, access: .read).head()?.id == RevisionID(3))
  }
}

/// Holds the right to write in another connection while a block runs.
private func whileLocked(_ path: String, _ body: () throws -> Void) throws {
  try DatabaseQueue(path: path).writeWithoutTransaction { db in
    try db.execute(sql: "BEGIN IMMEDIATE")
    defer { try? db.execute(sql: "ROLLBACK") }
    try body()
  }
}
