/// A colour that a terminal can be asked for.
package enum Color: Hashable, Sendable {
  /// The colour that the terminal has without being asked.
  case terminalDefault
  /// One of the sixteen that the user chose in the terminal; above 15 counts modulo 16.
  case ansi(UInt8)
  /// One of the fixed palette of 256.
  case indexed(UInt8)
  /// Red, green, blue.
  case rgb(UInt8, UInt8, UInt8)
}

/// How many colours a terminal has.
package enum ColorSupport: Int, Comparable, CaseIterable, Sendable {
  /// None, or the user wants none: attributes only.
  case none
  /// The sixteen.
  case ansi16
  /// The palette of 256.
  case indexed256
  /// Any.
  case rgb

  /// Fewer colours before more.
  package static func < (left: ColorSupport, right: ColorSupport) -> Bool {
    left.rawValue < right.rawValue
  }
}
