import JSONText
import ReviewModel
import ReviewStorage

extension JSONColumn {
  /// Lends title, address and text of every source in the column, decoded.
  ///
  /// The column has the form in which ``bytes(of:)-(Array<Source>)`` writes it: an array of flat
  /// objects of strings. So a string before a colon is a key, and one without a backslash stands as
  /// it is.
  static func forEachSourceText(
    in bytes: UnsafeRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var index = 0
    var isWanted = false
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      let start = index + 1
      var end = start
      var isEscaped = false
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
        if bytes[end] == UInt8(ascii: "\\") {
          isEscaped = true
          end += 1
        }
        end += 1
      }
      guard end < bytes.count else { return }
      index = end + 1
      let content = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
        isWanted = ["title", "uri", "text"].contains { content.elementsEqual($0.utf8) }
      } else if isWanted {
        if isEscaped {
          let quoted = UnsafeRawBufferPointer(rebasing: bytes[start - 1...end])
          var text = try value(from: quoted).text ?? ""
          try text.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
        } else {
          try body(content)
        }
        isWanted = false
      }
    }
  }
}
