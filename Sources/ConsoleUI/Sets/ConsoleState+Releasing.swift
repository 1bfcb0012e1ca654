import CellGrid
import ReviewModel

extension ConsoleState {
  /// Asks where to write the release of the set that is open, or asks whether to write it there.
  mutating func release(to folder: String) -> [Effect] {
    guard let open = sets.open else { return [] }
    guard folder.isEmpty else { return askToRelease(open.id, to: folder) }
    let field = LineField("\(configuration.releaseFolder)/\(open.id.rawValue.prefix(12))")
    overlay = .prompt(Prompt(purpose: .releaseFolder(open.id), field: field))
    return []
  }

  /// Asks whether to write a release: it cannot be taken back, and ends all approving.
  mutating func askToRelease(_ set: SetID, to folder: String) -> [Effect] {
    guard let open = sets.open, open.id == set else { return [] }
    let out = open.rejected == 0 ? "" : " (\(grouped(open.rejected)) rejected stay out)"
    overlay = .confirm(
      Confirmation(
        .release(set, folder: folder),
        question: """
          Release \(counted(open.approved, "example"))\(out) to \(folder)? The set stays as it is then.
          """
      )
    )
    return []
  }

  /// Has the release written.
  mutating func startRelease(_ set: SetID, to folder: String) -> [Effect] {
    sets.releasing = "the release is being checked"
    return [.writeRelease(set, folder: folder)]
  }

  /// Takes in how far a release has come, or its end.
  mutating func take(_ progress: ReleaseProgress, of set: SetID) -> [Effect] {
    switch progress {
    case .step(let words):
      sets.releasing = words
      return []
    case .written(let words):
      sets.releasing = nil
      return report(.success, words) + [.loadSets]
    case .failed(let words):
      sets.releasing = nil
      return report(.failure, words)
    }
  }

  /// Why the set that is open cannot be released, in a sentence; nil when it can.
  var whyNoRelease: String? {
    guard let open = sets.open else { return nil }
    if sets.releasing != nil { return "A release is being written." }
    if !open.unsettled.isEmpty { return "Approvals are being saved; release it then." }
    if open.lapsedApproved > 0 {
      let what = counted(open.lapsedApproved, "approved example")
      let them = open.lapsedApproved == 1 ? "it" : "them"
      return
        "Consent for \(what) was lowered: reject \(them) (\(key(of: .reject))) or curate anew."
    }
    if open.waiting > 0 {
      let verb = open.waiting == 1 ? "waits" : "wait"
      return
        "\(counted(open.waiting, "example")) \(verb) to be looked at; a release has all settled."
    }
    return open.approved == 0 ? "No example is approved, so there is nothing to release." : nil
  }
}

/// How a release comes along.
package enum ReleaseProgress: Hashable, Sendable {
  /// What is being done.
  case step(String)
  /// It is written; what came of it.
  case written(String)
  /// It is not written; why, and what to do.
  case failed(String)
}
