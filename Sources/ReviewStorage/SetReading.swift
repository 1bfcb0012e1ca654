package import ReviewModel

/// The side of the store that shows a curated set piece by piece, however many examples it has.
package protocol SetReading {
  /// Reads a set in outline, or nil.
  func outline(of set: SetID) throws(StoreError) -> SetOutline?

  /// Reads lines of the list of examples; one that is gone is missing.
  func examples(
    at positions: [Int],
    of set: SetID
  ) throws(StoreError) -> [ExampleSummary]

  /// Reads an example whole with where it stands, or nil.
  func example(at position: Int, of set: SetID) throws(StoreError) -> StandingExample?

  /// The examples that the consent that stands now no longer allows to be used as they are, by their
  /// positions (`Example/consent(now:)`); it takes longer than an outline, for it asks after every record.
  func lapsedExamples(of set: SetID) throws(StoreError) -> [Int: ExampleID]

  /// Reads lines of the list of what was left out; one that is gone is missing.
  func drops(at positions: [Int], of set: SetID) throws(StoreError) -> [DropSummary]

  /// Hands examples whole to `body`, in the order of their positions, as long as it wants more.
  ///
  /// Memory stays constant.
  ///
  /// - Parameter isWanted: whether the example at a position is read at all.
  func forEachExample(
    of set: SetID,
    where isWanted: (Int) -> Bool,
    _ body: (Int, Example) -> Bool
  ) throws(StoreError)

  /// Compares a set with what was released last from another one, before this set was released if it was.
  ///
  /// - Returns: nil when there is no such release.
  func comparison(of set: SetID) throws(StoreError) -> ReleaseComparison?

  /// Where the examples stand that an operation was about, by their positions; those that are gone are
  /// missing.
  func standings(
    after operation: OperationID,
    of set: SetID
  ) throws(StoreError) -> [ReversedExample]
}
