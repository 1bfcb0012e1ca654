import CellGrid

/// What the bytes from a place on begin with.
enum KeySequence: Equatable {
  /// More bytes are needed to tell.
  case incomplete
  /// So many bytes that mean nothing here.
  case nothing(length: Int)
  /// A key or the mouse, in so many bytes.
  case input(TerminalInput, length: Int)
  /// A bracketed paste begins after so many bytes.
  case pasteStart(length: Int)

  /// The mark that ends a bracketed paste.
  static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Reads what the bytes, of which there is at least one, begin with.
  static func read(_ bytes: ArraySlice<UInt8>) -> KeySequence {
    let first = bytes[bytes.startIndex]
    switch first {
    case 0x1B: return escape(bytes)
    case 0x00...0x1F, 0x7F: return .input(.key(control(first)), length: 1)
    case 0x20...0x7E: return .input(.key(.character(Unicode.Scalar(first))), length: 1)
    default: return character(bytes)
    }
  }

  /// How many bytes a character has whose first byte this is.
  static func length(ofCharacter first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F: .named(.backspace)
    case 0x09: .named(.tab)
    case 0x0A, 0x0D: .named(.enter)
    case 0x01...0x1A: .control(Unicode.Scalar(byte + 0x60))
    default: .control(Unicode.Scalar(byte + 0x40))
    }
  }

  private static func character(_ bytes: ArraySlice<UInt8>) -> KeySequence {
    let length = length(ofCharacter: bytes[bytes.startIndex])
    guard length > 1 else { return .nothing(length: 1) }
    let whole = bytes.prefix(length)
    guard whole.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .nothing(length: 1) }
    guard whole.count == length else { return .incomplete }
    guard let text = String(validating: whole, as: UTF8.self),
      let scalar = text.unicodeScalars.first, scalar.value >= 0xA0
    else { return .nothing(length: length) }
    return .input(.key(.character(scalar)), length: length)
  }

  private static func escape(_ bytes: ArraySlice<UInt8>) -> KeySequence {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return .incomplete }
    switch second {
    case 0x5B: return ControlSequence.read(bytes)
    case 0x4F: return singleShift(bytes)
    case 0x5D, 0x50, 0x5E, 0x5F: return controlString(bytes)
    case 0x1B:
      // Alt with a key that sends a sequence, as rxvt has it; else two presses of Escape.
      switch escape(rest) {
      case .input(.key(.named(let name, let modifiers)), let length):
        return .input(.key(.named(name, modifiers.union(.alt))), length: length + 1)
      case .incomplete: return .incomplete
      default: return .input(.key(.named(.escape)), length: 1)
      }
    case 0x20...0x7E: return .input(.key(.alt(Unicode.Scalar(second))), length: 2)
    default:
      switch read(rest) {
      case .input(.key(.character(let scalar)), let length):
        return .input(.key(.alt(scalar)), length: length + 1)
      case .input(.key(.named(let name, let modifiers)), let length):
        return .input(.key(.named(name, modifiers.union(.alt))), length: length + 1)
      case .incomplete: return .incomplete
      default: return .input(.key(.named(.escape)), length: 1)
      }
    }
  }

  /// ESC O and a letter: keys of the application modes.
  private static func singleShift(_ bytes: ArraySlice<UInt8>) -> KeySequence {
    guard let final = bytes.dropFirst(2).first else { return .incomplete }
    if let name = ControlSequence.letters[final] { return .input(.key(.named(name)), length: 3) }
    switch final {
    case 0x4D: return .input(.key(.named(.enter)), length: 3)
    case 0x61...0x64:
      return .input(.key(.named(ControlSequence.arrows[Int(final - 0x61)], .control)), length: 3)
    case 0x6A...0x79:
      // The keypad sends its characters, each 0x40 above itself.
      return .input(.key(.character(Unicode.Scalar(final - 0x40))), length: 3)
    case 0x40...0x7E: return .nothing(length: 3)
    default: return .input(.key(.alt("O")), length: 2)
    }
  }

  /// An answer of the terminal as a string: swallowed up to its end.
  private static func controlString(_ bytes: ArraySlice<UInt8>) -> KeySequence {
    var previous: UInt8 = 0
    for (offset, byte) in bytes.dropFirst(2).enumerated() {
      if byte == 0x07 || (byte == 0x5C && previous == 0x1B) { return .nothing(length: offset + 3) }
      previous = byte
    }
    return .incomplete
  }
}
