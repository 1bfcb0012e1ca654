import ConsoleUI
import ReviewModel

/// One entry of a draft journal.
///
/// On disk: the payload's length (4 bytes), the kind (1), the payload, and the CRC-32 of all that
/// (4). Numbers are little-endian, texts UTF-8.
enum JournalEntry: Equatable {
  /// The first entry of every journal: whose it is.
  case header(reviewer: String)
  /// The whole text.
  case checkpoint(Draft, id: ItemID?, time: Timestamp)
  /// A change of the text.
  case splice(DraftSplice, time: Timestamp)
  /// The draft is done with.
  case drop(ItemKey)
  /// The whole of a note, with the ids of the items that its place names, as far as they are known.
  case note(Note, ids: [ItemID?], time: Timestamp)
  /// The note is done with.
  case dropNote(NotePlace)
  /// A decision that is not stored, with the ids of its first items, as far as they are known.
  case decision(UnstoredDecision, OperationID, ids: [ItemID?], time: Timestamp)
  /// Another change that is not stored.
  case change(UnstoredChange, OperationID, time: Timestamp)
  /// The decision or change of that operation is done with.
  case dropDecision(OperationID)
  /// What an erasure left, or a kind that a newer version wrote.
  case void
}

/// What an entry is about, and what the last entries about it add up to.
enum JournalSubject: Hashable {
  /// The correction of an item.
  case correction(ItemKey)
  /// A note.
  case note(NotePlace)
  /// A decision, or another change, that is not stored.
  case decision(OperationID)
}

/// A change of a draft, in scalars.
struct DraftSplice: Equatable {
  var item: ItemKey
  var at: Int
  var removed: Int
  var inserted: String
  var caret: Int
}

extension JournalEntry {
  /// The bytes around a payload.
  static let frame = 9

  /// The version of the format that the header names.
  private static let version: UInt16 = 1

  /// The number that stands for a void entry.
  static let voidKind: UInt8 = 0

  /// The entry as it stands on disk.
  var encoded: [UInt8] {
    var bytes = ByteWriter()
    bytes.append(UInt32(0))
    switch self {
    case .void:
      bytes.append(Self.voidKind)
    case .header(let reviewer):
      bytes.append(UInt8(1))
      bytes.append(Self.version)
      bytes.append(contentsOf: reviewer.utf8)
    case .checkpoint(let draft, let id, let time):
      bytes.append(UInt8(2))
      bytes.append(UInt64(bitPattern: draft.item))
      bytes.append(UInt64(bitPattern: time.milliseconds))
      bytes.append(UInt32(clamping: draft.caret))
      let name = Array((id?.rawValue ?? "").utf8)
      bytes.append(UInt32(clamping: name.count))
      bytes.append(contentsOf: name)
      bytes.append(contentsOf: draft.text.utf8)
    case .splice(let splice, let time):
      bytes.append(UInt8(3))
      bytes.append(UInt64(bitPattern: splice.item))
      bytes.append(UInt64(bitPattern: time.milliseconds))
      bytes.append(UInt32(clamping: splice.at))
      bytes.append(UInt32(clamping: splice.removed))
      bytes.append(UInt32(clamping: splice.caret))
      bytes.append(contentsOf: splice.inserted.utf8)
    case .drop(let item):
      bytes.append(UInt8(4))
      bytes.append(UInt64(bitPattern: item))
    case .note(let note, let ids, let time):
      bytes.append(UInt8(5))
      bytes.append(note.place)
      bytes.append(UInt64(bitPattern: time.milliseconds))
      for index in note.place.items.indices {
        let id = ids.indices.contains(index) ? ids[index] : nil
        bytes.append(text: id?.rawValue ?? "")
      }
      bytes.append(contentsOf: note.text.utf8)
    case .dropNote(let place):
      bytes.append(UInt8(6))
      bytes.append(place)
    case .decision(let decision, let operation, let ids, let time):
      bytes.append(UInt8(7))
      bytes.append(decision, operation, ids, time)
    case .dropDecision(let operation):
      bytes.append(UInt8(8))
      bytes.append(contentsOf: operation.rawValue.utf8)
    case .change(let change, let operation, let time):
      bytes.append(UInt8(9))
      bytes.append(change, operation, time)
    }
    return bytes.framed()
  }

  /// A void entry that takes exactly as many bytes as another one.
  static func void(size: Int) -> [UInt8] {
    var bytes = ByteWriter()
    bytes.append(UInt32(0))
    bytes.append(Self.voidKind)
    bytes.append(contentsOf: repeatElement(0, count: max(0, size - frame)))
    return bytes.framed()
  }

  /// The entry with zeros behind its payload, so that it takes exactly that many bytes; nil when it takes more.
  ///
  /// Only for kinds that are read from the front and end by themselves.
  func encoded(size: Int) -> [UInt8]? {
    let entry = encoded
    guard entry.count <= size else { return nil }
    var bytes = ByteWriter()
    bytes.append(UInt32(0))
    bytes.append(contentsOf: entry[4..<(entry.count - 4)])
    bytes.append(contentsOf: repeatElement(0, count: size - entry.count))
    return bytes.framed()
  }

  /// Reads kind and payload; nil when they make no sense.
  init?(kind: UInt8, payload: ArraySlice<UInt8>) {
    var bytes = ByteReader(payload)
    switch kind {
    case 1:
      guard bytes.read(UInt16.self) == Self.version, let reviewer = bytes.rest() else { return nil }
      self = .header(reviewer: reviewer)
    case 2:
      guard
        let item = bytes.read(UInt64.self),
        let time = bytes.read(UInt64.self),
        let caret = bytes.read(UInt32.self),
        let length = bytes.read(UInt32.self),
        let name = bytes.text(Int(length)),
        let text = bytes.rest()
      else { return nil }
      self = .checkpoint(
        Draft(item: ItemKey(bitPattern: item), text: text, caret: Int(caret)),
        id: name.isEmpty ? nil : ItemID(name),
        time: Timestamp(milliseconds: Int64(bitPattern: time))
      )
    case 3:
      guard
        let item = bytes.read(UInt64.self),
        let time = bytes.read(UInt64.self),
        let at = bytes.read(UInt32.self),
        let removed = bytes.read(UInt32.self),
        let caret = bytes.read(UInt32.self),
        let inserted = bytes.rest()
      else { return nil }
      self = .splice(
        DraftSplice(
          item: ItemKey(bitPattern: item),
          at: Int(at),
          removed: Int(removed),
          inserted: inserted,
          caret: Int(caret)
        ),
        time: Timestamp(milliseconds: Int64(bitPattern: time))
      )
    case 4:
      guard let item = bytes.read(UInt64.self) else { return nil }
      self = .drop(ItemKey(bitPattern: item))
    case 5:
      guard let place = bytes.readPlace(), let time = bytes.read(UInt64.self) else {
        self = .void
        return
      }
      var ids: [ItemID?] = []
      for _ in place.items {
        guard let name = bytes.readText() else { return nil }
        ids.append(name.isEmpty ? nil : ItemID(name))
      }
      guard let text = bytes.rest() else { return nil }
      let written = Timestamp(milliseconds: Int64(bitPattern: time))
      self = .note(Note(text, at: place), ids: ids, time: written)
    case 6:
      self = bytes.readPlace().map(JournalEntry.dropNote) ?? .void
    case 7:
      self = bytes.readDecision() ?? .void
    case 8:
      guard let operation = bytes.rest() else { return nil }
      self = .dropDecision(OperationID(operation))
    case 9:
      self = bytes.readChange() ?? .void
    default:
      self = .void
    }
  }

  /// How many scalars it puts into a draft that has so many.
  func scalarsPutIn(over before: Int) -> Int {
    switch self {
    case .checkpoint(let draft, _, _): max(0, draft.text.unicodeScalars.count - before)
    case .splice(let splice, _): splice.inserted.unicodeScalars.count
    case .note(let note, _, _): max(0, note.text.unicodeScalars.count - before)
    case .header, .drop, .dropNote, .decision, .change, .dropDecision, .void: 0
    }
  }

  /// What the entry is about.
  var subject: JournalSubject? {
    switch self {
    case .checkpoint(let draft, _, _): .correction(draft.item)
    case .splice(let splice, _): .correction(splice.item)
    case .drop(let item): .correction(item)
    case .note(let note, _, _): .note(note.place)
    case .dropNote(let place): .note(place)
    case .decision(_, let operation, _, _): .decision(operation)
    case .change(_, let operation, _): .decision(operation)
    case .dropDecision(let operation): .decision(operation)
    case .header, .void: nil
    }
  }

  /// Whether it says that its subject is done with.
  var isDrop: Bool {
    switch self {
    case .drop, .dropNote, .dropDecision: true
    case .header, .checkpoint, .splice, .note, .decision, .change, .void: false
    }
  }

  /// The ids of items that it names.
  var ids: [(item: ItemKey, id: ItemID)] {
    switch self {
    case .checkpoint(let draft, let id?, _): [(draft.item, id)]
    case .note(let note, let ids, _):
      zip(note.place.items, ids).compactMap { item, id in id.map { (item, $0) } }
    case .decision(let decision, _, let ids, _):
      zip(decision.items, ids).compactMap { item, id in id.map { (item, $0) } }
    case .header, .checkpoint, .splice, .drop, .dropNote, .change, .dropDecision, .void: []
    }
  }

  /// Whether it is about an item that is meant, or may be for all that is known.
  func isAbout(_ isMeant: (ItemKey) -> Bool) -> Bool {
    switch self {
    case .checkpoint(let draft, _, _): isMeant(draft.item)
    case .splice(let splice, _): isMeant(splice.item)
    case .drop(let item): isMeant(item)
    case .note(let note, _, _): note.place.isAbout(isMeant)
    case .dropNote(let place): place.isAbout(isMeant)
    case .decision(let decision, _, _, _): decision.items.contains(where: isMeant)
    // Its words may be about any record.
    case .change(let change, _, _): change.text != nil
    case .header, .dropDecision, .void: false
    }
  }
}

extension NotePlace {
  fileprivate func isAbout(_ isMeant: (ItemKey) -> Bool) -> Bool {
    isLoose || items.contains(where: isMeant)
  }
}

extension ByteWriter {
  /// Appends a text behind its length.
  mutating func append(text: String) {
    let bytes = Array(text.utf8)
    append(UInt32(clamping: bytes.count))
    append(contentsOf: bytes)
  }

  /// Appends the place of a note.
  mutating func append(_ place: NotePlace) {
    append(place.field.rawValue)
    append(UInt64(clamping: place.count))
    append(place.digest)
    append(UInt32(clamping: place.items.count))
    for item in place.items { append(UInt64(bitPattern: item)) }
  }
}

extension ByteReader {
  /// A text behind its length.
  mutating func readText() -> String? { read(UInt32.self).flatMap { text(Int($0)) } }

  /// The place of a note; nil also when a newer version made it.
  mutating func readPlace() -> NotePlace? {
    guard
      let field = read(UInt8.self).flatMap(NotePlace.Field.init),
      let count = read(UInt64.self),
      let digest = read(UInt64.self),
      let named = read(UInt32.self),
      named <= NotePlace.mostItems
    else { return nil }
    var items: [ItemKey] = []
    for _ in 0..<named {
      guard let item = read(UInt64.self) else { return nil }
      items.append(ItemKey(bitPattern: item))
    }
    return NotePlace(field, items: items, count: Int(clamping: count), digest: digest)
  }
}

/// Reads a journal's entries with the bytes that they take, up to the first torn one.
struct JournalEntries: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0

  /// Reads from the start of a journal.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next whole entry.
  mutating func next() -> (entry: JournalEntry, range: Range<Int>)? {
    var head = ByteReader(bytes[position...])
    guard
      let length = head.read(UInt32.self).map(Int.init),
      let kind = head.read(UInt8.self),
      bytes.count - position - JournalEntry.frame >= length
    else { return nil }
    let end = position + JournalEntry.frame - 4 + length
    var tail = ByteReader(bytes[end...])
    guard
      tail.read(UInt32.self) == Checksum.crc32(bytes[position..<end]),
      let entry = JournalEntry(kind: kind, payload: bytes[(end - length)..<end])
    else { return nil }
    let range = position..<(end + 4)
    position = range.upperBound
    return (entry, range)
  }
}
