import ArgumentParser
import ConsoleUI
import Curation
import Releases
import ReviewModel
import ReviewStorage

/// `errata set`: the sets, one set, or some examples of it.
struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "List the curated sets, or show one with its examples, drops and warnings.",
    discussion: """
      Ids may be shortened to as much as is unique. --diff compares a set with what was released last from another \
      one: what is new, what has changed, what is gone, and why; those with warnings come first.

      \(ExampleFilter.help)
      """
  )

  @Argument(help: "A set; without it, all sets are listed.")
  var set: String?
  @Argument(help: "Examples of the set, to be shown whole.")
  var examples: [String] = []
  @Flag(help: "List every record that was dropped or merged.")
  var drops = false
  @Flag(help: "Compare the set with the release before it.")
  var diff = false
  @Option(help: ArgumentHelp("List the examples that it lets through.", valueName: "filter"))
  var filter: String?
  @Flag(help: "JSON: one object a set, or a line an example or drop that was asked for.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard set != nil || !drops else { throw ValidationError("--drops needs a set") }
    guard set != nil || !diff && filter == nil else {
      throw ValidationError("\(diff ? "--diff" : "--filter") needs a set")
    }
    guard examples.isEmpty || !drops else {
      throw ValidationError("--drops lists the drops of a set; it does not go with examples")
    }
    guard [drops, diff, filter != nil, !examples.isEmpty].count(where: \.self) <= 1 else {
      throw ValidationError("of examples, --drops, --diff and --filter, ask for one")
    }
  }

  func run() throws {
    let store = try global.openStore()
    let output = DataOutput()
    if let set {
      try show(FoundSet(set, in: store), in: store, to: output)
    } else {
      try list(store.sets(), to: output)
    }
    try output.flush()
  }

  private func list(_ sets: [SetSummary], to output: DataOutput) throws {
    if json {
      for set in sets { try output.line(set.json.text) }
    } else if sets.isEmpty {
      Messages.note("There are no sets. Make one with `errata curate`.")
    } else {
      var table = TextTable([
        TextTable.Column(title: "ID", limit: 12),
        TextTable.Column(title: "MADE", limit: 16),
        TextTable.Column(title: "EXAMPLES", isNumber: true),
        TextTable.Column(title: "PENDING", isNumber: true),
        TextTable.Column(title: "APPROVED", isNumber: true),
        TextTable.Column(title: "REJECTED", isNumber: true),
        TextTable.Column(title: "WARNINGS", isNumber: true),
        TextTable.Column(title: "RELEASED", limit: 16),
      ])
      for set in sets {
        let numbers = [set.examples, set.waiting, set.approved, set.rejected, set.warned]
        table.add(
          [set.id.abbreviated, set.made.minute] + numbers.map(String.init)
            + [set.released?.minute ?? ""]
        )
      }
      for line in table.lines(width: TerminalWidth.current) { try output.line(line) }
    }
  }

  private func show(
    _ found: FoundSet,
    in store: any ReviewStore,
    to output: DataOutput
  ) throws {
    if drops {
      try list(found.set.drops, to: output)
    } else if diff {
      let compared = try ComparedSet(found, in: store)
      let lines = json ? compared.json.map(\.text) : compared.lines(width: TerminalWidth.current)
      for line in lines { try output.line(line) }
    } else if let filter {
      let chosen = try found.examples(.init(option: filter), in: store)
      if json {
        for example in chosen { try output.line(found.json(of: example).text) }
      } else {
        let lines = table(of: chosen, in: found)
        if lines.isEmpty { Messages.note("No example of the set passes the filter.") }
        for line in lines { try output.line(line) }
      }
    } else if !examples.isEmpty {
      let chosen = try found.examples(examples)
      for (index, example) in chosen.enumerated() {
        if json {
          try output.line(found.json(of: example).text)
        } else {
          var page = ExamplePage(width: min(TerminalWidth.current, 100))
          page.add(
            example,
            found.state(of: example),
            said: found.settled[example.id],
            isLapsed: found.lapsed.contains(example.id),
            merged: try near(example, in: found.set, of: store)
          )
          for line in (index > 0 ? [""] : []) + page.lines { try output.line(line) }
        }
      }
    } else if json {
      try output.line(found.set.json(settled: found.settled, lapsed: found.lapsed).text)
    } else {
      for line in overview(of: found) { try output.line(line) }
    }
  }

  /// The records in nearly the same words that an example speaks for, as far as they are there.
  private func near(
    _ example: Example,
    in set: CuratedSet,
    of store: any ReviewStore
  ) throws -> [(drop: Drop, record: StoredRecord)] {
    let drops = set.drops.filter {
      $0.mergedInto == example.id && $0.rule == Drop.nearDuplicateRule
    }
    return try drops.prefix(Self.mostNear).compactMap { drop in
      try store.record(drop.interaction).map { (drop, $0) }
    }
  }

  private static let mostNear = 100

  private func list(_ drops: [Drop], to output: DataOutput) throws {
    if json {
      for drop in drops { try output.line(drop.json.text) }
      return
    }
    guard !drops.isEmpty else {
      Messages.note("Nothing was dropped.")
      return
    }
    var table = TextTable([
      TextTable.Column(title: "RECORD", limit: 36),
      TextTable.Column(title: "RULE", limit: 24),
      TextTable.Column(title: "INTO", limit: 12),
      TextTable.Column(title: "REASON"),
    ])
    for drop in drops {
      table.add([
        drop.interaction.rawValue, drop.rule, drop.mergedInto?.abbreviated ?? "", drop.reason,
      ])
    }
    for line in table.lines(width: TerminalWidth.current) { try output.line(line) }
  }

  private func overview(of found: FoundSet) -> [String] {
    let states = found.set.examples.map { found.state(of: $0).word }
    var standing = ["pending", "approved", "rejected"].map { word in
      "\(states.count { $0 == word }) \(word)"
    }
    if !found.lapsed.isEmpty { standing.append("\(found.lapsed.count) not allowed any more") }
    let carried = found.settled.values.count(where: \.isCarried)
    if carried > 0 { standing.append("\(carried) as in an earlier set") }
    var lines = [found.set.headline, standing.joined(separator: ", ")]
    let kept = found.set.examples.filter { !found.state(of: $0).isRejection }
    if let training = found.set.trainingLine(of: kept) { lines.append(training) }
    lines += [""] + found.set.tally
    lines += found.set.selection.lines
    guard !found.set.examples.isEmpty else { return lines }
    return lines + [""] + table(of: found.set.examples, in: found)
  }

  /// Examples as rows; nothing when there are none.
  private func table(of examples: [Example], in found: FoundSet) -> [String] {
    guard !examples.isEmpty else { return [] }
    var table = TextTable([
      TextTable.Column(title: "EXAMPLE", limit: 12),
      TextTable.Column(title: "STATE", limit: 21),
      TextTable.Column(title: "KIND", limit: 10),
      TextTable.Column(title: "ASKED", isNumber: true),
      TextTable.Column(title: "WARNINGS", limit: 24),
      TextTable.Column(title: "QUESTION"),
    ])
    for example in examples {
      let isLapsed = found.lapsed.contains(example.id)
      table.add([
        example.id.abbreviated, found.state(of: example).word + (isLapsed ? ", not allowed" : ""),
        example.kind.rawValue, String(example.weight),
        example.warnings.map(\.rule).joined(separator: " "), example.question,
      ])
    }
    return table.lines(width: TerminalWidth.current)
  }
}
