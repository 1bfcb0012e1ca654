/// How far an erasure is, for what is said when it fails.
final class ErasureCourse {
  /// A stage.
  enum Stage {
    /// No record is out of the store.
    case notBegun
    /// The records are out of the tables, and the rest is noted as pending.
    case outOfTables
    /// All is erased, and nothing is pending; the receipt is not written yet.
    case done
    /// No records are erased, only releases are written again.
    case rewriting
  }

  /// The stage.
  var stage = Stage.notBegun

  /// Where the data is now, and what to do; nil when there is nothing to say.
  ///
  /// - Parameter path: the store.
  func words(path: String) -> String? {
    switch stage {
    case .notBegun: "No record was erased."
    case .outOfTables:
      """
      The records are out of the tables, and nothing is made of them any more. Until the rest is done, what \
      they said may still stand in unused parts of the store, in its journal, and in files beside it. When \
      the cause below is gone, finish it: errata forget --pending --store '\(PlainText.line(path).text)'
      """
    case .done:
      "All is erased and was looked for; the receipt is missing, for the cause below."
    case .rewriting: nil
    }
  }
}
