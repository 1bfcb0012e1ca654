extension SourceFile {
  /// The lines of `package`, `public` and `open` declarations that have no doc comment.
  var undocumentedDeclarations: [Int] {
    lines.indices.filter { isVisibleDeclaration(lines[$0]) && !isDocumented($0) }.map { $0 + 1 }
  }

  /// The lines that can trap or step around the compiler and give no reason.
  var unexplainedRisks: [Int] {
    let risks = ["fatalError(", "try!", "@unchecked Sendable", "nonisolated(unsafe)", "as! "]
    return lines.indices.filter { index in
      let (code, comment) = split(lines[index])
      guard comment.isEmpty, risks.contains(where: code.contains) else { return false }
      return index == 0 || split(lines[index - 1]).comment.isEmpty
    }
    .map { $0 + 1 }
  }

  private func isVisibleDeclaration(_ line: String) -> Bool {
    let words = line.split(separator: " ").map(String.init)
    let access: Set = ["package", "public", "open"]
    let modifiers: Set = [
      "static", "final", "mutating", "nonisolated", "indirect", "lazy", "weak", "override",
      "convenience", "required", "consuming", "borrowing", "prefix", "postfix", "infix",
    ]
    let kinds = [
      "struct", "class", "enum", "actor", "protocol", "typealias", "func", "var", "let", "case",
      "init", "subscript", "macro",
    ]
    var rest = words[...]
    var isVisible = false
    while let word = rest.first {
      if access.contains(word) {
        isVisible = true
      } else if !modifiers.contains(word), !word.hasPrefix("@"), !word.hasSuffix("(set)") {
        break
      }
      rest.removeFirst()
    }
    guard isVisible, let word = rest.first else { return false }
    return kinds.contains {
      word == $0 || word.hasPrefix("\($0)(") || word.hasPrefix("\($0)<") || word.hasPrefix("\($0)?")
    }
  }

  private func isDocumented(_ index: Int) -> Bool {
    var above = index - 1
    while above >= 0 {
      let line = lines[above].trimmingSpaces
      if line.hasPrefix("///") { return true }
      guard line.hasPrefix("@") || line.hasPrefix("#if") else { return false }
      above -= 1
    }
    return false
  }

  private func split(_ line: String) -> (code: String, comment: String) {
    guard let range = line.firstRange(of: "//") else { return (line, "") }
    return (String(line[..<range.lowerBound]), String(line[range.lowerBound...]))
  }
}
