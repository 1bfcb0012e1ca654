import CellGrid

/// Turns the bytes that a terminal sends into keys, pastes and the mouse.
///
/// A value without a clock: whoever reads the bytes says with `flush` that nothing more came within
/// the escape delay. It knows the sequences of xterm, VT, rxvt, the Linux console and the `CSI u` form
/// by itself, since terminfo leaves out keys that terminals do send. What it does not know it swallows
/// whole, so that no rest of a sequence runs as a key. It never keeps more than a sequence or a paste.
struct InputDecoder {
  /// Printable bytes in one read from which on they are no typing, where pastes are not marked.
  static let burst = 8
  /// Presses of one key held down that one read may have.
  static let heldDownLimit = 256
  /// Bytes of a paste that are held at most; what is beyond is let go.
  ///
  /// More than twice of what any text may have: what is longer is refused whole, also when its ends of line
  /// shrink.
  static let pasteLimit = 2 << 20 + 64
  /// Bytes of a sequence that are held at most.
  static let sequenceLimit = 4096

  /// What was read and is not a whole key yet.
  private var pending: [UInt8] = []
  /// What was pasted so far, nil outside of a bracketed paste.
  private var paste: [UInt8]?

  /// Whether the terminal may paste without marks, so that a burst of keys has to be taken for a paste.
  var guessesPastes = true

  /// Whether what comes next may depend on the bytes that come, so that it is worth a short wait.
  var isWaiting: Bool { paste == nil && !pending.isEmpty }

  /// Decodes the bytes of one read.
  mutating func feed(_ bytes: [UInt8]) -> [TerminalInput] {
    if bytes == [0x03], let pasted = paste {
      paste = nil
      pending = []
      return Self.pasteEvent(pasted) + [.key(.control("c"))]
    }
    let input = pending + bytes
    pending = []
    var inputs: [TerminalInput] = []
    var offset = 0
    // What begins inside a run that is no burst is none either.
    var runEnd = 0
    while offset < input.count {
      if paste != nil {
        offset = takePaste(input, from: offset, &inputs)
      } else if guessesPastes, offset >= runEnd,
        let end = Self.burstEnd(input, from: offset, runEnd: &runEnd)
      {
        inputs += Self.pasteEvent(Array(input[offset..<end]))
        offset = end
      } else {
        switch KeySequence.read(input[offset...]) {
        case .incomplete where input.count - offset < Self.sequenceLimit:
          pending = Array(input[offset...])
          return inputs
        case .incomplete:
          offset = input.count
        case .nothing(let length):
          offset += length
        case .input(let decoded, let length):
          inputs.append(decoded)
          offset += length
        case .pasteStart(let length):
          // Who marks one paste marks all of them.
          guessesPastes = false
          paste = []
          offset += length
        }
      }
    }
    return inputs
  }

  /// Decodes what was kept, now that nothing more came in time: an ESC was the key.
  mutating func flush() -> [TerminalInput] {
    guard isWaiting else { return [] }
    let bytes = pending
    pending = []
    switch (bytes.first, bytes.count) {
    case (0x1B, 1): return [.key(.named(.escape))]
    case (0x1B, 2) where bytes[1] == 0x1B: return [.key(.named(.escape)), .key(.named(.escape))]
    case (0x1B, 2): return [.key(.alt(Unicode.Scalar(bytes[1])))]
    default: return []
    }
  }

  /// Takes the bytes up to the end of the paste; a part of its end mark waits.
  private mutating func takePaste(
    _ input: [UInt8],
    from start: Int,
    _ inputs: inout [TerminalInput]
  ) -> Int {
    let mark = KeySequence.pasteEnd
    var offset = start
    while let escape = input[offset...].firstIndex(of: 0x1B) {
      hold(input[offset..<escape])
      let tail = input[escape...].prefix(mark.count)
      if tail.elementsEqual(mark) {
        inputs += Self.pasteEvent(paste ?? [])
        paste = nil
        return escape + mark.count
      }
      if mark.starts(with: tail) {
        pending = Array(tail)
        return input.count
      }
      hold([0x1B])
      offset = escape + 1
    }
    hold(input[offset...])
    return input.count
  }

  /// Adds to the paste, up to its limit.
  private mutating func hold(_ bytes: ArraySlice<UInt8>) {
    let room = Self.pasteLimit - (paste?.count ?? 0)
    if room > 0 { paste?.append(contentsOf: bytes.prefix(room)) }
  }

  /// Where a burst of printable bytes ends that no hand types, nil when there is none: more than
  /// eight, not all of them the same key held down; and where the run ends that was looked at.
  private static func burstEnd(_ input: [UInt8], from start: Int, runEnd: inout Int) -> Int? {
    var end = start
    defer { runEnd = end }
    var printable = 0
    while end < input.count {
      let byte = input[end]
      if byte >= 0x20 && byte != 0x7F {
        printable += 1
      } else if byte != 0x09 && byte != 0x0A && byte != 0x0D {
        break
      }
      end += 1
    }
    guard printable > burst else { return nil }
    let isHeldDown =
      end - start <= heldDownLimit && input[start..<end].allSatisfy { $0 == input[start] }
    return isHeldDown ? nil : start + wholeCharacters(Array(input[start..<end]))
  }

  /// How many of the bytes are left when a character cut at the end is not counted.
  private static func wholeCharacters(_ bytes: [UInt8]) -> Int {
    var start = bytes.count - 1
    while start >= max(0, bytes.count - 3), bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return bytes.count }
    let length = KeySequence.length(ofCharacter: bytes[start])
    return length > bytes.count - start && start > 0 ? start : bytes.count
  }

  /// A paste with line ends as LF; nothing when it is empty.
  private static func pasteEvent(_ bytes: [UInt8]) -> [TerminalInput] {
    guard !bytes.isEmpty else { return [] }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var wasReturn = false
    for byte in bytes {
      if byte == 0x0D {
        text.append(0x0A)
      } else if byte != 0x0A || !wasReturn {
        text.append(byte)
      }
      wasReturn = byte == 0x0D
    }
    return [.paste(String(decoding: text, as: UTF8.self))]
  }
}
