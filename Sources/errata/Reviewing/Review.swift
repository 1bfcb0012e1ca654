import ArgumentParser

/// `errata review`: the console.
struct Review: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the review console (the default command)."
  )

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    _ = try global.openStore()
  }
}
