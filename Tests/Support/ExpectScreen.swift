package import CellGrid
import Foundation
package import Testing

/// Expects a screen to look as the golden beside the suite says: `Snapshots/NAME.screen`.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the golden is written anew and the test fails, as it
/// does when there was none; look at what was written, then run it again without.
///
/// - Parameters:
///   - grid: the screen.
///   - name: the golden's name, without a suffix.
///   - styled: whether styles and the cursor are compared too, which is for tests of themes.
///   - path: the file of the test.
///   - location: where the test fails.
package func expectScreen(
  _ grid: Grid,
  named name: String,
  styled: Bool = false,
  path: String = #filePath,
  location: SourceLocation = #_sourceLocation
) {
  let text = (styled ? grid.styledDescription : grid.description) + "\n"
  expectSnapshot(text, named: "\(name).screen", path: path, location: location)
}

/// Expects a text to be what the golden beside the suite says: `Snapshots/NAME`.
///
/// It is recorded as `expectScreen` says.
///
/// - Parameters:
///   - text: the text, whole.
///   - name: the golden's file name.
///   - path: the file of the test.
///   - location: where the test fails.
package func expectSnapshot(
  _ text: String,
  named name: String,
  path: String = #filePath,
  location: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
  let file = folder.appendingPathComponent(name)
  let golden = try? String(contentsOf: file, encoding: .utf8)
  let records = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  guard records || golden == nil else {
    #expect(text == golden, "Snapshots/\(name) differs", sourceLocation: location)
    return
  }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded Snapshots/\(name): look at it", sourceLocation: location)
  } catch {
    Issue.record("cannot write \(file.path): \(error)", sourceLocation: location)
  }
}
