import ConsoleUI
import ReviewModel
import Testing

@testable import ConsoleRuntime

@Suite
struct `Journal entries` {
  private static let entries: [JournalEntry] = [
    .header(reviewer: "Žofie"),
    .checkpoint(
      Draft(item: 7, text: "Ja\u{301} \0 \u{1F469}\u{200D}\u{1F692}\r\n", caret: 3),
      id: "a-7",
      time: Timestamp(milliseconds: -1)
    ),
    .checkpoint(Draft(item: .max, text: "", caret: 0), id: nil, time: Timestamp(milliseconds: 0)),
    .splice(
      DraftSplice(item: 7, at: 2, removed: 1, inserted: "é", caret: 3),
      time: Timestamp(milliseconds: 1_790_000_000_000)
    ),
    .drop(.min),
    .note(
      Note("Žofie asks \u{1F469}\u{200D}\u{1F692}", at: NotePlace(.decision, of: [7, .min])),
      ids: ["a-7", nil],
      time: Timestamp(milliseconds: 1_790_000_000_000)
    ),
    .note(
      Note("", at: NotePlace(.rejection, of: "9f86", [3, 1])),
      ids: [],
      time: Timestamp(milliseconds: -1)
    ),
    .decision(
      UnstoredDecision(
        ticket: 0,
        operation: "s-1",
        items: [7, .min],
        verdict: .flag(ReasonCode("expert")),
        note: "Žofie",
        keeping: "",
        details: DecisionDetails(
          coversCluster: true,
          spared: [1, 9],
          effort: DecisionEffort(milliseconds: 12, keys: 3)
        )
      )
      .kept(as: "s-1", made: Timestamp(milliseconds: 1)),
      "s-1",
      ids: ["a-7", nil],
      time: Timestamp(milliseconds: 1)
    ),
    .decision(
      UnstoredDecision(
        ticket: 0,
        operation: "s-1",
        items: [7],
        verdict: .correct("30 days"),
        details: DecisionDetails(
          assertions: [Assertion(.contains, "30 days"), Assertion(.excludes, "Žofie")]
        )
      )
      .kept(as: "s-1", made: Timestamp(milliseconds: 1)),
      "s-1",
      ids: ["a-7"],
      time: Timestamp(milliseconds: 1)
    ),
    .change(
      UnstoredChange(ticket: 0, .settle(SetID("s"), [0, 70_000], .rejected("Žofie")))
        .kept(as: "s-2", meant: nil, made: Timestamp(milliseconds: 2)),
      "s-2",
      time: Timestamp(milliseconds: 2)
    ),
    .change(
      UnstoredChange(ticket: 0, .reverse(.undo))
        .kept(as: "s-3", meant: "s-1", made: Timestamp(milliseconds: -3)),
      "s-3",
      time: Timestamp(milliseconds: -3)
    ),
    .dropDecision("s-1"),
    .dropNote(NotePlace(.overruling, of: Array(1...(2 * Int64(NotePlace.mostItems))))),
    .void,
  ]

  @Test(arguments: entries)
  func `come back from their bytes as they went in`(entry: JournalEntry) {
    var entries = JournalEntries(entry.encoded)
    #expect(entries.next()?.entry == entry)
    #expect(entries.next() == nil)
  }

  @Test
  func `of one typed character take less than a line`() {
    let splice = DraftSplice(item: 123_456, at: 1_000, removed: 0, inserted: "x", caret: 1_001)
    #expect(JournalEntry.splice(splice, time: Timestamp(milliseconds: 0)).encoded.count <= 64)
  }

  @Test
  func `have the checksum that everybody computes`() {
    #expect(Checksum.crc32("123456789".utf8) == 0xCBF4_3926)
  }

  @Test
  func `end at the first byte that is cut off or changed`() {
    let bytes = Self.entries.flatMap(\.encoded)
    let ends = Array(JournalEntries(bytes)).map(\.range.upperBound)
    for cut in bytes.indices {
      let whole = ends.count { $0 <= cut }
      let read = JournalEntries(Array(bytes[..<cut])).map(\.entry)
      #expect(read == Array(Self.entries[..<whole]))
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        var damaged = bytes
        damaged[cut] ^= change
        let read = JournalEntries(damaged).map(\.entry)
        #expect(read == Array(Self.entries[..<whole]))
      }
    }
  }

  @Test
  func `that a newer version wrote are passed over`() {
    var bytes = ByteWriter()
    bytes.append(UInt32(0))
    bytes.append(UInt8(200))
    bytes.append(contentsOf: [1, 2, 3])
    let read = JournalEntries(bytes.framed() + JournalEntry.drop(3).encoded).map(\.entry)
    #expect(read == [.void, .drop(3)])
  }
}
