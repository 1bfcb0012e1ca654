/// Who is asked about texts that errata's own rules have redacted, before they are stored.
package enum OutsideWord {
  /// Nobody, and what waits in the quarantine may go in as it is.
  case nobody
  /// A program; what it fails on goes into the quarantine.
  case program(ExternalRedactor, Quarantine)
  /// A program that was set once and is not any more: what waits for its word stays in the quarantine.
  case missing(Quarantine)

  /// Whether texts are still to be changed after errata's own rules.
  var isProgram: Bool {
    if case .program = self { true } else { false }
  }
}
