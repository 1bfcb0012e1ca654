import ConsoleUI
import ReviewModel
import ReviewStorage

/// A set with where its examples stand, found by its id or the beginning of it.
struct FoundSet {
  /// The set.
  let set: CuratedSet
  /// Where the examples stand; one that is missing is pending.
  let approvals: [ExampleID: ApprovalState]
  /// Who has said so, and when.
  let settled: [ExampleID: StandingApproval]
  /// Whether it was released, and so stays as it is.
  let isReleased: Bool
  /// The examples whose consent was lowered since the set was made; they are not released.
  let lapsed: Set<ExampleID>

  /// Makes one of what was read.
  init(set: CuratedSet, approvals: [ExampleID: ApprovalState], isReleased: Bool = false) {
    lapsed = []
    settled = [:]
    self.set = set
    self.approvals = approvals
    self.isReleased = isReleased
  }

  /// Reads a set.
  ///
  /// - Throws: a ``Failure`` of the status `missingInput` when no set, or more than one, begins so.
  init(_ prefix: String, in store: any ReviewStore) throws {
    let sets = try store.sets()
    let id = try uniqueMatch(of: prefix, among: sets.map(\.id), what: "set")
    guard let set = try store.set(id) else {
      throw Failure(.missingInput, "the set \(id) is gone")
    }
    self.set = set
    settled = try store.settledExamples(of: id)
    approvals = settled.mapValues(\.state)
    isReleased = sets.first { $0.id == id }?.released != nil
    lapsed = Set(try store.lapsedExamples(of: id).values)
  }

  /// Where an example stands.
  func state(of example: Example) -> ApprovalState { approvals[example.id] ?? .pending }

  /// Finds examples by their ids or the beginnings of them, each once, in the order given.
  ///
  /// - Throws: a ``Failure`` of the status `missingInput` when one matches none, or more than one.
  func examples(_ prefixes: [String]) throws -> [Example] {
    let ids = set.examples.map(\.id)
    var seen: Set<ExampleID> = []
    return try prefixes.compactMap { prefix in
      let id = try uniqueMatch(
        of: prefix,
        among: ids,
        what: "example of the set \(set.id.abbreviated)"
      )
      guard seen.insert(id).inserted else { return nil }
      return set.examples.first { $0.id == id }
    }
  }

  /// The examples that a filter lets through.
  func examples(_ filter: ExampleFilter, in store: any ReviewStore) throws -> [Example] {
    let difference = filter.asksForChanges ? try store.comparison(of: set.id) : nil
    let added = Set(difference?.added ?? [])
    let gate = filter.asksForGate ? try store.gateStandings(of: set.id) : [:]
    return set.examples.enumerated().filter { position, example in
      filter.allows(
        example,
        state(of: example),
        isAdded: added.contains(position),
        isChanged: difference?.changed[position] != nil,
        isLapsed: lapsed.contains(example.id),
        gate: gate[position]?.change
      )
    }
    .map(\.element)
  }

  /// That the consent for examples was lowered, so that they are neither approved nor released; nil when
  /// there are none.
  func complaint(ofLapsed examples: [ExampleID]) -> String? {
    guard let first = examples.first else { return nil }
    return """
      the consent for \(count(examples.count, "example")) of the set \(set.id.abbreviated) has changed \
      since it was curated (\(first.abbreviated)\(examples.count > 1 ? " and others" : ""))
      """
  }

  /// That a reviewer may not approve examples of which they have said what is right; nil when there are none.
  func complaint(ofOwn examples: [ExampleID], by reviewer: String) -> String? {
    guard let first = examples.first else { return nil }
    let what = count(examples.count, "example")
    return """
      \(PlainText.line(reviewer).text) has said what is right in \(what) of the set \(set.id.abbreviated) \
      (\(first.abbreviated)\(examples.count > 1 ? " and others" : "")), and its policy asks for a second person
      """
  }

  /// How many examples wait.
  var pending: Int { self.set.examples.count { state(of: $0) == .pending } }
}

/// Finds the one id that is, or begins with, a text.
///
/// - Throws: a ``Failure`` of the status `missingInput` when there is none, or more than one.
func uniqueMatch<Kind>(
  of prefix: String,
  among ids: [Identifier<Kind>],
  what: String
) throws -> Identifier<Kind> {
  if let exact = ids.first(where: { $0.rawValue == prefix }) { return exact }
  let matches = ids.filter { !prefix.isEmpty && $0.rawValue.hasPrefix(prefix) }
  let shown = PlainText.line(prefix, limit: 80).text
  guard let match = matches.first else {
    throw Failure(.missingInput, "there is no \(what) with the id \(shown)")
  }
  guard matches.count == 1 else {
    throw Failure(
      .missingInput,
      "the ids of \(matches.count) begin with \(shown): give more of the id (\(what))"
    )
  }
  return match
}
