import Glibc

/// The folder beside a store where consoles keep the drafts that are not submitted yet.
///
/// It holds one append-only file a session, locked by the console that writes it. Whoever makes,
/// renames, shortens or removes a file there holds the folder's own lock meanwhile.
package struct DraftFolder: Sendable {
  /// Where it is.
  package let path: String

  /// The folder that belongs to a store's file.
  package init(besideStore store: String) { path = store + "-drafts" }

  /// A journal longer than this is cut when it is read: no console writes one.
  static let readLimit = 256 << 20

  private static let journalSuffix = ".drafts"
  private static let unfinishedSuffix = ".new"

  /// Where a session's journal is.
  func journal(reviewer: String, session: String) -> String {
    let name = String(session.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40))
    return "\(path)/\(Self.prefix(of: reviewer))\(name)-\(getpid())\(Self.journalSuffix)"
  }

  /// Where a journal is written before it takes its name.
  static func unfinished(_ journal: String) -> String { journal + unfinishedSuffix }

  /// What the names of a reviewer's journals begin with; the header has the name in full.
  static func prefix(of reviewer: String) -> String {
    let hash = reviewer.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + "-"
  }

  /// Makes the folder unless it is there, for its owner alone.
  func make() throws(SystemError) {
    if mkdir(path, 0o700) != 0 && errno != EEXIST { throw SystemError(path) }
  }

  /// Runs `body` while nobody else changes names in the folder.
  ///
  /// - Throws: when the folder is not there, or somebody holds it for two seconds.
  func locked<Result>(
    patience: Int = 200,
    _ body: () throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    let folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    var tries = 0
    while !folder.tryLock() {
      tries += 1
      if tries >= patience { throw SystemError(path) }
      usleep(10_000)
    }
    return try body()
  }

  /// Makes the names in the folder durable.
  func sync() throws(SystemError) {
    let folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
    try folder.sync()
  }

  /// The journals in it, sorted; none when there is no folder.
  func journals() -> [String] { files(endingIn: Self.journalSuffix) }

  /// Removes what a console left that ended while it made a journal.
  ///
  /// Needs the folder's lock.
  func removeUnfinished() {
    for file in files(endingIn: Self.unfinishedSuffix) { unlink(file) }
  }

  /// The folders in which editors work, or worked, for a reviewer or for all.
  func editingFolders(of reviewer: String? = nil) -> [String] {
    let prefix = reviewer.map(EditingFolder.prefix) ?? EditingFolder.prefix
    return Self.names(in: path).filter { $0.hasPrefix(prefix) }.map { "\(path)/\($0)" }.sorted()
  }

  private func files(endingIn suffix: String) -> [String] {
    Self.names(in: path).filter { $0.hasSuffix(suffix) }.map { "\(path)/\($0)" }.sorted()
  }

  /// The names in a folder, none when it cannot be read.
  static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) { names.append(name(of: entry)) }
    return names.filter { $0 != "." && $0 != ".." }
  }

  /// The name that an entry of a folder has.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
        String(cString: $0)
      }
    }
  }
}
