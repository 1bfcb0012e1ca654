/// Something that an answer must say, or must not say, as a correction of an answer suggests it.
package struct ProposedAssertion: Hashable, Sendable {
  /// What it is made of.
  package enum Kind: Int, CaseIterable, Sendable {
    /// A number with its unit, a day or a time.
    case number
    /// A name.
    case name
    /// Other words.
    case phrase
  }

  /// Whether it must be said; else it must not.
  package var isRequired: Bool
  /// What it is made of.
  package var kind: Kind
  /// The words, as the correction or the answer has them.
  package var text: String

  /// Makes a proposal.
  package init(isRequired: Bool, kind: Kind, text: String) {
    self.isRequired = isRequired
    self.kind = kind
    self.text = text
  }
}

extension ProposedAssertion {
  /// No more are proposed: a person reads each.
  package static let most = 6

  /// The longest text that is looked at, in scalars; of longer ones nothing is proposed.
  package static let longestText = 20_000

  /// What a correction suggests that an answer must say, and must not say; the former first.
  ///
  /// Must be said: the numbers, names and short phrases that the correction has and the answer has not. Must not be said: those of the
  /// answer in whose place the correction says something else, but nothing that the correction says too, in whichever way it
  /// is written, or of which the question has a part. What stands for a private value is never in one. At most ``most``: numbers
  /// before names before phrases, each in the order of the text. The same texts give the same proposals.
  ///
  /// - Parameters:
  ///   - correction: what is right.
  ///   - answer: what it corrects.
  ///   - question: what was asked.
  package static func suggested(
    by correction: String,
    of answer: String,
    to question: String
  ) -> [ProposedAssertion] {
    let texts = [correction, answer, question]
    guard texts.allSatisfy({ $0.unicodeScalars.prefix(longestText + 1).count <= longestText })
    else { return [] }
    let change = ClaimChange(from: answer, to: correction)
    let (said, wrong, asked) = (SaidText(correction), SaidText(answer), SaidText(question))
    let required = chosen(from: change.added) { claim in
      !wrong.says(claim.text) && said.says(claim.text)
    }
    let forbidden = chosen(from: change.replaced) { claim in
      !said.maySay(claim.text) && wrong.says(claim.text)
        && !(claim.kind == .number || claim.isDenial
          ? asked.maySay(claim.text) : asked.saysPart(of: claim.text))
    }
    let half = most / 2
    let first = required.prefix(max(half, most - forbidden.count))
    return first.map { ProposedAssertion(isRequired: true, kind: $0.kind, text: $0.text) }
      + forbidden.prefix(most - first.count).map {
        ProposedAssertion(isRequired: false, kind: $0.kind, text: $0.text)
      }
  }

  /// The first claims that hold, without those that say the same as one before.
  private static func chosen(from claims: [Claim], where holds: (Claim) -> Bool) -> [Claim] {
    var chosen: [Claim] = []
    for kind in Kind.allCases {
      for claim in claims.lazy.filter({ $0.kind == kind }).prefix(mostLookedAt)
      where holds(claim) {
        let words = SaidText(claim.text)
        let isKnown = chosen.contains {
          words.says($0.text) || SaidText($0.text).says(claim.text)
        }
        if !isKnown { chosen.append(claim) }
        if chosen.count == most { return chosen }
      }
    }
    return chosen
  }

  /// How many claims of a kind are looked at: the first of a long list serve as well as all.
  private static let mostLookedAt = 100
}
