import ArgumentParser
import Capture
import ReviewModel
import ReviewStorage

/// `errata feedback`: feedback that comes late.
struct FeedbackCommand: ParsableCommand {
  /// The words that feedback may be.
  enum Word: String, CaseIterable, ExpressibleByArgument {
    /// Thumbs up.
    case up
    /// Thumbs down.
    case down
    /// The user changed the answer.
    case edit
    /// The user asked again.
    case retry
    /// Withdraws what was said.
    case none
  }

  static let configuration = CommandConfiguration(
    commandName: "feedback",
    abstract: "Set, replace or withdraw what a user said of an answer.",
    discussion: """
      Decisions stand, whatever the feedback becomes. An item that nobody has decided yet leaves the queue when \
      its feedback no longer needs review.
      """
  )

  @Argument(help: "The id of the record, or the beginning of it.")
  var id: String
  @Argument(help: "up, down, edit, retry, or none to withdraw.")
  var signal: Word
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The right answer in the user's words, or - for standard input.",
      valueName: "text"
    )
  )
  var correction: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Why, in the user's words, or - for standard input.", valueName: "text")
  )
  var comment: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if signal == .none, correction != nil || comment != nil {
      throw ValidationError("\"none\" withdraws the feedback; give no correction and no comment")
    }
    if correction == "-", comment == "-" {
      throw ValidationError("only one of --correction and --comment can come from standard input")
    }
  }

  func run() throws {
    let store = try global.openStore()
    let id = InteractionID(try global.idLookup(in: store).id(beginning: id))
    guard let record = try store.record(id) else { throw unknown }
    let now = Host.now
    let item = try record.item.flatMap { try store.item($0, now: now) }
    let standing =
      item.map { StandingTexts($0) } ?? StandingTexts(record.interaction, feedback: record.feedback)
    let words = try global.reviewTexts(for: store).redacted(
      [
        try correction.map { try read($0, option: "--correction") },
        try comment.map { try read($0, option: "--comment") },
      ],
      about: record.interaction,
      besides: standing.texts,
      known: standing.fingerprints
    )
    var feedback = FeedbackSignal(rawValue: signal.rawValue).map {
      Feedback(
        $0,
        correction: words.texts[0],
        comment: words.texts[1],
        time: now,
        fingerprints: words.fingerprints.fingerprints(on: id)
      )
    }
    var former = record.feedback
    former?.time = now
    if let said = feedback, let stored = former,
      let same = said.naming(as: stored, values: words.fingerprints.names, of: record.interaction)
    {
      // Said again before it was known which values it names: now it is.
      feedback = same
      former = same
    }
    guard let outcome = try store.setFeedback(feedback, of: id, now: now) else { throw unknown }
    if outcome == .unchanged || feedback == former {
      Messages.note("The feedback was that already.")
    } else if Messages.isTerminal {
      Messages.note("\(PlainText.line("\(id)", limit: 80).text): feedback stored.")
    }
  }

  /// Reads a text, which may not be empty: an empty one would be dropped without a word.
  private func read(_ argument: String, option: String) throws -> String {
    let text = try TextArgument.read(argument, option: option)
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw Failure(.badInput, "\(option) is empty; give a text, or leave the option out")
    }
    return text
  }

  private var unknown: Failure {
    Failure(.missingInput, "no record has the id \(PlainText.line(id, limit: 80).text)")
  }
}
