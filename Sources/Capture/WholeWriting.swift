import Glibc

/// Writes all bytes to a descriptor, going on after interruptions and short writes.
///
/// - Returns: 0, or the `errno` of the write that failed.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  writeAll(bytes[...], to: descriptor)
}

/// The same, of a part of an array.
func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
  var start = 0
  while start < bytes.count {
    let count = bytes.withUnsafeBytes {
      write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return count < 0 ? errno : EIO }
    start += count
  }
  return 0
}
