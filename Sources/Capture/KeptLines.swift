import Glibc
package import ReviewStorage

/// The lines of a file that errata wrote outside of the store, since they were kept out of it.
///
/// The file need not be there. It is read part by part, and others that add to it wait meanwhile.
package struct KeptLines {
  private let path: String
  private let kind: KeptPlace.Kind

  /// The most bytes of a line that is read: a log's longest line, every byte escaped.
  package static let maximumLine = Quarantine.maximumLine

  /// The lines of a file.
  ///
  /// - Parameters:
  ///   - path: the file, links resolved.
  ///   - kind: what kind of file it is; a release has no such lines.
  package init(_ path: String, _ kind: KeptPlace.Kind) {
    self.path = path
    self.kind = kind
  }

  /// The file; nil when it is not there, or a release.
  private func held() throws(CaptureError) -> HeldFile? {
    kind == .release ? nil : try HeldFile.reading(path, subject)
  }

  private var subject: String {
    kind == .quarantine ? Quarantine.subject : RejectsFile.subject
  }

  /// Lends every line that is not too long.
  ///
  /// - Throws: `io` when the file cannot be read.
  package func forEach(_ body: (ArraySlice<UInt8>) -> Void) throws(CaptureError) {
    try forEachOrNil { if let line = $0 { body(line) } }
  }

  /// Lends every line; nil for one that is too long.
  ///
  /// - Throws: `io` when the file cannot be read.
  func forEachOrNil(_ body: (ArraySlice<UInt8>?) -> Void) throws(CaptureError) {
    guard let file = try held() else { return }
    try file.forEachLine(limit: Self.maximumLine) { line, _ throws(CaptureError) in body(line) }
  }

  /// Writes the file anew with the lines that are to stay; it is left alone when all are.
  ///
  /// A quarantine goes with its last line.
  ///
  /// - Parameters:
  ///   - isRehearsal: only asks.
  ///   - staying: whether a line is to stay; nil for one that is too long to be read.
  /// - Returns: how many lines go.
  /// - Throws: `io` when reading or writing fails; the file then stands as it was.
  @discardableResult
  package func filter(
    isRehearsal: Bool,
    staying: (ArraySlice<UInt8>?) -> Bool
  ) throws(CaptureError) -> Int {
    guard let file = try held() else { return 0 }
    return
      try file
      .filter(
        limit: Self.maximumLine,
        isRehearsal: isRehearsal,
        removesEmpty: kind == .quarantine,
        staying: staying
      )
  }

  /// Finds out what would keep the file from being written anew, as far as that shows.
  ///
  /// - Throws: `io`, which says so.
  package func checkReplaceable() throws(CaptureError) {
    let code = FileReplacement.obstacle(to: path)
    guard code != EWOULDBLOCK else {
      throw CaptureError(
        .io,
        """
        cannot write \(subject) \(path) anew: another errata is writing it right now. Run the same again when \
        it is done; the file has other people's lines too, so delete nothing.
        """
      )
    }
    guard code == 0 else {
      throw CaptureError(
        .io,
        """
        cannot write \(subject) \(path) anew: \(systemMessage(code)). Make the file and its folder writable, \
        or delete the file when it is not needed, and run the same again.
        """
      )
    }
  }
}
