/// A name that is equal to another only byte for byte.
///
/// Swift's strings are equal when Unicode says that they read the same, composed or not; users, paths
/// and the keys of JSON are told apart by their bytes.
package struct ByteName: Hashable, Sendable {
  private let bytes: [UInt8]

  /// Takes the UTF-8 of a name.
  package init(_ name: String) { bytes = Array(name.utf8) }
}
