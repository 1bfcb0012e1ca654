/// From what a sample to audit is drawn.
package enum AuditPool: String, CaseIterable, Sendable {
  /// Every answer, rated or not: what share of them is right?
  case answers
  /// Answers that a reviewer settled: would another one say the same, or the same one again?
  case settled
}

/// By what a pool is parted before a sample is drawn of each part.
package enum AuditStrata: String, CaseIterable, Sendable {
  /// One part: every answer is as likely as every other.
  case none
  /// By the agent's version.
  case version
  /// By what the user's feedback meant.
  case signal
}

/// How a sample to audit is drawn.
package struct AuditPlan: Hashable, Sendable {
  /// From what.
  package var pool: AuditPool
  /// How many; where a share is given, no more than are drawn.
  package var size: Int
  /// How many of a million are taken, each answer by itself, so that a later draw from a larger pool takes the same ones
  /// and some of the new; nil takes ``size``.
  package var share: Int?
  /// What the choice hangs on: the same seed takes the same answers, and a larger sample holds the smaller one.
  package var seed: Int64
  /// By what the pool is parted.
  package var strata: AuditStrata

  /// Makes a plan.
  package init(
    pool: AuditPool = .answers,
    size: Int,
    share: Int? = nil,
    seed: Int64 = 0,
    strata: AuditStrata = .none
  ) {
    self.pool = pool
    self.size = size
    self.share = share
    self.seed = seed
    self.strata = strata
  }
}

extension AuditPlan {
  /// Whether a rank lies in the share that is taken.
  package static func takes(_ rank: UInt64, of share: Int) -> Bool {
    share >= 1_000_000 || rank < UInt64(max(0, share)) * (UInt64.max / 1_000_000)
  }
}

/// The answers of a pool that share a version of the agent and what feedback meant.
package struct AuditGroup: Hashable, Sendable {
  /// The agent's version.
  package var version: String?
  /// What the user's feedback meant at the draw.
  package var signal: Signal

  /// Makes a group.
  package init(version: String?, signal: Signal) {
    self.version = version
    self.signal = signal
  }
}

extension AuditStrata {
  /// The part of the pool in which a group lies: of two groups in one part it is the same.
  package func part(of group: AuditGroup) -> AuditGroup {
    switch self {
    case .none: AuditGroup(version: nil, signal: .none)
    case .version: AuditGroup(version: group.version, signal: .none)
    case .signal: AuditGroup(version: nil, signal: group.signal)
    }
  }
}
