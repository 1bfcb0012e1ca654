package import Foundation

/// The programs that were built beside the tests.
package enum Products {
  /// Where a product is.
  package static func url(_ name: String) -> URL {
    let executable = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    // `swift test` runs the test bundle itself or a helper out of the toolchain, which names it.
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
    return (bundle ?? executable).deletingLastPathComponent().appending(path: name)
  }
}
