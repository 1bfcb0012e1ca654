import ArgumentParser
import Glibc
import ReviewModel
import ReviewStorage

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store, a file.",
      discussion:
        "Else ERRATA_STORE, else errata.db in this folder if there is one, else the data folder.",
      valueName: "path"
    ),
    completion: .file(extensions: ["db"])
  )
  var store: String?

  @Option(
    help: ArgumentHelp(
      "Who reviews. Else ERRATA_REVIEWER, else the login name.",
      valueName: "name"
    )
  )
  var reviewer: String?

  @Option(
    help: ArgumentHelp(
      "The settings. Else ERRATA_CONFIG, else errata.toml in the config folder.",
      valueName: "path"
    ),
    completion: .file(extensions: ["toml"])
  )
  var config: String?

  /// Where the store is.
  func storeLocation() throws -> StoreLocation {
    try StoreLocation(option: store, environment: Host.environment) {
      access($0, F_OK) == 0
    }
  }

  /// Who reviews.
  func resolvedReviewer() throws -> Reviewer {
    try Reviewer(
      option: reviewer,
      environment: Host.environment,
      login: Reviewer.loginName
    )
  }
}
