import Glibc
import Redaction

/// `errata redact`: any text, in blocks that no value may straddle.
struct TextFilter {
  /// Blocks are at least this long, in bytes, unless the text ends.
  static let blockSize = 1 << 20
  /// A block that finds no good place to be cut is cut here at the latest.
  static let blockLimit = 16 << 20

  private let showsSpans: Bool

  /// Makes a filter.
  ///
  /// - Parameter showsSpans: whether to print the places instead of the text.
  init(showsSpans: Bool) { self.showsSpans = showsSpans }

  /// Filters standard input.
  ///
  /// - Throws: a ``SilentEnd`` of the status `badInput` when it was not UTF-8 throughout; what was
  ///   not became U+FFFD.
  func run(to output: DataOutput) throws {
    var redaction = RecordRedaction(Redactor())
    var points = 0
    var found = JSONLine()
    var spans: [CodePointSpan] = []
    var isBroken = false
    try forEachBlock { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      isBroken = isBroken || String(validating: bytes, as: UTF8.self) == nil
      let result = redaction.redaction(of: text)
      if showsSpans {
        spans +=
          result.map { CodePointSpan.spans(of: $0, in: text) }?.map { span in
            var span = span
            span.start += points
            span.end += points
            return span
          } ?? []
        points += text.unicodeScalars.count
      } else {
        try output.bytes((result?.text ?? text).utf8)
      }
    }
    if showsSpans {
      found.put("id", "-")
      found.put("spans", spans.map { $0.json().value })
      try output.line(found.text)
    }
    try output.flush()
    if isBroken {
      Messages.note("The input is not UTF-8 throughout; what is not became U+FFFD.")
      throw SilentEnd(.badInput)
    }
  }

  private func forEachBlock(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var pending: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Failure(.inputOutput, "cannot read standard input: \(systemMessage(errno))")
      }
      guard count > 0 else { break }
      pending.append(contentsOf: chunk[..<count])
      if pending.count >= Self.blockSize, let cut = Self.cut(in: pending) {
        try body(pending[..<cut])
        pending.removeSubrange(..<cut)
      }
    }
    if !pending.isEmpty { try body(pending[...]) }
  }

  /// Where a block may be cut: after the last empty line, else after the last line, but not inside
  /// a block of PEM, which may be a private key; nil to wait for more.
  static func cut(in bytes: [UInt8]) -> Int? {
    let begin = bytes[...].last("-----BEGIN") ?? -1
    let end = bytes[...].last("-----END") ?? -1
    let isOpen = begin > end
    let head = bytes[..<(isOpen ? begin : bytes.count)]
    if let gap = head.last("\n\n"), gap >= end { return gap + 2 }
    if let line = head.last("\n"), line >= end { return line + 1 }
    return bytes.count >= blockLimit ? bytes.count : nil
  }
}

extension ArraySlice<UInt8> {
  /// Where the last occurrence of a text begins.
  fileprivate func last(_ text: StaticString) -> Int? {
    let pattern = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var index = endIndex - pattern.count
    while index >= startIndex {
      if self[index] == pattern[0], self[index..<(index + pattern.count)].elementsEqual(pattern) {
        return index
      }
      index -= 1
    }
    return nil
  }
}
