import ArgumentParser
import Capture
import Glibc
import ReviewStorage
import SQLiteStore

/// `errata demo`: the console on a fresh sample store.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the console on a fresh sample store, which is gone at the end.",
    discussion: """
      The records are those of a made-up help desk. The store lies in a temporary folder that only you can \
      reach. Without a terminal the console's first screen is printed.
      """
  )

  @OptionGroup var console: ConsoleOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if global.store != nil {
      throw ValidationError("the demo has a store of its own; leave --store out")
    }
  }

  func run() throws {
    let folder = try TemporaryFolder("errata-demo")
    defer { folder.remove() }
    let path = "\(folder.path)/errata.db"
    let store = try SQLiteReviewStore.open(path, create: true)
    defer { try? store.close() }
    try fill(store, at: path, in: folder)
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    var options = console
    if !isTerminal, options.dumpScreen == nil {
      options.dumpScreen = "-"
      options.size = options.size ?? ScreenSize(columns: 100, rows: 30)
    }
    let launch = ConsoleLaunch(
      store: store,
      storePath: path,
      storeName: "sample store",
      reviewer: try global.resolvedReviewer().name,
      query: QueueQuery(),
      settings: try global.settings(),
      options: options
    )
    try launch.run()
    if !isTerminal, console.dumpScreen == nil {
      Messages.note(
        "This is no terminal, so this is only the first screen. In a terminal, errata demo opens the console."
      )
    }
  }

  /// Captures the sample log as any other, and makes a draft set of it.
  private func fill(
    _ store: SQLiteReviewStore,
    at path: String,
    in folder: TemporaryFolder
  ) throws {
    let log = "\(folder.path)/sample.jsonl"
    let sample = SampleLog.lines(before: console.clock?.time ?? Host.now)
    let descriptor = open(log, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    let code = descriptor < 0 ? errno : writeAll(Array(sample.utf8)[...], to: descriptor)
    if descriptor >= 0 { close(descriptor) }
    guard code == 0 else {
      throw Failure(.inputOutput, "cannot write \(log): \(systemMessage(code))")
    }
    let tally = CaptureTally()
    try CaptureRun(store: store, storePath: path, key: StoreKey.of(store, at: path)).capture([log])
    { tally.add($1) }
    try tally.end()
    _ = try CurationRun(store: store).keptResult(now: Host.now)
  }
}
