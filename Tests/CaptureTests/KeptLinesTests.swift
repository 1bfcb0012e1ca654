import Capture
import Glibc
import ReviewStorage
import TestSupport
import Testing

@Suite struct `Lines that were kept out` {
  private let folder: TemporaryFolder
  private var path: String { folder.path("kept.jsonl") }

  init() throws { folder = try TemporaryFolder() }

  private var text: String {
    get throws { String(decoding: try read(path), as: UTF8.self) }
  }

  private func filter(_ text: String, _ gone: Set<String>, isRehearsal: Bool = false) throws -> Int
  {
    try write(Array(text.utf8), to: path)
    return try KeptLines(path, .rejects).filter(isRehearsal: isRehearsal) { line in
      line.map { !gone.contains(String(decoding: $0, as: UTF8.self)) } ?? true
    }
  }

  @Test(arguments: [
    ("a\nb\nc\n", "b", "a\nc\n"), ("a\nb\nc\n", "a", "b\nc\n"), ("a\nb\nc", "c", "a\nb\n"),
    ("a\r\nb\r\n", "b", "a\r\n"), ("a\n\n\nb", "a", "\n\nb"), ("a\na\n", "a", ""), ("a", "b", "a"),
  ])
  func `Go one by one, and the others stay byte for byte`(
    before: String,
    gone: String,
    after: String
  ) throws {
    _ = try filter(before, [gone])
    #expect(try text == after)
    #expect(
      try filter(before, [gone], isRehearsal: true)
        == before.split { $0.isNewline }.count { $0 == gone }
    )
    #expect(try text == before)
  }

  @Test func `Are the same file while all stay`() throws {
    try write(Array("a\n".utf8), to: path)
    var before = stat()
    var after = stat()
    stat(path, &before)
    #expect(try KeptLines(path, .quarantine).filter(isRehearsal: false) { _ in true } == 0)
    stat(path, &after)
    #expect(before.st_ino == after.st_ino)
    #expect(try KeptLines(path, .quarantine).filter(isRehearsal: false) { _ in false } == 1)
    #expect(access(path, F_OK) != 0)
  }

  @Test func `Are none when their file goes while somebody else holds it`() async throws {
    try write(Array("a\n".utf8), to: path)
    let held = open(path, O_RDONLY)
    #expect(flock(held, LOCK_EX) == 0)
    let path = path
    let waiting = Task.detached {
      try KeptLines(path, .quarantine).filter(isRehearsal: false) { _ in false }
    }
    // It has opened the file by then, and waits.
    usleep(300_000)
    unlink(path)
    close(held)
    #expect(try await waiting.value == 0)
    var seen = 0
    try KeptLines(path, .quarantine).forEach { _ in seen += 1 }
    #expect(seen == 0)
  }

  @Test func `Are not to be deleted because somebody else is writing them`() throws {
    try write(Array("a\n".utf8), to: path)
    let draft = open("\(path).errata-partial", O_WRONLY | O_CREAT, 0o600)
    defer { close(draft) }
    #expect(flock(draft, LOCK_EX) == 0)
    let error = #expect(throws: CaptureError.self) {
      try KeptLines(path, .rejects).checkReplaceable()
    }
    #expect(error?.message.contains("another errata is writing it") == true)
    #expect(error?.message.contains("delete the file") == false)
  }

  @Test func `Go out of a file of many parts`() throws {
    let lines = (0..<30_000).map { "line \($0) " + String(repeating: "x", count: $0 % 301) }
    let gone = Set(lines.enumerated().filter { $0.offset % 7 == 3 }.map(\.element))
    let count = try filter(lines.map { $0 + "\n" }.joined(), gone)
    #expect(count == gone.count)
    #expect(try text == lines.filter { !gone.contains($0) }.map { $0 + "\n" }.joined())
  }

  @Test func `Are lent up to the length of a log's longest line with every byte escaped`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 32 << 20)
    let longer = [UInt8](repeating: UInt8(ascii: "y"), count: 33 << 20)
    let end = [UInt8(ascii: "\n")]
    try write(long + end + longer + end + long, to: path)
    var lengths: [Int?] = []
    _ = try KeptLines(path, .rejects).filter(isRehearsal: false) { line in
      lengths.append(line?.count)
      return line != nil
    }
    #expect(lengths == [long.count, nil, long.count])
    #expect(try read(path).count == 2 * long.count + 1)
  }

  @Test func `Are added to the file that stands there now`() throws {
    let rejects = try RejectsFile(path: path)
    try rejects.add(Array("a".utf8)[...])
    try rejects.flush()
    _ = try KeptLines(path, .rejects).filter(isRehearsal: false) { _ in false }
    try rejects.add(Array("b".utf8)[...])
    try rejects.flush()
    #expect(try text == "b\n")
    unlink(path)
    try rejects.add(Array("c".utf8)[...])
    try rejects.flush()
    #expect(try text == "c\n")
  }

  @Test func `Of a file that cannot be replaced are said to be so`() throws {
    try write(Array("a\n".utf8), to: path)
    try KeptLines(path, .rejects).checkReplaceable()
    #expect(mkdir("\(path).errata-partial", 0o700) == 0)
    let error = #expect(throws: CaptureError.self) {
      try KeptLines(path, .rejects).checkReplaceable()
    }
    #expect(error?.message.contains("delete the file when it is not needed") == true)
  }
}
