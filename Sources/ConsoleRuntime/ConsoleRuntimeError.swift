/// Why a console could not be opened, or an editor not run, and what to do about it.
package struct ConsoleRuntimeError: Error, Hashable, CustomStringConvertible {
  /// What happened, where, and what to do.
  package let message: String
  /// Whether what an editor saved stays in its file, for it is nowhere else.
  var keepsFile = false
  /// The message.
  package var description: String { message }
}
