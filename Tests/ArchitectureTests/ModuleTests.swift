import Testing

private let table = ModuleTable(markdown: SourceTree.text("Sources/README.md"))

@Suite struct `The modules` {
  @Test func `Import only what the table allows`() {
    for (module, files) in SourceTree.modules {
      for file in files {
        for (imported, line) in file.imports {
          let objection = table.objection(to: imported, in: module)
          #expect(objection == nil, "\(file.path):\(line)")
        }
      }
    }
  }

  @Test func `Have a line in the table, each`() {
    let missing = SourceTree.modules.keys.filter { table[$0] == nil }.sorted()
    #expect(missing.isEmpty)
  }

  @Test func `Are explained in the map, each`() {
    let map = SourceTree.text("Sources/README.md")
    let silent = SourceTree.modules.keys.filter { !map.contains("**`\($0)`**") }.sorted()
    #expect(silent.isEmpty)
  }

  @Test func `Point to lower layers in the table itself`() {
    for row in table.rows {
      for name in row.ours ?? [] {
        #expect((table[name]?.layer ?? .max) < row.layer, "\(row.name) -> \(name)")
      }
    }
  }

  @Test func `Are not named like a type inside them`() {
    let keywords = ["struct", "class", "enum", "actor", "protocol", "typealias"]
    for (module, files) in SourceTree.modules {
      for file in files {
        let clash = file.lines.firstIndex { line in
          keywords.contains { keyword in
            line.contains("\(keyword) \(module) ") || line.contains("\(keyword) \(module):")
              || line.contains("\(keyword) \(module)<")
          }
        }
        #expect(clash == nil, "\(file.path) declares \(module)")
      }
    }
  }
}

@Suite struct `The reading of the table` {
  private let sample = ModuleTable(
    markdown: """
      | layer | target | imports of ours | from outside |
      |---|---|---|---|
      | 0 | `Model` | | |
      | 0 | `Grid` | | Glibc |
      | 1 | `Store` | Model | Foundation |
      | 2 | `Tool` | all below | |
      """
  )

  @Test(arguments: [
    ("Store", "Model"), ("Store", "Foundation"), ("Tool", "Store"), ("Tool", "Grid"),
  ])
  func `Allows the arrows that are in it`(module: String, imported: String) {
    #expect(sample.objection(to: imported, in: module) == nil)
  }

  @Test(arguments: [
    ("Store", "Grid"), ("Model", "Grid"), ("Model", "Store"), ("Grid", "Foundation"),
    ("Tool", "Foundation"), ("Stranger", "Model"),
  ])
  func `Refuses any other`(module: String, imported: String) {
    #expect(sample.objection(to: imported, in: module) != nil)
  }

  @Test func `Finds imports whatever stands before them`() {
    let file = SourceFile(
      path: "a.swift",
      lines: [
        "package import Model", "@testable import Grid", "import struct Foundation.URL",
        "// import Nothing", "@preconcurrency internal import Store", "let important = 1",
      ]
    )
    #expect(file.imports.map(\.module) == ["Model", "Grid", "Foundation", "Store"])
  }
}
