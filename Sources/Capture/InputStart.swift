/// What the first bytes of an input say about it.
enum InputStart {
  /// How many bytes are looked at.
  static let reach = 6

  /// How many bytes to skip before the first line: those of a byte order mark.
  ///
  /// `command` is what the message says to run in the end.
  ///
  /// - Throws: `badInput`, with what to run instead, for UTF-16 and for compressed files.
  static func skip(
    _ bytes: some Collection<UInt8>,
    name: String,
    command consumer: String
  ) throws(CaptureError) -> Int {
    let start = Array(bytes.prefix(reach))
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    for (mark, encoding) in encodings where start.starts(with: mark) {
      throw CaptureError(
        .badInput,
        """
        \(name) is \(encoding), and errata reads UTF-8. Convert it first: \
        iconv -f \(encoding) -t UTF-8 \(argument(name)) | \(consumer)
        """
      )
    }
    for (magic, kind, command) in compressions where start.starts(with: magic) {
      throw CaptureError(
        .badInput,
        """
        \(name) is compressed (\(kind)). Unpack it on the way: \
        \(command) \(argument(name)) | \(consumer)
        """
      )
    }
    return 0
  }

  /// Byte order marks, the longer before those that begin like them, and ASCII without a mark.
  private static let encodings: [([UInt8], String)] = [
    ([0xFF, 0xFE, 0x00, 0x00], "UTF-32LE"), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32BE"),
    ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
    ([0x7B, 0x00], "UTF-16LE"), ([0x00, 0x7B], "UTF-16BE"),
  ]

  private static let compressions: [(magic: [UInt8], kind: String, command: String)] = [
    ([0x1F, 0x8B], "gzip", "gunzip -c"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd", "zstd -dc"),
    ([0x42, 0x5A, 0x68], "bzip2", "bunzip2 -c"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz", "xz -dc"),
    ([0x50, 0x4B, 0x03, 0x04], "zip", "unzip -p"),
  ]

  /// The name as one word of a shell.
  private static func argument(_ name: String) -> String {
    if name == LineReader.standardInputName { return "-" }
    let isPlain = name.utf8.allSatisfy { byte in
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "./_-".utf8.contains(byte)
    }
    return isPlain
      ? name
      : "'"
        + name.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: #"'\''"#) + "'"
  }
}
