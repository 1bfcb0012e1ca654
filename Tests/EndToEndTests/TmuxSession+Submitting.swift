import TestSupport
import Testing

extension TmuxSession {
  /// Submits what stands in the editor, and overrules a warning as a reviewer does, with a word on why.
  func submitCorrection() async throws {
    try press("C-s")
    let screen = try await wait(for: "a correction, or a warning") {
      $0.contains("corrected") || $0.contains("asks why")
    }
    guard screen.contains("asks why") else { return }
    try press("s")
    try type("as meant")
    try await wait(for: "as meant")
    try press("Enter")
    try await wait(for: "corrected")
  }
}
