package import ReviewModel

/// Examples on their way into a format.
///
/// The same value gives the same rows: no clock, no host and no order of reading enters them.
package struct Export: Sendable {
  /// The format.
  package let format: any ExportFormat
  /// The examples, sorted by id.
  package let examples: [Example]
  /// The policy's system message, nil for none.
  package let systemPrompt: String?
  /// Those of the examples that no person has looked at; labels are not made of them.
  package let unreviewed: Set<ExampleID>
  /// What goes in besides, where the format takes labels and somebody asked for it.
  package let thumbs: [UnreviewedThumb]
  /// How many other wordings of an example's question become cases of their own, in the formats for evaluations.
  package let paraphrases: Int

  /// Makes an export; the examples are put in the order of their ids.
  package init(
    of examples: [Example],
    as format: any ExportFormat,
    systemPrompt: String?,
    unreviewed: Set<ExampleID> = [],
    thumbs: [UnreviewedThumb] = [],
    paraphrases: Int = 0
  ) {
    self.format = format
    self.examples = examples.sorted { $0.id < $1.id }
    self.systemPrompt = systemPrompt
    self.unreviewed = unreviewed
    self.thumbs = thumbs
    self.paraphrases = format.use == .eval ? paraphrases : 0
  }

  /// Hands over the header, if there is one, and every row; nothing when there are no rows.
  ///
  /// - Returns: what went in, and what did not.
  package func forEachRow<Failure: Error>(
    _ body: (ExportRow) throws(Failure) -> Void
  ) throws(Failure) -> ExportSummary {
    var summary = ExportSummary(format: format)
    func put(_ row: ExportRow) throws(Failure) {
      if summary.rows == 0, let header = format.header { try body(header) }
      try body(row)
      summary.rows += 1
    }
    for example in examples {
      if let reason = reasonToLeaveOut(example) {
        summary.leftOut[reason, default: 0] += 1
        continue
      }
      let exported = format.rows(of: example, systemPrompt: systemPrompt)
      for row in exported.rows { try put(row) }
      for reworded in example.rewordings(paraphrases) {
        for row in format.rows(of: reworded, systemPrompt: systemPrompt).rows { try put(row) }
        summary.rewordings += 1
      }
      summary.count(example, exported)
    }
    if let format = format as? TRLKTOFormat {
      for thumb in thumbs { try put(format.row(of: thumb, systemPrompt: systemPrompt)) }
      summary.thumbs = thumbs.count
    }
    summary.hasUnplacedPrompt = systemPrompt != nil && !format.holdsSystemPrompt
    return summary
  }

  private func reasonToLeaveOut(_ example: Example) -> ExportSummary.Reason? {
    if format.use == .preference, example.kind == .golden { return .noWrongAnswer }
    if !example.uses.contains(format.use) {
      if example.trainingHold != nil { return .heldOut }
      return example.words.areAgents && example.consent == .training ? .ownWords : .evaluationOnly
    }
    if format.holdsLabels, unreviewed.contains(example.id) { return .unreviewed }
    var messages = [example.question, example.expected]
    // The formats whose rows hold the wrong answer as a message.
    if format.use != .eval, format.holds.contains(.answer), example.kind == .regression {
      messages.append(example.answer)
      if example.answer.utf8.elementsEqual(example.expected.utf8) { return .malformed }
    }
    return messages.allSatisfy { $0.contains { !$0.isWhitespace } } ? nil : .malformed
  }
}
