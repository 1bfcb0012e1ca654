package import Foundation

/// A temporary folder in which the built `errata` runs, with an environment of its own.
///
/// It is the working folder, the home, and where the default store goes; it is removed at the end.
package final class Workbench: Sendable {
  /// The folder.
  package let folder: URL

  /// Makes an empty folder.
  package init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("errata-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of a file in the folder.
  package func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Writes a file.
  package func write(_ text: String, to name: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  /// The text of a file.
  package func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// Runs `errata` to its end.
  ///
  /// - Parameters:
  ///   - arguments: its arguments.
  ///   - input: what it reads from standard input.
  ///   - environment: variables besides PATH, LANG, HOME and a reviewer's name; an empty value takes
  ///     one away.
  package func errata(
    _ arguments: String...,
    input: String = "",
    environment: [String: String] = [:]
  ) throws -> Tool {
    try run(Products.url("errata"), arguments, input: input, environment: environment)
  }

  /// Runs `errata` to its end, with arguments from a table.
  package func errata(_ arguments: [String], input: String = "") throws -> Tool {
    try run(Products.url("errata"), arguments, input: input, environment: [:])
  }

  /// Runs a shell's command line, in which `$ERRATA` is the built program.
  package func shell(_ line: String, environment: [String: String] = [:]) throws -> Tool {
    var environment = environment
    environment["ERRATA"] = Products.url("errata").path
    return try run(
      URL(filePath: "/bin/bash"),
      ["-c", line],
      input: "",
      environment: environment
    )
  }

  private func run(
    _ program: URL,
    _ arguments: [String],
    input: String,
    environment: [String: String]
  ) throws -> Tool {
    let usual = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LANG": "C.UTF-8", "HOME": folder.path, "TMPDIR": folder.path, "ERRATA_REVIEWER": "ada",
    ]
    return try Tool(
      "/bin/sh",
      ["-c", "cd \"$0\" && exec \"$@\"", folder.path, program.path] + arguments,
      environment: usual.merging(environment) { $1 }.filter { !$0.value.isEmpty },
      input: input
    )
  }
}

extension Tool {
  /// The lines of standard output.
  package var lines: [String] { output.split(separator: "\n").map(String.init) }
}
