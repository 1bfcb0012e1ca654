import Capture
import ConsoleRuntime
import Glibc

/// What an earlier version kept beside a symbolic link that leads to a store: its key, drafts and quarantine, which
/// belong beside the file itself.
struct FilesBesideLink {
  private let link: String
  private let file: String
  /// What stands beside the link, and where it belongs.
  private let moves: [(from: String, to: String)]

  /// Looks beside a path that may be a link, and beside each link that it leads to.
  init(at path: String) {
    link = path
    let file = Host.absolutePath(path)
    self.file = file
    var moves: [(from: String, to: String)] = []
    for link in Self.links(from: path) {
      for (from, to) in zip(Self.places(beside: link), Self.places(beside: file)) {
        if access(from, F_OK) == 0, !isSameFile(from, to) { moves.append((from, to)) }
      }
    }
    self.moves = moves
  }

  /// The most links that are followed, as Linux has it.
  private static let mostLinks = 40

  private static func places(beside store: String) -> [String] {
    [
      StoreKey.path(beside: store), DraftFolder(besideStore: store).path,
      Quarantine.path(beside: store),
    ]
  }

  /// The links from a path on, each once.
  private static func links(from path: String) -> [String] {
    var links: [String] = []
    var path = path
    while links.count < mostLinks, Host.isLink(path) {
      links.append(path)
      var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &bytes, bytes.count)
      guard count > 0 else { break }
      let target = String(decoding: bytes.prefix(count), as: UTF8.self)
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      path = target.hasPrefix("/") ? target : folder + target
    }
    return links
  }

  /// What is to be done before the store can be used by the link; nil when nothing stands there.
  var advice: String? {
    guard !moves.isEmpty else { return nil }
    return """
      \(PlainText.line(link).text) is a link to the store \(PlainText.line(file).text), and what an earlier version \
      wrote stands beside the link, where it is not looked for any more. Move it beside the store:
      \(commands.joined(separator: "\n"))
      """
  }

  /// A command a file; of two that belong in the same place the second meets the first there.
  private var commands: [String] {
    var filled: Set<String> = []
    return moves.map { from, to in
      let isFree = access(to, F_OK) != 0 && filled.insert(to).inserted
      return command(from, to, isFree: isFree)
    }
  }

  private func command(_ from: String, _ to: String, isFree: Bool) -> String {
    let (left, right) = (quoted(from), quoted(to))
    if isFree { return "mv \(left) \(right)" }
    if from.hasSuffix("-key") {
      return """
        \(right) is there too: keep the key that errata doctor --store \(quoted(file)) calls the right one there, and \
        put \(left) elsewhere
        """
    }
    if from.hasSuffix("-drafts") {
      // What is in both places stays in both, and keeps the folder from going.
      return "mv -n \(left)/* \(right)/ && rmdir \(left)"
    }
    return "cat \(left) >> \(right) && rm \(left)"
  }

  private func quoted(_ path: String) -> String {
    "'\(PlainText.line(path).text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}

extension GlobalOptions {
  /// What stands beside a link to the store and belongs beside the store; nil when that is nothing.
  func adviceOnLink() throws -> String? {
    guard case .file(let path) = try storeLocation().place, Host.isLink(path) else { return nil }
    return FilesBesideLink(at: path).advice
  }
}
