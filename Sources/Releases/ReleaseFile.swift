/// The files of a release, by what is in them.
enum ReleaseFile: String, CaseIterable {
  /// The eval cases, one a line.
  case eval = "eval.jsonl"
  /// The training chats, one a line.
  case sft = "sft.jsonl"
  /// The preference pairs, one a line.
  case preferences = "preferences.jsonl"
  /// The dataset card.
  case card = "README.md"
  /// What is in the others and where it comes from.
  case manifest = "manifest.json"
}

/// What a manifest says of a file.
struct FileFacts: Hashable {
  /// Lines, each ended by a line feed.
  var lines: Int
  /// Bytes.
  var bytes: Int
  /// The SHA-256 in hexadecimal digits.
  var sha256: String
}
