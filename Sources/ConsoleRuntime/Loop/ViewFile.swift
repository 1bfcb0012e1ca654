import Configuration
import Glibc
import ReviewModel

/// The file in which the console keeps named views: for its owner alone, whole or not at all.
///
/// What a filter says may be a name; one in which private values are found is not kept.
package struct ViewFile: Sendable {
  private let path: String
  private let isPrivate: @Sendable (String) -> Bool

  /// Names the file; it need not exist, nor its folder.
  ///
  /// - Parameter isPrivate: whether private values are found in a text.
  package init(_ path: String, isPrivate: @escaping @Sendable (String) -> Bool) {
    self.path = path
    self.isPrivate = isPrivate
  }

  /// Keeps a view, in the place of one that has its name.
  ///
  /// - Returns: the views of the file now.
  /// - Throws: why not, and what to do.
  func save(_ view: SavedView) throws(ConsoleRuntimeError) -> [SavedView] {
    guard !isPrivate(view.filter.description), !isPrivate(view.name) else {
      throw ConsoleRuntimeError(
        message: "The view is not saved: private values are found in it. Use it from the prompt."
      )
    }
    return try change { views in
      views.removeAll { $0.name == view.name }
      guard views.count < SavedView.limit else {
        return "There are \(SavedView.limit) views already."
      }
      views.append(view)
      return nil
    }
  }

  /// Forgets a view.
  ///
  /// - Returns: the views of the file now.
  /// - Throws: why not, and what to do.
  func remove(_ name: String) throws(ConsoleRuntimeError) -> [SavedView] {
    try change { views in
      views.removeAll { $0.name == name }
      return nil
    }
  }

  /// Reads, changes and writes the file, while no other console does.
  private func change(
    _ body: (inout [SavedView]) -> String?
  ) throws(ConsoleRuntimeError) -> [SavedView] {
    let folder: Descriptor
    do throws(SystemError) {
      folder = try lockedFolder()
    } catch {
      throw ConsoleRuntimeError(message: "\(path) cannot be written: \(error.words).")
    }
    var read: ViewSettings
    do throws(ConfigurationError) {
      read = try ViewSettings(path: path)
    } catch {
      throw ConsoleRuntimeError(message: "\(error) Until then nothing is written to it.")
    }
    if let name = read.problems.keys.min(), let problem = read.problems[name] {
      throw ConsoleRuntimeError(message: "\(problem) Until then nothing is written to it.")
    }
    if let problem = body(&read.views) { throw ConsoleRuntimeError(message: problem) }
    read.views.sort { $0.name < $1.name }
    do throws(SystemError) {
      try write(ViewSettings.text(of: read.views), syncing: folder)
    } catch {
      throw ConsoleRuntimeError(message: "\(path) cannot be written: \(error.words).")
    }
    return read.views
  }

  /// The folder, made if need be, and locked: a file that is replaced would take its lock with it.
  private func lockedFolder() throws(SystemError) -> Descriptor {
    let folder = Folders.make(for: path)
    let lock = try Descriptor(opening: folder, O_RDONLY | O_DIRECTORY)
    while flock(lock.raw, LOCK_EX) != 0 {
      guard errno == EINTR else { throw SystemError(folder) }
    }
    return lock
  }

  private func write(_ text: String, syncing folder: Descriptor) throws(SystemError) {
    let new = "\(path).new"
    unlink(new)
    let file = try Descriptor(opening: new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    try file.write(Array(text.utf8))
    try file.sync()
    guard rename(new, path) == 0 else { throw SystemError(path) }
    fsync(folder.raw)
  }
}
