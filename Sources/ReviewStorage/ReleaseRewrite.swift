package import ReviewModel

/// A release that an erasure is to write again, as it stood when the erasure began.
package struct ReleaseRewrite: Hashable, Sendable {
  /// Where it is, from the root on.
  package var path: String
  /// The set that it was made of.
  package var set: SetID
  /// The SHA-256 of its manifest.
  package var manifest: String

  /// Makes one.
  package init(path: String, set: SetID, manifest: String) {
    self.path = path
    self.set = set
    self.manifest = manifest
  }
}
