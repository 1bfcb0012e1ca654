/// A keyed hash of 12 to 24 bytes, each of which it depends on.
///
/// Folded products of 64-bit words, as in wyhash (Wang Yi, "A fast short-input hash function").
struct PieceHash: Hashable, Sendable {
  let first: UInt64
  let second: UInt64

  /// Makes one with a key of its own, so that no text can be made whose pieces collide.
  init() {
    first = UInt64.random(in: .min ... .max) | 1
    second = UInt64.random(in: .min ... .max) | 1
  }

  /// Makes one with a key that is known.
  init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  @inline(__always)
  func callAsFunction(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> UInt64 {
    let head = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    let middle = bytes.loadUnaligned(fromByteOffset: start + min(8, count - 8), as: UInt64.self)
    let tail = bytes.loadUnaligned(fromByteOffset: start + count - 8, as: UInt64.self)
    let half = folded(head ^ first, middle ^ second)
    return folded(half ^ tail, second &+ UInt64(truncatingIfNeeded: count))
  }

  @inline(__always)
  private func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
