import Glibc
import ReviewModel

/// The folder in which `$EDITOR` works on one draft: for its owner alone, editors' copies included.
///
/// It stays locked as long as the console or the editor lives, whoever dies first; what was saved in it
/// and never came back is found at the next start.
struct EditingFolder {
  /// Where it is.
  let path: String
  /// Kept open, and inherited by the editor, for its lock.
  let lock: Descriptor

  /// The file with the text.
  var file: String { path + "/correction.txt" }

  /// Makes the folder with the text in it.
  init(
    in drafts: DraftFolder,
    reviewer: String,
    item: ItemKey,
    text: String
  ) throws(SystemError) {
    try drafts.make()
    let name = "\(drafts.path)/\(Self.prefix(of: reviewer))\(item)-XXXXXX"
    guard let template = strdup(name) else { throw SystemError(name) }
    defer { free(template) }
    guard mkdtemp(template) != nil else { throw SystemError(drafts.path) }
    path = String(cString: template)
    lock = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
    _ = lock.tryLock()
    let file = try Descriptor(opening: file, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    try file.write(Array(text.utf8))
  }

  /// Takes over a folder that neither a console nor an editor uses any more; nil for all others.
  init?(leftBehind path: String) {
    guard
      let lock = try? Descriptor(opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW),
      lock.tryLock()
    else { return nil }
    self.path = path
    self.lock = lock
  }

  /// The text as it was saved last, and when.
  ///
  /// - Throws: also when it is longer than `limit` bytes.
  func saved(limit: Int) throws(SystemError) -> (text: String, time: Timestamp) {
    let file = try Descriptor(opening: file, O_RDONLY | O_NOFOLLOW)
    let bytes = try file.contents(limit: limit + 1)
    guard bytes.count <= limit else {
      errno = EFBIG
      throw SystemError(self.file)
    }
    var facts = stat()
    guard fstat(file.raw, &facts) == 0 else { throw SystemError(self.file) }
    let time = Int64(facts.st_mtim.tv_sec) * 1000 + Int64(facts.st_mtim.tv_nsec) / 1_000_000
    return (String(decoding: bytes, as: UTF8.self), Timestamp(milliseconds: time))
  }

  /// Whether the file has more than so many bytes.
  func isTooLong(for limit: Int) -> Bool {
    var facts = stat()
    return stat(file, &facts) == 0 && facts.st_size > limit
  }

  /// Whether an editor has left work in it that is not in the file.
  ///
  /// That is what editors keep for a recovery (`.swp`, `.save`, `#…#`), if it is not older than the file; a
  /// copy of the text as it was (`…~`) is none.
  var hasUnsavedWork: Bool {
    var facts = stat()
    let saved = stat(file, &facts) == 0 ? Self.nanoseconds(facts) : .min
    return DraftFolder.names(in: path).contains { name in
      var facts = stat()
      let path = "\(path)/\(name)"
      return path != file && !name.hasSuffix("~") && lstat(path, &facts) == 0
        && facts.st_mode & S_IFMT == S_IFREG && facts.st_size > 0
        && Self.nanoseconds(facts) >= saved
    }
  }

  private static func nanoseconds(_ facts: stat) -> Int {
    facts.st_mtim.tv_sec * 1_000_000_000 + facts.st_mtim.tv_nsec
  }

  /// Where unsaved work is, and how it is saved.
  var wordsOnUnsavedWork: String {
    "An editor has left unsaved work in \(path). Let it recover that (vim -r \(file)) and save it: the text "
      + "comes back as a draft with the next start. Or delete the folder."
  }

  /// Removes the folder with all that is in it.
  func remove() { Self.remove(path) }

  /// Removes such a folder, also one that is in use.
  static func remove(_ path: String) {
    for name in DraftFolder.names(in: path) { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// What stands in the files of such a folder, copies of the editor's own included; a file that cannot
  /// be read has nothing, and a long one its beginning.
  static func texts(in path: String) -> [String] {
    DraftFolder.names(in: path).sorted().compactMap { name in
      guard
        let file = try? Descriptor(opening: "\(path)/\(name)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
        let bytes = try? file.contents(limit: ExternalEditor.limit)
      else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// What the names of a reviewer's folders begin with.
  static func prefix(of reviewer: String) -> String { prefix + DraftFolder.prefix(of: reviewer) }

  /// What all their names begin with.
  static let prefix = "edit-"

  /// The item that a folder is about, by its name.
  static func item(ofFolder path: String) -> ItemKey? {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    // A key below zero would bring a part more; no store gives one.
    guard parts.count == 4, parts[0] == "edit" else { return nil }
    return ItemKey(parts[2])
  }
}
