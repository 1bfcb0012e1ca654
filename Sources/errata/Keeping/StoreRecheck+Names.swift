import Curation
import Releases
import ReviewModel
import ReviewStorage

extension StoreRecheck {
  /// Gives conflicts and examples whose words have changed the ids that are made of the words of today.
  ///
  /// An id that was made of a private value says whether somebody has guessed it. What was released keeps its
  /// ids, by which the files of the release are found; the words stand in them too.
  ///
  /// Sets keep their ids, by which people and scripts call them. Such an id is a hash of all that the set was made
  /// of, ids and paraphrases of every example among it: whoever has everything but one value can still find out
  /// whether a guess of it is right.
  func renameWhatIsMadeOfWords() throws {
    var names = RevisedNames()
    for (old, question) in try store.conflictQuestions() {
      let new = ContentHash.sha256.conflictID(ofQuestion: question)
      if new != old, !old.rawValue.hasPrefix("\(new)-") { names.conflicts[old] = new }
    }
    if !names.isEmpty { try store.rename(names) }
    for set in try store.sets() where set.released == nil { try renameExamples(of: set.id) }
  }

  private func renameExamples(of set: SetID) throws {
    var names = RevisedNames()
    try store.forEachExample(of: set, where: { _ in true }) { _, example in
      let (id, cluster) = ContentHash.sha256.names(of: example)
      let isNamedSo = example.id == id || example.id.rawValue.hasPrefix("\(id)-")
      if !isNamedSo || example.cluster != cluster {
        names.examples.append(
          RevisedNames.ExampleName(
            set: set,
            old: example.id,
            new: isNamedSo ? example.id : id,
            cluster: cluster
          )
        )
      }
      return true
    }
    if !names.isEmpty { try store.rename(names) }
  }
}
