import ReviewModel
import ReviewStorage

extension GlobalOptions {
  /// Prints a receipt that the store keeps.
  ///
  /// - Parameters:
  ///   - name: its id, `last`, or `all` for a line of each.
  ///   - json: whether to print JSON.
  /// - Throws: a ``Failure`` of the status `missingInput` when there is no such receipt.
  func showReceipt(_ name: String, json: Bool) throws {
    let receipts = try openStore().receipts()
    let output = DataOutput()
    if name == "all" {
      if receipts.isEmpty { Messages.note("The store keeps no receipt.") }
      for receipt in receipts { try output.line(json ? receipt.json : receipt.summary) }
      return try output.flush()
    }
    let found =
      name == "last"
      ? receipts.last : receipts.last { $0.id.rawValue.utf8.elementsEqual(name.utf8) }
    guard let found else {
      throw Failure(
        .missingInput,
        name == "last"
          ? "the store keeps no receipt"
          : "the store keeps no receipt \(PlainText.line(name, limit: 80).text); --show-receipt all lists them"
      )
    }
    for line in json ? [found.json] : found.lines { try output.line(line) }
    try output.flush()
  }
}

extension KeptReceipt {
  /// The line of a list.
  fileprivate var summary: String { "\(id)  \(time.rfc3339)  \(count(records, "record"))" }
}
