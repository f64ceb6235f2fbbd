/// Finds the links in raw HTML.
enum HTMLLinks {
  /// Returns the `href` of each `<a>`, in order; what stands in comments does not count.
  static func targets(in html: [UInt8]) -> [String] {
    HTMLTag.all(in: html[...]).filter { $0.name == "a" && !$0.isEnd }
      .compactMap { $0.attributes.first { $0.name == "href" }?.value }
  }
}
