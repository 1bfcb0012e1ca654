/// Counts equal records without an id in one input, so that repeats get ids of their own.
///
/// This is the one part of capture whose memory grows with the input: some 20 bytes a record without
/// an id, a few hundred megabytes for ten million; records with ids cost nothing. It knows a record
/// by 64 bits of its hash. Two different records with the same 64 bits, one case in millions of
/// such inputs, only give the second the id of a repeat, and the same one whenever the input is read.
struct RepeatCounter {
  private var counts: [UInt64: UInt32] = [:]

  /// How many equal ones came before.
  mutating func earlier(_ digest: ContentDigest) -> UInt32 {
    let count = counts[digest.short, default: 0]
    counts[digest.short] = count &+ 1
    return count
  }
}
