import Glibc
import JSONText
package import Redaction
import ReviewModel
package import ReviewStorage
import TextAnalysis

/// The records on which an external redactor failed, beside the store, until they are read again.
///
/// One JSON object a line: `{"input","line","reason","content","marks","names","values","text"}`. The text is the record as
/// a line of a log, **as errata's own rules redacted it**, with the names of the store in place of id, user and
/// session (a record that the store has already keeps the id that it has there, whatever today's rules make of
/// it); content and marks are the keyed hashes by which it is known again, as it came and should it
/// be erased. What only the external redactor would have found still stands in it; so the file has mode
/// 0600, an erasure looks into it, and where no external redactor is set no record that stands in it is stored
/// unless somebody says so. A record that stands in it already is not added again. Each addition
/// is on the disk when it returns.
package final class Quarantine {
  /// Where it stands.
  package let path: String
  /// Where else records of the store wait: a store that was moved has one where it stood.
  private let others: [String]
  /// Lets the store know of the file, before the first line of it.
  private let remember: () throws(StoreError) -> Void
  /// Why a record must neither be sent out nor kept here: its user allows no use of it, or it was erased.
  private let refusal: (CapturedRecord) throws(StoreError) -> IngestOutcome?
  /// A record under the id that the store knows it by.
  private let stored: (CapturedRecord) throws(StoreError) -> CapturedRecord
  private var known: Set<Int>?
  /// The marks of the records that wait, as they were when somebody first asked.
  private var waiting: Set<ErasureMark>?

  /// Makes a quarantine; no file is made before a line goes in.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - others: other files of the kind, which are only read.
  ///   - remember: called before each addition.
  ///   - refusal: what becomes of a record that must neither be sent out nor kept here; nil for others.
  ///   - stored: a record under the id that the store knows it by.
  package init(
    path: String,
    others: [String] = [],
    remember: @escaping () throws(StoreError) -> Void = { () throws(StoreError) in },
    refusal: @escaping (CapturedRecord) throws(StoreError) -> IngestOutcome? = {
      _ throws(StoreError) in nil
    },
    stored: @escaping (CapturedRecord) throws(StoreError) -> CapturedRecord = {
      record throws(StoreError) in record
    }
  ) {
    self.path = path
    self.others = others
    self.remember = remember
    self.refusal = refusal
    self.stored = stored
  }

  /// The quarantine of a store's file.
  package static func path(beside store: String) -> String { "\(store)-quarantine.jsonl" }

  /// The most bytes that a line of the file may have: a log's longest line, every byte escaped.
  package static let maximumLine = 2 * LineReader.defaultMaximumLine + (1 << 16)

  /// A line on its way in.
  struct Entry {
    var input: String
    var line: Int
    var reason: String
    var record: CapturedRecord
  }

  func refusal(of record: CapturedRecord) throws(StoreError) -> IngestOutcome? {
    try refusal(record)
  }

  func stored(_ record: CapturedRecord) throws(StoreError) -> CapturedRecord {
    try stored(record)
  }

  /// Whether a record waits in it, under its id or with its words, by ``RecordIdentity/marks(of:content:)``.
  func waits(_ record: CapturedRecord) throws(CaptureError) -> Bool {
    try readWaiting()
    guard let waiting, !waiting.isEmpty else { return false }
    return record.marks.contains(where: waiting.contains)
  }

  /// Reads what waits, here and in the other files, once.
  ///
  /// - Throws: `io` when a file cannot be read, `badInput` when a line of one cannot: nobody knows then what waits.
  package func readWaiting() throws(CaptureError) {
    guard waiting == nil else { return }
    var found: Set<ErasureMark> = []
    for file in [path] + others {
      let broken = try Self.firstUnreadable(in: file) { found.formUnion($0.marks) }
      guard let broken else { continue }
      throw CaptureError(
        .badInput,
        """
        line \(broken) of the quarantine \(file) cannot be read, so nobody knows which record waits there for the \
        external redactor, and nothing was stored. Mend the line or take it out; or log the file itself, with \
        --without-external: that names the line, and lets the others in as errata redacted them.
        """
      )
    }
    waiting = found
  }

  /// The number of the first line of a file that cannot be read; nil when all can, or there is no file.
  ///
  /// - Throws: `io` when the file cannot be read.
  package static func firstUnreadable(in file: String) throws(CaptureError) -> Int? {
    try firstUnreadable(in: file) { _ in }
  }

  private static func firstUnreadable(
    in file: String,
    others: (QuarantinedLine) -> Void
  ) throws(CaptureError) -> Int? {
    var number = 0
    var broken: Int?
    try KeptLines(file, .quarantine).forEachOrNil { line in
      number += 1
      if line?.isEmpty == true { return }
      if let line, let entry = QuarantinedLine(line) {
        others(entry)
      } else {
        broken = broken ?? number
      }
    }
    return broken
  }

  /// Adds lines that are not there yet, nor in the other files.
  func add(_ entries: [Entry]) throws(CaptureFailure) {
    var bytes: [UInt8] = []
    do throws(CaptureError) {
      var known: Set<Int>
      if let found = self.known { known = found } else { known = try contents() }
      for entry in entries {
        let text = entry.record.line
        guard known.insert(Self.key(text)).inserted else { continue }
        JSONWriter.append(entry.json(text), to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      }
      self.known = known
    } catch {
      throw .input(error)
    }
    guard !bytes.isEmpty else { return }
    do throws(StoreError) {
      try remember()
    } catch {
      throw .store(error)
    }
    do throws(CaptureError) {
      let file = try HeldFile(path, Self.subject, for: .adding)
      try file.append(bytes, isSafe: true)
    } catch {
      throw .input(error)
    }
  }

  /// What its lines are called in messages.
  static let subject = "the quarantine"

  /// What records the files have, by their texts.
  private func contents() throws(CaptureError) -> Set<Int> {
    var known: Set<Int> = []
    for file in [path] + others {
      try KeptLines(file, .quarantine).forEach { line in
        if let entry = QuarantinedLine(line) { known.insert(Self.key(entry.text)) }
      }
    }
    return known
  }

  static func key(_ text: String) -> Int {
    var hasher = Hasher()
    hasher.combine(Array(text.utf8))
    return hasher.finalize()
  }

  /// Takes lines out that went in, by their text; the file goes with its last line.
  ///
  /// Lines that came in meanwhile stay.
  package static func remove(_ lines: Set<Int>, from path: String) throws(CaptureError) {
    guard let file = try HeldFile.reading(path, subject) else { return }
    _ =
      try file
      .filter(limit: maximumLine, isRehearsal: false, removesEmpty: true) { line in
        line.map { !lines.contains(hash(of: $0)) } ?? true
      }
  }

  /// Takes out of a file what versions before 14 of the store wrote to know values again: the same value had the
  /// same hash in all records.
  ///
  /// - Throws: `io` when the file cannot be read, or not written anew.
  package static func dropOldFingerprints(in path: String) throws(CaptureError) {
    guard let file = try HeldFile.reading(path, subject) else { return }
    _ = try file.rewrite(limit: maximumLine, removesEmpty: false) { line in
      guard let line, hasOldFingerprints(line),
        case .object(let members)? = try? JSONReader.parse(Array(line)).value
      else { return .stays }
      var bytes: [UInt8] = []
      JSONWriter.append(.object(members.filter { $0.key != oldFingerprints }), to: &bytes)
      return .becomes(bytes)
    }
  }

  private static let oldFingerprints = "fingerprints"

  /// Whether the name stands in quotes there: inside of a text they have a backslash.
  private static func hasOldFingerprints(_ line: ArraySlice<UInt8>) -> Bool {
    let name = Array("\"\(oldFingerprints)\":".utf8)
    var rest = line
    while let quote = rest.firstIndex(of: name[0]) {
      if rest[quote...].starts(with: name) { return true }
      rest = rest[(quote + 1)...]
    }
    return false
  }

  /// What a line of the file is known by while this process runs.
  static func hash(of line: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(Array(line))
    return hasher.finalize()
  }
}

extension Quarantine {
  /// The records that wait in a file and are meant by an erasure, with the marks by which they are
  /// known should their log be read again.
  ///
  /// - Parameters:
  ///   - path: the file, which need not be there.
  ///   - identity: names records.
  ///   - redactor: what finds private values in ids.
  ///   - isMeant: whether a line of the file is meant.
  package static func erasures(
    in path: String,
    identity: RecordIdentity,
    redactor: Redactor,
    isMeant: (ArraySlice<UInt8>) -> Bool
  ) throws(CaptureError) -> [RecordErasure] {
    var erasures: [RecordErasure] = []
    try KeptLines(path, .quarantine).forEach { line in
      guard isMeant(line), let entry = QuarantinedLine(line),
        let name = (try? JSONReader.parse(entry.text))?.value["id"]?.text
      else { return }
      let id = identity.interaction(name, redactor: redactor)
      erasures.append(RecordErasure(id, marks: entry.marks + identity.marks(ofID: id)))
    }
    return erasures
  }
}

extension Quarantine.Entry {
  fileprivate func json(_ text: String) -> JSONValue {
    var members = [
      JSONMember("input", .string(input)), JSONMember("line", .number(String(line))),
      JSONMember("reason", .string(reason)),
      JSONMember("content", .string(hexadecimal(record.content))),
      JSONMember("marks", .array(record.marks.map { .string($0.rawValue) })),
    ]
    if record.interaction.replacedSurrogates > 0 {
      let count = String(record.interaction.replacedSurrogates)
      members.append(JSONMember("surrogates", .number(count)))
    }
    let names = record.feedbackNames.names.sorted()
    if !names.isEmpty { members.append(JSONMember("names", .array(names.map(JSONValue.string)))) }
    let known = record.interaction.fingerprints
      .merging(record.feedback?.fingerprints ?? ValueFingerprints())
    if !known.isEmpty {
      let values = known.byName.sorted { $0.key < $1.key }
        .map { JSONMember($0.key, .string($0.value)) }
      members.append(JSONMember("values", .object(values)))
    }
    members.append(JSONMember("text", .string(text)))
    return .object(members)
  }
}
