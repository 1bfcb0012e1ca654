package import ReviewModel

/// The receipt of an erasure as the store keeps it.
///
/// It has numbers and where files are, and nothing of what was erased; nor has it hashes of files, by which a
/// guess of what a short one had could be confirmed.
package struct KeptReceipt: Hashable, Sendable {
  /// Names the erasure.
  package var id: OperationID
  /// When it was.
  package var time: Timestamp
  /// How many records went.
  package var records: Int
  /// The receipt as one JSON object.
  package var json: String
  /// The receipt for people, line by line.
  package var lines: [String]

  /// Makes one.
  package init(id: OperationID, time: Timestamp, records: Int, json: String, lines: [String]) {
    self.id = id
    self.time = time
    self.records = records
    self.json = json
    self.lines = lines
  }
}
