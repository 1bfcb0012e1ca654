import ArgumentParser
import ReviewModel
import ReviewStorage

/// `errata approve`: lets examples into a release.
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve examples of a set, one by one or in a batch.",
    discussion: """
      In a batch, examples that were rejected stay so; one that is named is approved whatever it was. \
      Ids may be shortened to as much as is unique.

      An example is not approved when the consent for it was lowered since the set was made: evaluation needs \
      eval of every record behind it, fine-tuning training. The others are; the exit status is 1.
      """
  )

  @Argument(help: "The set.")
  var set: String
  @Argument(help: "The examples.")
  var examples: [String] = []
  @Flag(help: "All that wait.")
  var all = false
  @Flag(help: "All that wait and have no warning.")
  var withoutWarnings = false
  @Flag(help: "One JSON object an example that changed, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard [!examples.isEmpty, all, withoutWarnings].count(where: \.self) == 1 else {
      throw ValidationError("say what to approve: examples by id, --all or --without-warnings")
    }
  }

  func run() throws {
    let store = try global.openStore()
    let found = try FoundSet(set, in: store)
    let chosen = try choose(from: found)
    var change = ApprovalChange(found: found, examples: chosen, state: .approved)
    try change.make(in: store, by: global.resolvedReviewer().name, json: json)
  }

  /// The examples that the arguments mean.
  func choose(from found: FoundSet) throws -> [Example] {
    guard examples.isEmpty else { return try found.examples(examples) }
    return found.set.examples.filter { example in
      found.state(of: example) == .pending && (all || example.warnings.isEmpty)
    }
  }
}

/// `errata reject`: keeps examples out of a release.
struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Reject examples of a set, with a reason.",
    discussion: "The reason stands in the manifest of a release."
  )

  @Argument(help: "The set.")
  var set: String
  @Argument(help: "The examples.")
  var examples: [String]
  @Option(help: ArgumentHelp("Why they stay out.", valueName: "text"))
  var reason: String
  @Flag(help: "One JSON object an example that changed, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !reason.allSatisfy(\.isWhitespace), reason.utf8.count <= 500 else {
      throw ValidationError("--reason must have 1 to 500 bytes")
    }
  }

  func run() throws {
    let store = try global.openStore()
    let found = try FoundSet(set, in: store)
    let chosen = try found.examples(examples)
    let state = ApprovalState.rejected(try global.reviewTexts().redacted(reason))
    var change = ApprovalChange(found: found, examples: chosen, state: state)
    try change.make(in: store, by: global.resolvedReviewer().name, json: json)
  }
}

/// Examples that get another state, as one operation that the console can undo.
struct ApprovalChange {
  let found: FoundSet
  let examples: [Example]
  let state: ApprovalState
  /// Those that the store has not approved, since the consent for them was lowered.
  var lapsed: Set<ExampleID> = []

  /// Makes a change.
  init(found: FoundSet, examples: [Example], state: ApprovalState) {
    self.found = found
    self.examples = examples
    self.state = state
  }

  /// The examples that were not in that state already.
  var changed: [Example] {
    examples.filter { found.state(of: $0) != state && !lapsed.contains($0.id) }
  }

  /// How many examples wait afterwards.
  var pendingAfter: Int {
    found.pending - changed.count { found.state(of: $0) == .pending }
  }

  /// Writes the change, and says what it was.
  ///
  /// - Throws: a ``Failure`` of the status `checkSaidNo` when examples were left out for their consent; the
  ///   others have changed.
  mutating func make(in store: any ReviewStore, by reviewer: String, json: Bool) throws {
    guard !found.isReleased else { throw StoreError.released(found.set.id) }
    let operation = Host.newOperation()
    let now = Host.now
    let events = changed.map { example in
      ApprovalEvent(
        operation: operation,
        example: example.id,
        state: state,
        reviewer: reviewer,
        time: now
      )
    }
    let refused = events.isEmpty ? [] : try store.appendApprovals(events, to: found.set.id)
    lapsed = Set(refused)
    let output = DataOutput()
    if json {
      for event in events where !lapsed.contains(event.example) {
        var line = JSONLine()
        line.put("id", event.example.rawValue)
        line.put("state", state.word)
        try output.line(line.text)
      }
    } else {
      try output.line(summary)
    }
    try output.flush()
    if let complaint = found.complaint(ofLapsed: refused) {
      throw Failure(
        .checkSaidNo,
        "\(complaint), and \(refused.count == 1 ? "it is" : "they are") not approved. Reject "
          + "\(refused.count == 1 ? "it" : "them"), or run `errata curate` for a new set."
      )
    }
  }

  /// One line on what changed and what is left.
  var summary: String {
    let rest =
      pendingAfter > 0
      ? "\(count(pendingAfter, "example")) of the set \(found.set.id.abbreviated) still pending"
      : "none of the set \(found.set.id.abbreviated) is pending"
    return "\(state.word) \(count(changed.count, "example")); \(rest)"
  }
}
