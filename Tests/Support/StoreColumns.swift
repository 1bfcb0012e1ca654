package import ReviewStorage

/// What stands in every column of a store that can hold letters; a test compares it with the schema.
///
/// A new column goes into the one table or the other, and one with words is looked through by whoever goes
/// through its place. Integers are in neither.
package enum StoreColumns {
  /// Columns with words of people, or names that people gave, and where they are looked through.
  package static let words: [String: WordsPlace] = [
    "interactions.id": .record, "interactions.session": .record, "interactions.question": .record,
    "interactions.answer": .record, "interactions.sources": .record, "interactions.meta": .record,
    "feedback.correction": .record, "feedback.comment": .record, "feedback.tags": .record,
    "questions.text": .question, "agents.model": .agent, "agents.version": .agent,
    "texts.bytes": .decision, "approvals.reason": .rejection, "examples.content": .example,
    "sides.correction": .side, "sides.interaction": .side, "drops.interaction": .drop,
    "drops.reason": .drop, "gate_runs.candidate": .gate, "gate_runs.scoring": .gate,
    "gate_cases.content": .gate,
  ]

  /// The other columns, and what is in them.
  package static let others: [String: String] = [
    "settings.name": settings, "settings.value": settings, "interactions.user": hash,
    "interactions.content": hash, "fingerprints.bytes": hash, "feedback.fingerprints": hash,
    "record_fingerprints.bytes": hash, "verdicts.digest": hash, "verdicts.content": code,
    "consents.user": hash, "tombstones.mark": hash,
    "pending_erasures.user": hash, "pending_erasures.traces": hash,
    "pending_erasures.receipt": receipt, "receipts.id": run, "receipts.json": receipt,
    "receipts.lines": receipt, "conflicts.id": hash,
    "sets.id": hash, "examples.id": hash,
    "drops.merged_into": hash, "approvals.example": hash, "releases.manifest": hash,
    "operations.id": run, "operations.session": run, "claims.session": run,
    "approvals.operation": run, "approvals.undoes": run, "pending_erasures.id": run,
    "claims.reviewer": reviewer, "operations.reviewer": reviewer, "decisions.late_after": reviewer,
    "standings.reviewer": reviewer, "approvals.reviewer": reviewer, "sides.reviewer": reviewer,
    "audit_readers.reviewer": reviewer, "operations.reason": code, "operations.failure": code,
    "items.reason": code,
    "items.failure": code, "outcomes.reason": code, "outcomes.failure": code,
    "operations.kept_types": code, "drops.rule": code,
    "gate_runs.cases": hash, "gate_cases.example": hash, "gate_cases.cluster": hash,
    "audits.pool": settings, "audits.strata": settings,
    "trainings.version": version, "release_words.trained_as": version, "trained.cluster": hash,
    "sets.policy": settings, "sets.counts": "numbers", "releases.path": path, "places.path": path,
    "places.owner": "the number of a file", "places.owner_path": path,
    "search_blocks.word": index, "search_blocks.words": index, "search_blocks.items": index,
  ]

  private static let hash = "a hash"
  private static let run = "a name that errata gave a run or a keypress"
  private static let reviewer = "a name by which a reviewer goes, which the log of decisions keeps"
  private static let code = "a word of errata's own or of its settings"
  private static let settings = "settings of the store or of the curator"
  private static let path = "where a file is"
  private static let receipt = "numbers, and where releases are"
  private static let version = "a name by which an engineer calls a version of the agent"
  private static let index = "the search index, whose words leave it with those that it repeats"
}
