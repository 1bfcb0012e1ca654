import JSONText
import ReviewModel

/// A line that was kept out of the store, as far as it says whose it is.
///
/// It is a line of a log as it came, or one of `errata log --rejects` or of a quarantine, which has the
/// line as it came in it. It need not be JSON.
struct KeptOutLine {
  /// Whether it is no JSON, so that its parts were guessed.
  private(set) var isBroken = false
  /// The ids that it gives itself.
  private(set) var ids: [String] = []
  /// The users that it names.
  private(set) var users: [String] = []
  /// When it happened, by what it says.
  private(set) var times: [Timestamp] = []
  /// What it says may be made of it.
  private(set) var consents: [Consent] = []
  /// Whether it names a user in a way that cannot be read.
  private(set) var hasUnreadableUser = false
  /// Every text in it.
  private(set) var texts: [String] = []

  /// Reads a line.
  init(_ bytes: some Collection<UInt8>) {
    if let value = try? JSONReader.parse(Array(bytes)).value {
      if value["input"] != nil, let text = value["text"]?.text {
        if let line = try? JSONReader.parse(text).value {
          read(line)
        } else {
          readBroken(text.utf8)
        }
      } else {
        read(value)
      }
    } else {
      readBroken(bytes)
    }
  }

  private mutating func read(_ value: JSONValue) {
    take(textsOf: value)
    for record in value.records {
      if let id = record["id"] { ids += id.leaves }
      if let user = record["user"] { users += user.leaves }
      times += (record["ts"]?.leaves ?? []).compactMap(Timestamp.init(rfc3339:))
      consents += record["consent"].flatMap(Consent.init(of:)).map { [$0] } ?? []
    }
  }

  private mutating func readBroken(_ bytes: some Collection<UInt8>) {
    isBroken = true
    let fragments = JSONFragments(bytes)
    texts = fragments.texts
    ids = fragments.values(of: "id").compactMap(\.text)
    times = fragments.values(of: "ts").compactMap(\.text).compactMap(Timestamp.init(rfc3339:))
    consents = fragments.values(of: "consent").compactMap(\.text).compactMap(Consent.init(word:))
    for user in fragments.values(of: "user") {
      switch user {
      case .text(let name): users.append(name)
      case .unreadable: hasUnreadableUser = true
      case .null: break
      }
    }
  }

  private mutating func take(textsOf value: JSONValue) {
    switch value {
    case .string(let text): texts.append(text)
    case .array(let values): for value in values { take(textsOf: value) }
    case .object(let members): for member in members { take(textsOf: member.value) }
    case .null, .bool, .number: break
    }
  }
}

extension Consent {
  /// What a member of a record says; nil when it says nothing that can be understood.
  fileprivate init?(of value: JSONValue) {
    switch value {
    case .bool(let isGiven): self = isGiven ? .training : Consent.none
    case .string(let word): self.init(word: word)
    default: return nil
    }
  }

  fileprivate init?(word: String) {
    switch word.lowercased() {
    case "true": self = .training
    case "false": self = Consent.none
    default: self.init(rawValue: word)
    }
  }
}

extension JSONFragments.Value {
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}

extension JSONValue {
  /// The object itself, or those in an array.
  fileprivate var records: [JSONValue] {
    switch self {
    case .object: [self]
    case .array(let values): values.flatMap(\.records)
    default: []
    }
  }

  /// The texts and numbers in it.
  fileprivate var leaves: [String] {
    switch self {
    case .string(let text): [text]
    case .number(let digits): [digits]
    case .array(let values): values.flatMap(\.leaves)
    case .object(let members): members.flatMap(\.value.leaves)
    case .null, .bool: []
    }
  }
}
