import ArgumentParser
import Configuration
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
      "value (the default, but for a view with another), newest, oldest, agent, cluster, random or random:SEED.",
      valueName: "order"
    )
  )
  var order: QueueOrder?

  @Option(
    help: ArgumentHelp(
      "Items of a named view, of the settings or saved in the console; --filter narrows it.",
      valueName: "name"
    )
  )
  var view: String?

  /// The options as they were written; the filter may ask for a clock and for drafts.
  ///
  /// - Throws: a `FilterError` that names the place; a ``Failure`` when there is no such view.
  func query(_ settings: ResolvedSettings) throws -> QueueQuery {
    var query = try view.map { try Self.query(ofView: $0, settings.views) } ?? QueueQuery()
    if let filter {
      query.filter = ItemFilter(query.filter.terms + (try ItemFilter(parsing: filter)).terms)
    }
    if let order { query.order = order }
    return query
  }

  private static func query(ofView name: String, _ known: ViewSettings) throws -> QueueQuery {
    if let view = known.views.first(where: { $0.name == name }) {
      return QueueQuery(filter: view.filter, order: view.order)
    }
    if let problem = known.problems[name] { throw Failure(.badInput, problem.description) }
    let shown = PlainText.line(name, limit: 80).text
    let near = nearestWord(to: name, among: known.views.map(\.name)).map { "Did you mean \($0)?" }
    throw Failure(
      .usage,
      "there is no view \(shown). \(near ?? "errata config lists those that there are.")"
    )
  }
}

extension QueueOrder: ExpressibleByArgument {}
