import ReviewModel

/// The statements about one question that cannot all be right, newest first; none when they agree.
///
/// Two corrections that differ are at odds, a reviewer's and a user's as much as two users'. So are a
/// correction and a judgement that the very same answer is right; but a mere thumb of a user does not
/// stand against a reviewer who read that answer and corrected it. Another answer that somebody
/// called right is no contradiction: there is more than one good wording.
///
/// A record that a second reader judged has both of its statements.
///
/// Each statement has one side, taken from whoever made it first, so that hearing it again neither
/// changes the conflict nor opens a settled one.
func disagreement(of records: [Candidate]) -> [ConflictSide] {
  guard records.contains(where: { $0.isCorrection || $0.second != nil }) else { return [] }
  let members = records + records.compactMap(\.reread)
  let corrections = members.filter(\.isCorrection)
  guard members.count > 1, !corrections.isEmpty else { return [] }
  let corrected = Set(corrections.map { AgreementKey($0.answer) })
  let correctedByReviewers = Set(
    corrections.filter { $0.statement.role == .reviewerCorrection }
      .map { AgreementKey($0.answer) }
  )
  var first: [AgreementKey: Candidate] = [:]
  for member in members {
    let expected = AgreementKey(member.expected)
    if !member.isCorrection {
      guard corrected.contains(expected) else { continue }
      if member.statement.role == .confirmed, correctedByReviewers.contains(expected) { continue }
    }
    if let known = first[expected], member.isNewer(than: known) { continue }
    first[expected] = member
  }
  guard first.count > 1 else { return [] }
  return first.values.sorted { $0.isNewer(than: $1) }.map { member in
    ConflictSide(
      interaction: member.interaction.id,
      correction: member.expected,
      reviewer: member.statement.reviewer,
      time: member.statement.time
    )
  }
}
