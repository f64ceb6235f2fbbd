// embed-text OUTPUT FOLDER FILE…: writes a Swift source that holds each file's text as a string
// literal.
import Foundation

let arguments = CommandLine.arguments
let folder = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
var swift = "/// The texts of this target's folder, by their paths in it, in order.\n"
swift += "let embeddedTexts: [(name: String, text: String)] = [\n"
for file in arguments.dropFirst(3).sorted() {
  let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
  let name = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
  // A raw literal with more number signs than the text has in a row needs no escapes at all.
  var marks = "#"
  while text.contains("\"" + marks) || text.contains("\\" + marks) { marks += "#" }
  swift += "  (\(String(reflecting: name)), \(marks)\"\"\"\n\(text)\n\"\"\"\(marks)),\n"
}
swift += "]\n"
try swift.write(to: URL(fileURLWithPath: arguments[1]), atomically: true, encoding: .utf8)
