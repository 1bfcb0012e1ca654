import ArgumentParser
import Configuration
import ConsoleRuntime
import ReviewModel
import ReviewStorage

/// `errata queue`: what waits.
struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "List what waits for a reviewer."
  )

  @OptionGroup var queue: QueueOptions
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("List at most so many.", valueName: "count")
  )
  var limit: Int?
  @Flag(help: "One JSON object a line, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more") }
  }

  func run() throws {
    let settings = try global.settings()
    var query = try queue.query(settings)
    let store = try global.openStore()
    // What is for somebody else is not listed; without a name everything is.
    query.reader = try? global.resolvedReviewer().name
    ReadingDraw.run(settings.settings.readings, in: store, now: Host.now)
    let output = DataOutput()
    let now = Host.now
    let written = query.filter
    query.filter = written.resolved(now: now, drafts: try drafts(for: written, in: store))
    if json {
      try forEachPage(of: query, in: store, now: now) { summaries in
        for summary in summaries { try output.line(summary.json.text) }
      }
    } else {
      try printTable(of: query, writtenAs: written, in: store, now: now, to: output)
    }
    try output.flush()
  }

  private func printTable(
    of query: QueueQuery,
    writtenAs filter: ItemFilter,
    in store: any ReviewStore,
    now: Timestamp,
    to output: DataOutput
  ) throws {
    var listed = 0
    try forEachPage(of: query, in: store, now: now) { summaries in
      var table = Self.table(whole: TerminalWidth.ofTerminal == nil)
      for summary in summaries { table.add(Self.row(summary)) }
      let lines = table.lines(width: TerminalWidth.current)
      for line in listed == 0 ? lines[...] : lines.dropFirst() { try output.line(line) }
      listed += summaries.count
    }
    try output.flush()
    if listed == 0, limit != 0 {
      Messages.note(
        filter.terms.isEmpty ? "Nothing waits." : "Nothing matches \(filter)."
      )
    }
  }

  /// The items with a correction that somebody has begun, if the filter asks for them.
  private func drafts(for filter: ItemFilter, in store: any ReviewStore) throws -> Set<ItemKey> {
    guard filter.asksForDrafts else { return [] }
    let folder = DraftFolder(besideStore: try global.storePath())
    return Set(
      try folder.items().compactMap { draft in
        // A store that was made anew gives other numbers to the same records.
        try draft.id.map { try store.itemKey(of: $0) } ?? draft.item
      }
    )
  }

  /// Reads the queue page by page, so that memory stays constant.
  private func forEachPage(
    of query: QueueQuery,
    in store: any ReviewStore,
    now: Timestamp,
    _ body: ([ItemSummary]) throws -> Void
  ) throws {
    var left = limit ?? .max
    var cursor: QueueCursor?
    while left > 0 {
      let page = try store.queuePage(query, after: cursor, limit: min(left, 500))
      if !page.keys.isEmpty { try body(store.summaries(of: page.keys, now: now)) }
      left -= page.keys.count
      guard let next = page.next else { return }
      cursor = next
    }
  }

  /// An empty table; in a pipe ids stand whole, on a terminal the beginning will do.
  private static func table(whole: Bool) -> TextTable {
    TextTable([
      TextTable.Column(title: "ID", limit: whole ? .max : 24),
      TextTable.Column(title: "SIGNAL", limit: 9),
      TextTable.Column(title: "STATUS", limit: 10),
      TextTable.Column(title: "ASKED", isNumber: true),
      TextTable.Column(title: "TIME", limit: 16),
      TextTable.Column(title: "QUESTION"),
    ])
  }

  private static func row(_ item: ItemSummary) -> [String] {
    [
      item.id.rawValue,
      item.kind == .answer ? item.signal.rawValue : item.kind.rawValue,
      item.claim.map { "@\($0.reviewer)" } ?? item.statusWord,
      String(item.asked),
      item.time?.minute ?? "",
      item.question,
    ]
  }
}

extension Timestamp {
  /// The moment to the minute, in UTC, for tables: `2026-07-06 02:04`.
  var minute: String {
    let text = rfc3339
    guard let dot = text.firstIndex(of: "T") else { return text }
    return "\(text[..<dot]) \(text[text.index(after: dot)...].prefix(5))"
  }
}
