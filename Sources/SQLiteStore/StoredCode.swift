import ReviewModel

/// An enum that is stored as a small number.
///
/// The numbers are part of the file format.
protocol StoredCode {
  var code: Int64 { get }
  init?(code: Int64)
}

extension StoredCode where Self: CaseIterable {
  init?(code: Int64) {
    guard let value = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = value
  }
}

extension Signal: StoredCode {
  var code: Int64 {
    switch self {
    case .none: 0
    case .up: 1
    case .corrected: 2
    case .down: 3
    case .retry: 4
    }
  }
}

extension FeedbackSignal: StoredCode {
  var code: Int64 {
    switch self {
    case .up: 1
    case .down: 2
    case .edit: 3
    case .retry: 4
    }
  }
}

extension Consent: StoredCode {
  var code: Int64 {
    switch self {
    case .none: 0
    case .eval: 1
    case .training: 2
    }
  }
}

extension ItemKind: StoredCode {
  var code: Int64 {
    switch self {
    case .answer: 0
    case .conflict: 1
    case .pair: 2
    case .audit: 3
    case .gate: 4
    }
  }
}

extension ExampleKind: StoredCode {
  var code: Int64 {
    switch self {
    case .golden: 0
    case .regression: 1
    }
  }
}

extension ItemStatus: StoredCode {
  // The queue's partial indexes stand on this: what waits is at most 1.
  var code: Int64 {
    switch self {
    case .open: 0
    case .skipped, .decided(.skip): 1
    case .flagged, .decided(.flag): 2
    case .decided(.correct): 3
    case .decided(.affirm): 4
    case .decided(.discard): 5
    case .withdrawn: 6
    }
  }

  init?(code: Int64) {
    switch code {
    case 0: self = .open
    case 1: self = .skipped
    case 2: self = .flagged
    case 3: self = .decided(.correct)
    case 4: self = .decided(.affirm)
    case 5: self = .decided(.discard)
    case 6: self = .withdrawn
    default: return nil
    }
  }
}

extension VerdictKind: StoredCode {
  var code: Int64 {
    switch self {
    case .correct: 1
    case .affirm: 2
    case .discard: 3
    case .flag: 4
    case .skip: 5
    }
  }
}

/// What an operation does, without its particulars.
enum ActionKind: Int64, CaseIterable, StoredCode {
  case decide = 0
  case undo = 1
  case redo = 2
  case classify = 3
  case split = 4

  var code: Int64 { rawValue }
}

/// Where a deciding operation stands among its reviewer's undo and redo.
enum OperationState: Int64, CaseIterable, StoredCode {
  /// In force.
  case standing = 0
  /// Taken back, and may be put in force again.
  case undone = 1
  /// Taken back for good: its reviewer has decided something since.
  case gone = 2

  var code: Int64 { rawValue }
}
