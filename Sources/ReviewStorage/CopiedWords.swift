package import ReviewModel

/// Words that stand in a copy, or are left of something that is gone; see ``WordsPlace``.
package struct CopiedWords: Hashable, Sendable {
  /// What kind of copy it is.
  package var place: WordsPlace
  /// Where in the store it stands, in the store's own numbers.
  package var row: [Int64]
  /// What it is called before people; no word of anybody is in it.
  package var name: String
  /// The words.
  package var texts: [String]
  /// The records that it names.
  package var records: [InteractionID]
  /// The operations of reviewers that it comes from, those that kept values first of all.
  package var operations: [OperationID]
  /// What its answer stands on: its own sources if it is an example, else those of its record.
  package var sources: [Source]

  /// Makes a copy's words.
  package init(
    _ place: WordsPlace,
    row: [Int64],
    name: String,
    texts: [String],
    records: [InteractionID] = [],
    operations: [OperationID] = [],
    sources: [Source] = []
  ) {
    self.place = place
    self.row = row
    self.name = name
    self.texts = texts
    self.records = records
    self.operations = operations
    self.sources = sources
  }

  /// The words of an example.
  package init(_ example: Example, row: [Int64], name: String) {
    var texts: [String] = []
    _ = example.mappingTexts {
      texts.append($0)
      return $0
    }
    self.init(
      .example,
      row: row,
      name: name,
      texts: texts,
      records: example.lineage.map(\.interaction),
      operations: example.lineage.compactMap(\.operation),
      sources: example.sources
    )
  }
}

/// Words of a copy that were redacted anew.
package struct CopyRevision: Hashable, Sendable {
  /// The words as they stand.
  package var old: CopiedWords
  /// The words as they are to be, as many as there are.
  package var new: CopiedWords

  /// Makes a revision.
  package init(_ old: CopiedWords, _ new: CopiedWords) {
    self.old = old
    self.new = new
  }
}

extension Example {
  /// The example with other words; nil when these are no words of it any more.
  package func revising(_ revision: CopyRevision) -> Example? {
    let (old, new) = (revision.old, revision.new)
    guard CopiedWords(self, row: old.row, name: old.name) == old,
      new.texts.count == old.texts.count,
      new.records.count == lineage.count
    else { return nil }
    var index = 0
    var example = mappingTexts { _ in
      defer { index += 1 }
      return new.texts[index]
    }
    example.sources = new.sources
    for index in lineage.indices { example.lineage[index].interaction = new.records[index] }
    return example
  }

  /// The example with each of its texts replaced, in an order that is always the same; but the sources.
  fileprivate func mappingTexts(_ body: (String) -> String) -> Example {
    var example = self
    example.question = body(question)
    example.answer = body(answer)
    example.expected = body(expected)
    example.assertions = assertions.map { Assertion($0.kind, body($0.value)) }
    example.tags = tags.map(body)
    example.paraphrases = paraphrases.map(body)
    example.words.agent?.model = words.agent?.model.map(body)
    example.words.agent?.version = words.agent?.version.map(body)
    for index in warnings.indices {
      example.warnings[index].finding = body(warnings[index].finding)
    }
    return example
  }
}
