// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "cmctl",
  products: [.executable(name: "cmctl", targets: ["cmctl"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // C libraries of the system: a module map and a shim each, no Swift.
    .systemLibrary(name: "CCMarkGFM", pkgConfig: "libcmark-gfm"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng"),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode"),

    // Puts the SQL and the theme into the program, so that what is installed is one file.
    .executableTarget(name: "embed-text", path: "Sources/embed-text"),
    .plugin(name: "EmbedText", capability: .buildTool(), dependencies: ["embed-text"]),
    .target(name: "Migrations", path: "migrations", plugins: ["EmbedText"]),
    .target(name: "Theme", path: "Sources/Exporter/Theme", plugins: ["EmbedText"]),

    .target(name: "FileSystem", dependencies: ["CLinux"]),
    .target(name: "Diff"),
    .target(name: "ChildProcesses"),
    .target(name: "GitHistory", dependencies: ["ChildProcesses"]),
    .target(name: "Template"),
    .target(name: "HTMLFill", dependencies: ["Template"]),
    .target(name: "Translation"),
    .target(name: "CParseMemory", dependencies: ["CCMarkGFM"]),
    .target(name: "Markdown", dependencies: ["CCMarkGFM", "CParseMemory", "Translation"]),
    .target(
      name: "Store",
      dependencies: [
        "CCrypto", "Migrations", "Translation", "FileSystem",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(name: "SearchIndex"),
    .target(name: "Worklist", dependencies: ["Markdown", "Store"]),
    .target(
      name: "Importer",
      dependencies: [
        "FileSystem", "GitHistory", "Markdown", "Store", "Template",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "Exporter",
      dependencies: [
        "CPNG", "CQREncode", "FileSystem", "HTMLFill", "Markdown", "SearchIndex", "Store",
        "Template", "Theme",
      ],
      exclude: ["Theme"]),
    .target(
      name: "Checker",
      dependencies: [
        "ChildProcesses", "Exporter", "HTMLFill", "Markdown", "Store", "Template", "Translation",
      ]),
    .target(
      name: "Starter", dependencies: ["FileSystem", "Importer", "Store", "Template"],
      plugins: ["EmbedText"]),
    .target(name: "StatusReport", dependencies: ["Store"], plugins: ["EmbedText"]),
    .executableTarget(
      name: "cmctl",
      dependencies: [
        "Checker", "Diff", "Exporter", "FileSystem", "GitHistory", "Importer", "Starter",
        "StatusReport", "Store", "Template", "Worklist",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      linkerSettings: [
        // What the loader has to do at each start was a fifth of it: scripts/build puts C++ there.
        .unsafeFlags(
          ["-use-ld=lld", "-L\(Context.packageDirectory)/.build/static"],
          .when(configuration: .release))
      ]),

    // What work costs: by hand, and at its smallest in CI.
    .executableTarget(
      name: "bench",
      dependencies: [
        "Checker", "ChildProcesses", "Exporter", "FileSystem", "Importer", "Markdown",
        "StatusReport", "Store", "Translation",
      ],
      path: "Benchmarks", exclude: ["counts.json", "floors"]),

    .target(name: "TestSupport", dependencies: ["FileSystem"], path: "Tests/TestSupport"),
    .testTarget(
      name: "ExporterTests",
      dependencies: [
        "Exporter", "FileSystem", "Importer", "Markdown", "SearchIndex", "Store", "Template",
        "TestSupport",
      ]),
    .testTarget(
      name: "CheckerTests",
      dependencies: ["Checker", "FileSystem", "Importer", "Markdown", "Store", "TestSupport"]),
    .testTarget(name: "DiffTests", dependencies: ["Diff"]),
    .testTarget(name: "ChildProcessesTests", dependencies: ["ChildProcesses"]),
    .testTarget(name: "GitHistoryTests", dependencies: ["ChildProcesses", "GitHistory"]),
    .testTarget(name: "HTMLFillTests", dependencies: ["HTMLFill", "Template"]),
    .testTarget(
      name: "ImporterTests",
      dependencies: ["FileSystem", "Importer", "Store", "Template", "TestSupport"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
    .testTarget(
      name: "StarterTests",
      dependencies: ["Exporter", "FileSystem", "Importer", "Starter", "Store", "TestSupport"]),
    .testTarget(name: "StatusReportTests", dependencies: ["StatusReport", "Store"]),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "FileSystem", "Migrations", "Store", "TestSupport", "Translation",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures", "Golden"]),
    .testTarget(name: "TemplateTests", dependencies: ["Template"]),
    .testTarget(name: "TranslationTests", dependencies: ["Markdown", "Translation"]),
    .testTarget(name: "WorklistTests", dependencies: ["Store", "Worklist"]),

    // Tests that run the built program, or git and patch.
    .target(name: "RunSupport", path: "Tests/RunSupport"),
    .testTarget(
      name: "SiteHistoryTests",
      dependencies: [
        "Diff", "Exporter", "FileSystem", "Importer", "RunSupport", "Starter", "Store",
        "TestSupport",
      ]),
    .testTarget(
      name: "cmctlTests", dependencies: ["Checker", "cmctl", "RunSupport", "Store"],
      exclude: ["Golden"]),
    .testTarget(name: "SiteTests", dependencies: ["cmctl", "RunSupport"], exclude: ["Cases"]),
  ],
  swiftLanguageModes: [.v6]
)
