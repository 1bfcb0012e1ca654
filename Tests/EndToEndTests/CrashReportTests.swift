import Foundation
import TestSupport
import Testing

/// Commands that stop by a bug, with the runtime's backtracer asked for.
@Suite struct `A crash prints no memory` {
  private let desk: Workbench
  private let asked = ["SWIFT_BACKTRACE": "enable=yes,registers=all,color=no,interactive=no"]

  init() throws { desk = try Workbench() }

  @Test func `A text within a register's reach stays where it is`() throws {
    let text = String(repeating: "wombat kangaroo ", count: 40)
    let run = try Tool(
      Products.url("GuardProbe").path,
      ["command", text],
      environment: asked
    )
    #expect(run.status == 128 + SIGSEGV)
    let words = "What was stored before is safe. Please report what you ran."
    #expect(run.messages == "errata stopped by a bug (signal \(SIGSEGV)). \(words)\n")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
  func `The program itself says so in one line and ends by the signal`(signal: Int32) throws {
    // A pipe takes 64 KiB at most, so the program has read when all of it is written.
    let line = """
      mkfifo in; exec 3<>in
      "$ERRATA" redact <in >out & child=$!
      yes 'my secret is wombat kangaroo' | head -c 200000 >&3
      kill -\(signal) "$child"; wait "$child"; echo "ended $?"
      """
    let run = try desk.shell(line, environment: asked)
    #expect(run.output.hasSuffix("ended \(128 + signal)\n"), "\(run.output)")
    #expect(run.messages.contains("errata stopped by a bug (signal \(signal))."))
    for word in ["wombat", "Registers", "Backtrace", "rax", "crashed:"] {
      #expect(!run.messages.contains(word), "\(word)")
    }
  }
}
