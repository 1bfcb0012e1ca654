import Releases
import ReviewModel
import ReviewStorage

/// What an erasure did, place by place; it names no erased record and quotes nothing of one.
struct ErasureReceipt {
  /// How much of one kind went.
  struct Removal {
    /// The name in JSON.
    var key: String
    /// What it is, in words that fit the number.
    var words: String
    /// How many.
    var count: Int
  }

  /// A file or folder, before and after.
  struct Place {
    /// What it is: `store`, `drafts`, `rejects`.
    var name: String
    /// Where it is.
    var path: String
    /// What went, in words and numbers.
    var removed: [Removal]
    /// Its SHA-256 before; nil when it was not there.
    var before: String?
    /// Its SHA-256 after; nil in a rehearsal, and when it is not there any more.
    var after: String?
  }

  /// A release that holds something.
  struct ReleasePlace {
    /// What it holds.
    var holding: ReleaseSearch.Holding
    /// What was done about it; nil when it was left as it is.
    var rewritten: RewrittenRelease?
    /// What the run did to it that was interrupted; nil when it did nothing.
    var earlier: EarlierRewriting?

    /// Where the release is; nil when that is not known.
    var path: String? { holding.release.path }
  }

  /// How a run that was interrupted wrote a release again, by the SHA-256 of its manifest.
  struct EarlierRewriting {
    /// Before that run.
    var before: String
    /// Now.
    var after: String
  }

  /// What was looked for in raw bytes afterwards.
  struct Rescan {
    /// How many files were read.
    var files: Int
    /// How many bytes.
    var bytes: Int64
    /// How many pieces of erased texts were looked for.
    var pieces: Int
    /// How many texts were too short to be looked for.
    var tooShort: Int
    /// How many were found that stand in records of others too, and so are theirs.
    var shared: Int
    /// How many were found that nobody else has.
    var left: Int
    /// Where these are, when there are any.
    var places: [String]
    /// How many pieces were not looked for, since there are so many.
    var leftOut: Int
  }

  /// Names the run.
  var id: OperationID
  /// When.
  var time: Timestamp
  /// Whether nothing was changed.
  var isRehearsal: Bool
  /// How many records, with those of erasures that were interrupted before and are finished now.
  var records: Int
  /// Their ids, in a rehearsal only.
  var ids: [InteractionID]
  /// How many records without a time an age said nothing of; nil when no age was asked for.
  var undated: Int? = nil
  /// How many lines that were kept out of the store stay, since nobody knows how old they are.
  var undatedLines = 0
  /// How many of them stay that name no user, when users were asked for.
  var unnamedLines = 0
  /// Saved views of whoever erases, which are not looked into; nil when there are none.
  var views: SavedWords?
  /// Files that lines or exports were written to once and that are not there any more.
  var missing: [KeptPlace] = []
  /// Exports, whose rows do not say whose they are.
  var exports: [String] = []
  /// Saved runs of the gate that hold answers to cases of what is erased.
  var gateRuns: [HeldGateRun] = []
  /// Erasures that were interrupted before; but in a rehearsal they are finished now.
  var pending: [PendingErasure] = []
  /// The files.
  var places: [Place] = []
  /// The releases.
  var releases: [ReleasePlace] = []
  /// How many keyed hashes of erased records the store keeps.
  var tombstones = 0
  /// What was found afterwards; nil in a rehearsal.
  var rescan: Rescan? = nil

  /// Begins a receipt.
  init(_ id: OperationID, _ time: Timestamp, _ extent: ErasureExtent, isRehearsal: Bool) {
    self.id = id
    self.time = time
    self.isRehearsal = isRehearsal
    records = extent.records.count
    ids = isRehearsal ? extent.records : []
  }
}

extension ErasureReceipt {
  /// It as the store keeps it: without the hashes of files, which would let anybody confirm a guess of what
  /// a short file had.
  var kept: KeptReceipt {
    var kept = self
    for index in kept.places.indices {
      kept.places[index].before = nil
      kept.places[index].after = nil
    }
    return KeptReceipt(
      id: id,
      time: time,
      records: records,
      json: kept.json.text,
      lines: kept.lines
    )
  }

  /// The receipt as one JSON object.
  var json: JSONLine {
    var line = JSONLine()
    line.put("id", id.rawValue)
    line.put("time", time)
    line.put("dry_run", isRehearsal)
    line.put("records", records)
    if isRehearsal { line.put("ids", ids.map { .string($0.rawValue) }) }
    if let undated { line.put("undated", undated) }
    if undatedLines > 0 { line.put("undated_lines", undatedLines) }
    if unnamedLines > 0 { line.put("unnamed_lines", unnamedLines) }
    if let views { line.put("views", views.json) }
    if !pending.isEmpty { line.put(isRehearsal ? "pending" : "finished", pending.map(\.json)) }
    line.put("places", places.map(\.json))
    line.put("releases", releases.map(\.json))
    if !exports.isEmpty { line.put("exports", exports.map { .string($0) }) }
    if !gateRuns.isEmpty { line.put("gate_runs", gateRuns.map(\.json)) }
    if !missing.isEmpty { line.put("missing", missing.map(\.json)) }
    line.put("tombstones", tombstones)
    line.put("rescan", rescan?.json)
    return line
  }

  /// The receipt for people.
  var lines: [String] {
    let what = count(records, "record")
    var lines = [
      isRehearsal
        ? "Would erase \(what); nothing is erased (dry run)"
        : "Erased \(what), \(time.rfc3339), receipt \(id)"
    ]
    if isRehearsal {
      lines += ids.prefix(20).map { "  \(PlainText.line($0.rawValue, limit: 80).text)" }
    }
    if isRehearsal, ids.count > 20 { lines.append("  and \(ids.count - 20) more") }
    if let undated, undated > 0 {
      lines.append(
        "  \(count(undated, "record")) without a time \(undated == 1 ? "stays" : "stay"), since nobody knows how old "
          + "\(undated == 1 ? "it is" : "they are"); errata forget --id and --user erase such records"
      )
    }
    if undatedLines > 0 {
      lines.append(
        "  \(count(undatedLines, "line")) without a time in files of rejected lines or the quarantine "
          + "\(undatedLines == 1 ? "stays" : "stay"); delete such a file when it is not needed"
      )
    }
    if unnamedLines > 0 {
      lines.append(
        "  \(count(unnamedLines, "line")) that \(unnamedLines == 1 ? "names" : "name") no user in files of rejected "
          + "lines or the quarantine \(unnamedLines == 1 ? "stays" : "stay"): nobody knows whose "
          + "\(unnamedLines == 1 ? "it is" : "they are"); delete such a file when it is not needed"
      )
    }
    for erasure in pending {
      lines.append(
        isRehearsal
          ? "pending  \(erasure.words), and is not finished; errata forget --pending finishes it"
          : "finished  \(erasure.words)"
            + (erasure.traces == nil
              ? "; what it erased is not known any more and was not looked for" : "")
      )
    }
    for place in places { lines += place.text }
    for path in exports {
      lines.append(
        "not looked into  \(PlainText.line(path).text): an export, whose rows do not say whose they are; "
          + "write it again with errata export --replace, or delete it"
      )
    }
    lines += gateRuns.map(\.text)
    for place in missing {
      lines.append(
        "not found  \(PlainText.line(place.path).text): \(place.words) stood there once; "
          + "if the file was moved or copied, delete it yourself"
      )
    }
    if let views { lines.append(views.text) }
    for release in releases { lines += release.text(isRehearsal: isRehearsal) }
    if tombstones > 0 || !isRehearsal {
      let what = count(tombstones, "keyed hash", "keyed hashes")
      lines.append(
        "tombstones  \(what) \(tombstones == 1 ? "keeps" : "keep") what is erased from coming back"
      )
    }
    if places.contains(where: { $0.before != nil }) {
      lines.append(
        "hashes  of the bytes of the files that have one here, when this run began and ended; any command that "
          + "opens a store gives it another, since SQLite counts that in its header"
      )
    }
    if let rescan { lines += rescan.text }
    return lines
  }
}

extension KeptPlace {
  fileprivate var json: JSONValue {
    var line = JSONLine()
    line.put("place", kind.rawValue)
    line.put("path", path)
    return line.value
  }
}

extension ErasureReceipt.Removal {
  /// Makes one whose name in JSON is the plural.
  init(_ count: Int, _ one: String, _ many: String) {
    self.init(key: many, words: count == 1 ? one : many, count: count)
  }
}

extension ErasureReceipt.Place {
  /// The SHA-256 of a file without bytes (FIPS 180-4).
  private static let hashOfNothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  fileprivate var json: JSONValue {
    var line = JSONLine()
    line.put("place", name)
    line.put("path", path)
    var counts = JSONLine()
    for removal in removed { counts.put(removal.key, removal.count) }
    line.put("removed", counts.value)
    line.put("sha256_before", before)
    line.put("sha256_after", after)
    return line.value
  }

  fileprivate var text: [String] {
    let shown = PlainText.line(path).text
    let counts = removed.map { "\($0.count) \($0.words)" }
    var lines = [
      "\(name)  \(shown)", "  \(counts.isEmpty ? "nothing" : counts.joined(separator: ", "))",
    ]
    if let before { lines.append("  SHA-256 before \(before)") }
    if let after {
      lines.append("  SHA-256 after  \(after)\(after == Self.hashOfNothing ? " (empty)" : "")")
    }
    return lines
  }
}

extension ErasureReceipt.ReleasePlace {
  fileprivate var json: JSONValue {
    var line = holding.json
    if let rewritten {
      var done = JSONLine()
      done.put("sha256_before", rewritten.before)
      done.put("sha256_after", rewritten.after)
      for (name, count) in zip(["eval", "sft", "preferences"], rewritten.removed) {
        done.put(name, count)
      }
      done.put("names", rewritten.changed)
      line.put("rewritten", done.value)
    } else if let earlier {
      var done = JSONLine()
      done.put("sha256_before", earlier.before)
      done.put("sha256_after", earlier.after)
      done.put("by", "the run that was interrupted")
      line.put("rewritten", done.value)
    } else {
      line.put("rewritten", JSONValue.bool(false))
    }
    return line.value
  }

  fileprivate func text(isRehearsal: Bool) -> [String] {
    var lines = holding.text
    if let rewritten {
      let gone = zip(["eval", "sft", "preferences"], rewritten.removed).map { "\($0) \($1)" }
      lines.append(
        "  rewritten: lines gone: \(gone.joined(separator: ", ")); "
          + "lines that lost a name: \(rewritten.changed)"
      )
      lines.append("  manifest SHA-256 before \(rewritten.before)")
      lines.append("  manifest SHA-256 after  \(rewritten.after)")
    } else if let earlier {
      lines.append(
        "  rewritten by the run that was interrupted; nothing of what is erased is left in it"
      )
      lines.append("  manifest SHA-256 before \(earlier.before)")
      lines.append("  manifest SHA-256 after  \(earlier.after)")
    } else if !isRehearsal, case .lines = holding.found, let path = holding.release.path {
      lines.append(
        "  it still holds them; run: errata forget --rewrite '\(PlainText.line(path).text)'"
      )
    } else if holding.isGone {
      lines.append(
        "  if it was moved, it still holds them; name its folder of today: errata forget --rewrite DIR"
      )
    }
    return lines
  }
}

extension ErasureReceipt.Rescan {
  fileprivate var json: JSONValue {
    var line = JSONLine()
    line.put("files", files)
    line.put("bytes", bytes)
    line.put("pieces", pieces)
    line.put("too_short", tooShort)
    line.put("left_out", leftOut)
    line.put("shared", shared)
    line.put("left", left)
    if !places.isEmpty { line.put("left_in", places.map(JSONValue.string)) }
    return line.value
  }

  private static let unsearchable =
    "of fewer than 12 bytes, or of one byte repeated, may stand anywhere by chance"

  fileprivate var text: [String] {
    let short = tooShort == 0 ? nil : count(tooShort, "text")
    guard pieces > 0 else {
      let why = short.map { ": \($0) \(Self.unsearchable)" }
      return ["re-scan  nothing was looked for\(why ?? "")"]
    }
    let all = leftOut == 0
    let found = left == 0 ? "none\(all ? "" : " of these") is left" : "\(left) ARE LEFT"
    let what = all ? count(pieces, "piece") : "\(pieces) of \(pieces + leftOut) pieces"
    var words =
      "re-scan  \(bytes) raw bytes of \(count(files, "file")) for \(what) of the erased texts: \(found)"
    if shared > 0 { words += " (\(shared) stand in records of others too)" }
    if !all {
      words += "; the others were not looked for, there are so many: smaller erasures look for all"
    }
    if let short { words += "; \(short) \(Self.unsearchable)" }
    return [words] + places.map { "  \(PlainText.line($0).text)" }
  }
}
