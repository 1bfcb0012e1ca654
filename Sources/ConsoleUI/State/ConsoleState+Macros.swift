import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// Begins to record keys, or ends it.
  mutating func toggleRecording() -> [Effect] {
    let key = key(of: .recordMacro)
    guard macro.isRecording else {
      macro.steps = []
      macro.items = []
      macro.isRecording = true
      return report(.info, "Keys are recorded; \(key) ends it.")
    }
    macro.isRecording = false
    guard !macro.steps.isEmpty else { return report(.info, "Nothing was recorded.") }
    let play = self.key(of: .playMacro)
    let pastes = macro.pastes
    let keys = counted(macro.steps.count - pastes, "key")
    let what = pastes == 0 ? keys : "\(keys) and \(counted(pastes, "paste"))"
    return report(.success, "\(what) recorded; \(play) plays them.")
  }

  /// Takes a key into the recording.
  mutating func recordForMacro(_ key: Key, _ command: Command?) -> [Effect] {
    guard macro.isRecording, command != .recordMacro, command != .playMacro else { return [] }
    return record(.key(key))
  }

  /// Takes a paste into the recording, or ends it where one is too long to be pasted again and again.
  mutating func recordForMacro(paste text: String) -> [Effect] {
    guard macro.isRecording else { return [] }
    guard text.utf8.count <= Macro.longestPaste else {
      macro.isRecording = false
      let most = grouped(Macro.longestPaste)
      return report(.warning, "A paste of a macro has at most \(most) bytes; it ends before it.")
    }
    return record(.paste(text))
  }

  private mutating func record(_ step: Macro.Step) -> [Effect] {
    guard macro.steps.count < Macro.mostKeys else {
      macro.isRecording = false
      return report(.warning, "A macro has at most \(Macro.mostKeys) keys; it ends here.")
    }
    macro.steps.append(step)
    if let shownItem { macro.items.insert(shownItem) }
    return []
  }

  /// Plays the recorded keys so many times.
  mutating func playMacro(_ count: String) -> [Effect] {
    guard let rounds = count.isEmpty ? 1 : Int(count), (1...Macro.mostRounds).contains(rounds)
    else {
      return report(.failure, "A macro is played 1 to \(Macro.mostRounds) times: `:play 5`.")
    }
    macro.run = Macro.Run(rounds: rounds)
    return [.startTimer(.macro, milliseconds: 0)]
  }

  /// Why no macro can be played, in a sentence; nil when one can.
  var whyNoMacro: String? {
    if macro.isRecording { return "Keys are being recorded; \(key(of: .recordMacro)) ends it." }
    return macro.steps.isEmpty ? "No keys are recorded yet; \(key(of: .recordMacro)) does it." : nil
  }

  /// Ends a macro that is being played.
  ///
  /// - Returns: nil when none is.
  mutating func stopMacro(_ why: String) -> [Effect]? {
    guard let run = macro.run else { return nil }
    macro.run = nil
    let rounds = run.played == 1 ? "once" : "\(grouped(run.played)) times"
    return [.stopTimer(.macro)]
      + report(.warning, "\(why) The macro was played \(rounds) whole and stops.")
  }

  /// Presses the next key of the macro that is played, when what it needs is there.
  mutating func playOn() -> [Effect] {
    guard var run = macro.run, macro.steps.indices.contains(run.position) else { return [] }
    guard isReadyForKeys else {
      guard run.waits < 300 else { return stopMacro("The store takes long to answer.") ?? [] }
      run.waits += 1
      macro.run = run
      return [.startTimer(.macro, milliseconds: 10)]
    }
    let step = macro.steps[run.position]
    run.waits = 0
    run.position += 1
    if run.position == macro.steps.count {
      run.position = 0
      run.played += 1
    }
    macro.run = run
    // The keyboard's own repeat is not meant here.
    lastDecisionKey = nil
    let before = notice?.id
    var effects: [Effect]
    switch step {
    case .key(let key): effects = press(key)
    case .paste(let text): effects = paste(text)
    }
    if let notice, notice.id != before, notice.kind == .failure || notice.kind == .warning {
      // What went wrong is said, and nothing that counted on it is done.
      if macro.run != nil { effects.append(.stopTimer(.macro)) }
      macro.run = nil
      return effects
    }
    guard run.played < run.rounds else {
      macro.run = nil
      return effects
    }
    return effects + [.startTimer(.macro, milliseconds: 1)]
  }

  /// Whether what a key is about is here.
  private var isReadyForKeys: Bool {
    if privacy.waiting != nil || reversals > 0 || search?.isRunning == true { return false }
    switch screen {
    case .sets: return sets.awaited == nil && sets.rows != nil
    default:
      if queue.awaitsOtherList { return false }
      return shownItem.map { details[$0] != nil || details.isGone($0) } ?? true
    }
  }
}
