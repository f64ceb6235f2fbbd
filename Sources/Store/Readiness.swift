import Foundation

/// Whether front matter, as the database holds it, does not say `ready: no`.
func isReady(frontMatter: String) -> Bool {
  guard frontMatter.utf8.count > 2, frontMatter.contains("\"ready\"") else { return true }
  // `no` is a text in YAML 1.2, and was a boolean before.
  struct Flag: Decodable { var ready: Bool }
  struct Word: Decodable { var ready: String }
  let bytes = Data(frontMatter.utf8)
  if let flag = try? JSONDecoder().decode(Flag.self, from: bytes) { return flag.ready }
  let word = try? JSONDecoder().decode(Word.self, from: bytes).ready
  return word?.lowercased() != "no"
}
