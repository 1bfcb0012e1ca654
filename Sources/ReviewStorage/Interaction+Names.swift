package import ReviewModel
import TextAnalysis

extension Interaction {
  /// A text that joins the record, with the names that its values have in the record's own texts; where a text
  /// joins several records at once, it has names that are free in all of them.
  package func naming(_ text: String, by fingerprints: FingerprintMaker) -> String {
    text.renamed(fingerprints.fingerprints(on: id).renaming(to: self.fingerprints))
  }
}
