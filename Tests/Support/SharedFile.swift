package import Foundation

/// A file of the data folder that lies beside the package, or nil when it is not there.
///
/// The folder is `../shared`, or what `ERRATA_SHARED` names. A test that reads from it says so with
/// `.enabled(if:)`.
package func sharedFile(_ path: String, from file: String = #filePath) -> URL? {
  let package = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let folder =
    ProcessInfo.processInfo.environment["ERRATA_SHARED"].map { URL(fileURLWithPath: $0) }
    ?? package.deletingLastPathComponent().appendingPathComponent("shared")
  let url = folder.appendingPathComponent(path)
  return FileManager.default.fileExists(atPath: url.path) ? url : nil
}
