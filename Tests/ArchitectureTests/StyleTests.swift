import Testing

@Suite struct `The sources` {
  /// Tables of data, which may be long.
  private static let dataTables: Set = ["ScalarClass+Table.swift"]

  @Test func `Have no file over 700 lines but tables of data`() {
    for file in SourceTree.sources + SourceTree.tests where !Self.dataTables.contains(file.name) {
      #expect(file.length <= 700, "\(file.path)")
    }
  }

  @Test func `Document every declaration that other modules see`() {
    for file in SourceTree.sources {
      for line in file.undocumentedDeclarations {
        Issue.record("\(file.path):\(line) has no doc comment")
      }
    }
  }

  @Test func `Give a reason beside whatever can trap or steps around the compiler`() {
    for file in SourceTree.sources {
      for line in file.unexplainedRisks {
        Issue.record("\(file.path):\(line) has no reason on the line or right above it")
      }
    }
  }

  @Test func `Leave nothing for later`() {
    let words = ["TODO", "FIXME"]
    for file in SourceTree.sources {
      let line = file.lines.firstIndex { line in words.contains { line.contains($0) } }
      #expect(line == nil, "\(file.path):\((line ?? 0) + 1)")
    }
  }
}

@Suite struct `The tests` {
  @Test func `Use Swift Testing only`() {
    for file in SourceTree.tests {
      #expect(!file.imports.contains { $0.module == "XCTest" }, "\(file.path)")
    }
  }
}

@Suite struct `The documents` {
  @Test func `Keep the README within 150 lines`() {
    let lines = SourceTree.text("README.md").split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    #expect((2...151).contains(lines.count))
  }

  @Test(arguments: [
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Sources/README.md", "Tests/README.md",
  ])
  func `Link only to what is there`(document: String) {
    let text = SourceTree.text(document)
    let folder = document.split(separator: "/").dropLast().joined(separator: "/")
    for link in text.matches(of: /\]\(([^)#]+)(?:#[^)]*)?\)/).map({ String($0.1) })
    where !link.contains("://") {
      let path = folder.isEmpty ? link : "\(folder)/\(link)"
      #expect(SourceTree.exists(path), "\(document) links to \(link)")
    }
    #expect(!text.isEmpty, "\(document) is empty or missing")
  }
}

@Suite struct `The reading of declarations` {
  @Test func `Finds a declaration without a comment`() {
    let file = SourceFile(
      path: "a.swift",
      lines: [
        "/// A thing.", "package struct Thing {", "  package var part: Int",
        "  /// Does it.", "  @discardableResult", "  package mutating func act() {}",
        "  package(set) var quiet = 1", "  package init() {}", "}", "package import Other",
        "package extension Thing {}",
      ]
    )
    #expect(file.undocumentedDeclarations == [3, 8])
  }

  @Test func `Finds a risk without a reason`() {
    let file = SourceFile(
      path: "a.swift",
      lines: [
        "let a = try! b()", "", "// The table is never empty.", "let c = try! d()",
        "final class E: @unchecked Sendable {}  // guarded by the lock",
        "/// Says fatalError in words only.", "  fatalError(\"x\")",
      ]
    )
    #expect(file.unexplainedRisks == [1])
  }
}
