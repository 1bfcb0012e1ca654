import Testing

@testable import Processes

@Suite struct `The environment of programs that errata starts` {
  @Test(arguments: [
    "ERRATA_KEY=0f0f", "ERRATA_STORE=postgres://ann:secret@db.example/errata",
  ])
  func `Has no secret of errata`(variable: String) {
    #expect(ChildEnvironment.isSecret(variable))
  }

  @Test(arguments: [
    "PATH=/usr/bin", "ERRATA_STORE=/data/errata.db", "ERRATA_CONFIG=errata.toml",
    "ERRATA_KEYS=x", "HOME=/root",
  ])
  func `Has all else`(variable: String) { #expect(!ChildEnvironment.isSecret(variable)) }
}
