import ArgumentParser
import Configuration
import ConsoleRuntime
import ConsoleUI

/// `errata review`: the console.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Open the review console (the default command).",
    discussion: "In the console ? is the help, : takes any command, q quits."
  )

  @OptionGroup var queue: QueueOptions
  @OptionGroup var console: ConsoleOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let path = try global.storePath()
    let settings = try global.settings()
    let watch = OpeningWatch()
    let store = try global.openStore(waiting: .briefly(watch))
    watch.hasOpened()
    ReadingDraw.run(settings.settings.readings, in: store, now: Host.now)
    let launch = ConsoleLaunch(
      store: store,
      storePath: path,
      storeName: path,
      reviewer: try global.resolvedReviewer().name,
      query: try queue.query(settings),
      settings: settings,
      options: console
    )
    try launch.run()
  }
}
