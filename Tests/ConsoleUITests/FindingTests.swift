import CellGrid
import ConsoleUI
import Queueing
import ReviewModel
import Testing

@Suite struct `A search that is still looking` {
  @Test func `keeps keys from the record where it began`() {
    var robot = Robot()
    robot.holdsSearches = true
    robot.press("/")
    robot.type("cafeteria\n")
    for key in ["a", "d", "e", "Space"] {
      robot.press(key)
      #expect(robot.message.hasPrefix("The search is still looking"), "\(key)")
    }
    #expect(robot.desk.verdict(of: 1) == nil && robot.state.editing == nil)
    robot.answer()
    #expect(robot.selected == "hd-0006")
    robot.press("a")
    #expect(robot.desk.verdict(of: 6) == .affirm)
  }

  @Test func `lets go when somebody moves on`() {
    var robot = Robot()
    robot.holdsSearches = true
    robot.press("/")
    robot.type("cafeteria\n")
    robot.press("j a")
    #expect(robot.desk.verdict(of: 2) == .affirm)
    robot.answer()
    #expect(robot.selected == "hd-0003")
  }
}

@Suite struct `A list whose reading is stopped` {
  @Test func `leaves filter and order as they are shown when nothing of it has come`() {
    var robot = Robot()
    robot.holdsQueues = true
    robot.press("F")
    robot.type("signal:retry\n")
    robot.press("o 2")
    robot.press("Ctrl-C")
    #expect(robot.message == "Nothing of the new list has come: filter and order are as they were.")
    #expect(!robot.sees("filter:"))
    robot.answer()
    #expect(robot.state.queue.keys.count == 6)
    robot.press("V d 4")
    #expect(robot.sees("Discard 6 items as spam?"))
  }

  @Test func `is another list still when it is asked to be read anew`() {
    var robot = Robot()
    robot.holdsQueues = true
    robot.press("F")
    robot.type("signal:retry\n")
    robot.press("R a")
    #expect(robot.desk.verdict(of: 1) == nil)
    #expect(robot.message.hasPrefix("The queue is being read; decide on what it shows."))
    robot.answer()
    #expect(robot.state.queue.keys.count == 2)
  }

  @Test func `that fails leaves the list as it was, with its filter, and says why`() {
    var robot = Robot()
    robot.holdsQueues = true
    robot.press("F")
    robot.type("signal:down\n")
    let generation = robot.state.queue.generation
    robot.send(.queueFailed(generation: generation - 1, message: "An older one failed."))
    #expect(robot.state.queue.isLoading)
    robot.send(.queueFailed(generation: generation, message: "The store refused."))
    #expect(robot.state.notice?.text == "The store refused. Filter and order are as they were.")
    #expect(robot.state.queue.keys.count == 6 && robot.state.filter == ItemFilter())
    #expect(!robot.sees("matches nothing"))
  }

  @Test func `that has come in part says so at its end`() {
    var robot = Robot()
    robot.holdsQueues = true
    robot.press("F")
    robot.type("signal:down\n")
    let generation = robot.state.queue.generation
    robot.send(.queueChunk(generation: generation, keys: [1, 2], isLast: false))
    robot.press("G")
    #expect(robot.message.hasPrefix("This is the last of 2 so far; the list is still loading."))
    robot.send(.queueChunk(generation: generation, keys: [3], isLast: true))
    robot.press("g G")
    #expect(robot.state.notice == nil)
  }

  @Test func `that arrives with another item takes no key that was meant for the one before`() {
    var robot = Robot()
    robot.holdsQueues = true
    robot.press("F")
    robot.type("signal:retry\n")
    robot.answer()
    let shown = robot.selected
    #expect(shown == "hd-0002")
    robot.press("a", every: 100)
    #expect(robot.message == "a was not taken: the screen had just gone on to another record.")
    robot.press("a")
    #expect(robot.message.hasPrefix("\(shown) affirmed"))
  }

  @Test func `that fails at the start is not taken for an empty queue`() {
    var state = ConsoleState(
      configuration: ConsoleConfiguration(reviewer: "ana", storeName: "s", openedAt: .zero)
    )
    _ = state.start()
    _ = state.update(.queueFailed(generation: 1, message: "The store refused."))
    #expect(state.outlookWords == "The queue was not read; R reads it.")
  }

  @Test func `says that it is a part, and is not decided as a whole`() {
    var robot = Robot()
    robot.holdsQueues = true
    robot.press("F")
    robot.type("signal:down\n")
    let generation = robot.state.queue.generation
    robot.send(.queueChunk(generation: generation, keys: [1, 2], isLast: false))
    robot.press("Ctrl-C")
    #expect(robot.sees("2+ waiting"))
    robot.press("V d")
    #expect(robot.message.hasPrefix("The queue is read in part only; R reads it whole"))
    robot.answer()
    robot.press("Esc R V d 4")
    #expect(robot.sees("Discard 4 items as spam?"))
    #expect(!robot.sees("+ waiting"))
  }
}

@Suite struct `Searching` {
  @Test func `Goes to the first hit while one types`() {
    var robot = Robot()
    robot.press("/")
    robot.type("toner")
    #expect(robot.selected == "hd-0004")
    #expect(robot.message.hasSuffix("1 of 1 hit, place 1 of 2 in it"))
  }

  @Test func `n and N go around`() {
    var robot = Robot()
    robot.press("/")
    robot.type("cafeteria")
    robot.press("Enter")
    #expect(robot.selected == "hd-0006")
    robot.press("n")
    #expect(robot.selected == "hd-0006")
    #expect(robot.message.hasPrefix("The search went on from the top."))
    robot.press("N")
    #expect(robot.message.hasPrefix("The search went on from the end."))
  }

  @Test func `n and N go through the places of a record, and scroll to them`() {
    var robot = Robot([
      item(1, "Where?", "Here."),
      item(
        2,
        "How long is the flag kept?",
        (1...60).map { "Line \($0)\($0 == 50 ? " has a flag" : "").\n\n" }.joined()
      ),
      item(3, "A flag?", "A flag."),
    ])
    robot.press("/")
    robot.type("flag")
    robot.press("Enter")
    #expect(robot.selected == "hd-0002")
    #expect(!robot.sees("Line 50"))
    #expect(robot.message == "flag: 1 of 2 hits, place 1 of 2 in it")
    robot.press("n")
    #expect(robot.selected == "hd-0002")
    #expect(robot.sees("Line 50 has a flag"))
    #expect(robot.message == "flag: 1 of 2 hits, place 2 of 2 in it")
    robot.press("n")
    #expect(robot.selected == "hd-0003")
    #expect(robot.message == "flag: 2 of 2 hits, place 1 of 2 in it")
    robot.press("N")
    #expect(robot.selected == "hd-0002")
    #expect(robot.sees("Line 50 has a flag"), "backwards it comes to the last place first")
    robot.press("N")
    #expect(!robot.sees("Line 50"))
    robot.press("k")
    #expect(robot.message == "flag: 2 hits")
  }

  @Test func `Esc goes back to where it began`() {
    var robot = Robot()
    robot.press("j /")
    robot.type("toner")
    robot.press("Esc")
    #expect(robot.selected == "hd-0002")
    #expect(robot.state.search == nil)
  }

  @Test func `What was typed is not lost by Esc`() {
    var robot = Robot()
    robot.press("/")
    robot.type("toner")
    robot.press("Esc / Up")
    #expect(robot.selected == "hd-0004")
  }

  @Test func `Hits that come late do not move the selection under a hand that went on`() {
    var robot = Robot()
    robot.holdsSearches = true
    robot.press("/")
    robot.type("toner")
    robot.press("Enter j")
    robot.answer()
    #expect(robot.selected == "hd-0002")
    #expect(robot.state.search?.hits == [4])
  }

  @Test func `Backspace in an empty prompt leaves it and runs nothing`() {
    var robot = Robot()
    robot.press("/ Backspace Backspace")
    #expect(robot.state.context == .triage)
    #expect(robot.desk.status(of: 1) == .open)
  }

  @Test func `Says that nothing is found`() {
    var robot = Robot()
    robot.press("/")
    robot.type("zebra")
    robot.press("Enter")
    #expect(robot.message.hasPrefix("Nothing is found for zebra."))
  }

  @Test func `Hits of an older search are ignored`() {
    var robot = Robot()
    robot.press("/")
    robot.type("toner")
    robot.send(.searchHits(generation: 1, keys: [6], isLast: true))
    #expect(robot.state.search?.hits == [4])
  }

  @Test func `Hits are marked in the record`() {
    var robot = Robot { $0.theme = 1 }
    robot.press("/")
    robot.type("reset token")
    robot.press("Enter")
    #expect(robot.grid.styledDescription.contains("underline"))
  }
}

@Suite struct `Filtering` {
  @Test func `Lists what the filter matches and shows it`() {
    var robot = Robot()
    robot.press("F")
    robot.type("signal:retry")
    robot.press("Enter")
    #expect(robot.state.queue.keys == [2, 6])
    #expect(robot.sees("filter: signal:retry"))
    #expect(robot.sees("2 waiting"))
  }

  @Test func `Shows the filter whole, and of a long path of the store what has room`() {
    var robot = Robot {
      $0.storeName = "/home/ada/work/reviews/of/the/help/desk/errata.db"
      $0.filter = (try? ItemFilter(parsing: "is:flagged agent:2.4.0")) ?? ItemFilter()
    }
    #expect(robot.lines[0].contains("filter: is:flagged agent:2.4.0"), "\(robot.lines[0])")
    #expect(robot.lines[0].contains("/home"))
    robot.resize(200, 24)
    #expect(robot.lines[0].contains("desk/errata.db"))
  }

  @Test func `A filter that cannot be read says where and stays to be mended`() {
    var robot = Robot()
    robot.press("F")
    robot.type("signal:dwon")
    robot.press("Enter")
    #expect(robot.state.context == .prompt)
    #expect(robot.sees("filter, character 8: signal: has no \"dwon\""))
    robot.press("Ctrl-U")
    robot.type("toner")
    robot.press("Enter")
    #expect(robot.state.queue.keys == [4])
  }

  @Test func `The prompt begins with the filter that is there`() {
    var robot = Robot()
    robot.run("filter", "signal:retry")
    robot.press("F")
    robot.type("menu")
    robot.press("Enter")
    #expect(robot.state.queue.keys == [6])
  }

  @Test func `A filter that matches nothing is not an empty queue`() {
    var robot = Robot()
    robot.run("filter", "zebra")
    #expect(robot.sees("The filter matches nothing; F changes it."))
    robot.press("Esc")
    #expect(robot.state.queue.keys.count == 6)
  }

  @Test func `An empty queue says so`() {
    #expect(Robot([]).sees("Nothing waits for review."))
  }

  @Test func `Esc takes the filter away at last and keeps the item`() {
    var robot = Robot()
    robot.run("filter", "toner")
    robot.wait(10_000)
    robot.press("Esc")
    #expect(robot.state.filter == ItemFilter())
    #expect(robot.selected == "hd-0004")
  }

  @Test func `The order is chosen from a menu or by its name`() {
    var robot = Robot()
    robot.press("o 3")
    #expect(robot.state.order == .oldest)
    #expect(robot.selected == "hd-0001")
    #expect(robot.state.queue.selectedIndex == 5)
    robot.press(":")
    robot.type("order newest")
    robot.press("Enter")
    #expect(robot.state.order == .newest)
  }
}

@Suite struct `The command line` {
  @Test(arguments: [
    (":", "4", "hd-0004"), (":", "6", "hd-0006"), (":", "move.last", "hd-0006"),
    (":", "Last", "hd-0006"), (":", "move.next", "hd-0002"),
  ])
  func `Goes to a row or runs a command`(key: String, line: String, selected: String) {
    var robot = Robot()
    robot.press(key)
    robot.type(line)
    robot.press("Enter")
    #expect(robot.selected == selected)
  }

  @Test(arguments: [
    ("7", "There are 6 rows; 7 is beyond the last."),
    ("0", "Rows are numbered from 1 to 6: `:12`."),
    ("affrim", "There is no command affrim. Did you mean affirm?"),
    ("frobnicate", "There is no command frobnicate. Ctrl-P lists them all."),
    (
      "order sideways",
      "There is no order sideways. The orders are value, newest, oldest, agent, cluster, random."
    ),
    ("filter signal:x", "Filter: "),
    ("theme duks", "There is no theme duks."),
  ])
  func `Says what is wrong with a line`(line: String, words: String) {
    var robot = Robot()
    robot.press(":")
    robot.type(line)
    robot.press("Enter")
    #expect(robot.message.hasPrefix(words) || robot.footer.hasPrefix(words))
  }

  @Test func `Leaves a line that runs nothing to be mended`() {
    var robot = Robot()
    robot.press(":")
    robot.type("affrim")
    robot.press("Enter")
    #expect(robot.state.context == .prompt)
    #expect(robot.message == ":affrim")
    robot.press("Backspace Backspace Backspace")
    robot.type("irm")
    robot.press("Enter")
    #expect(robot.desk.verdict(of: 1) == .affirm)
  }

  @Test(arguments: ["q", "q!", "wq"])
  func `Leaves as people of vi do`(line: String) {
    var robot = Robot()
    robot.press(":")
    robot.type(line)
    robot.press("Enter")
    #expect(robot.hasQuit)
  }

  @Test func `Says to people of vi that there is nothing to write`() {
    var robot = Robot()
    robot.press(":")
    robot.type("w")
    robot.press("Enter")
    #expect(robot.message.hasPrefix("There is nothing to write"))
    #expect(!robot.hasQuit && robot.state.context == .triage)
  }

  @Test func `Decides with a reason`() {
    var robot = Robot()
    robot.press(":")
    robot.type("discard spam twice the same")
    robot.press("Enter")
    #expect(robot.desk.verdict(of: 1) == .discard(ReasonCode("spam")))
  }
}

@Suite struct `Help and palette` {
  @Test func `Help lists what works here with its keys`() {
    var robot = Robot(size: Size(columns: 100, rows: 40))
    robot.press("?")
    #expect(robot.sees("Help: Triage"))
    #expect(robot.sees("Next item"))
    #expect(!robot.sees("Submit the correction"))
    robot.press("Esc e F1")
    #expect(robot.sees("Help: Editor"))
    #expect(robot.sees("Submit the correction"))
  }

  @Test func `Help lists what has no key too`() {
    var robot = Robot()
    robot.press("?")
    robot.type("takes the item out")
    #expect(robot.sees("Split off"))
  }

  @Test func `Help is searched and Enter runs`() {
    var robot = Robot()
    robot.press("?")
    robot.type("affirm")
    robot.press("Enter")
    #expect(robot.desk.verdict(of: 1) == .affirm)
  }

  @Test func `A blank is no search in the help`() {
    var robot = Robot()
    robot.press("?")
    let all = robot.lines
    robot.press("Space")
    #expect(robot.lines.dropFirst(4) == all.dropFirst(4))
  }

  @Test func `Help finds a command by its key`() {
    var robot = Robot()
    robot.press("?")
    robot.type("V")
    #expect(robot.sees("Mark all"))
    #expect(robot.sees("Marks all that the filter matches, not just one page."))
  }

  @Test func `The palette finds a command by some of its letters`() {
    var robot = Robot { $0.clipboard = .on }
    robot.press("Ctrl-P")
    robot.type("cpq")
    #expect(robot.sees("Copy the question"))
    robot.forgetEffects()
    robot.press("Enter")
    #expect(robot.effects.first == .copy("How do I reset the token for the VPN?"))
  }

  @Test func `A command that does not work says why, there and when it is run`() {
    var robot = Robot()
    robot.press("?")
    robot.type("start from a corr")
    #expect(robot.sees("There is no earlier correction to start from here."))
    robot.press("Enter")
    #expect(robot.message == "There is no earlier correction to start from here.")
  }

  @Test func `No match is no trap`() {
    var robot = Robot()
    robot.press("Ctrl-P")
    robot.type("zzzzqq")
    robot.press("Down Up Enter")
    #expect(robot.state.context == .list)
    #expect(robot.message == "No command matches; Esc goes back.")
  }
}

@Suite struct `The theme` {
  @Test func `Says that it changes nothing where there are no colours`() {
    var robot = Robot { $0.themes = [.plain, .plain] }
    robot.press("T Enter")
    #expect(robot.message.contains("this terminal shows no colours, or NO_COLOR is set"))
    robot = Robot { $0.theme = 1 }
    robot.press("T Enter")
    #expect(!robot.message.contains("NO_COLOR"))
  }

  @Test func `Is shown while one chooses, and the old one comes back on Esc`() {
    var robot = Robot()
    robot.press("T Down")
    #expect(robot.state.theme.name == "terminal")
    robot.press("Esc")
    #expect(robot.state.theme.name == "plain")
    robot.press("T Down Enter")
    #expect(robot.state.theme.name == "terminal")
  }

  @Test func `Is chosen by its name`() {
    var robot = Robot()
    robot.run("theme", "terminal")
    #expect(robot.state.theme.name == "terminal")
  }
}
