import JSONText
import ReviewModel

/// A decision as it is written: on the command line, or as a line of `decide --from`.
struct DecisionLine: Equatable {
  /// The words that a decision may be.
  enum Word: String, CaseIterable {
    /// See ``Verdict/correct(_:)``.
    case correct
    /// See ``Verdict/affirm``.
    case affirm
    /// See ``Verdict/discard(_:)``.
    case discard
    /// See ``Verdict/flag(_:)``.
    case flag
    /// See ``Verdict/skip``.
    case skip
    /// Says how the agent failed without deciding.
    case classify
    /// Takes the item out of those that ask the same.
    case split
    /// Calls two questions the same.
    case same
    /// Calls two questions different.
    case different
    /// Calls an audited answer right.
    case right
    /// Calls an audited answer wrong, without a word on what is right.
    case wrong
    /// Takes the reviewer's last decision on the item back.
    case undo
  }

  /// The item.
  var id: ItemID
  /// What is decided.
  var word: Word
  /// The right answer, for `correct` only.
  var correction: String?
  /// What an answer must say, for `correct` only; nil where nothing is said of it.
  var must: [String]?
  /// What an answer must not say, for `correct` only; nil where nothing is said of it.
  var mustNot: [String]?
  /// The reason code, for `discard` and `flag` only.
  var reason: String?
  /// How the agent failed, by its code; `none` with `classify` takes it away.
  var kind: String?
  /// A remark.
  var note: String?
  /// Why private values in correction and note are kept; nil when they are redacted.
  var keepPrivate: String?
  /// Why a correction is right in spite of warnings.
  var overrule: String?
  /// The other record, where `same` or `different` is said of two.
  var than: String?

  /// What the store is asked to decide, nil for an undo.
  ///
  /// - Parameter codes: the reason codes that are known.
  /// - Throws: a ``DecisionComplaint`` when the parts do not fit together.
  func verdict(_ codes: ReasonCodes) throws(DecisionComplaint) -> Verdict? {
    if correction != nil, word != .correct {
      throw DecisionComplaint(
        "a correction belongs to \"correct\" only, not to \"\(word.rawValue)\""
      )
    }
    try checkAssertions()
    if reason != nil, word != .discard, word != .flag {
      throw DecisionComplaint(
        "a reason belongs to \"discard\" and \"flag\" only, not to \"\(word.rawValue)\""
      )
    }
    if let keepPrivate {
      guard keepPrivate.contains(where: { !$0.isWhitespace }) else {
        throw DecisionComplaint("private values are kept for a reason only, which is logged")
      }
      guard correction != nil || note != nil else {
        throw DecisionComplaint("private values are kept in a correction or a note; there is none")
      }
    }
    if let overrule {
      guard word == .correct else {
        throw DecisionComplaint(
          "\"overrule\" belongs to \"correct\" only, not to \"\(word.rawValue)\""
        )
      }
      guard overrule.contains(where: { !$0.isWhitespace }) else {
        throw DecisionComplaint("a warning is overruled for a reason only, which is logged")
      }
    }
    switch word {
    case .correct:
      guard let correction, correction.contains(where: { !$0.isWhitespace }) else {
        throw DecisionComplaint("\"correct\" needs a correction that is not empty")
      }
      return .correct(correction)
    case .affirm: return .affirm
    case .discard: return .discard(try code(of: codes.discard))
    case .flag: return .flag(try code(of: codes.flag))
    case .skip: return .skip
    case .same: return .affirm
    case .different: return .discard(.asksSomethingElse)
    case .right: return .affirm
    case .wrong: return .discard(.wrong)
    case .classify, .split, .undo: return nil
    }
  }

  /// What the store is asked to amend, nil for a decision.
  ///
  /// - Throws: a ``DecisionComplaint`` when the parts do not fit together.
  func amendment(_ codes: ReasonCodes) throws(DecisionComplaint) -> Amendment? {
    switch word {
    case .classify:
      guard kind != nil else {
        throw DecisionComplaint(
          "\"classify\" needs a kind: one of \(Self.list(codes)), or none"
        )
      }
      guard note == nil else { throw DecisionComplaint("no note goes with \"classify\"") }
      return .classify(kind == "none" ? nil : try failure(codes))
    case .split:
      guard note == nil else { throw DecisionComplaint("no note goes with \"split\"") }
      return .split
    case .correct, .affirm, .discard, .flag, .skip, .same, .different, .right, .wrong, .undo:
      return nil
    }
  }

  /// How the agent failed, as the decision says.
  ///
  /// - Throws: a ``DecisionComplaint`` for a kind that nobody knows or that does not belong to it.
  func failure(_ codes: ReasonCodes) throws(DecisionComplaint) -> FailureKind? {
    guard let kind else { return nil }
    switch word {
    case .correct, .discard, .flag, .classify, .wrong: break
    case .affirm, .skip, .split, .same, .different, .right, .undo:
      throw DecisionComplaint(
        "a kind belongs to \"correct\", \"discard\", \"flag\" and \"classify\" only, not to "
          + "\"\(word.rawValue)\""
      )
    }
    guard let known = codes.failures.first(where: { $0.kind.rawValue == kind }) else {
      throw DecisionComplaint(
        "there is no failure kind of that name: use one of \(Self.list(codes))"
      )
    }
    return known.kind
  }

  private static func list(_ codes: ReasonCodes) -> String {
    codes.failures.map(\.kind.rawValue).joined(separator: ", ")
  }

  private func code(of known: [ReasonCode]) throws(DecisionComplaint) -> ReasonCode {
    let list = known.map(\.rawValue).joined(separator: ", ")
    guard let reason else {
      throw DecisionComplaint("\"\(word.rawValue)\" needs a reason: one of \(list)")
    }
    guard let code = known.first(where: { $0.rawValue == reason }) else {
      throw DecisionComplaint(
        "there is no reason of that name for \"\(word.rawValue)\": use one of \(list)"
      )
    }
    return code
  }
}

/// The reason codes that are known: those of errata and those of the config.
struct ReasonCodes: Equatable {
  /// For a discard.
  var discard = ReasonCode.forDiscard
  /// For a flag.
  var flag = ReasonCode.forFlag
  /// How the agent failed.
  var failures = FailureChoice.standard
}

/// Why a decision cannot be carried out, without a place; quotes no text of a record.
struct DecisionComplaint: Error, Equatable {
  /// What is wrong and what to do.
  var message: String
  /// The status of a command that has nothing else to do.
  var status: ExitStatus

  /// Makes a complaint.
  init(_ message: String, status: ExitStatus = .usage) {
    self.message = message
    self.status = status
  }
}

extension DecisionLine {
  /// Reads a line of `decide --from`.
  ///
  /// - Throws: a ``DecisionComplaint`` that names what is wrong.
  init(json bytes: some Sequence<UInt8>) throws(DecisionComplaint) {
    let value: JSONValue
    do {
      value = try JSONReader.parse(Array(bytes)).value
    } catch {
      throw DecisionComplaint("\(error)")
    }
    guard case .object(let members) = value else {
      throw DecisionComplaint("no JSON object; write {\"id\": …, \"decision\": …}")
    }
    var texts: [String: String] = [:]
    var lists: [String: [String]] = [:]
    for member in members {
      guard Self.keys.contains(member.key) else {
        throw DecisionComplaint("a member is none of \(Self.keys.joined(separator: ", "))")
      }
      switch member.value {
      case .string(let text): texts[member.key] = text
      case .null: continue
      case .array(let elements) where Self.listKeys.contains(member.key):
        let words = elements.compactMap(\.text)
        guard words.count == elements.count else {
          throw DecisionComplaint("\"\(member.key)\" is no list of strings")
        }
        lists[member.key] = words
      default: throw DecisionComplaint("\"\(member.key)\" is no string")
      }
    }
    guard let id = texts["id"], !id.isEmpty else { throw DecisionComplaint("\"id\" is missing") }
    guard let word = texts["decision"].flatMap(Word.init(rawValue:)) else {
      throw DecisionComplaint(
        "\"decision\" must be one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    self.init(
      id: ItemID(id),
      word: word,
      correction: texts["correction"],
      must: lists["must"] ?? texts["must"].map { [$0] },
      mustNot: lists["must_not"] ?? texts["must_not"].map { [$0] },
      reason: texts["reason"],
      kind: texts["kind"],
      note: texts["note"],
      keepPrivate: texts["keep_private"],
      overrule: texts["overrule"],
      than: texts["than"]
    )
  }

  private static let keys = [
    "id", "decision", "correction", "must", "must_not", "reason", "kind", "note", "keep_private",
    "overrule", "than",
  ]

  /// Those that may be a list.
  private static let listKeys = ["must", "must_not"]
}
