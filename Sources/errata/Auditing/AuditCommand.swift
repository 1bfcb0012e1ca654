import ArgumentParser

/// `errata audit`: samples of answers that are judged blind, and what they say of all.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Draw samples of answers to judge blind, and estimate how many are right.",
    discussion: """
      People rate when they are annoyed, so thumbs say little of how good an agent is. A sample drawn by chance does: \
      its answers wait in the queue (kind:audit) without a word on what their users thought, and are called right, wrong, \
      or corrected.
      """,
    subcommands: [
      AuditDrawCommand.self, AuditEstimateCommand.self, AuditAgreementCommand.self,
      AuditListCommand.self,
    ]
  )
}
