import CPCRE2

/// A regular expression of PCRE2, compiled to machine code, over characters: `.`, classes and `\w` know
/// letters of every script, and what is no UTF-8 matches nothing.
///
/// Unchecked because the compiler cannot know that PCRE2 never writes to compiled code; what a match
/// writes to is made for that match.
final class CompiledPattern: @unchecked Sendable {
  /// What one search gives.
  enum Outcome: Hashable {
    case none
    /// The whole match, and the value in it.
    case match(whole: Range<Int>, value: Range<Int>)
    /// The search was broken off at its limit, or failed.
    case failed
  }

  private let code: OpaquePointer
  /// Steps that one search may take: enough for any sensible expression over a megabyte.
  private static let stepLimit: UInt32 = 1_000_000
  private static let heapLimit: UInt32 = 16 << 10

  init(_ pattern: String, ignoresCase: Bool) throws(RedactionRuleError) {
    var error: CInt = 0
    var offset = 0
    if let scalar = pattern.unicodeScalars.first(where: CharacterFold.changes) {
      throw .folded(scalar)
    }
    // \C would split characters.
    var options = UInt32(
      PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
    )
    if ignoresCase { options |= UInt32(PCRE2_CASELESS) }
    guard let code = Self.compile(pattern, options, &error, &offset) else {
      throw .pattern(message: Self.message(error), offset: offset)
    }
    // Without machine code a search is slower, and as right.
    _ = cpcre2_jit_compile(code)
    self.code = code
    let matchesEmpty = [UInt8]().withUnsafeBufferPointer { buffer in
      first(in: buffer, from: 0) != .none
    }
    if matchesEmpty || cpcre2_minimum_length(code) == 0
      || Self.takesNothing(pattern, options)
    {
      throw .matchesNothing
    }
  }

  deinit { cpcre2_code_free(code) }

  private static func compile(
    _ pattern: String,
    _ options: UInt32,
    _ error: inout CInt,
    _ offset: inout Int
  ) -> OpaquePointer? {
    Array(pattern.utf8).withUnsafeBufferPointer { buffer in
      cpcre2_compile(buffer.baseAddress, buffer.count, options, &error, &offset)
    }
  }

  /// Whether a match may take no character, as far as PCRE2 can tell.
  ///
  /// Its minimum length is that of the text, with what a lookahead asks for; behind a letter it is not.
  private static func takesNothing(_ pattern: String, _ options: UInt32) -> Bool {
    var end = pattern.utf8[...]
    while end.last == UInt8(ascii: ")") || end.last == UInt8(ascii: "$") { end = end.dropLast() }
    if end.last == UInt8(ascii: "K") {
      let escapes = end.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if !escapes.isMultiple(of: 2) { return true }
    }
    var error: CInt = 0
    var offset = 0
    // What has to stand at the beginning of a pattern does not compile here, and is left alone.
    guard let code = compile("X(?:\(pattern))", options, &error, &offset) else { return false }
    defer { cpcre2_code_free(code) }
    return cpcre2_minimum_length(code) == 1
  }

  private static func message(_ error: CInt) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = cpcre2_message(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
  }

  /// Whether a letter, a digit and a mark, each by itself, are values to it.
  var takesAnything: Bool {
    ["a", "5", "-"].allSatisfy { text in
      Array(text.utf8).withUnsafeBufferPointer { first(in: $0, from: 0) } != .none
    }
  }

  /// The first match that begins at an offset or later.
  func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
    guard let data = cpcre2_match_data(code),
      let context = cpcre2_context(Self.stepLimit, Self.heapLimit)
    else { return .failed }
    defer {
      cpcre2_match_data_free(data)
      cpcre2_context_free(context)
    }
    var empty: UInt8 = 0
    let status = withUnsafePointer(to: &empty) { none in
      cpcre2_match(
        code,
        bytes.baseAddress ?? none,
        bytes.count,
        start,
        UInt32(PCRE2_NOTEMPTY) & (start > 0 || !bytes.isEmpty ? .max : 0),
        data,
        context
      )
    }
    guard status != PCRE2_ERROR_NOMATCH else { return .none }
    guard status >= 0 else { return .failed }
    let whole = range(0, of: data) ?? start..<start
    return .match(whole: whole, value: range(1, of: data) ?? whole)
  }

  /// The range of a group; nil when it took no part, or is empty.
  private func range(_ group: UInt32, of data: OpaquePointer) -> Range<Int>? {
    guard group < cpcre2_pair_count(data) else { return nil }
    let start = cpcre2_offset(data, group * 2)
    let end = cpcre2_offset(data, group * 2 + 1)
    return start >= 0 && start < end ? start..<end : nil
  }
}
