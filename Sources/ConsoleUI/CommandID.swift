/// Names a command in the table, the key file, the palette and scripts: `decide.affirm`.
package struct CommandID: RawRepresentable, Hashable, Sendable {
  /// The name.
  package let rawValue: String

  /// Makes an id from its name.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// Makes an id from its name.
  package init(_ name: String) { rawValue = name }
}
