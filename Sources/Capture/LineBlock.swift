/// Whole lines of an input, read together.
package struct LineBlock: Sendable {
  /// One line.
  package struct Line: Hashable, Sendable {
    /// Its number in the input, from one.
    package var number: Int
    /// Its bytes in the block, without the line's end; empty when it was too long.
    package var range: Range<Int>
    /// Its bytes with the line's end, as it was written; none at the end of the input.
    package var rangeWithEnd: Range<Int>
    /// Whether it had more bytes than a line may have, and was skipped.
    package var isTooLong = false
  }

  /// The bytes that the lines stand in.
  package var bytes: [UInt8]
  /// The lines in their order.
  package var lines: [Line]
  /// How many bytes of the input have been read up to the end of this block.
  package var bytesRead: Int64

  /// Whether a line has nothing but blanks and tabs.
  package func isBlank(_ line: Line) -> Bool {
    !line.isTooLong && bytes[line.range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
