/// A detector behind a reference, so that asking it is one call of a method.
///
/// Asking by an existential copies what a detector holds, or counts its references, which at each
/// trigger takes longer than most detectors take.
///
/// Unchecked, since a class with subclasses cannot be checked: all that they hold is a `let` that is
/// Sendable.
package class DetectorHolder: @unchecked Sendable {
  fileprivate init() {}

  /// The value at a trigger, or nil.
  func match(at index: Int, in text: ScannedText) -> Match? { nil }
}

// Unchecked as its superclass is; all that it holds is Sendable and never changes.
private final class Holder<Held: Detector>: DetectorHolder, @unchecked Sendable {
  private let detector: Held

  init(_ detector: Held) {
    self.detector = detector
    super.init()
  }

  override func match(at index: Int, in text: ScannedText) -> Match? {
    detector.match(at: index, in: text)
  }
}

extension Detector {
  /// A holder made for the type of the detector.
  package var holder: DetectorHolder { Holder(self) }
}

/// A held detector whose references are not counted; the redactor keeps the object.
struct DetectorReference: Sendable {
  private let holder: Unmanaged<DetectorHolder>

  init(_ holder: DetectorHolder) { self.holder = .passUnretained(holder) }

  func match(at index: Int, in text: ScannedText) -> Match? {
    holder._withUnsafeGuaranteedRef { $0.match(at: index, in: text) }
  }
}
