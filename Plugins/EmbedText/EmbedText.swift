import Foundation
import PackagePlugin

/// Makes the texts (SQL, HTML, CSS, JavaScript, Markdown, INI) of a target's own folder a Swift source of that
/// target.
@main
struct EmbedText: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let files = target.sourceFiles.map(\.url)
      .filter { ["sql", "html", "css", "js", "md", "ini"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) texts in \(target.name)",
        executable: try context.tool(named: "embed-text").url,
        arguments: [output.path, target.directoryURL.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
