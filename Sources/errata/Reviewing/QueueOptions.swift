import ArgumentParser
import ReviewModel
import ReviewStorage

/// Which items, in which order: what `review` and `queue` share.
struct QueueOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Only items that match, such as 'refund signal:down -agent:2026.7.0'.",
      discussion: """
        Words look in question, answer, sources, comment and corrections. Keys: id, signal, kind, agent, \
        model, tag, cluster (>5), age (<7d), before, after, reason, reviewer, has, is; a minus before a \
        term negates it.
        """,
      valueName: "terms"
    )
  )
  var filter: String?

  @Option(
    help: ArgumentHelp(
      "value (the default), newest, oldest, agent, cluster, random or random:SEED.",
      valueName: "order"
    )
  )
  var order: QueueOrder = .value

  /// The options as they were written; the filter may ask for a clock and for drafts.
  ///
  /// - Throws: a `FilterError` that names the place.
  func query() throws -> QueueQuery {
    QueueQuery(filter: try filter.map { try ItemFilter(parsing: $0) } ?? ItemFilter(), order: order)
  }
}

extension QueueOrder: ExpressibleByArgument {}
