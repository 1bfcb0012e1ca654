import CVectorscan
import Synchronization

/// A compiled set of patterns, and what each scan at the same time needs of memory.
///
/// Unchecked because the compiler cannot know that Vectorscan never writes to a compiled database; the
/// scratches, which it does write to, are handed out one to a scan, under a lock.
final class VectorscanDatabase: @unchecked Sendable {
  /// What a scan writes to: the hits so far, and how long the patterns are.
  private struct Report {
    var hits: [PatternSearch.Hit] = []
    let lengths: [Int]
  }

  private let lengths: [Int]
  private let database: OpaquePointer
  private let scratches: Mutex<[Scratch]>

  /// A pointer that the lock may hold.
  private struct Scratch: @unchecked Sendable {  // Only ever used by one scan at a time.
    var pointer: OpaquePointer
  }

  init?(_ patterns: [FixedPattern]) {
    var compiled: OpaquePointer?
    var error: UnsafeMutablePointer<hs_compile_error_t>?
    let texts = patterns.map(\.expression)
    let flags = patterns.map { UInt32($0.ignoresCase ? HS_FLAG_CASELESS : 0) }
    let status = withCStrings(texts) { expressions in
      hs_compile_multi(
        expressions,
        flags,
        Array(0..<UInt32(patterns.count)),
        UInt32(patterns.count),
        UInt32(HS_MODE_BLOCK),
        nil,
        &compiled,
        &error
      )
    }
    if let error { hs_free_compile_error(error) }
    guard status == HS_SUCCESS, let compiled else { return nil }
    var scratch: OpaquePointer?
    guard hs_alloc_scratch(compiled, &scratch) == HS_SUCCESS, let scratch else {
      hs_free_database(compiled)
      return nil
    }
    lengths = patterns.map(\.length)
    database = compiled
    scratches = Mutex([Scratch(pointer: scratch)])
  }

  deinit {
    scratches.withLock { for scratch in $0 { hs_free_scratch(scratch.pointer) } }
    hs_free_database(database)
  }

  /// Where patterns stand, in the order of their ends, or nil when the scan could not be done.
  func hits(in bytes: UnsafeBufferPointer<UInt8>) -> [PatternSearch.Hit]? {
    guard let scratch = takeScratch(), let base = bytes.baseAddress,
      let length = UInt32(exactly: bytes.count)
    else { return nil }
    defer { scratches.withLock { $0.append(scratch) } }
    var report = Report(lengths: lengths)
    let status = withUnsafeMutablePointer(to: &report) { report in
      base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
        hs_scan(
          database,
          text,
          length,
          0,
          scratch.pointer,
          { pattern, _, end, _, report in
            let report = report?.assumingMemoryBound(to: Report.self)
            let pattern = Int(pattern)
            if let length = report?.pointee.lengths[pattern] {
              report?.pointee.hits
                .append(PatternSearch.Hit(index: Int(end) - length, pattern: pattern))
            }
            return 0
          },
          report
        )
      }
    }
    return status == HS_SUCCESS ? report.hits : nil
  }

  private func takeScratch() -> Scratch? {
    if let scratch = scratches.withLock({ $0.popLast() }) { return scratch }
    var scratch: OpaquePointer?
    guard hs_alloc_scratch(database, &scratch) == HS_SUCCESS, let scratch else { return nil }
    return Scratch(pointer: scratch)
  }
}

/// Lends texts to C as an array of pointers.
private func withCStrings<Result>(
  _ texts: [String],
  _ body: ([UnsafePointer<CChar>?]) -> Result
) -> Result {
  var bytes: [CChar] = []
  var starts: [Int] = []
  for text in texts {
    starts.append(bytes.count)
    bytes += text.utf8.map { CChar(bitPattern: $0) } + [0]
  }
  return bytes.withUnsafeBufferPointer { buffer in
    body(starts.map { start in buffer.baseAddress.map { $0 + start } })
  }
}

extension FixedPattern {
  /// The pattern in the language of regular expressions.
  fileprivate var expression: String {
    var expression = ""
    for byte in text.utf8 {
      let hex = String(byte, radix: 16)
      expression += "\\x" + (hex.utf8.count < 2 ? "0" : "") + hex
    }
    return tailLength > 0 ? expression + "\(tail.expression){\(tailLength)}" : expression
  }
}
