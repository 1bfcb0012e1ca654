import Glibc
import Releases
import ReviewModel
import ReviewStorage

/// Reads files as raw bytes.
///
/// Never while this process has the store open: closing a file drops the locks that SQLite holds on it.
enum FileTraces {
  private static let chunk = 1 << 20

  /// Looks for pieces of texts in a file; a file that is not there has none.
  ///
  /// - Returns: how many bytes were read.
  static func look(in path: String, for search: inout TraceSearch) throws -> Int64 {
    try forEachChunk(of: path, overlap: search.overlap) { bytes, _ in search.look(in: bytes) }
  }

  /// Where pieces stand in a file that were found by one search and not by the other, by the number
  /// of the piece; nil when there are too many to be told one by one.
  static func places(
    in path: String,
    of search: TraceSearch,
    besides others: TraceSearch
  ) throws -> [(piece: Int, range: Range<Int>)]? {
    var places: [(piece: Int, range: Range<Int>)] = []
    _ = try forEachChunk(of: path, overlap: search.overlap) { bytes, start in
      guard places.count <= mostPlaces else { return }
      for (piece, range) in search.places(in: bytes, besides: others) {
        places.append((piece, range.lowerBound + start..<range.upperBound + start))
      }
    }
    return places.count <= mostPlaces ? places : nil
  }

  private static let mostPlaces = 100_000

  /// Lends a file part by part, each with the last bytes of the one before and the place where it begins.
  ///
  /// - Returns: how many bytes were read.
  private static func forEachChunk(
    of path: String,
    overlap: Int,
    _ body: (UnsafeRawBufferPointer, Int) -> Void
  ) throws -> Int64 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { return 0 }
      throw Failure(
        .inputOutput,
        "cannot read \(PlainText.line(path).text): \(systemMessage(errno))"
      )
    }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: chunk + overlap)
    var kept = 0
    var total: Int64 = 0
    while true {
      let count = buffer.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + kept }, chunk)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Failure(
          .inputOutput,
          "cannot read \(PlainText.line(path).text): \(systemMessage(errno))"
        )
      }
      if count == 0 { return total }
      let filled = kept + count
      buffer.withUnsafeBytes {
        body(UnsafeRawBufferPointer(rebasing: $0[..<filled]), Int(total) - kept)
      }
      total += Int64(count)
      kept = min(overlap, filled)
      let start = filled - kept
      for index in 0..<kept { buffer[index] = buffer[start + index] }
    }
  }

  /// The SHA-256 of a file, nil when it is not there.
  static func hash(of path: String) throws -> String? {
    guard access(path, F_OK) == 0 else { return nil }
    return try fileHash(at: path).sha256
  }

  /// When a file was written last; nil when it is not there.
  static func lastWriting(of path: String) -> Timestamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let time = status.st_mtim
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The files in a folder and below it, sorted; none when there is no such folder.
  static func files(in folder: String) -> [String] {
    guard let entries = opendir(folder) else { return [] }
    defer { closedir(entries) }
    var files: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let path = "\(folder)/\(name)"
      if entry.pointee.d_type == UInt8(DT_DIR) {
        files += self.files(in: path)
      } else {
        files.append(path)
      }
    }
    return files.sorted()
  }
}
