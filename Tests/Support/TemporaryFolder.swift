import Foundation

/// A folder for one test, removed with all that is in it when the test lets go of it.
package final class TemporaryFolder: Sendable {
  /// The folder's path.
  package let path: String

  /// Makes an empty folder that only its owner can read.
  package init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("errata-test-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(
      at: url,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder, which need not exist.
  package func path(_ name: String) -> String { path + "/" + name }
}
