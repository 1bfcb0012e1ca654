import Glibc

/// What a killed export to a file has left beside its place; nobody writes there while this is held.
package struct UnfinishedExport: ~Copyable {
  /// Where it is.
  package let path: String
  private let descriptor: Int32

  /// Finds what was left; nil when there is nothing, or a living process writes there.
  ///
  /// - Throws: a ``ReleaseError`` of the code `io` when it cannot be opened.
  package init?(of path: String) throws(ReleaseError) {
    let partial = FileInTheMaking.partial(of: path)
    var found = stat()
    guard lstat(partial, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
    let opened = open(partial, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else {
      if errno == ENOENT { return nil }
      throw .system("open \(partial)", errno)
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      return nil
    }
    self.path = partial
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Removes it.
  ///
  /// - Throws: a ``ReleaseError`` of the code `io` when the system refuses.
  package func remove() throws(ReleaseError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw .system("remove \(path)", errno) }
  }
}
