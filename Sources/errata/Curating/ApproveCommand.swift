import ArgumentParser
import ConsoleUI
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
      eval of every record behind it, fine-tuning training. Nor is one of which you have said what is right, where \
      the policy of the set asks for two persons. The others are; the exit status is 1.

      What is approved stays so in later sets, as long as nothing about the example changes.

      \(ExampleFilter.help)
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
  @Option(help: ArgumentHelp("All that wait and that it lets through.", valueName: "filter"))
  var filter: String?
  @Flag(help: "One JSON object an example that changed, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard [!examples.isEmpty, all, withoutWarnings || filter != nil].count(where: \.self) == 1
    else {
      throw ValidationError(
        "say what to approve: examples by id, --all, or --without-warnings and --filter"
      )
    }
  }

  func run() throws {
    let store = try global.openStore()
    let found = try FoundSet(set, in: store)
    let listed = try filter.map { try found.examples(.init(option: $0), in: store) }
    let chosen = try choose(from: found, listed: listed)
    var change = ApprovalChange(found: found, examples: chosen, state: .approved)
    try change.make(in: store, by: global.resolvedReviewer().name, json: json)
  }

  /// The examples that the arguments mean.
  ///
  /// - Parameter listed: those that the filter lets through, if there is one.
  func choose(from found: FoundSet, listed: [Example]? = nil) throws -> [Example] {
    guard examples.isEmpty else { return try found.examples(examples) }
    return (listed ?? found.set.examples).filter { example in
      found.state(of: example) == .pending && (!withoutWarnings || example.warnings.isEmpty)
    }
  }
}

/// `errata reject`: keeps examples out of a release.
struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Reject examples of a set, with a reason.",
    discussion: """
      The reason stands in the manifest of a release. What is rejected stays so in later sets, as long as nothing \
      about the example changes.

      \(ExampleFilter.help)
      """
  )

  @Argument(help: "The set.")
  var set: String
  @Argument(help: "The examples.")
  var examples: [String] = []
  @Option(help: ArgumentHelp("All that wait and that it lets through.", valueName: "filter"))
  var filter: String?
  @Option(help: ArgumentHelp("Why they stay out.", valueName: "text"))
  var reason: String
  @Flag(help: "One JSON object an example that changed, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !reason.allSatisfy(\.isWhitespace), reason.utf8.count <= 500 else {
      throw ValidationError("--reason must have 1 to 500 bytes")
    }
    guard examples.isEmpty != (filter == nil) else {
      throw ValidationError("say what to reject: examples by id, or --filter")
    }
  }

  func run() throws {
    let store = try global.openStore()
    let found = try FoundSet(set, in: store)
    let chosen =
      try filter.map { text in
        try found.examples(.init(option: text), in: store)
          .filter { found.state(of: $0) == .pending }
      } ?? found.examples(examples)
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
  /// Those that the store has not approved.
  var refused: Set<ExampleID> = []

  /// Makes a change.
  init(found: FoundSet, examples: [Example], state: ApprovalState) {
    self.found = found
    self.examples = examples
    self.state = state
  }

  /// The examples that were not in that state already.
  var changed: [Example] {
    examples.filter { found.state(of: $0) != state && !refused.contains($0.id) }
  }

  /// How many examples wait afterwards.
  var pendingAfter: Int {
    found.pending - changed.count { found.state(of: $0) == .pending }
  }

  /// Writes the change, and says what it was.
  ///
  /// - Throws: a ``Failure`` of the status `checkSaidNo` when examples were not approved; the others have changed.
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
    let left =
      events.isEmpty ? RefusedApprovals() : try store.appendApprovals(events, to: found.set.id)
    refused = left.all
    let output = DataOutput()
    if json {
      for event in events where !refused.contains(event.example) {
        var line = JSONLine()
        line.put("id", event.example.rawValue)
        line.put("state", state.word)
        try output.line(line.text)
      }
    } else {
      try output.line(summary)
    }
    try output.flush()
    let complaints = [
      found.complaint(ofLapsed: left.lapsed).map { complaint in
        "\(complaint), and \(left.lapsed.count == 1 ? "it is" : "they are") not approved. Reject "
          + "\(left.lapsed.count == 1 ? "it" : "them"), or run `errata curate` for a new set."
      },
      found.complaint(ofOwn: left.own, by: reviewer).map { complaint in
        "\(complaint): \(left.own.count == 1 ? "it is" : "they are") not approved. Somebody else has to."
      },
    ]
    .compactMap(\.self)
    guard complaints.isEmpty else {
      throw Failure(.checkSaidNo, complaints.joined(separator: "\n"))
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
