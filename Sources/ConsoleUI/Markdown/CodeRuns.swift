/// The runs of backticks in a text, each with the next one of its length: CommonMark 0.31, section 6.1.
///
/// They are all found at once, so that many runs of differing lengths cost no more than the text is long.
struct CodeRuns {
  private struct Run {
    var utf8: Range<Int>
    /// The next run as long, by its index.
    var twin: Int?
  }

  private var runs: [Run] = []
  private var next = 0

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] == 0x60 else {
        offset += 1
        continue
      }
      let start = offset
      while offset < bytes.count, bytes[offset] == 0x60 { offset += 1 }
      runs.append(Run(utf8: start..<offset))
    }
    var latest: [Int: Int] = [:]
    for index in runs.indices.reversed() {
      let length = runs[index].utf8.count
      runs[index].twin = latest[length]
      latest[length] = index
    }
  }

  /// The run that has an offset, and where the code ends that it begins; offsets are asked for in order.
  ///
  /// A run whose first backtick is escaped begins no code.
  mutating func run(at offset: Int) -> (end: Int, codeEnd: Int?) {
    while next < runs.count, runs[next].utf8.upperBound <= offset { next += 1 }
    guard next < runs.count else { return (offset + 1, nil) }
    let run = runs[next]
    guard run.utf8.lowerBound == offset, let twin = run.twin else {
      return (run.utf8.upperBound, nil)
    }
    return (run.utf8.upperBound, runs[twin].utf8.upperBound)
  }
}
