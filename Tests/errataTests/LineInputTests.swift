import Foundation
import Testing

@testable import errata

@Suite struct `The lines of an input` {
  private func lines(of bytes: [UInt8], limit: Int = LineInput.usualLimit) throws -> [String?] {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("errata-lines-\(UUID().uuidString)").path
    #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var input = try LineInput(path: path, limit: limit)
    var lines: [String?] = []
    while let line = try input.next() {
      #expect(line.number == lines.count + 1)
      lines.append(line.bytes.map { String(decoding: $0, as: UTF8.self) })
    }
    return lines
  }

  @Test(arguments: [
    ("", []),
    ("a", ["a"]),
    ("a\n", ["a"]),
    ("a\nb", ["a", "b"]),
    ("a\r\nb\r\n", ["a", "b"]),
    ("\n\na\n", ["", "", "a"]),
    ("\u{FEFF}a\nb\n", ["a", "b"]),
  ])
  func `End with LF or CR LF`(text: String, expected: [String]) throws {
    #expect(try lines(of: Array(text.utf8)) == expected)
  }

  @Test func `May be longer than one read`() throws {
    let long = String(repeating: "x", count: 200_000)
    #expect(try lines(of: Array("a\n\(long)\nb\n".utf8)) == ["a", long, "b"])
  }

  @Test(arguments: [999, 1000, 1001, 100_000, 200_000])
  func `Are given without their bytes when they are over the limit`(length: Int) throws {
    let line = String(repeating: "x", count: length)
    let expected = length > 1000 ? nil : line
    #expect(try lines(of: Array("\(line)\nnext\n".utf8), limit: 1000) == [expected, "next"])
    #expect(try lines(of: Array("a\n\(line)".utf8), limit: 1000) == ["a", expected])
  }

  @Test func `Are not looked for in a folder`() {
    #expect { try LineInput(path: "/tmp") } throws: { error in
      (error as? Failure)?.status == .missingInput
    }
  }

  @Test func `Are missed when there is no file`() {
    #expect { try LineInput(path: "/nonexistent/file") } throws: { error in
      (error as? Failure)?.status == .missingInput
    }
  }
}
