import Capture
import Glibc
import TestSupport
import Testing

@Suite struct `Reading lines` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What a reader gives: number and text of each line, or `too long`.
  private func lines(
    _ bytes: [UInt8],
    maximumLine: Int = 100,
    blockSize: Int = 16
  ) throws -> [String] {
    let path = folder.path("input.jsonl")
    try write(bytes, to: path)
    var reader = try LineReader(path: path, maximumLine: maximumLine, blockSize: blockSize)
    var found: [String] = []
    while let block = try reader.next() {
      for line in block.lines {
        let text = String(decoding: block.bytes[line.range], as: UTF8.self)
        found.append("\(line.number) \(line.isTooLong ? "too long" : text)")
      }
    }
    return found
  }

  @Test(arguments: [1, 2, 3, 16, 1000])
  func `Lines are the same whatever the size of a block`(blockSize: Int) throws {
    let text = "one\ntwo\r\n\nfour is longer than a block of sixteen\n\r\nlast"
    #expect(
      try lines(Array(text.utf8), blockSize: blockSize)
        == ["1 one", "2 two", "3 ", "4 four is longer than a block of sixteen", "5 ", "6 last"]
    )
  }

  @Test(arguments: [("", []), ("\n", ["1 "]), ("a", ["1 a"]), ("a\n", ["1 a"]), ("a\r", ["1 a"])])
  func `The end of the input ends the last line`(text: String, expected: [String]) throws {
    #expect(try lines(Array(text.utf8)) == expected)
  }

  @Test func `A byte order mark is skipped`() throws {
    #expect(try lines([0xEF, 0xBB, 0xBF] + Array("a\nb".utf8)) == ["1 a", "2 b"])
  }

  @Test(arguments: [1, 7, 64, 5000])
  func `A line that is too long is skipped to its end`(blockSize: Int) throws {
    let long = String(repeating: "x", count: 1000)
    #expect(
      try lines(Array("a\n\(long)\nb\n\(long)".utf8), blockSize: blockSize)
        == ["1 a", "2 too long", "3 b", "4 too long"]
    )
    let fits = String(repeating: "y", count: 100)
    #expect(
      try lines(Array("\(fits)\r\n\(fits)z\n".utf8), blockSize: blockSize)
        == ["1 too long", "2 too long"].map { $0 }
    )
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x7B, 0x00, 0x0A], "iconv -f UTF-16 -t UTF-8"),
      ([0xFE, 0xFF, 0x00, 0x7B], "iconv -f UTF-16 -t UTF-8"),
      ([0x7B, 0x00, 0x22, 0x00], "iconv -f UTF-16LE -t UTF-8"),
      ([0x1F, 0x8B, 0x08, 0x00], "gunzip -c"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd -dc"),
    ] as [([UInt8], String)]
  )
  func `What is no UTF-8 text is refused with a way on`(bytes: [UInt8], command: String) throws {
    let error = #expect(throws: CaptureError.self) { try lines(bytes) }
    #expect(error?.code == .badInput)
    #expect(
      error?.message.contains("\(command) \(folder.path("input.jsonl")) | errata log -") == true
    )
  }

  @Test func `A file that is missing, a folder, and one that may not be read are named`() throws {
    let missing = folder.path("missing.jsonl")
    #expect(throws: CaptureError(.missingInput, "there is no file \(missing).")) {
      _ = try LineReader(path: missing)
    }
    #expect(
      throws: CaptureError(.missingInput, "\(folder.path) is a folder. Name the files in it.")
    ) {
      _ = try LineReader(path: folder.path)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `A file that may not be read is named`() throws {
    let path = folder.path("secret.jsonl")
    try write([], to: path)
    chmod(path, 0)
    #expect(throws: CaptureError(.missingInput, "\(path) may not be read by this user.")) {
      _ = try LineReader(path: path)
    }
  }

  @Test func `A pipe gives what has come when it pauses`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[1]) }
    var reader = LineReader(descriptor: ends[0], name: "pipe", isOwned: true, patience: 0)
    let size = reader.totalBytes
    #expect(size == nil)
    Glibc.write(ends[1], "a\nb", 3)
    let firstBlock = try reader.next()
    let first = try #require(firstBlock)
    #expect(first.lines.count == 1)
    let hasMore = reader.hasMoreNow
    #expect(!hasMore)
    Glibc.write(ends[1], "c\n", 2)
    let secondBlock = try reader.next()
    let second = try #require(secondBlock)
    #expect(second.bytes[second.lines[0].range].elementsEqual("bc".utf8))
  }
}

/// Writes a file.
func write(_ bytes: [UInt8], to path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  try #require(descriptor >= 0)
  defer { close(descriptor) }
  var start = 0
  while start < bytes.count {
    let count = bytes.withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
    }
    try #require(count > 0)
    start += count
  }
}

/// Reads a file.
func read(_ path: String) throws -> [UInt8] {
  let descriptor = open(path, O_RDONLY)
  try #require(descriptor >= 0)
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = Glibc.read(descriptor, &chunk, chunk.count), count > 0 {
    bytes += chunk[..<count]
  }
  return bytes
}
