import Foundation
import Testing

/// The package's own files, read from where this file stands.
enum SourceTree {
  /// The package's folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every Swift file of `Sources` and `Themes`, by module.
  static let modules: [String: [SourceFile]] = {
    var modules: [String: [SourceFile]] = [:]
    for folder in folders(in: root.appendingPathComponent("Sources")) {
      modules[folder.lastPathComponent] = files(under: folder)
    }
    let themes = root.appendingPathComponent("Themes")
    if FileManager.default.fileExists(atPath: themes.path) {
      modules["Themes"] = files(under: themes)
    }
    return modules
  }()

  /// Every Swift file of `Sources` and `Themes`.
  static let sources = modules.keys.sorted().flatMap { modules[$0] ?? [] }

  /// Every Swift file of `Tests`.
  static let tests = files(under: root.appendingPathComponent("Tests"))

  /// The text of a file, empty when there is none.
  static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  /// Whether there is a file or folder of that path.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  private static func folders(in folder: URL) -> [URL] {
    let entries = try? FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: [.isDirectoryKey]
    )
    return (entries ?? []).filter(\.hasDirectoryPath)
  }

  private static func files(under folder: URL) -> [SourceFile] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let url = folder.appendingPathComponent(path)
      let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
      return SourceFile(
        path: String(url.path.dropFirst(root.path.count + 1)),
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      )
    }
  }
}

/// A Swift file as lines.
struct SourceFile: Sendable, CustomTestStringConvertible {
  /// The path from the package's folder.
  var path: String
  /// The lines.
  var lines: [String]

  /// The file's name.
  var name: String { String(path.split(separator: "/").last ?? "") }

  /// How many lines it has.
  var length: Int { lines.count - (lines.last == "" ? 1 : 0) }

  var testDescription: String { path }

  /// The modules that it imports, with the line.
  var imports: [(module: String, line: Int)] {
    lines.enumerated().compactMap { index, line in
      var words = line.split(separator: " ").map(String.init)
      while let word = words.first, Self.importPrefixes.contains(word) || word.hasPrefix("@") {
        words.removeFirst()
      }
      guard words.first == "import", words.count > 1 else { return nil }
      let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
      return (String(name.prefix { $0 != "." }), index + 1)
    }
  }

  private static let importPrefixes: Set = [
    "public", "package", "internal", "fileprivate", "private",
  ]
}
