import CellGrid

/// The sequences that begin with ESC [.
enum ControlSequence {
  /// The keys that end with a letter, after ESC [ and after ESC O.
  static let letters: [UInt8: NamedKey] = [
    0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home, 0x50: .f1,
    0x51: .f2, 0x52: .f3, 0x53: .f4,
  ]
  /// The arrows in the order of their letters.
  static let arrows: [NamedKey] = [.up, .down, .right, .left]
  private static let numbers: [Int: NamedKey] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .f1,
    12: .f2, 13: .f3, 14: .f4, 15: .f5, 17: .f6, 18: .f7, 19: .f8, 20: .f9, 21: .f10, 23: .f11,
    24: .f12,
  ]
  /// The Linux console's function keys, in the order of their letters.
  private static let consoleKeys: [NamedKey] = [.f1, .f2, .f3, .f4, .f5]

  /// Reads a sequence of which ESC [ is there.
  static func read(_ bytes: ArraySlice<UInt8>) -> KeySequence {
    let body = bytes.dropFirst(2)
    guard let first = body.first else { return .incomplete }
    if first == 0x5B {
      // The Linux console's function keys.
      guard let key = body.dropFirst().first else { return .incomplete }
      guard (0x41...0x45).contains(key) else { return .nothing(length: 4) }
      return .input(.key(.named(consoleKeys[Int(key - 0x41)])), length: 4)
    }
    if first == 0x4D {
      // The old form of the mouse, which nobody asked for: three bytes follow.
      return body.count < 4 ? .incomplete : .nothing(length: 6)
    }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      return body.count > 64 ? .nothing(length: bytes.count) : .incomplete
    }
    let length = end - bytes.startIndex + 1
    // rxvt ends sequences with `$`, which is no final byte elsewhere; a control aborts the sequence.
    guard (0x40...0x7E).contains(bytes[end]) else { return .nothing(length: length - 1) }
    return decode(body[..<end], final: bytes[end], length: length)
  }

  private static func decode(
    _ parameters: ArraySlice<UInt8>,
    final: UInt8,
    length: Int
  ) -> KeySequence {
    if parameters.first == 0x3C {
      return mouse(numbers(parameters.dropFirst()), final: final, length: length)
    }
    let values = numbers(parameters)
    let modifiers = modifiers(values.count > 1 ? values[1] : 1)
    let key: Key?
    switch final {
    case 0x7E where values.first == 200: return .pasteStart(length: length)
    case 0x7E where values.first == 27 && values.count == 3: key = character(values[2], modifiers)
    case 0x7E: key = values.first.flatMap { numbers[$0] }.map { .named($0, modifiers) }
    case 0x75: key = values.first.flatMap { character($0, modifiers) }
    case 0x5A: key = .named(.backTab)
    // Where the cursor is, which nobody asked for; Shift-F3 sends the like, and is not told from it.
    case 0x52 where !parameters.isEmpty: key = nil
    case 0x61...0x64 where parameters.isEmpty:
      key = .named(arrows[Int(final - 0x61)], .shift)
    default: key = letters[final].map { .named($0, modifiers) }
    }
    return key.map { .input(.key($0), length: length) } ?? .nothing(length: length)
  }

  /// The mouse as mode 1006 reports it: button, column, row, from 1.
  private static func mouse(_ values: [Int], final: UInt8, length: Int) -> KeySequence {
    guard values.count == 3, final == 0x4D || final == 0x6D, values[1] > 0, values[2] > 0 else {
      return .nothing(length: length)
    }
    let action: MouseAction
    // Bits 2 to 4 are the modifiers, bit 5 a motion; a release ends with m.
    switch (values[0] & ~0x1C, final == 0x4D) {
    case (0, true): action = .press
    case (0, false): action = .release
    case (32, true): action = .drag
    case (64, true): action = .wheelUp
    case (65, true): action = .wheelDown
    default: return .nothing(length: length)
    }
    return .input(.mouse(action, column: values[1] - 1, row: values[2] - 1), length: length)
  }

  /// A key by its number, as `CSI u` and modifyOtherKeys name it.
  private static func character(_ value: Int, _ modifiers: Modifiers) -> Key? {
    switch value {
    case 8, 127: return .named(.backspace, modifiers)
    case 9: return modifiers.contains(.shift) ? .named(.backTab) : .named(.tab, modifiers)
    case 13: return .named(.enter, modifiers)
    case 27: return .named(.escape, modifiers)
    default: break
    }
    guard value >= 0x20, value < 0x110000, let scalar = Unicode.Scalar(UInt32(value)),
      !(0x7F...0x9F).contains(value), !(0xE000...0xF8FF).contains(value)
    else { return nil }
    if modifiers.contains(.control) {
      return scalar.isASCII
        ? .control(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar) : nil
    }
    return modifiers.contains(.alt) ? .alt(scalar) : .character(scalar)
  }

  /// The modifiers as xterm counts them: one more than the sum of Shift 1, Alt 2, Ctrl 4.
  private static func modifiers(_ value: Int) -> Modifiers {
    let bits = max(0, value - 1)
    var modifiers: Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 2 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  /// Numbers between semicolons; of parts between colons only the first counts, and no number is
  /// larger than a million.
  private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
    parameters.split(separator: 0x3B, omittingEmptySubsequences: false).map { part in
      part.prefix { $0 != 0x3A }.reduce(0) { value, byte in
        (0x30...0x39).contains(byte) ? min(1_000_000, value * 10 + Int(byte - 0x30)) : value
      }
    }
  }
}
