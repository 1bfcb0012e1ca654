import Curation
import JSONText
import ReviewModel

/// What came of writing a release.
package struct WrittenRelease: Hashable, Sendable {
  /// The SHA-256 of `manifest.json`, which stands for the whole release.
  package let manifest: String
  /// Whether it was written now; false when the same release was there already.
  package let isNew: Bool
  /// How many lines each file of data has, in the order eval, sft, preferences.
  package let lines: [Int]
  /// How many examples of the agent's own words are not trained on, since the policy allows no more.
  package let held: Int
}

extension Release {
  /// Writes the release into a folder that appears whole or not at all.
  ///
  /// Files get the mode 0600 and the folder 0700, since questions and answers are private even after
  /// redaction. A folder that is empty is replaced; one that holds exactly this release is left as it
  /// is.
  ///
  /// - Throws: a ``ReleaseError`` when something else is there, or writing failed.
  package func write(to path: String) throws(ReleaseError) -> WrittenRelease {
    try write(to: path, beforeFile: { _ throws(ReleaseError) in })
  }

  /// Writes as ``write(to:)`` does.
  ///
  /// - Parameter beforeFile: is called before each file, so that tests can fail there.
  func write(
    to path: String,
    beforeFile: (ReleaseFile) throws(ReleaseError) -> Void
  ) throws(ReleaseError) -> WrittenRelease {
    let folder = try FolderInTheMaking.make(at: path)
    var facts: [(file: ReleaseFile, facts: FileFacts)] = []
    func put(
      _ file: ReleaseFile,
      _ body: (inout FileSink) throws(ReleaseError) -> Void
    ) throws(ReleaseError) -> FileFacts {
      try beforeFile(file)
      var sink = try folder.makeFile(file.rawValue)
      try body(&sink)
      return try sink.finish()
    }
    func putRows(
      _ file: ReleaseFile,
      _ examples: [Example],
      _ row: (Example) -> JSONValue
    ) throws(ReleaseError) {
      let written = try put(file) { sink throws(ReleaseError) in
        for example in examples {
          var line = row(example).serializedBytes
          line.append(UInt8(ascii: "\n"))
          try sink.append(line)
        }
      }
      facts.append((file, written))
    }
    let prompt = set.systemPrompt
    try putRows(.eval, examples(for: .eval)) { $0.evalRow(trainedAs: trainedAs) }
    try putRows(.sft, examples(for: .sft)) { $0.trainingRow(systemPrompt: prompt) }
    try putRows(.preferences, examples(for: .preference)) {
      $0.preferenceRow(systemPrompt: prompt)
    }
    let lines = facts.map(\.facts.lines)
    let card = DatasetCard(release: self).text
    facts.append(
      (.card, try put(.card) { sink throws(ReleaseError) in try sink.append(Array(card.utf8)) })
    )
    let text = indentedJSON(manifest(of: facts))
    let manifest = try put(.manifest) { sink throws(ReleaseError) in try sink.append(text) }
    let isNew = try folder.publish()
    return WrittenRelease(
      manifest: manifest.sha256,
      isNew: isNew,
      lines: lines,
      held: training.held.count
    )
  }
}
