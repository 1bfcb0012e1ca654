import ConsoleUI
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

  /// Checks that the set is settled and its users' consent stands, and writes it.
  ///
  /// - Parameter note: is told what is being done, now and then.
  /// - Throws: a ``Failure`` or a `ReleaseError` that says what is in the way.
  func write(to folder: String, note: (String) -> Void = { _ in }) throws -> WrittenRelease {
    let release = try Release(
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
    note("\(all) are being written")
    // Should this process end in between, an erasure has to know where something stands.
    try store.remember(KeptPlace(.release, path: Host.placeOfNewFile(folder)))
    let written = try release.write(to: folder)
    try store.recordRelease(
      of: found.set.id,
      manifest: written.manifest,
      path: Host.absolutePath(folder),
      now: Host.now
    )
    return written
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
      say(
        .written(
          written.isNew
            ? "Released to \(shown): \(lines.joined(separator: ", ")) lines."
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
