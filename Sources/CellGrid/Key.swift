/// A key as the terminal sent it, decoded.
package enum Key: Hashable, Sendable {
  /// A printable scalar, Shift applied.
  case character(Unicode.Scalar)
  /// Ctrl and a letter or one of `\ ] ^ _`, in lower case.
  case control(Unicode.Scalar)
  /// Alt (Meta) and a key; no command hangs on it alone.
  case alt(Unicode.Scalar)
  /// A key with a name.
  case named(NamedKey, Modifiers = [])
}

/// The keys with names.
package enum NamedKey: String, CaseIterable, Sendable {
  /// Enter, which is also Ctrl-M.
  case enter
  /// Tab, which is also Ctrl-I.
  case tab
  /// Shift-Tab.
  case backTab
  /// Escape.
  case escape
  /// Backspace, which is also Ctrl-H or DEL.
  case backspace
  /// Delete to the right.
  case delete
  /// Insert.
  case insert
  /// Up.
  case up
  /// Down.
  case down
  /// Left.
  case left
  /// Right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// F1.
  case f1
  /// F2.
  case f2
  /// F3.
  case f3
  /// F4.
  case f4
  /// F5.
  case f5
  /// F6.
  case f6
  /// F7.
  case f7
  /// F8.
  case f8
  /// F9.
  case f9
  /// F10.
  case f10
  /// F11.
  case f11
  /// F12.
  case f12
}

/// Modifiers of a named key.
package struct Modifiers: OptionSet, Hashable, Sendable {
  /// The bits.
  package let rawValue: UInt8

  /// Makes a set from bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Shift.
  package static let shift = Modifiers(rawValue: 1)
  /// Ctrl.
  package static let control = Modifiers(rawValue: 2)
  /// Alt.
  package static let alt = Modifiers(rawValue: 4)
}

/// What a terminal reports.
package enum TerminalInput: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// A bracketed paste, or a burst of printable bytes that no hand types; line ends are `\n`.
  case paste(String)
  /// A press or a turn of the wheel, in cells from the top left.
  case mouse(MouseAction, column: Int, row: Int)
  /// The window has another size now.
  case resized(Size)
}

/// What a mouse did.
package enum MouseAction: Hashable, Sendable {
  /// The left button went down.
  case press
  /// The mouse moved with the left button down.
  case drag
  /// The left button went up.
  case release
  /// The wheel turned away from the user.
  case wheelUp
  /// The wheel turned towards the user.
  case wheelDown
}
