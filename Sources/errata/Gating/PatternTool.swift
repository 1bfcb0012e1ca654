import CPCRE2

/// Looks for patterns of eval cases, within a bound of steps.
enum PatternTool {
  private static let stepLimit: UInt32 = 1_000_000
  private static let heapLimit: UInt32 = 16 << 10

  /// Whether a PCRE2 pattern is found; nil when it is none, or the search takes too long.
  static func matches(_ pattern: String, _ text: String) -> Bool? {
    var (error, offset): (CInt, Int) = (0, 0)
    let options = UInt32(PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C)
    let code = Array(pattern.utf8).withUnsafeBufferPointer { buffer in
      cpcre2_compile(buffer.baseAddress, buffer.count, options, &error, &offset)
    }
    guard let code else { return nil }
    defer { cpcre2_code_free(code) }
    guard let data = cpcre2_match_data(code), let context = cpcre2_context(stepLimit, heapLimit)
    else { return nil }
    defer {
      cpcre2_match_data_free(data)
      cpcre2_context_free(context)
    }
    let status = Array(text.utf8 + [0]).withUnsafeBufferPointer { buffer in
      cpcre2_match(code, buffer.baseAddress, buffer.count - 1, 0, 0, data, context)
    }
    if status == PCRE2_ERROR_NOMATCH { return false }
    return status >= 0 ? true : nil
  }
}
