import CellGrid
import ConsoleUI
import ReviewModel
import TestSupport
import Testing

@Suite struct `Editing at the console` {
  @Test func `Shift and arrows select, and typing replaces`() {
    var robot = Robot()
    robot.press("e")
    robot.type("by post today")
    robot.press("Ctrl-Shift-Left")
    #expect(robot.message == "5 characters selected")
    robot.type("now")
    #expect(robot.state.editing?.text == "by post now")
    robot.press("Ctrl-Z")
    #expect(robot.state.editing?.text == "by post today")
  }

  @Test func `A mark selects with the plain arrows, and Esc takes it away first`() {
    var robot = Robot()
    robot.press("e")
    robot.type("shown once")
    robot.press("Ctrl-] Ctrl-Left")
    #expect(robot.message == "mark set, 4 characters selected")
    robot.press("Esc")
    #expect(robot.state.context == .editor)
    #expect(robot.state.editing?.selectedText == "")
    robot.press("Esc")
    #expect(robot.state.context == .triage)
    #expect(robot.state.drafts[1]?.text == "shown once")
  }

  @Test func `Ctrl-C copies the selection, and without one says how to leave`() {
    var robot = Robot()
    robot.press("e")
    robot.type("once")
    robot.press("Ctrl-C")
    #expect(robot.message == "Esc leaves the editor; the draft is kept.")
    robot.press("Shift-Home Ctrl-C")
    #expect(robot.sees("4 characters copied; Ctrl-V puts them in."))
    robot.press("End Ctrl-V")
    #expect(robot.state.editing?.text == "onceonce")
  }

  @Test func `What was cut in one correction can be put into another`() {
    var robot = Robot()
    robot.press("e")
    robot.type("From the desk.")
    robot.press("Ctrl-K Esc j e Ctrl-V")
    #expect(robot.state.editing?.item == 2)
    #expect(robot.state.editing?.text == "From the desk.")
  }

  @Test func `Nothing that was cut outlives the erasure of its record`() {
    var robot = Robot()
    robot.press("e")
    robot.type("From the desk. x")
    robot.press("Shift-Home Ctrl-C Esc Esc j")
    robot.desk.erase([1])
    robot.send(.missing([1]))
    robot.press("e Ctrl-V")
    #expect(robot.message == "Nothing was cut or copied yet.")
  }

  @Test func `Looks for a text as it is typed, and Enter stays at the hit`() {
    var robot = Robot()
    robot.press("e")
    robot.type("one two\nTwo three two")
    robot.press("Ctrl-Home Ctrl-F")
    robot.type("tw")
    #expect(robot.sees("Find: tw"))
    #expect(robot.sees("1 of 3"))
    robot.press("Ctrl-N")
    #expect(robot.sees("2 of 3"))
    robot.press("Ctrl-R Ctrl-R")
    #expect(robot.sees("3 of 3"))
    robot.press("Enter")
    robot.type("X")
    #expect(robot.state.editing?.text == "one two\nTwo three twXo")
    robot.press("Ctrl-F Ctrl-F Ctrl-F Enter")
    robot.type("Y")
    #expect(robot.state.editing?.text == "one two\nTwYo three twXo")
  }

  @Test func `A search that is given up goes back to where it began`() {
    var robot = Robot()
    robot.press("e")
    robot.type("one two")
    robot.press("Home Ctrl-F")
    robot.type("two")
    robot.press("Esc")
    robot.type("X")
    #expect(robot.state.editing?.text == "Xone two")
  }

  @Test func `A search says when there is nothing`() {
    var robot = Robot()
    robot.press("e")
    robot.type("one two")
    robot.press("Ctrl-F")
    robot.type("three")
    #expect(robot.sees("no hit"))
    robot.press("Enter")
    #expect(robot.message == "It does not occur in the correction.")
    robot.type("!")
    #expect(robot.state.editing?.text == "one two!")
  }

  @Test func `Undo leads back through what was typed after another undo`() {
    var robot = Robot()
    robot.press("e")
    robot.type("first")
    robot.press("Ctrl-Z")
    robot.type("second")
    robot.press("Ctrl-Z Ctrl-Z")
    #expect(robot.state.editing?.text == "first")
  }

  @Test func `What came back from $EDITOR as no UTF-8 is said, and can be taken back`() {
    var robot = Robot()
    robot.press("e")
    robot.type("fünf")
    robot.press("Ctrl-G")
    robot.send(.editorReturned(1, "f\u{FFFD}nf Tage"))
    #expect(robot.message.hasPrefix("Some of what the editor saved is no UTF-8"))
    robot.press("Ctrl-Z")
    #expect(robot.state.editing?.text == "fünf")
  }

  @Test func `Ctrl-E offers passages, the nearest first, and cites what it puts in`() {
    var robot = Robot()
    robot.press("e")
    robot.type("Where are the devices in the portal?")
    robot.press("Ctrl-E")
    #expect(robot.sees("Insert a passage"))
    robot.press("Enter")
    #expect(
      robot.state.editing?.text == """
        Where are the devices in the portal? The portal has the pages Home, Security and Devices. \
        (Portal tour)
        """
    )
    robot.press("Ctrl-Z")
    #expect(robot.state.editing?.text == "Where are the devices in the portal?")
  }

  @Test func `Ctrl-E offers what a source has of the question though a rarer word is in another`() {
    var items = helpDesk
    items[0].interaction.question = "Can I share a link on Nest?"
    items[0].interaction.answer = "I do not know."
    items[0].interaction.sources = [
      Source(title: "Sharing", text: "Links need Shore or higher. Anybody with the link can read."),
      Source(title: "Plans", text: "Nest: 5 GB, free. Prices without tax."),
    ]
    var robot = Robot(items)
    robot.press("e Ctrl-E")
    #expect(robot.sees("1  Nest: 5 GB, free. (Plans)"))
    #expect(robot.sees("2  Links need Shore or higher. (Sharing)"))
  }

  @Test func `Ctrl-E begins with what the question and the complaint are about`() {
    var robot = Robot()
    robot.press("e Ctrl-E 1")
    #expect(robot.state.editing?.text.hasSuffix("(VPN access)") == true)
    robot.run("editor.insert-passage", "1")
    #expect(robot.state.editing?.text.hasSuffix("(VPN access)") == true)
  }

  @Test func `Ctrl-E puts in the passage that is highlighted`() {
    var robot = Robot()
    robot.press("e")
    robot.type("The devices are in the portal.")
    robot.press("Ctrl-N Ctrl-E")
    #expect(robot.state.editing?.text.hasSuffix("Security and Devices. (Portal tour)") == true)
    #expect(
      robot.message
        == "The highlighted passage of source 2 is in; Ctrl-E again offers others."
    )
  }

  @Test func `Ctrl-E offers others once the highlighted passage is in`() {
    var robot = Robot()
    robot.press("e")
    robot.type("The devices are in the portal.")
    robot.press("Ctrl-N Ctrl-E Ctrl-Z Ctrl-E")
    #expect(robot.sees("Insert a passage"))
    robot.press("Esc")
    #expect(robot.state.editing?.text == "The devices are in the portal.")
    robot.press("Ctrl-N Ctrl-N Ctrl-E")
    #expect(robot.state.editing?.text.hasSuffix("Security and Devices. (Portal tour)") == true)
  }

  @Test func `A passage is cited by number when the answer does so`() {
    var items = helpDesk
    items[0].interaction.answer += " [1]"
    var robot = Robot(items)
    robot.press("e Ctrl-E 1")
    #expect(robot.state.editing?.text.hasSuffix(" [1]") == true)
  }

  @Test func `Ctrl-E says when there is nothing to put in`() {
    var robot = Robot()
    robot.press("j e Ctrl-E")
    #expect(robot.message == "No source of this record has a text to insert.")
  }

  @Test(arguments: [
    ("passages", "Ctrl-E"), ("selected", "Ctrl-Home Ctrl-] Ctrl-Down"),
    ("find", "Ctrl-F s h o w n"),
  ])
  func `Is seen`(name: String, keys: String) {
    for (columns, rows) in [(80, 24), (120, 40)] {
      var robot = Robot(size: Size(columns: columns, rows: rows)) { $0.theme = 1 }
      robot.press("e")
      robot.type("The token is shown once.\n\nIt is shown\non the page.")
      robot.press(keys)
      expectScreen(robot.grid, named: "editor-\(name)-\(columns)x\(rows)", styled: true)
    }
  }
}
