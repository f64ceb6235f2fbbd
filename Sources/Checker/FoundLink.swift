import HTMLFill
import Markdown

/// A link or a file that a text names, with its place.
struct FoundLink: Equatable {
  var address: String
  var range: Range<Int>
  /// Whether readers follow it; else it is a file that belongs to the page: an image, a script.
  var isShown: Bool

  /// Returns what a block leads to, in order: links and images of Markdown, and attributes of raw
  /// HTML. Addresses that a template makes are left out.
  static func all(in block: CheckedBlock) -> [FoundLink] {
    if block.parts.parts.isEmpty { return [] }
    var links: [FoundLink] = []
    for part in block.parts.parts {
      switch part.kind {
      case .link(let url): links.append(FoundLink(address: url, range: part.range, isShown: true))
      case .image(let url, _):
        links.append(FoundLink(address: url, range: part.range, isShown: false))
      default: break
      }
    }
    links += all(in: block.html)
    return links.filter { !$0.isMade && !$0.address.isEmpty }
  }

  /// Returns what tags of HTML lead to.
  static func all(in tags: [HTMLTag]) -> [FoundLink] {
    tags.filter { !$0.isEnd }.flatMap { tag in
      tag.attributes.flatMap { attribute -> [FoundLink] in
        let value = String(
          decoding: CharacterReferences.decoded(Array(attribute.value.utf8)), as: UTF8.self)
        switch (tag.name, attribute.name) {
        case ("a", "href"), ("area", "href"):
          return [FoundLink(address: value, range: attribute.range, isShown: true)]
        case ("link", "href"), (_, "src"), (_, "poster"), ("object", "data"):
          return [FoundLink(address: value, range: attribute.range, isShown: false)]
        case (_, "srcset"):
          return ImageCandidate.all(in: value).map {
            FoundLink(address: $0.url, range: attribute.range, isShown: false)
          }
        default: return []
        }
      }
    }
  }

  /// Whether a template makes a part of the address.
  private var isMade: Bool { address.contains("{{") || address.contains("{%") }
}
