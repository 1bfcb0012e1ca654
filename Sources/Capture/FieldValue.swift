import ReviewModel

/// The value of a field under the name that an error would give it, read as one type or another.
///
/// Each reading gives nil for `null` where the field is optional.
struct FieldValue {
  let json: JSONValue
  private let key: String
  private let parent: String
  private let index: Int?

  /// A field of the record.
  init(_ key: String, _ json: JSONValue) {
    self.init(key: key, parent: "", index: nil, json: json)
  }

  /// An element of a list of the record.
  init(_ key: String, element index: Int, _ json: JSONValue) {
    self.init(key: "", parent: key, index: index, json: json)
  }

  private init(key: String, parent: String, index: Int?, json: JSONValue) {
    self.key = key
    self.parent = parent
    self.index = index
    self.json = json
  }

  /// A member of this field's object.
  func member(_ member: JSONMember) -> FieldValue {
    FieldValue(
      key: member.key,
      parent: parent.isEmpty ? key : parent,
      index: index,
      json: member.value
    )
  }

  /// The name that an error gives it; made only then.
  private var name: String {
    if parent.isEmpty { return key }
    let element = index.map { "\(parent)[\($0)]" } ?? parent
    return key.isEmpty ? element : "\(element).\(key)"
  }

  func requiredText() throws(RecordError) -> String {
    guard case .string(let text) = json else { throw wrongType("a string") }
    guard text.contains(where: { !$0.isWhitespace }) else { throw RecordError(name, .empty) }
    return text
  }

  func text() throws(RecordError) -> String? {
    switch json {
    case .null: return nil
    case .string(let text): return text.isEmpty ? nil : text
    default: throw wrongType("a string")
    }
  }

  func time() throws(RecordError) -> Timestamp? {
    guard let text = try text() else { return nil }
    guard let time = Timestamp(rfc3339: text) else { throw RecordError(name, .notATime) }
    return time
  }

  /// The characters of a number.
  func number() throws(RecordError) -> String? {
    switch json {
    case .null: return nil
    case .number(let digits): return digits
    default: throw wrongType("a number")
    }
  }

  func consent() throws(RecordError) -> Consent? {
    switch json {
    case .null: return nil
    case .bool(let isGiven): return isGiven ? .training : Consent.none
    case .string(let word):
      guard let consent = Consent(rawValue: word) else { throw unknownWord(Consent.self) }
      return consent
    default: throw wrongType("true, false or a word")
    }
  }

  func signal() throws(RecordError) -> FeedbackSignal {
    guard case .string(let word) = json else { throw wrongType("a string") }
    guard let signal = FeedbackSignal(rawValue: word) else {
      throw unknownWord(FeedbackSignal.self)
    }
    return signal
  }

  func members(orElse expected: String = "an object") throws(RecordError) -> [JSONMember]? {
    switch json {
    case .null: return nil
    case .object(let members): return members
    default: throw wrongType(expected)
    }
  }

  func elements() throws(RecordError) -> [JSONValue]? {
    switch json {
    case .null: return nil
    case .array(let elements):
      guard elements.count <= RecordReader.maximumElements else {
        throw RecordError(name, .tooLong(limit: RecordReader.maximumElements))
      }
      return elements
    default: throw wrongType("a list")
    }
  }

  /// A list of strings.
  func words() throws(RecordError) -> [String] {
    var words: [String] = []
    for element in try elements() ?? [] {
      guard let word = element.text else { throw wrongType("a list of strings") }
      words.append(word)
    }
    return words
  }

  private func wrongType(_ expected: String) -> RecordError {
    RecordError(name, .wrongType(expected: expected))
  }

  private func unknownWord<Word: CaseIterable & RawRepresentable<String>>(
    _ type: Word.Type
  ) -> RecordError {
    RecordError(name, .unknownWord(allowed: type.allCases.map(\.rawValue).joined(separator: ", ")))
  }
}
