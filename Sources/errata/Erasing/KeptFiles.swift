import Capture
import Glibc
import ReviewStorage

/// The files outside of a store to which errata wrote lines that were kept out of it.
struct KeptFiles {
  /// Every place where one stands or may come to stand.
  let all: [KeptPlace]
  /// Where one, or an export, was written and is none any more: it was deleted, or moved out of sight.
  let missing: [KeptPlace]
  /// The files and folders that sets were exported to and that are there still.
  let exports: [String]
  /// The files that runs of the gate were saved to and that are there still.
  let gateRuns: [String]
  /// Those that the store wrote which this one is a copy of, and that stands where it stood: they are its own.
  let originals: [KeptPlace]
  /// Those of which a version before 14 of the store did not take down which store wrote them.
  let unowned: [KeptPlace]

  /// The files of the store at a path: those that it remembers, and the quarantine beside it, whose
  /// place is fixed, since a store that was moved remembers where that stood before.
  ///
  /// A file that was moved and is led to by a link now is the one that it leads to.
  init(of store: any ReviewStore, at path: String) throws {
    var places: Set<KeptPlace> = []
    let known = try store.places()
    let ofLines = known.filter { [.rejects, .quarantine].contains($0.kind) }
    originals = ofLines.filter { $0.isOriginals(besides: path) }
    unowned = ofLines.filter { $0.owner == nil && access($0.path, F_OK) == 0 }
    let remembered =
      ofLines
      .filter { !$0.isOriginals(besides: path) && RejectsFile.isKept(at: $0.path) }
      .map { KeptPlace($0.kind, path: Host.placeOfNewFile($0.path)) }
      .filter { places.insert($0).inserted }
    let beside = Set([path, Host.absolutePath(path)])
      .map { KeptPlace(.quarantine, path: Host.placeOfNewFile(Quarantine.path(beside: $0))) }
    var seen = Set(remembered)
    all = remembered + beside.filter { seen.insert($0).inserted }
    // A quarantine goes with its last line.
    let lines = remembered.filter { !beside.contains($0) && access($0.path, F_OK) != 0 }
    let exported = known.filter { $0.kind == .export }
    exports = exported.filter { access($0.path, F_OK) == 0 }.map(\.path)
    let runs = known.filter { $0.kind == .gateRun }
    gateRuns = runs.filter { access($0.path, F_OK) == 0 }.map(\.path)
    missing = lines + (exported + runs).filter { access($0.path, F_OK) != 0 }
  }
}

extension KeptPlace {
  /// Whether a store wrote there of which the one at a path is a copy.
  ///
  /// Then the file that it was still stands where it stood, and is another. A store that was moved, or came back
  /// from a backup, is no copy.
  func isOriginals(besides path: String) -> Bool {
    guard let owner, Self.identity(of: path) != owner.identity else { return false }
    return Self.identity(of: owner.path) == owner.identity
  }

  private static func identity(of path: String) -> String? {
    var status = stat()
    return stat(path, &status) == 0 ? "\(status.st_dev) \(status.st_ino)" : nil
  }

  /// What stands in it, in words.
  var words: String {
    switch kind {
    case .rejects: "the rejected lines"
    case .quarantine: "the quarantine"
    case .release: "the release"
    case .export: "an export"
    case .gateRun: "a run of the gate"
    }
  }
}
