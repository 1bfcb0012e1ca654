import Curation
import Glibc
import Releases
import ReviewModel
import ReviewStorage

/// The way of a set into a format.
struct ExportRun {
  /// The store that the set is in.
  let store: any ReviewStore
  /// Its file.
  let storePath: String
  /// The set.
  let found: FoundSet
  /// The format.
  let format: any ExportFormat
  /// Whether examples that wait for approval go in too.
  let isDraft: Bool
  /// Whether answers go in that a user called bad and nobody has reviewed.
  let takesUnreviewed: Bool
  /// How many other wordings of each question become cases of their own.
  var paraphrases = 0

  /// Prints the rows, and says on standard error what is not there as it is in the set.
  func print(to output: DataOutput) throws {
    let (export, notes) = try prepare()
    // JSON has escapes for what acts on a terminal; another text is shown as every text is.
    let isShown = output.isTerminal
    let summary = try export.stream { bytes in
      if isShown {
        var text = String(decoding: bytes, as: UTF8.self)[...]
        while text.last?.isNewline == true { text.removeLast() }
        try output.line(PlainText.lines(String(text)))
      } else {
        try output.bytes(bytes)
      }
    }
    try output.flush()
    say(notes + summary.lines)
  }

  /// Writes a file or a folder, says so, and says on standard error what is not there as it is in the set.
  func write(to path: String, replaces: Bool, json: Bool) throws {
    let (export, notes) = try prepare()
    let place = export.place(of: path)
    try StoreFiles(of: storePath).refuse(place, for: "--out")
    let kept = KeptPlace(.export, path: Host.placeOfNewFile(place))
    if try store.places().contains(where: { $0.path == kept.path && $0.kind != .export }) {
      throw Failure(
        .usage,
        "\(PlainText.line(place).text) is another file of the store; name another for --out"
      )
    }
    // Should this process end in between, an erasure has to know where something stands; what is there
    // already and stays is no export yet.
    let isFree = replaces || access(place, F_OK) != 0
    if isFree { try store.remember(kept) }
    let written = try export.write(to: path, replaces: replaces)
    if !isFree { try store.remember(kept) }
    let output = DataOutput()
    let summary = written.summary
    if json {
      var line = JSONLine()
      line.put("id", found.set.id.rawValue)
      line.put("format", format.name)
      line.put("out", written.path)
      line.put("is_new", written.isNew)
      line.put("draft", isDraft)
      line.put("rows", summary.rows)
      line.put("examples", summary.examples)
      line.put("rewordings", summary.rewordings)
      line.put("left_out", counts(summary.leftOut.map { ($0.key.rawValue, $0.value) }))
      line.put("no_place", counts(summary.unplaced.map { ($0.key.rawValue, $0.value) }))
      line.put("changed", summary.changed)
      try output.line(line.text)
    } else {
      let shown = PlainText.line(written.path ?? path).text
      let rows = count(summary.rows, "row")
      try output.line(
        written.isNew ? "wrote \(shown): \(rows)" : "\(shown) holds this already: \(rows)"
      )
    }
    try output.flush()
    say(notes + summary.lines)
  }

  /// Finds the examples, and what there is to say of them.
  private func prepare() throws -> (export: Export, notes: [String]) {
    let selection = try ExportSelection(
      from: found.set,
      approvals: found.approvals,
      isDraft: isDraft
    )
    let refused = selection.examples.map(\.id).filter(found.lapsed.contains)
    if let complaint = found.complaint(ofLapsed: refused) {
      throw Failure(.checkSaidNo, "\(complaint). Run `errata curate` for a new set.")
    }
    var notes: [String] = []
    if !selection.pending.isEmpty {
      notes.append(
        "A draft: \(count(selection.pending.count, "example")) of \(selection.examples.count) "
          + "\(selection.pending.count == 1 ? "waits" : "wait") for approval."
      )
    }
    let thumbs = try takesUnreviewed ? unreviewedThumbs(&notes) : []
    let export = Export(
      of: selection.examples,
      as: format,
      systemPrompt: found.set.systemPrompt,
      unreviewed: takesUnreviewed ? [] : selection.unreviewed,
      thumbs: thumbs,
      paraphrases: paraphrases
    )
    return (export, notes)
  }

  private func unreviewedThumbs(_ notes: inout [String]) throws -> [UnreviewedThumb] {
    var thumbs = UnreviewedThumbs(besides: found.set)
    var progress = ProgressLine("exporting")
    let total = try Int64(store.statistics().interactions)
    var done: Int64 = 0
    try store.forEachJudgedRecord { record in
      thumbs.add(record)
      done += 1
      if done.isMultiple(of: 1000) {
        progress.update(done: done, total: total, detail: "\(done) records")
      }
    }
    progress.clear()
    thumbs.finish(dictionary: .ordinaryWords)
    let reasons = [
      (thumbs.withoutConsent, "not allowed for training"), (thumbs.dropped, "dropped by a rule"),
      (thumbs.repeated, "of answers that another row speaks of"),
      (thumbs.heldOut, "held out of training"),
    ]
    let stay = reasons.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    notes.append(
      "\(count(thumbs.thumbs.count, "unreviewed answer")) with a thumb down "
        + "\(thumbs.thumbs.count == 1 ? "goes" : "go") in as bad"
        + (stay.isEmpty ? "." : "; left out: \(stay.joined(separator: ", ")).")
    )
    return thumbs.thumbs
  }

  private func say(_ notes: [String]) {
    if !notes.isEmpty { Messages.note(notes.joined(separator: "\n")) }
  }

  private func counts(_ counts: [(name: String, count: Int)]) -> JSONValue {
    .object(
      counts.sorted { $0.name < $1.name }
        .map { JSONMember($0.name, .number(String($0.count))) }
    )
  }
}
