import CellGrid
import ReviewModel

/// What a page beside the record, or over it, shows.
enum PageContent: Equatable, Sendable {
  /// The team's guidelines; nil while they are being read.
  case guidelines(Guidelines?)
  /// The earlier turns of a record's session; nil while they are being read.
  case turns(RelatedRecords?, session: String?)
  /// Other answers to a record's question; nil while they are being read.
  case answers(RelatedRecords?)

  /// What it is called.
  var title: String {
    switch self {
    case .guidelines: "Guidelines"
    case .turns: "Earlier in this session"
    case .answers: "Other answers to this question"
    }
  }

  /// It in the order of reading.
  var blocks: [RecordBlock] {
    switch self {
    case .guidelines(.text(let text)):
      return [text.isEmpty ? Self.words("The guidelines are empty.") : Self.guidelines(text)]
    case .guidelines(.problem(let words)): return [RecordBlock(RichText(words, .warning))]
    case .guidelines(nil): return [Self.words("The guidelines are being read.")]
    case .turns(nil, _), .answers(nil): return [Self.words("They are being read.")]
    case .turns(_, session: nil):
      return [Self.words("The log names no session for this record.")]
    case .turns(.some(let related), _):
      let withheld = Self.withheld(related.withheldTurns, "earlier turn")
      if related.turns.isEmpty, !related.hasEarlierTurns {
        return withheld ?? [Self.words("This is the first turn of its session.")]
      }
      let earlier = related.hasEarlierTurns ? [Self.words("The session has earlier turns.")] : []
      let cut = earlier + (withheld ?? [])
      let all = related.turns.enumerated().flatMap { index, record in
        let last = related.hasEarlierTurns ? "the last " : ""
        let name = "Turn \(index + 1) of \(last)\(related.turns.count)"
        return Self.record(record, named: name, hasQuestion: true)
      }
      return cut + all
    case .answers(.some(let related)):
      let withheld = Self.withheld(related.withheldAnswers, "other answer")
      if related.answers.isEmpty, !related.hasOlderAnswers {
        return withheld
          ?? [Self.words("Nobody else asked this question, as far as this store knows.")]
      }
      let more = related.hasOlderAnswers ? " or more" : ""
      let all = related.answers.enumerated().flatMap { index, record in
        let name = "Answer \(index + 1) of \(related.answers.count)\(more)"
        return Self.record(record, named: name, hasQuestion: false)
      }
      let older = related.hasOlderAnswers ? [Self.words("There are older answers.")] : []
      return all + (withheld ?? []) + older
    }
  }

  /// That some are not shown, and why; nil when all are.
  private static func withheld(_ count: Int, _ noun: String) -> [RecordBlock]? {
    guard count > 0 else { return nil }
    let verb = count == 1 ? "is not shown: its user allows" : "are not shown: their users allow"
    return [words("\(counted(count, noun)) \(verb) no use.")]
  }

  private static func words(_ words: String) -> RecordBlock { RecordBlock(RichText(words, .dim)) }

  private static func guidelines(_ text: String) -> RecordBlock {
    RecordBlock(RichText(text)).asMarkdown
  }

  private static func record(
    _ record: RelatedRecord,
    named name: String,
    hasQuestion: Bool
  ) -> [RecordBlock] {
    var detail = RichText()
    if let time = record.time { detail.append("\(time.minute)  ", .dim) }
    if let version = record.agent.version { detail.append("agent \(version)  ", .dim) }
    if let signal = record.signal { detail.append(signal.words, signal.badge) }
    var blocks = [RecordBlock.heading(name, detail, anchor: .source)]
    if hasQuestion { blocks.append(RecordBlock(RichText(record.question, .strong), indent: 2)) }
    blocks.append(
      RecordBlock.body(record.answer.isEmpty ? "(no answer)" : record.answer).asMarkdown
    )
    if record.isCut {
      let words = "It goes on; errata show \(record.id) has all of it."
      blocks.append(RecordBlock(RichText(words, .dim), indent: 2))
    }
    blocks.append(RecordBlock(RichText("id \(record.id)", .dim), indent: 2))
    return blocks
  }
}

extension FeedbackSignal {
  /// What its user said, in words.
  fileprivate var words: String {
    switch self {
    case .up: "thumbs up"
    case .down: "thumbs down"
    case .edit: "edited by the user"
    case .retry: "asked again"
    }
  }

  fileprivate var badge: Theme.Role {
    switch self {
    case .up: .badgeUp
    case .down: .badgeDown
    case .edit: .badgeCorrected
    case .retry: .badgeRetry
    }
  }
}
