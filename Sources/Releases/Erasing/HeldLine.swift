import JSONText
package import ReviewModel

/// A line of a release that holds something of a record.
package struct HeldLine: Hashable, Sendable {
  /// What of it the line holds.
  package enum Part: String, Sendable {
    /// The line was made of the record.
    case text
    /// The line was made of another record that asked the same; words of this one stand in it, as a
    /// paraphrase or a label.
    case wording
    /// The line was made of another record that asked the same; this one is named in it, no more.
    case name
  }

  /// The file.
  package let file: String
  /// The line, the first being 1.
  package let line: Int
  /// What it holds.
  package let part: Part

  /// Makes a line.
  package init(file: String, line: Int, part: Part) {
    self.file = file
    self.line = line
    self.part = part
  }
}

extension StandingRelease {
  /// The lines that hold something of some records, by lineage, in the order of the files.
  ///
  /// - Parameters:
  ///   - isMeant: says of a record whether it is one of them.
  ///   - staying: what another record gave to its example, by which words are told from names; nil when
  ///     it is not known, and without it no words are.
  package func lines(
    holding isMeant: (InteractionID) -> Bool,
    staying: ((InteractionID) -> StayingRecord?)? = nil
  ) -> [HeldLine] {
    var known: [InteractionID: Bool] = [:]
    func isHeld(_ id: InteractionID) -> Bool {
      if let answer = known[id] { return answer }
      let answer = isMeant(id)
      known[id] = answer
      return answer
    }
    var found: [HeldLine] = []
    for file in Self.dataFiles {
      for (index, lineage) in lineages(of: file).enumerated() {
        let held = lineage.filter { isHeld($0.interaction) }
        // A chat has no names in it: the manifest names who asked the same.
        let isText = held.contains { $0.role != .duplicate }
        guard isText || file == .eval && !held.isEmpty else { continue }
        var part = isText ? HeldLine.Part.text : .name
        if part == .name, let staying {
          let others = lineage.filter { !isHeld($0.interaction) }
            .compactMap { staying($0.interaction) }
          if StayingWords(others).areFewer(thanIn: lines(of: file)[index]) { part = .wording }
        }
        found.append(HeldLine(file: file.rawValue, line: index + 1, part: part))
      }
    }
    let lines = manifestBytes.split(
      separator: UInt8(ascii: "\n"),
      omittingEmptySubsequences: false
    )
    for (index, line) in lines.enumerated()
    where jsonStrings(in: line).contains(where: { isHeld(InteractionID($0)) }) {
      found.append(HeldLine(file: ReleaseFile.manifest.rawValue, line: index + 1, part: .name))
    }
    return found
  }
}

/// The JSON strings in a piece of JSON text that begins outside of one.
private func jsonStrings(in bytes: ArraySlice<UInt8>) -> [String] {
  var strings: [String] = []
  var start: Int?
  var isEscaped = false
  for index in bytes.indices {
    let byte = bytes[index]
    if let begin = start {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        if let text = decoded(bytes[begin...index]) { strings.append(text) }
        start = nil
      }
    } else if byte == UInt8(ascii: "\"") {
      start = index
    }
  }
  return strings
}

private func decoded(_ string: ArraySlice<UInt8>) -> String? {
  (try? JSONReader.parse([UInt8(ascii: "[")] + Array(string) + [UInt8(ascii: "]")]).value)?
    .elements.first?.text
}
