/// A line of a script that was refused or failed, at which the script ends.
package struct ScriptFailure: Error, Hashable, CustomStringConvertible {
  /// What the script is called.
  package let script: String
  /// The line, from 1.
  package let line: Int
  /// The command that stands there.
  package let command: String
  /// Why it is not done, as the console says it.
  package let reason: String
  /// Whether the store or a file failed, rather than the script.
  package let isFromOutside: Bool
  /// What happened, where, and what became of the rest.
  package var description: String {
    "Line \(line) of \(script): \(command): \(reason) Nothing after this line was run."
  }
}
