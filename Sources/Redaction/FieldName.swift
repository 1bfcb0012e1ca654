/// The name of a field as it counts for the text that fills it.
struct FieldName {
  /// What is read before the text.
  let prefix: String
  /// Whether it is a secret's name, and the text no mere word.
  let isSecret: Bool

  /// Reads a name; nil when it says nothing about the text.
  ///
  /// One letter names nothing, nor do the words for texts of any kind, and a long text is no value, unless
  /// the name is a secret's: tokens may have thousands of characters. Of a long name the end is read.
  init?(_ label: String?, of text: String) {
    guard let label, label.utf8.count > 1, !Self.isSilent(label) else { return nil }
    let name = String(decoding: label.utf8.suffix(Self.longest), as: UTF8.self)
    isSecret = !text.isEmpty && !text.isPlain && SecretName.isOne(name)
    guard isSecret || text.utf8.count <= Self.reach else { return nil }
    prefix = name + ": "
  }

  private static func isSilent(_ label: String) -> Bool {
    let length = label.utf8.count
    return length < silentLabels.count && silentLabels[length].contains(label)
  }

  /// Names of fields that say nothing about their texts, by length.
  private static let silentLabels: [[String]] = {
    let labels = [
      "question", "answer", "comment", "correction", "text", "content", "title", "sources",
      "prompt", "completion", "response", "output", "input", "chosen", "rejected", "feedback", "ts",
    ]
    return (0...10).map { length in labels.filter { $0.utf8.count == length } }
  }()
  private static let reach = 256
  private static let longest = 128
}
