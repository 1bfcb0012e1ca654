import CVectorscan
import Synchronization

/// A compiled set of patterns, and what each scan at the same time needs of memory.
///
/// Unchecked because the compiler cannot know that Vectorscan never writes to a compiled database; the
/// scratches, which it does write to, are handed out one to a scan, under a lock.
final class VectorscanDatabase: @unchecked Sendable {
  /// What a scan writes to: the library's own memory, and the hits, whose place is used again.
  private final class Scratch: @unchecked Sendable {  // Only ever used by one scan at a time.
    let pointer: OpaquePointer
    let lengths: [Int]
    var hits: [PatternSearch.Hit] = []

    init?(_ database: OpaquePointer, _ lengths: [Int]) {
      var scratch: OpaquePointer?
      guard hs_alloc_scratch(database, &scratch) == HS_SUCCESS, let scratch else { return nil }
      pointer = scratch
      self.lengths = lengths
    }

    deinit { hs_free_scratch(pointer) }
  }

  private let lengths: [Int]
  private let database: OpaquePointer
  private let scratches: Mutex<[Scratch]>

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
    lengths = patterns.map(\.length)
    guard let scratch = Scratch(compiled, lengths) else {
      hs_free_database(compiled)
      return nil
    }
    database = compiled
    scratches = Mutex([scratch])
  }

  deinit {
    scratches.withLock { $0 = [] }
    hs_free_database(database)
  }

  /// Hands on where patterns stand, in the order of their starts, then of the patterns.
  ///
  /// - Returns: what is made of the hits; nil when the scan could not be done.
  func withHits<Result>(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ body: ([PatternSearch.Hit]) -> Result
  ) -> Result? {
    guard
      let scratch = scratches.withLock({ $0.popLast() }) ?? Scratch(database, lengths),
      let base = bytes.baseAddress, let length = UInt32(exactly: bytes.count)
    else { return nil }
    defer { scratches.withLock { $0.append(scratch) } }
    scratch.hits.removeAll(keepingCapacity: true)
    let status = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
      hs_scan(
        database,
        text,
        length,
        0,
        scratch.pointer,
        { pattern, _, end, _, context in
          guard let context else { return 0 }
          Unmanaged<Scratch>.fromOpaque(context)._withUnsafeGuaranteedRef { scratch in
            let pattern = Int(pattern)
            scratch.hits.append(
              PatternSearch.Hit(index: Int(end) - scratch.lengths[pattern], pattern: pattern)
            )
          }
          return 0
        },
        Unmanaged.passUnretained(scratch).toOpaque()
      )
    }
    guard status == HS_SUCCESS else { return nil }
    scratch.hits.sort()
    return body(scratch.hits)
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
