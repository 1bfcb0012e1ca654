package import ReviewModel

extension Example {
  /// The example with at most so many of its other wordings.
  ///
  /// - Parameter most: how many; nil for all.
  package func keeping(paraphrases most: Int?) -> Example {
    guard let most, paraphrases.count > most else { return self }
    var example = self
    example.paraphrases = Array(paraphrases.prefix(most))
    return example
  }

  /// Cases that ask the same in the first so many of its other wordings.
  ///
  /// The right answer, the sources and the lineage are those of the example; the id says which wording it is, and the weight is that
  /// of one asker, so that the example's own still says how many asked.
  func rewordings(_ count: Int) -> [Example] {
    paraphrases.prefix(count).enumerated().map { number, wording in
      var example = self
      example.id = ExampleID("\(id.rawValue)-w\(number + 1)")
      example.question = wording
      example.paraphrases = []
      example.weight = 1
      return example
    }
  }
}
