/// One line of a text that is wrapped to a width.
///
/// The lines of a text follow each other without a gap: together they stand for every scalar of it.
package struct WrappedLine: Hashable, Sendable {
  /// What it stands for, in scalars of the whole text, with the blanks that hang over its end and the
  /// end of line.
  package var scalars: Range<Int>
  /// The same in bytes of UTF-8.
  package var utf8: Range<Int>
  /// The byte after the last that is drawn.
  package var shownEnd: Int
  /// The cells that it takes.
  package var columns: Int
  /// The width that the text is wrapped to.
  package var width: Int
  /// What ended it.
  package var end: End

  /// Whether it is the last of the text.
  package var endsText: Bool { end == .text }

  /// What ends a line.
  package enum End: Hashable, Sendable {
    /// The next word has no room.
    case width
    /// LF or CR LF.
    case newline
    /// The end of the text.
    case text
  }
}
