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
  /// What an erasure left, or a kind that a newer version wrote.
  case void
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
    default:
      self = .void
    }
  }

  /// How many scalars it puts into a draft that has so many.
  func scalarsPutIn(over before: Int) -> Int {
    switch self {
    case .checkpoint(let draft, _, _): max(0, draft.text.unicodeScalars.count - before)
    case .splice(let splice, _): splice.inserted.unicodeScalars.count
    case .header, .drop, .void: 0
    }
  }

  /// The item that the entry is about.
  var item: ItemKey? {
    switch self {
    case .checkpoint(let draft, _, _): draft.item
    case .splice(let splice, _): splice.item
    case .drop(let item): item
    case .header, .void: nil
    }
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
