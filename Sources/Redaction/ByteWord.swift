/// Eight bytes looked at together.
struct ByteWord {
  private let word: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Reads eight bytes, which must be there.
  init(_ bytes: UnsafeRawBufferPointer, at index: Int) {
    word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// Something where one of the bytes may be this one; nothing where surely none is.
  func marks(_ byte: UInt8) -> Marks {
    let zeros = word ^ (Self.ones &* UInt64(byte))
    return Marks((zeros &- Self.ones) & ~zeros & Self.highs)
  }

  /// Something where one of the bytes is not ASCII.
  var marksNonASCII: Marks { Marks(word & Self.highs) }

  /// What was seen in eight bytes.
  struct Marks {
    private let bits: UInt64

    fileprivate init(_ bits: UInt64) { self.bits = bits }

    var isEmpty: Bool { bits == 0 }

    static func | (left: Marks, right: Marks) -> Marks { Marks(left.bits | right.bits) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte stands next from an offset on.
  func next(_ byte: UInt8, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(self)
    var index = start
    while index < count {
      if index + 8 <= count, ByteWord(raw, at: index).marks(byte).isEmpty {
        index += 8
        continue
      }
      let end = Swift.min(index + 8, count)
      while index < end {
        if self[index] == byte { return index }
        index += 1
      }
    }
    return nil
  }
}
