// swift-tools-version: 6.2

// How this manifest is kept:
// - one section a target, its tests beside it, lowest layer first, alphabetical inside a layer;
// - a target names every module of ours that it imports, and only those that the table in
//   Sources/README.md allows (ArchitectureTests reads the sources and fails on any other);
// - one dependency a line.

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "errata",
  products: [
    .executable(name: "errata", targets: ["errata"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // MARK: Layer 0

    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    .target(name: "CDemoRecords", exclude: ["records.jsonl"]),

    // The tables are included by the C file, and made by Scripts/generate-name-dictionary.
    .target(name: "CNameDictionary", exclude: ["latin.inc", "table.inc"]),

    .target(name: "CTerminalGuard"),

    // The table is included by the C file, and made by Scripts/generate-word-dictionary.
    .target(name: "CWordDictionary", exclude: ["table.inc"]),

    .systemLibrary(name: "CVectorscan", providers: [.apt(["libvectorscan-dev"])]),

    .target(name: "CellGrid", swiftSettings: settings),
    .testTarget(
      name: "CellGridTests",
      dependencies: ["CellGrid", "TestSupport"],
      swiftSettings: settings
    ),

    // Without pkgConfig, whose flags for ncursesw the package manager refuses with a warning; the
    // headers and the library stand where the compiler looks.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),

    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),

    .target(name: "ReviewModel", swiftSettings: settings),
    .testTarget(
      name: "ReviewModelTests",
      dependencies: ["ReviewModel"],
      swiftSettings: settings
    ),

    .target(name: "Statistics", swiftSettings: settings),
    .testTarget(
      name: "StatisticsTests",
      dependencies: ["Statistics", "TestSupport"],
      swiftSettings: settings
    ),

    .target(name: "TextAnalysis", swiftSettings: settings),
    .testTarget(
      name: "TextAnalysisTests",
      dependencies: ["TestSupport", "TextAnalysis"],
      swiftSettings: settings
    ),

    .target(
      name: "Themes",
      path: "Themes",
      exclude: ["README.md"],
      resources: [
        .embedInCode("ascii.toml"),
        .embedInCode("contrast.toml"),
        .embedInCode("dusk.toml"),
        .embedInCode("ember.toml"),
        .embedInCode("forest.toml"),
        .embedInCode("midnight.toml"),
        .embedInCode("mist.toml"),
        .embedInCode("mono.toml"),
        .embedInCode("paper.toml"),
        .embedInCode("safe.toml"),
        .embedInCode("terminal.toml"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ThemesTests",
      dependencies: ["CellGrid", "Configuration", "TestSupport", "Themes"],
      exclude: ["Snapshots"],
      swiftSettings: settings
    ),

    // MARK: Layer 1

    .target(
      name: "Curation",
      dependencies: ["ReviewModel", "TextAnalysis"],
      exclude: ["Exporting/README.md"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CurationTests",
      dependencies: ["Curation", "ReviewModel", "TestSupport", "TextAnalysis"],
      swiftSettings: settings
    ),

    .target(
      name: "EvalGate",
      dependencies: ["ReviewModel", "Statistics", "TextAnalysis"],
      exclude: ["README.md"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "EvalGateTests",
      dependencies: ["EvalGate", "ReviewModel", "Statistics", "TestSupport"],
      swiftSettings: settings
    ),

    .target(
      name: "Guarding",
      dependencies: ["ReviewModel", "TextAnalysis"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "GuardingTests",
      dependencies: ["Guarding", "ReviewModel"],
      swiftSettings: settings
    ),

    .target(name: "JSONText", dependencies: ["ReviewModel"], swiftSettings: settings),
    .testTarget(
      name: "JSONTextTests",
      dependencies: ["JSONText", "ReviewModel"],
      swiftSettings: settings
    ),

    .target(name: "Queueing", dependencies: ["ReviewModel"], swiftSettings: settings),
    .testTarget(
      name: "QueueingTests",
      dependencies: ["Queueing", "ReviewModel", "TestSupport"],
      swiftSettings: settings
    ),

    .target(
      name: "Redaction",
      dependencies: ["CNameDictionary", "CPCRE2", "CVectorscan", "ReviewModel", "TextAnalysis"],
      exclude: ["README.md"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "RedactionTests",
      dependencies: ["Redaction", "ReviewModel", "TestSupport"],
      swiftSettings: settings
    ),

    .target(
      name: "ReviewStorage",
      dependencies: ["ReviewModel", "TextAnalysis"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ReviewStorageTests",
      dependencies: ["ReviewStorage"],
      swiftSettings: settings
    ),

    // MARK: Layer 2

    .target(
      name: "Capture",
      dependencies: [
        "JSONText",
        "Redaction",
        "ReviewModel",
        "ReviewStorage",
        "TextAnalysis",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CaptureTests",
      dependencies: [
        "Capture",
        "JSONText",
        "Redaction",
        "ReviewModel",
        "ReviewStorage",
        "TestSupport",
      ],
      swiftSettings: settings
    ),

    .target(
      name: "Configuration",
      dependencies: [
        "CellGrid",
        "Curation",
        "EvalGate",
        "Redaction",
        "ReviewModel",
        "Themes",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      exclude: ["Examples"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ConfigurationTests",
      dependencies: [
        "CellGrid", "Configuration", "Curation", "EvalGate", "Redaction", "ReviewModel",
        "TestSupport",
      ],
      swiftSettings: settings
    ),

    .target(
      name: "ConsoleUI",
      dependencies: ["CellGrid", "Guarding", "Queueing", "ReviewModel", "TextAnalysis"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ConsoleUITests",
      dependencies: [
        "CellGrid", "Configuration", "ConsoleUI", "Queueing", "ReviewModel", "TestSupport",
        "TextAnalysis",
      ],
      exclude: ["Editor/Snapshots", "Sets/Snapshots", "Snapshots"],
      swiftSettings: settings
    ),

    .target(
      name: "NcursesTerminal",
      dependencies: ["CNcurses", "CTerminalGuard", "CellGrid"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "NcursesTerminalTests",
      dependencies: ["CellGrid", "NcursesTerminal", "TestSupport"],
      swiftSettings: settings
    ),

    .target(
      name: "Processes",
      dependencies: ["CCurl", "ReviewModel"],
      exclude: ["README.md"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ProcessesTests",
      dependencies: ["ProcessProbe", "Processes", "TestSupport"],
      swiftSettings: settings
    ),

    .target(
      name: "Releases",
      dependencies: [
        "Curation",
        "JSONText",
        "ReviewModel",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ReleasesTests",
      dependencies: [
        "Curation", "JSONText", "Releases", "ReviewModel", "TestSupport", "TextAnalysis",
      ],
      exclude: ["Snapshots"],
      swiftSettings: settings
    ),

    .target(
      name: "Reporting",
      dependencies: ["ReviewModel", "Statistics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Reporting", "ReviewModel", "Statistics", "TestSupport"],
      swiftSettings: settings
    ),

    .target(
      name: "SQLiteStore",
      dependencies: [
        "JSONText",
        "Queueing",
        "ReviewModel",
        "ReviewStorage",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      exclude: ["README.md"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SQLiteStoreTests",
      dependencies: [
        "Queueing",
        "ReviewModel",
        "ReviewStorage",
        "SQLiteStore",
        "StoreRacer",
        "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings
    ),

    // Hunspell is loaded while it runs, where it is installed.
    .target(name: "SpellChecking", swiftSettings: settings),
    .testTarget(
      name: "SpellCheckingTests",
      dependencies: ["SpellChecking", "TestSupport"],
      swiftSettings: settings
    ),

    // MARK: Layer 3

    .target(
      name: "ConsoleRuntime",
      dependencies: [
        "CTerminalGuard", "CellGrid", "Configuration", "ConsoleUI", "NcursesTerminal", "Processes",
        "Queueing", "ReviewModel", "ReviewStorage",
      ],
      exclude: ["README.md"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ConsoleRuntimeTests",
      dependencies: [
        "CellGrid", "Configuration", "ConsoleRuntime", "ConsoleUI", "Queueing", "ReviewModel",
        "ReviewStorage", "SQLiteStore", "TestSupport",
      ],
      swiftSettings: settings
    ),

    // MARK: Layer 4

    .executableTarget(
      name: "errata",
      dependencies: [
        "CDemoRecords",
        "CPCRE2",
        "CTerminalGuard",
        "CWordDictionary",
        "Capture",
        "CellGrid",
        "Configuration",
        "ConsoleRuntime",
        "ConsoleUI",
        "Curation",
        "EvalGate",
        "Guarding",
        "JSONText",
        "NcursesTerminal",
        "Processes",
        "Redaction",
        "Releases",
        "Reporting",
        "ReviewModel",
        "ReviewStorage",
        "SQLiteStore",
        "SpellChecking",
        "Statistics",
        "TextAnalysis",
        "Themes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "errataTests",
      dependencies: [
        "errata",
        "Curation",
        "EvalGate",
        "JSONText",
        "Processes",
        "Releases",
        "ReviewModel",
        "ReviewStorage",
        "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),

    // MARK: The whole

    .testTarget(name: "ArchitectureTests", swiftSettings: settings),

    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Capture",
        "CellGrid",
        "ConsoleRuntime",
        "ConsoleUI",
        "GuardProbe",
        "ProcessProbe",
        "ReviewModel",
        "ReviewStorage",
        "SQLiteStore",
        "TerminalProbe",
        "TestSupport",
        "errata",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings
    ),

    .executableTarget(
      name: "GuardProbe",
      dependencies: [
        "CTerminalGuard", "CellGrid", "ConsoleRuntime", "ConsoleUI", "NcursesTerminal",
        "ReviewModel", "ReviewStorage", "SQLiteStore",
      ],
      path: "Tests/GuardProbe",
      swiftSettings: settings
    ),

    .executableTarget(
      name: "ProcessProbe",
      dependencies: ["JSONText", "ReviewModel"],
      path: "Tests/ProcessProbe",
      swiftSettings: settings
    ),

    .executableTarget(
      name: "NearDuplicateBench",
      dependencies: ["CWordDictionary", "TextAnalysis"],
      path: "Tests/NearDuplicateBench",
      swiftSettings: settings,
      linkerSettings: [.linkedLibrary("m")]
    ),

    .executableTarget(
      name: "StoreRacer",
      dependencies: ["ReviewModel", "ReviewStorage", "SQLiteStore"],
      path: "Tests/StoreRacer",
      swiftSettings: settings
    ),

    .executableTarget(
      name: "TerminalProbe",
      dependencies: ["CellGrid", "Configuration", "JSONText", "NcursesTerminal", "ReviewModel"],
      path: "Tests/TerminalProbe",
      swiftSettings: settings
    ),

    .target(
      name: "TestSupport",
      dependencies: ["CellGrid", "Queueing", "ReviewModel", "ReviewStorage", "TextAnalysis"],
      path: "Tests/Support",
      swiftSettings: settings
    ),
  ]
)
