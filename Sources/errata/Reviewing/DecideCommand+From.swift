import Capture
import ReviewModel
import ReviewStorage

extension DecideCommand {
  /// Carries the lines of a file out: what is good is decided, what is bad is named.
  ///
  /// - Throws: a ``SilentEnd`` of the status `badInput` when lines were bad.
  func decideAll(from path: String, _ run: DecisionRun, _ output: DataOutput) throws {
    let reserved = StoreFiles(of: try global.storePath())
    try reserved.refuse(path, for: "--from")
    try reserved.refuse(rejects, for: "--rejects")
    if let rejects, path != "-", isSameFile(path, rejects) {
      throw Failure(.usage, "\(rejects) has the decisions; name another file for --rejects")
    }
    var input = try LineReader(path: path, command: "errata decide --from -")
    let name = PlainText.line(path == "-" ? "standard input" : path, limit: 80).text
    let rejected = try rejects.map { try RejectsFile(path: $0) }
    try rejected?.remember(in: run.store)
    var tally = Tally()
    do {
      try carryOut(&input, named: name, run, output, rejected, &tally)
      try output.flush()
    } catch {
      // What was bad is written, and what was done is said, also when it ends early.
      try? rejected?.flush()
      if !(error is BrokenPipe) { Messages.note("Stopped early: \(tally)") }
      throw error
    }
    try rejected?.flush()
    Messages.note(tally.description)
    if tally.bad > 0 { throw SilentEnd(.badInput) }
  }

  private func carryOut(
    _ input: inout LineReader,
    named name: String,
    _ run: DecisionRun,
    _ output: DataOutput,
    _ rejected: RejectsFile?,
    _ tally: inout Tally
  ) throws {
    var progress = ProgressLine("deciding")
    var complaints = Complaints()
    defer {
      progress.clear()
      complaints.end()
    }
    while let block = try input.next() {
      for line in block.lines where !block.isBlank(line) {
        let bytes = block.bytes[line.range]
        do {
          guard !line.isTooLong else { throw DecisionComplaint("longer than 16 MiB") }
          let decision = try DecisionLine(json: bytes)
          let made = try run.carryOut(decision, now: Host.now)
          tally.count(made)
          if case .effective = made.outcome, decision.keepPrivate == nil, made.warnings.isEmpty {
          } else {
            progress.clear()
          }
          try report(made, of: decision, place: "\(name):\(line.number): ", to: output)
        } catch let complaint as DecisionComplaint {
          tally.bad += 1
          progress.clear()
          complaints.add("\(name):\(line.number): \(complaint.message)")
          try rejected?.add(bytes)
        }
        progress.update(done: block.bytesRead, total: nil, detail: "\(tally.all) lines")
      }
    }
  }
}

/// What became of the lines of a file.
private struct Tally: CustomStringConvertible {
  var effective = 0
  var late = 0
  var undone = 0
  var amended = 0
  var unchanged = 0
  var bad = 0
  /// What was replaced in the words of the lines, by the labels of its types.
  var replaced: [String: Int] = [:]

  var all: Int { effective + late + undone + amended + unchanged + bad }

  mutating func count(_ made: DecisionRun.Report) {
    replaced.merge(made.replacedTypes, uniquingKeysWith: +)
    switch made.outcome {
    case .effective: effective += 1
    case .late: late += 1
    case .undone: undone += 1
    case .amended: amended += 1
    case .unchanged: unchanged += 1
    }
  }

  var description: String {
    var parts = ["\(effective) decided"]
    if late > 0 { parts.append(late == 1 ? "1 second opinion" : "\(late) second opinions") }
    if undone > 0 { parts.append("\(undone) undone") }
    if amended > 0 { parts.append("\(amended) classified or split off") }
    if unchanged > 0 { parts.append("\(unchanged) decided so already") }
    if bad > 0 { parts.append(bad == 1 ? "1 line left out" : "\(bad) lines left out") }
    if !replaced.isEmpty { parts.append("\(replacedWords(replaced)) replaced in their words") }
    return parts.joined(separator: ", ") + "."
  }
}
