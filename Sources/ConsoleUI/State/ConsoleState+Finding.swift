import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// Asks what to look for, or looks for it.
  mutating func startSearch(_ text: String) -> [Effect] {
    let origin = SearchOrigin(selection: queue.selection, index: queue.selectedIndex)
    if !text.isEmpty { return look(for: text) }
    overlay = .prompt(Prompt(purpose: .search(origin: origin), field: LineField()))
    return []
  }

  /// Begins a search; the one before ends.
  mutating func look(for text: String) -> [Effect] {
    searchGeneration += 1
    guard !text.isEmpty else {
      let wasRunning = search?.isRunning == true
      search = nil
      return wasRunning ? [.stopSearch] : []
    }
    search = SearchState(generation: searchGeneration, text: text)
    return [
      .search(generation: searchGeneration, text: text, filter: resolvedFilter, order: order)
    ]
  }

  /// Takes hits in; the first at or below the place where the search began is selected.
  mutating func addHits(generation: Int, _ keys: [ItemKey], isLast: Bool) -> [Effect] {
    guard search?.generation == generation, search?.isRunning == true else { return [] }
    search?.hits += keys
    search?.hitSet.formUnion(keys)
    if isLast { search?.isRunning = false }
    guard let search, !search.hasLanded else { return [] }
    let start = searchStart
    if let index = queue.nextIndex(in: search.hitSet, forward: true, from: start - 1),
      index >= start || isLast
    {
      land(on: index, .first)
      self.search?.hasLanded = true
    }
    guard isLast, search.hits.isEmpty else { return [] }
    if case .prompt = overlay { return [] }
    return report(.info, nothingFound(search.text))
  }

  /// Whether a search looks for the first hit and the selection is still where it began.
  var awaitsHit: Bool { search.map { $0.isRunning && !$0.hasLanded } ?? false }

  func nothingFound(_ text: String) -> String { "Nothing is found for \(text)." }

  private var searchStart: Int {
    if case .prompt(let prompt) = overlay, case .search(let origin) = prompt.purpose {
      return origin.index ?? 0
    }
    return queue.selectedIndex ?? 0
  }

  mutating func goToHit(forward: Bool) -> [Effect] {
    guard let search else { return [] }
    if goToPlace(forward: forward) { return [] }
    guard let index = queue.nextIndex(in: search.hitSet, forward: forward) else {
      return report(
        .info,
        search.isRunning ? "The search still runs." : nothingFound(search.text)
      )
    }
    let from = queue.selectedIndex ?? index
    let wrapped = forward ? index <= from : index >= from
    land(on: index, forward ? .first : .last)
    guard wrapped else { return [] }
    return report(.info, "The search went on from the \(forward ? "top" : "end").")
  }

  mutating func endSearch() -> [Effect] { look(for: "") }

  mutating func askForFilter() -> [Effect] {
    let written = filter.description
    let field = LineField(written.isEmpty ? "" : written + " ")
    overlay = .prompt(Prompt(purpose: .filter, field: field))
    return askForFilterWords()
  }

  mutating func askForCommand() -> [Effect] {
    overlay = .prompt(Prompt(purpose: .command, field: LineField()))
    return askForFilterWords()
  }

  /// Changes the filter to a written one; `none` takes it away.
  mutating func changeFilter(_ text: String) -> [Effect] {
    do {
      return setFilter(try ItemFilter(parsing: text == "none" ? "" : text))
    } catch {
      return report(.failure, "Filter: \(error.message)")
    }
  }

  mutating func setFilter(_ new: ItemFilter) -> [Effect] {
    guard new != filter else { return [] }
    filter = new
    search = nil
    return loadQueue(.replacing)
  }

  mutating func changeOrder(_ argument: String, trigger: Key?) -> [Effect] {
    guard argument.isEmpty else {
      guard let new = QueueOrder(rawValue: argument.lowercased()) else {
        let known = QueueOrder.allCases.map(\.rawValue).joined(separator: ", ")
        return report(.failure, "There is no order \(argument). The orders are \(known).")
      }
      return setOrder(new)
    }
    overlay = .menu(
      Menu(
        .order,
        title: "Order of the queue",
        choices: QueueOrder.allCases.map(\.title),
        selected: QueueOrder.allCases.firstIndex(of: order) ?? 0,
        trigger: trigger
      )
    )
    return []
  }

  mutating func setOrder(_ new: QueueOrder) -> [Effect] {
    guard new != order else { return [] }
    order = new
    search = nil
    return loadQueue(.replacing)
  }

  /// Runs a line of the command line: a row's number, a command's id or title, with arguments.
  mutating func runLine(_ line: String) -> [Effect] {
    if Int(line) != nil { return perform(.goTo, arguments: line, trigger: nil) }
    let word = String(line.prefix { !$0.isWhitespace })
    let rest = String(line.dropFirst(word.count)).trimmedOfBlanks
    if let command = Command(rawValue: word) { return run(command, arguments: rest) }
    if let command = command(titled: line) { return run(command) }
    if let command = command(called: word) { return run(command, arguments: rest) }
    if Self.savingWords.contains(word) {
      let isAll = wordsOnDisk.hasPrefix("decisions and")
      let lead = isAll ? "There is nothing to write: " : "Everything is written as you make it: "
      return report(isAll ? .info : .warning, "\(lead)\(wordsOnDisk).", isRefusal: false)
    }
    return report(.failure, problem(ofLine: line) ?? "")
  }

  /// What people of vi type to save.
  private static let savingWords: Set<String> = ["w", "write", "w!"]
  /// What people of vi type to leave.
  private static let leavingWords: Set<String> = ["q", "q!", "qa", "qa!", "wq", "exit"]

  /// Why a line of the command line runs nothing; nil when it names a command.
  func problem(ofLine line: String) -> String? {
    let word = String(line.prefix { !$0.isWhitespace })
    let isKnown =
      Int(line) != nil || Command(rawValue: word) != nil || command(titled: line) != nil
      || command(called: word) != nil || Self.savingWords.contains(word)
    if isKnown { return nil }
    let several = commands(called: word)
    if several.count > 1 {
      let here = several.filter(worksHere)
      let ids = (here.isEmpty ? several : here).map(\.rawValue)
      return "\(word) may be \(ids.joined(separator: " or "))."
    }
    let known = Command.allCases.filter(\.info.isListed).flatMap { [$0.rawValue, $0.shortName] }
    let hint = nearestWord(to: word, among: known).map { "Did you mean \($0)?" }
    let palette = configuration.keymap.keyName(of: .palette).map { "\($0) lists them all." }
    return "There is no command \(word). \(hint ?? palette ?? "")"
  }

  private func command(titled title: String) -> Command? {
    let wanted = title.lowercased()
    return Command.allCases.first { $0.info.title.lowercased() == wanted }
  }

  private func commands(called name: String) -> [Command] {
    Command.allCases.filter { $0.info.isListed && $0.shortName == name }
  }

  private func worksHere(_ command: Command) -> Bool {
    command.info.contexts.contains(contextOfScreen)
  }

  /// The command of a short name: the only one, or the only one that works on this screen.
  func command(called name: String) -> Command? {
    if Self.leavingWords.contains(name) { return .quit }
    let found = commands(called: name)
    if found.count == 1 { return found.first }
    let here = found.filter(worksHere)
    return here.count == 1 ? here.first : nil
  }
}

extension Command {
  /// The last word of the id: `affirm` of `decide.affirm`.
  var shortName: String {
    rawValue.split(separator: ".").last.map(String.init) ?? rawValue
  }
}

extension QueueOrder {
  /// What the order is called in menus and in the header.
  var title: String {
    switch self {
    case .value: "By value"
    case .newest: "Newest first"
    case .oldest: "Oldest first"
    case .agent: "By agent version"
    case .cluster: "Largest clusters first"
    case .random(let seed): "Random, seed \(seed)"
    }
  }
}
