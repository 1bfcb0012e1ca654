import ConsoleUI
import Curation
import Releases
import ReviewModel
import ReviewStorage

/// The way of an approved set into a folder, the same for `errata release` and the console.
struct ReleaseRun {
  /// The store that the set is in.
  let store: any ReviewStore
  /// The set.
  let found: FoundSet
  /// The model that is trained on the release, nil while there is none.
  var trainedAs: String?
  /// How many other wordings of a question its eval case has at most; nil for all.
  var paraphrases: Int?
  /// An earlier release that the new one says the difference from.
  var earlier: StandingRelease?

  /// Checks that the set is settled and its users' consent stands, and writes it.
  ///
  /// - Parameter note: is told what is being done, now and then.
  /// - Throws: a ``Failure`` or a `ReleaseError` that says what is in the way.
  func write(to folder: String, note: (String) -> Void = { _ in }) throws -> WrittenRelease {
    var release = try Release(
      of: found.set,
      approvals: found.approvals,
      trainedAs: trainedAs,
      paraphrases: paraphrases
    )
    let all = count(release.approved.count, "example")
    note("consent is being checked for \(all)")
    let lapsed = Set(try store.lapsedExamples(of: found.set.id).values)
    let refused = release.approved.map(\.id).filter(lapsed.contains)
    if let complaint = found.complaint(ofLapsed: refused) {
      throw Failure(.checkSaidNo, "\(complaint). Run `errata curate` for a new set.")
    }
    if let earlier {
      release.changes = ReleaseChanges(of: found.set, found.approvals, since: earlier)
    }
    release.period = try period(of: release.approved)
    note("\(all) are being written")
    // Should this process end in between, an erasure has to know where something stands.
    try store.remember(KeptPlace(.release, path: Host.placeOfNewFile(folder)))
    let written = try release.write(to: folder)
    try store.recordRelease(
      ReleaseRecord(
        set: found.set.id,
        manifest: written.manifest,
        path: Host.absolutePath(folder),
        time: Host.now,
        words: release.training.words(trainedAs: trainedAs)
      ),
      trained: trainedAs == nil ? [] : release.training.trained
    )
    return written
  }

  /// When the first and the last of the records were logged that examples were made of.
  private func period(of examples: [Example]) throws -> ClosedRange<Timestamp>? {
    var times: (first: Timestamp, last: Timestamp)?
    for record in examples.compactMap(\.lineage.first?.interaction) {
      guard let time = try store.record(record)?.interaction.time else { continue }
      times = (min(times?.first ?? time, time), max(times?.last ?? time, time))
    }
    return times.map { $0.first...$0.last }
  }

  /// Writes a set for the console, and says how it comes along.
  static func write(
    _ set: SetID,
    of store: any ReviewStore,
    to folder: String,
    say: (ReleaseProgress) -> Void
  ) {
    do {
      let run = ReleaseRun(store: store, found: try FoundSet(set.rawValue, in: store))
      let written = try run.write(to: folder) { say(.step($0)) }
      let shown = PlainText.line(folder).text
      let lines = zip(written.lines, ["eval", "SFT", "preference"]).map { "\($0) \($1)" }
      let held = written.held == 0 ? "" : "; \(written.held) more of the agent's own for eval only"
      say(
        .written(
          written.isNew
            ? "Released to \(shown): \(lines.joined(separator: ", ")) lines\(held)."
            : "\(shown) holds this release already; nothing changed."
        )
      )
    } catch let failure as Failure {
      say(.failed("Not released: \(failure.message)"))
    } catch {
      say(.failed("Not released: \(error)"))
    }
  }
}
