import Testing

@testable import errata

@Suite struct `The place of the store` {
  @Test func `The option comes first`() throws {
    let location = try StoreLocation(
      option: "team.db",
      environment: ["ERRATA_STORE": "other.db", "HOME": "/home/ada"],
      exists: { _ in true }
    )
    #expect(location.place == .file("team.db"))
    #expect(location.origin == .option)
  }

  @Test func `Then the environment`() throws {
    let location = try StoreLocation(
      option: nil,
      environment: ["ERRATA_STORE": "postgres://db.example.com/errata"],
      exists: { _ in true }
    )
    #expect(location.place == .server("postgres://db.example.com/errata"))
    #expect(location.origin == .environment)
  }

  @Test func `Then a store in this folder`() throws {
    let location = try StoreLocation(
      option: nil,
      environment: ["HOME": "/home/ada"],
      exists: { $0 == "errata.db" }
    )
    #expect(location.place == .file("errata.db"))
    #expect(location.origin == .thisFolder)
  }

  @Test(arguments: [
    (["XDG_DATA_HOME": "/data", "HOME": "/home/ada"], "/data/errata/errata.db"),
    (
      ["XDG_DATA_HOME": "relative", "HOME": "/home/ada"], "/home/ada/.local/share/errata/errata.db"
    ),
    (["ERRATA_STORE": "", "HOME": "/home/ada"], "/home/ada/.local/share/errata/errata.db"),
  ])
  func `Then the data folder`(environment: [String: String], path: String) throws {
    let location = try StoreLocation(option: nil, environment: environment, exists: { _ in false })
    #expect(location.place == .file(path))
    #expect(location.origin == .dataFolder)
  }

  @Test func `Without a home it is asked for`() {
    #expect {
      try StoreLocation(option: nil, environment: [:], exists: { _ in false })
    } throws: { error in
      (error as? Failure)?.status == .usage
    }
  }

  @Test func `An empty option is wrong usage`() {
    #expect {
      try StoreLocation(option: "", environment: ["HOME": "/home/ada"], exists: { _ in false })
    } throws: { error in
      (error as? Failure)?.status == .usage
    }
  }
}

@Suite struct `The reviewer's name` {
  @Test func `Comes from the option, the environment, the login`() throws {
    let environment = ["ERRATA_REVIEWER": "grace"]
    #expect(try Reviewer(option: "ada", environment: environment, login: "root").name == "ada")
    #expect(try Reviewer(option: nil, environment: environment, login: "root").name == "grace")
    #expect(try Reviewer(option: nil, environment: [:], login: "root").name == "root")
  }

  @Test(arguments: [
    "", "  ", "a\nb", "\u{1B}[31m", "\u{202E}ada", String(repeating: "x", count: 101),
  ])
  func `Must be a plain name`(name: String) {
    #expect { try Reviewer(option: name, environment: [:], login: nil) } throws: { error in
      (error as? Failure)?.status == .usage
    }
  }

  @Test func `Is asked for when nothing says it`() {
    #expect(throws: Failure.self) { try Reviewer(option: nil, environment: [:], login: nil) }
  }
}
