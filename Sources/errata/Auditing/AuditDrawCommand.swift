import ArgumentParser
import Curation
import Releases
import ReviewModel
import ReviewStorage

/// `errata audit draw`: a sample into the queue.
struct AuditDrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw a sample of answers into the queue.",
    discussion: """
      The same seed draws the same answers, and a larger sample holds the smaller one. An answer that was drawn before keeps \
      what was said of it. Reviewers find the sample with `errata --filter kind:audit`.

      --pool settled draws answers that a reviewer has settled, to be judged once more without a look at that: by somebody else \
      it shows how far people agree, by the same one how steady they are. With --share it may run as often as you like, \
      from a timer too: each answer is taken or not for good. Settings can do that by themselves: second-reading and again under [review].
      """
  )

  @Option(
    name: [.customShort("n"), .customLong("size")],
    help: ArgumentHelp("How many answers.", valueName: "n")
  )
  var size: Int?
  @Option(
    help: ArgumentHelp("Which share of the answers instead, such as 0.05.", valueName: "share")
  )
  var share: Double?
  @Option(help: ArgumentHelp("What the choice hangs on.", valueName: "number"))
  var seed: Int64 = 0
  @Option(help: "Draw from all answers, or from settled ones.")
  var pool = AuditPool.answers
  @Option(
    help: "Draw as many of each version, or of each thing that feedback means (signal)."
  )
  var by = AuditStrata.none
  @Flag(help: "One JSON object.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    switch (size, share) {
    case (nil, nil), (_?, _?):
      throw ValidationError("Say how many with -n, or which share with --share.")
    case (let size?, nil):
      guard (1...1_000_000).contains(size) else {
        throw ValidationError("-n is a number from 1 to 1000000.")
      }
    case (nil, let share?):
      guard share > 0, share <= 1 else {
        throw ValidationError("--share is more than 0 and at most 1.")
      }
      guard by == .none else {
        throw ValidationError("--share takes each answer by itself; --by goes with -n.")
      }
    }
  }

  func run() throws {
    let store = try global.openStore()
    let (hash, seed) = (ContentHash.sha256, seed)
    let plan = AuditPlan(
      pool: pool,
      size: size ?? 0,
      share: share.map { Int(($0 * 1_000_000).rounded()) },
      seed: seed,
      strata: by
    )
    let draw = try store.drawAudit(
      plan,
      rank: { hash.auditRank(of: $0, seed: seed) },
      name: { _ in AuditName.random },
      now: Host.now
    )
    guard let draw else {
      throw Failure(
        .missingInput,
        pool == .answers
          ? "the store has no answers of which one would be drawn; `errata log` brings some in"
          : "nothing that would be drawn is settled yet, so there is nothing to judge again"
      )
    }
    let output = DataOutput()
    if json {
      var line = JSONLine()
      line.put("id", draw.number)
      line.put("pool", draw.pool)
      line.put("drawn", draw.drawn)
      line.put("known", draw.known)
      try output.line(line.text)
    } else {
      let known = draw.known > 0 ? ", \(draw.known) of them drawn before" : ""
      try output.line(
        "Sample \(draw.number): \(draw.drawn) of \(draw.pool) answers\(known). They wait in the queue: errata --filter kind:audit"
      )
    }
    try output.flush()
  }
}

extension AuditPool: ExpressibleByArgument {}
extension AuditStrata: ExpressibleByArgument {}
