import Glibc

/// A folder that is written beside its place and moved there when it is complete.
///
/// It stands in a sibling with a fixed name, locked while it is written. What a killed run left there
/// is taken away by the next run to the same place; what fails is taken away at once.
struct FolderInTheMaking: ~Copyable {
  private let destination: String
  private let partial: String
  private let parent: String
  private let content: FolderContent
  private let descriptor: Int32

  private init(
    destination: String,
    partial: String,
    parent: String,
    content: FolderContent,
    descriptor: Int32
  ) {
    self.destination = destination
    self.partial = partial
    self.parent = parent
    self.content = content
    self.descriptor = descriptor
  }

  /// Makes the sibling of a place.
  ///
  /// - Throws: a ``ReleaseError`` when something else than such content stands at the place, another
  ///   process is writing there, or the system refuses.
  static func make(
    at path: String,
    of content: FolderContent = .release
  ) throws(ReleaseError) -> FolderInTheMaking {
    let destination = withoutTrailingSlashes(path)
    let name = destination.split(separator: "/").last.map(String.init) ?? ""
    guard !name.isEmpty, name != ".", name != ".." else {
      throw ReleaseError(.exists, "name a new folder for the \(content.noun), not \(path)")
    }
    try checkPlace(destination, for: content)
    let prefix = String(destination.utf8.dropLast(name.utf8.count)) ?? ""
    try makeParents(prefix)
    let partial = "\(prefix).\(name).errata-partial"
    let folder = FolderInTheMaking(
      destination: destination,
      partial: partial,
      parent: prefix.isEmpty ? "." : prefix,
      content: content,
      descriptor: try openLocked(partial)
    )
    try folder.removeFiles()
    guard fchmod(folder.descriptor, 0o700) == 0 else { throw .system("use \(partial)", errno) }
    return folder
  }

  deinit {
    // After the move the name is gone. What cannot be removed now, the next run takes away.
    if isInPlace {
      try? removeFiles()
      rmdir(partial)
    }
    close(descriptor)
  }

  /// Makes a file in the folder.
  func makeFile(_ name: String) throws(ReleaseError) -> FileSink {
    try FileSink(making: name, in: descriptor, path: "\(partial)/\(name)")
  }

  /// Moves the folder to its place, unless the same release stands there.
  ///
  /// - Returns: whether it was moved.
  func publish() throws(ReleaseError) -> Bool {
    if Self.exists("\(destination)/\(ReleaseFile.manifest.rawValue)") {
      guard try isSameRelease() else { throw content.occupied(destination) }
      return false
    }
    try moveToPlace()
    return true
  }

  /// Moves the folder of an export to its place, unless the same bytes stand there.
  ///
  /// - Parameter replaces: whether another export may be replaced.
  /// - Returns: whether it was moved.
  func publishExport(replaces: Bool) throws(ReleaseError) -> Bool {
    let names = Self.exists(destination) ? try fileNames(in: destination) : []
    guard !names.isEmpty else {
      try moveToPlace()
      return true
    }
    // The export that is there may have been one of another format until now.
    guard content.admits(names) else { throw content.occupied(destination) }
    if names == (try fileNames(in: partial)) {
      var isSame = true
      for name in names where isSame {
        isSame = try facts(ofFile: "\(partial)/\(name)") == facts(ofFile: "\(destination)/\(name)")
      }
      if isSame { return false }
    }
    guard replaces else { throw content.occupied(destination) }
    try replace()
    return true
  }

  private func moveToPlace() throws(ReleaseError) {
    guard fsync(descriptor) == 0 else { throw .system("sync \(partial)", errno) }
    guard rename(partial, destination) == 0 else {
      let code = errno
      if code == ENOTEMPTY || code == EEXIST || code == ENOTDIR {
        throw content.occupied(destination)
      }
      throw .system("move the \(content.noun) to \(destination)", code)
    }
    try syncParent()
  }

  /// Puts the folder in the place of the release that stands there, and removes that.
  ///
  /// One of the two stands there or beside it at every moment, whole; what a killed run left is put
  /// right by ``settle(at:)``.
  func replace() throws(ReleaseError) {
    guard fsync(descriptor) == 0 else { throw .system("sync \(partial)", errno) }
    let aside = Self.aside(of: partial)
    guard rename(destination, aside) == 0 else { throw .system("move \(destination)", errno) }
    guard rename(partial, destination) == 0 else {
      let code = errno
      rename(aside, destination)
      throw .system("move the \(content.noun) to \(destination)", code)
    }
    try syncParent()
    try Self.remove(aside)
  }

  /// Waits until the names in the folder around it are on the disk.
  private func syncParent() throws(ReleaseError) {
    let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    guard folder >= 0, fsync(folder) == 0 else { throw .system("sync \(parent)", errno) }
  }

  /// Ends a replacement that was killed: the release stands at its place, and no other beside it.
  static func restore(at path: String) throws(ReleaseError) {
    let place = Place(path)
    guard exists(aside(of: place.partial)), let held = try Abandoned(place.partial) else { return }
    try restore(place, held)
  }

  private static func restore(_ place: Place, _: borrowing Abandoned) throws(ReleaseError) {
    let aside = aside(of: place.partial)
    guard exists(aside) else { return }
    if exists(place.destination) {
      try remove(aside)
    } else if rename(aside, place.destination) != 0 {
      throw .system("move \(aside) back", errno)
    }
  }

  /// Does so, and takes away what a killed writing left.
  static func settle(at path: String) throws(ReleaseError) {
    let place = Place(path)
    guard let held = try Abandoned(place.partial) else { return }
    try restore(place, held)
    if held.isThere { try remove(place.partial) }
  }

  /// What ``settle(at:)`` would take away, by its path; nil when nothing.
  static func leftover(at path: String) -> String? {
    let place = Place(path)
    let aside = aside(of: place.partial)
    guard let held = try? Abandoned(place.partial) else { return nil }
    if held.isThere { return place.partial }
    return exists(aside) && exists(place.destination) ? aside : nil
  }

  /// Where a release is written before it is moved to its place.
  private struct Place {
    let destination: String
    let partial: String

    init(_ path: String) {
      destination = withoutTrailingSlashes(path)
      let name = destination.split(separator: "/").last.map(String.init) ?? ""
      let prefix = String(destination.utf8.dropLast(name.utf8.count)) ?? ""
      partial = "\(prefix).\(name).errata-partial"
    }
  }

  /// The sibling of a place, which no living process writes to while this is held.
  private struct Abandoned: ~Copyable {
    private let descriptor: Int32

    /// Holds it; nil when another process does.
    init?(_ partial: String) throws(ReleaseError) {
      let found = open(partial, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      // Without one there is nothing to hold.
      guard found >= 0 || [ENOENT, ENOTDIR, ELOOP].contains(errno) else {
        throw .system("open the folder \(partial)", errno)
      }
      if found >= 0, flock(found, LOCK_EX | LOCK_NB) != 0 || !isSame(found, partial) {
        close(found)
        return nil
      }
      descriptor = found
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    var isThere: Bool { descriptor >= 0 }
  }

  private static func aside(of partial: String) -> String { "\(partial)-old" }

  private static func remove(_ folder: String) throws(ReleaseError) {
    for name in try fileNames(in: folder) where unlink("\(folder)/\(name)") != 0 {
      throw .system("remove \(folder)/\(name)", errno)
    }
    guard rmdir(folder) == 0 else { throw .system("remove \(folder)", errno) }
  }

  /// Whether the place holds these very bytes: the same manifest, and files as it says.
  private func isSameRelease() throws(ReleaseError) -> Bool {
    let manifests = [partial, destination].map { "\($0)/\(ReleaseFile.manifest.rawValue)" }
    guard try readFile(manifests[0]) == readFile(manifests[1]) else { return false }
    return try checkRelease(at: destination).isEmpty
  }

  private func removeFiles() throws(ReleaseError) {
    for name in try fileNames(in: partial) where unlinkat(descriptor, name, 0) != 0 {
      throw .system("remove \(partial)/\(name)", errno)
    }
  }

  /// Whether the sibling still bears its name.
  private var isInPlace: Bool { Self.isSame(descriptor, partial) }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  /// Makes the folders above a place that are not there yet.
  static func makeParents(_ prefix: String) throws(ReleaseError) {
    var made = prefix.hasPrefix("/") ? "/" : ""
    for part in prefix.split(separator: "/") {
      made += part
      guard mkdir(made, 0o700) == 0 || errno == EEXIST || exists(made) else {
        throw .system("make the folder \(made)", errno)
      }
      made += "/"
    }
  }

  private static func openLocked(_ partial: String) throws(ReleaseError) -> Int32 {
    guard mkdir(partial, 0o700) == 0 || errno == EEXIST else {
      throw .system("make the folder \(partial)", errno)
    }
    let descriptor = open(partial, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open the folder \(partial)", errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isSame(descriptor, partial) else {
      close(descriptor)
      throw ReleaseError(
        .io,
        "another errata is writing to the same place (\(partial)). Wait for it, then try again."
      )
    }
    return descriptor
  }

  /// A new name, an empty folder, and one with such content pass; the last is compared in the end.
  private static func checkPlace(
    _ path: String,
    for content: FolderContent
  ) throws(ReleaseError) {
    var found = stat()
    guard lstat(path, &found) == 0 else { return }
    guard found.st_mode & S_IFMT == S_IFDIR else { throw content.occupied(path) }
    let names = try fileNames(in: path)
    guard names.isEmpty || content.admits(names) else { throw content.occupied(path) }
  }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func withoutTrailingSlashes(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }
}
