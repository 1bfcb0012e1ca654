import ReviewModel

/// Which clusters are kept out of training, so that an evaluation has questions that no model was trained on.
///
/// A cluster is held out when a hash of its name and the seed is among the lowest share of all hashes. The name of a cluster is that
/// of its first question, so a cluster stays on its side from release to release, whatever comes or goes beside it; another seed draws
/// other ones, and a larger share only adds to a smaller one. Whole clusters: a wording of a question is never on both sides.
struct Holdout {
  static let share = PolicySetting.share(
    "holdout.share",
    percent: 0,
    "share of the clusters that are kept out of training, as eval cases only"
  )
  static let seed = PolicySetting(
    name: "holdout.seed",
    kind: .text(200),
    usual: .text(""),
    help: "another text draws other clusters"
  )
  static let settings = [share, seed]

  private let share: FixedDecimal
  private let seed: String

  init(_ policy: CurationPolicy) {
    share = policy.decimal(Self.share)
    seed = policy.text(Self.seed)
  }

  /// Whether anything is held out.
  var isOn: Bool { share.thousandths > 0 }

  /// Whether a cluster is.
  func contains(_ cluster: String, hash: ContentHash) -> Bool {
    isOn && hash.fraction(of: ["holdout", seed, cluster]) < Double(share.thousandths) / 1000
  }
}

extension ContentHash {
  /// A number from 0 up to 1 that the texts decide, evenly spread: the first 52 bits of their hash.
  func fraction(of texts: [String]) -> Double {
    var content = HashedContent("fraction")
    content.add(texts)
    let digits = id(of: content).prefix(13)
    return Double(UInt64(digits, radix: 16) ?? 0) / Double(1 << 52 as UInt64)
  }
}
