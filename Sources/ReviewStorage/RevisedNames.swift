package import ReviewModel

/// Other ids for what was named after words that are gone.
package struct RevisedNames: Hashable, Sendable {
  /// Another id for an example of a set.
  package struct ExampleName: Hashable, Sendable {
    /// The set.
    package var set: SetID
    /// The id that the example has.
    package var old: ExampleID
    /// The id that it gets, with a number behind it when another example of the set has it.
    package var new: ExampleID
    /// The cluster that it gets.
    package var cluster: String

    /// Makes a name.
    package init(set: SetID, old: ExampleID, new: ExampleID, cluster: String) {
      self.set = set
      self.old = old
      self.new = new
      self.cluster = cluster
    }
  }

  /// The examples.
  package var examples: [ExampleName] = []
  /// New ids of conflicts by the ids that they have; one gets a number behind it when another has it.
  package var conflicts: [ItemID: ItemID] = [:]

  /// Makes none.
  package init() {}

  /// Whether there are none.
  package var isEmpty: Bool { examples.isEmpty && conflicts.isEmpty }
}
