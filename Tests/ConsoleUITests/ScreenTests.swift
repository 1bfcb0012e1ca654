import CellGrid
import ConsoleUI
import ReviewModel
import TestSupport
import Testing

@Suite struct `The smallest window` {
  @Test(arguments: ["", "d", "f Tab", "e", "?", "Ctrl-P", "T", "V a", "/", "F", "2", "3", "x"])
  func `Shows what every place is about, and how to leave it`(keys: String) {
    var robot = Robot(size: Size(columns: 50, rows: 14))
    robot.press(keys)
    #expect(robot.grid.size == Size(columns: 50, rows: 14))
    #expect(!robot.sees("too small"))
    let ways = ["? help", "Esc", "F1", "n no", "q quit"]
    #expect(ways.contains { robot.sees($0) })
  }
}

@Suite struct `The triage screen` {
  @Test(arguments: [(80, 24), (120, 40), (200, 60), (60, 16)])
  func `Shows the queue and the record at`(columns: Int, rows: Int) {
    let robot = Robot(size: Size(columns: columns, rows: rows)) { $0.theme = 1 }
    expectScreen(robot.grid, named: "triage-\(columns)x\(rows)")
  }

  @Test(arguments: [
    ("triage", ""), ("marks", "Space Space v j"), ("decided", "a d 4 s f 3"),
    ("editor", "e O n c e ."), ("menu", "d Down"), ("search", "/ t h e"),
  ])
  func `Says the same without colours and beyond ASCII`(name: String, keys: String) {
    var robot = Robot()
    robot.press(keys)
    expectScreen(robot.grid, named: "\(name)-mono", styled: true)
  }

  @Test func `Puts its faces where they belong`() {
    var robot = Robot { $0.theme = 1 }
    robot.press("a Space")
    expectScreen(robot.grid, named: "triage-faces", styled: true)
  }
}

@Suite struct `What lies over the triage screen` {
  @Test(arguments: [
    ("menu", "d"), ("note", "f Tab w r o n g"), ("confirm", "Space Space v j j s"),
    ("marks", "Space Space v j"), ("help", "?"), ("palette", "Ctrl-P c o p y"),
    ("search", "/ t o n e r"), ("filter", "F s i g n a l : x Enter"), ("themes", "T"),
    ("editor", "e O n c e ."), ("diff", "e Ctrl-O Ctrl-K s h o w n Space o n c e Ctrl-T"),
    ("zoom", "j j j j Enter"), ("decided", "a d 4 s f 3"), ("conflict", "G k"),
  ])
  func `Looks at its best`(name: String, keys: String) {
    for (columns, rows) in [(80, 24), (120, 40)] {
      var robot = Robot(size: Size(columns: columns, rows: rows)) { $0.theme = 1 }
      robot.press(keys)
      expectScreen(robot.grid, named: "\(name)-\(columns)x\(rows)")
    }
  }

  @Test(arguments: [(49, 14), (50, 13), (20, 5), (3, 2), (1, 1), (0, 0)])
  func `Below the floor there is a message, and no size traps`(columns: Int, rows: Int) {
    var robot = Robot(size: Size(columns: columns, rows: rows)) { $0.theme = 1 }
    expectScreen(robot.grid, named: "small-\(columns)x\(rows)")
    robot.press("j e x Esc d 4 ? Esc / t Enter Ctrl-P Esc v j a y u")
    #expect(robot.grid.size == Size(columns: columns, rows: rows))
  }
}
