import FileSystem
import Importer
import Starter
import Store
import TestSupport
import Testing

/// What a checkout writes where configuration came from elsewhere, and how it is imported again.
struct CheckoutTests {
  private let folder: TemporaryFolder
  private let store: ContentStore

  init() throws {
    folder = try TemporaryFolder([
      "site/locales/EN/index.md": "{{ config.a }}\n", "site/z.ini": "[params]\na = z\n",
      "site/cmctl.ini": "[params]\na = cmctl\n", "site/chatmail.ini": "[params]\na = chatmail\n",
      "site/locales/cmctl.ini": "[params]\na = inner\n", "etc/b.ini": "[params]\na = b\n",
      "etc/a.ini": "[params]\na = a\n", "etc/chatmail.ini": "[params]\na = other\n",
      "site/config/1-own.ini": "[params]\na = own\n", "etc/plain.txt": "[params]\na = plain\n",
    ])
    store = try ContentStore(path: folder.path("site.sqlite"), access: .write)
  }

  /// Reads sources; names are below the test's folder.
  private func read(_ locales: String, _ configuration: [String]) throws -> ReadSite {
    try ReadSite(
      SourceTree.read(
        SourceTree.Places(
          locales: folder.path(locales), configuration: configuration.map(folder.path))))
  }

  @Test(
    "A checkout is imported again in the order that its configuration had",
    arguments: [
      [], ["site/cmctl.ini"], ["site/chatmail.ini"], ["site/z.ini"], ["etc/a.ini"],
      ["etc/plain.txt"], ["site/config/1-own.ini"], ["etc/b.ini", "etc/a.ini"],
      ["site/z.ini", "site/chatmail.ini"], ["site/chatmail.ini", "site/z.ini"],
      ["site/chatmail.ini", "site/cmctl.ini"], ["site/cmctl.ini", "site/chatmail.ini"],
      ["site/chatmail.ini", "etc/chatmail.ini"], ["etc/chatmail.ini", "site/chatmail.ini"],
      ["site/locales/cmctl.ini", "site/cmctl.ini"], ["site/cmctl.ini", "site/locales/cmctl.ini"],
      ["etc/b.ini", "site/z.ini", "etc/a.ini"], ["site/z.ini", "etc/b.ini", "site/cmctl.ini"],
      ["site/config/1-own.ini", "etc/a.ini"], ["etc/a.ini", "site/config/1-own.ini"],
      (0..<12).map { "etc/many/\($0 * 7 % 12).ini" },
    ])
  func configuration(files: [String]) throws {
    for number in 0..<12 {
      try folder.write(["\(number).ini": "[params]\na = \(number)\n"], below: "etc/many")
    }
    let read = try read("site/locales", files)
    _ = try store.commit(read.snapshot, Signature(author: "Anna", time: 1, message: ""))
    let checkout = Checkout(try store.site(), from: store)
    try checkout.write(to: folder.path("checkout"))
    #expect(try folder.read("checkout").files.count == checkout.count)

    let arguments = checkout.importArguments(in: "checkout")
    #expect(arguments.first == "checkout/locales")
    let options = arguments.dropFirst()
    #expect(options.enumerated().allSatisfy { $0 % 2 == 1 || $1 == "--config" })
    let again = try self.read(
      "checkout/locales", options.filter { $0 != "--config" })
    let changes = try store.changes(from: again.snapshot)
    #expect(changes.isEmpty, "\(arguments): \(changes)")
    #expect(again.snapshot.settings == read.snapshot.settings)
  }

  @Test("A site that was named is named again, where nothing tells it")
  func namedSite() throws {
    try folder.write(["index.md": "# Skeleton\n", "a.css": "x"], below: "other")
    let places = SourceTree.Places(
      locales: folder.path("site/locales"), site: folder.path("other"),
      configuration: [folder.path("etc/a.ini")])
    _ = try store.commit(
      ReadSite(SourceTree.read(places)).snapshot, Signature(author: "Anna", time: 1, message: ""))
    let checkout = Checkout(try store.site(), from: store)
    try checkout.write(to: folder.path("checkout"))
    #expect(
      checkout.importArguments(in: "c") == [
        "c/locales", "--site", "c", "--config", "c/config/1-a.ini",
      ])
    let again = try ReadSite(
      SourceTree.read(
        SourceTree.Places(
          locales: folder.path("checkout/locales"), site: folder.path("checkout"),
          configuration: [folder.path("checkout/config/1-a.ini")])))
    #expect(try store.changes(from: again.snapshot).isEmpty)
  }

  @Test("A folder with files in it is refused and stays; an empty one is taken")
  func notEmpty() throws {
    _ = try store.commit(
      read("site/locales", []).snapshot, Signature(author: "Anna", time: 1, message: ""))
    let checkout = Checkout(try store.site(), from: store)
    let before = try folder.read("etc")
    #expect(throws: StarterError.self) { try checkout.write(to: folder.path("etc")) }
    #expect(throws: StarterError.self) { try checkout.write(to: folder.path("etc/a.ini")) }
    #expect(try folder.read("etc") == before)
    try Files.makeFolder(folder.path("empty"))
    try checkout.write(to: folder.path("empty"))
    #expect(try folder.read("empty").files.count == checkout.count)
  }
}
