import ArgumentParser
import ReviewModel
import ReviewStorage

/// `errata show`: one record, whole.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one record whole, with its feedback and its decisions."
  )

  @Argument(help: "The id of a record or of a review item, or the beginning of it.")
  var id: String
  @Flag(help: "One JSON object, the id first.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let store = try global.openStore()
    let output = DataOutput()
    let id = try global.idLookup(in: store).id(beginning: id)
    let shown = try Shown(id: id, in: store, now: Host.now)
    if json {
      try output.line(shown.json.text)
    } else {
      for line in shown.lines(width: min(TerminalWidth.current, 100)) { try output.line(line) }
    }
    try output.flush()
  }
}

/// What `errata show` shows.
enum Shown {
  /// A record with a review item, or a conflict.
  case item(ItemDetail)
  /// A record that needs no review.
  case record(StoredRecord)

  /// Looks an id up.
  ///
  /// - Throws: a ``Failure`` of the status `missingInput` when nothing has that id.
  init(id: String, in store: any ReviewStore, now: Timestamp) throws {
    if let key = try store.itemKey(of: ItemID(id)), let item = try store.item(key, now: now) {
      self = .item(item)
    } else if let record = try store.record(InteractionID(id)) {
      self = .record(record)
    } else {
      throw Failure(
        .missingInput,
        "nothing in the store has the id \(PlainText.line(id, limit: 80).text)"
      )
    }
  }

  /// The object of `--json`.
  var json: JSONLine {
    switch self {
    case .item(let item): item.json
    case .record(let record): record.json
    }
  }

  /// The record for people.
  func lines(width: Int) -> [String] {
    switch self {
    case .item(let item):
      var page = RecordPage(width: width)
      page.add(item)
      return page.lines
    case .record(let record):
      var page = RecordPage(width: width)
      page.add(record)
      return page.lines
    }
  }
}
