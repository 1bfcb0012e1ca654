import ArgumentParser
import ReviewModel
import ReviewStorage

/// Which sample a command is about.
struct AuditOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The sample, by its number; else the latest of its pool.",
      valueName: "number"
    )
  )
  var audit: AuditNumber?

  /// The sample that is named, or the latest that was drawn from a pool.
  ///
  /// - Throws: a ``Failure`` of the status `missingInput` when there is none.
  func sample(of pool: AuditPool, in store: any ReviewStore) throws -> AuditSample {
    let samples = try store.audits()
    guard let audit else {
      guard let latest = samples.last(where: { $0.plan.pool == pool }) else {
        throw Failure(
          .missingInput,
          "no sample was drawn from \(pool.rawValue) yet; `errata audit draw -n 200` draws one"
        )
      }
      return latest
    }
    guard let sample = samples.first(where: { $0.number == audit }) else {
      throw Failure(.missingInput, "there is no sample \(audit); `errata audit list` has them")
    }
    return sample
  }
}
