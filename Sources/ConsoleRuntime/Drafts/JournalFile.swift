import Glibc

/// A journal's file, open for appending and locked while it is.
struct JournalFile {
  /// Where it is.
  let path: String
  /// The open file.
  let descriptor: Descriptor
  /// How many bytes of it are whole entries.
  private(set) var length: Int
  /// How many bytes the header takes.
  private let headerLength: Int

  /// Makes a journal with these entries, in place of one that has the name already.
  ///
  /// - Parameter isDurable: waits until it is on the disk before it takes its name.
  init(
    making path: String,
    in folder: DraftFolder,
    reviewer: String,
    _ entries: [JournalEntry],
    isDurable: Bool
  ) throws(SystemError) {
    let header = JournalEntry.header(reviewer: reviewer).encoded
    let bytes = header + entries.flatMap(\.encoded)
    descriptor = try folder.locked { () throws(SystemError) -> Descriptor in
      let unfinished = DraftFolder.unfinished(path)
      unlink(unfinished)
      let flags = O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW
      let made = try Descriptor(opening: unfinished, flags, mode: 0o600)
      // Nobody else can hold a file that was just made under the folder's lock.
      _ = made.tryLock()
      do throws(SystemError) {
        try made.write(bytes)
        if isDurable { try made.sync() }
      } catch {
        unlink(unfinished)
        throw error
      }
      if rename(unfinished, path) != 0 { throw SystemError(path) }
      return made
    }
    if isDurable { try folder.sync() }
    self.path = path
    length = bytes.count
    headerLength = header.count
  }

  /// Appends one or more whole entries in one write.
  ///
  /// - Throws: when not all was written; the file then ends where it did before, or `isTorn`.
  mutating func append(_ bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try descriptor.write(bytes)
      length += bytes.count
    } catch {
      if ftruncate(descriptor.raw, length) != 0 { isTorn = true }
      throw error
    }
  }

  /// Whether something that is no whole entry stands at the end and could not be taken off.
  private(set) var isTorn = false

  /// Whether the file has lost its name, so that nobody would find what is written to it.
  var isUnlinked: Bool {
    var status = stat()
    return fstat(descriptor.raw, &status) == 0 && status.st_nlink == 0
  }

  /// Forgets every entry but the header.
  ///
  /// Left alone while somebody else holds the folder: an erasure may be writing into the file.
  mutating func clear(in folder: DraftFolder) throws(SystemError) {
    let descriptor = self.descriptor.raw
    let kept = headerLength
    try folder.locked(patience: 1) { () throws(SystemError) in
      if ftruncate(descriptor, kept) != 0 { throw SystemError(folder.path) }
    }
    length = kept
  }

  /// Whether there is anything but the header.
  var hasEntries: Bool { length > headerLength }
}
