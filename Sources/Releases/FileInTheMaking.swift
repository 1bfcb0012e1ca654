import Glibc

/// A file that is written beside its place and moved there when it is complete.
///
/// It stands in a sibling with a fixed name, locked while it is written. What a killed run left there is
/// taken over by the next run to the same place; what fails is taken away at once.
struct FileInTheMaking: ~Copyable {
  /// Where it will stand.
  let destination: String
  private let partial: String
  private let parent: String
  private let descriptor: Int32

  private init(destination: String, partial: String, parent: String, descriptor: Int32) {
    self.destination = destination
    self.partial = partial
    self.parent = parent
    self.descriptor = descriptor
  }

  /// Makes the sibling of a place.
  ///
  /// - Parameter name: the file's name when the path is that of a folder.
  /// - Throws: a ``ReleaseError`` when something that is no file stands at the place, another process is
  ///   writing there, or the system refuses.
  static func make(at path: String, name: String) throws(ReleaseError) -> FileInTheMaking {
    let destination = place(of: path, name: name)
    let own = destination.split(separator: "/").last.map(String.init) ?? name
    let prefix = String(destination.utf8.dropLast(own.utf8.count)) ?? ""
    var found = stat()
    if lstat(destination, &found) == 0, found.st_mode & S_IFMT != S_IFREG {
      throw ReleaseError(.exists, "\(destination) exists and is no file. Name another.")
    }
    try FolderInTheMaking.makeParents(prefix)
    let partial = partial(of: destination)
    return FileInTheMaking(
      destination: destination,
      partial: partial,
      parent: prefix.isEmpty ? "." : prefix,
      descriptor: try openLocked(partial)
    )
  }

  deinit {
    // After the move the name is gone.
    if Self.isSame(descriptor, partial) { unlink(partial) }
    close(descriptor)
  }

  /// What takes the file's bytes.
  func makeSink() throws(ReleaseError) -> FileSink {
    // The lock goes with the last of both descriptors.
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw .system("open \(partial)", errno) }
    return FileSink(writingTo: copy, path: partial)
  }

  /// Moves the file to its place, unless the same bytes stand there.
  ///
  /// - Parameter replaces: whether another file may be replaced.
  /// - Returns: whether it was moved.
  func publish(replaces: Bool) throws(ReleaseError) -> Bool {
    var found = stat()
    if lstat(destination, &found) == 0 {
      let isFile = found.st_mode & S_IFMT == S_IFREG
      if isFile, try facts(ofFile: destination) == facts(ofFile: partial) { return false }
      guard isFile, replaces else {
        throw ReleaseError(
          .exists,
          "\(destination) exists and is not this export. Name another file, or replace it with --replace."
        )
      }
    }
    guard rename(partial, destination) == 0 else {
      throw .system("move the export to \(destination)", errno)
    }
    let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    guard folder >= 0, fsync(folder) == 0 else { throw .system("sync \(parent)", errno) }
    return true
  }

  /// Where a file stands that is written to a path.
  static func place(of path: String, name: String) -> String {
    var found = stat()
    let isFolder = stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
    guard isFolder || path.hasSuffix("/") else { return path }
    return path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }

  /// Where a file is written before it is moved to its place.
  static func partial(of destination: String) -> String {
    let name = destination.split(separator: "/").last.map(String.init) ?? ""
    let prefix = String(destination.utf8.dropLast(name.utf8.count)) ?? ""
    return "\(prefix).\(name).errata-partial"
  }

  private static func openLocked(_ partial: String) throws(ReleaseError) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(partial, flags, 0o600)
    guard descriptor >= 0 else { throw .system("make \(partial)", errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isSame(descriptor, partial) else {
      close(descriptor)
      throw ReleaseError(
        .io,
        "another errata is writing to the same place (\(partial)). Wait for it, then try again."
      )
    }
    guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else {
      let code = errno
      close(descriptor)
      throw .system("use \(partial)", code)
    }
    return descriptor
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }
}
