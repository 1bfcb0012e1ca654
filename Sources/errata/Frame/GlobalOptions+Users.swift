import Configuration
import ReviewModel

extension GlobalOptions {
  /// Says that records without a user are not found by one, when the settings store none.
  func warnIfUsersAreNotKept() throws {
    guard let kept = try settings().settings.keptFields, !kept.contains(.user) else { return }
    Messages.note(
      """
      capture.keep in the settings leaves users out, so no record that was stored with it is found by \
      its user; errata forget --id and --older-than find them all the same.
      """
    )
  }
}
