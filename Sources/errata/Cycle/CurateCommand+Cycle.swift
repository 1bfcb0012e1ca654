import Curation
import ReviewModel
import ReviewStorage

extension CurateCommand {
  /// Makes a set as the command does and keeps it, without a word on standard output.
  func keepSet(in store: any ReviewStore) throws -> SetID {
    let settings = try global.settings()
    let policy = try policy.policy(over: settings.curationPolicy)
    let run = try curation(of: store, policy, settings)
    return try run.keptResult(now: Host.now).set.id
  }
}
