import ReviewModel

/// What a word of the index has to be like, so that its items may contain a text.
struct SearchPart: Hashable {
  /// Which words are meant.
  enum Place: Hashable {
    /// The word itself.
    case whole
    /// Words that begin so.
    case beginning
    /// Words that end so.
    case end
    /// Words that contain it.
    case inside
  }

  /// The folded bytes.
  let bytes: [UInt8]
  /// Where they stand in a word.
  let place: Place

  /// What to look for so that no item with the text is missed; the text itself decides afterwards.
  ///
  /// - Returns: the parts, each of which such an item has; none when the index cannot tell, as for a
  ///   text of punctuation alone.
  static func parts(of text: String) -> [SearchPart] {
    let folded = TextPattern(text).bytes
    var parts: [SearchPart] = []
    folded.withUnsafeBytes { bytes in
      SearchWords.forEachRun(in: bytes) { run, kind in
        guard let base = bytes.baseAddress, let start = run.baseAddress else { return }
        let isFirst = start == base
        let isLast = start + run.count == base + bytes.count
        if kind == .ideograph {
          parts += pairs(of: run)
        } else {
          parts.append(word(run, isOpenBefore: isFirst, isOpenBehind: isLast))
        }
      }
    }
    var seen: Set<SearchPart> = []
    return parts.filter { seen.insert($0).inserted }
  }

  private static func word(
    _ run: UnsafeRawBufferPointer,
    isOpenBefore: Bool,
    isOpenBehind: Bool
  ) -> SearchPart {
    let long = SearchWords.longestPart
    switch (isOpenBefore, isOpenBehind) {
    case (false, false) where run.count <= SearchWords.longest:
      return SearchPart(bytes: Array(run), place: .whole)
    case (false, _): return SearchPart(bytes: Array(run.prefix(long)), place: .beginning)
    case (true, false): return SearchPart(bytes: Array(run.suffix(long)), place: .end)
    case (true, true): return SearchPart(bytes: Array(run.prefix(long)), place: .inside)
    }
  }

  /// A character alone may stand first or second in a pair.
  private static func pairs(of run: UnsafeRawBufferPointer) -> [SearchPart] {
    var pairs: [[UInt8]] = []
    SearchWords.pairs(of: run) { pairs.append(Array($0)) }
    let isAlone = pairs.count == 1 && pairs[0].count == run.count && isOneCharacter(run)
    return pairs.map { SearchPart(bytes: $0, place: isAlone ? .inside : .whole) }
  }

  private static func isOneCharacter(_ run: UnsafeRawBufferPointer) -> Bool {
    run.count { $0 & 0xC0 != 0x80 } == 1
  }
}
