import Capture
import Glibc
import ReviewStorage

/// The files outside of a store to which errata wrote lines that were kept out of it.
struct KeptFiles {
  /// Every place where one stands or may come to stand.
  let all: [KeptPlace]
  /// Where one was written and is none any more: it was deleted, or moved out of sight.
  let missing: [KeptPlace]

  /// The files of the store at a path: those that it remembers, and the quarantine beside it, whose
  /// place is fixed, since a store that was moved remembers where that stood before.
  ///
  /// A file that was moved and is led to by a link now is the one that it leads to.
  init(of store: any ReviewStore, at path: String) throws {
    var places: Set<KeptPlace> = []
    let remembered = try store.places()
      .filter { $0.kind != .release && RejectsFile.isKept(at: $0.path) }
      .map { KeptPlace($0.kind, path: Host.placeOfNewFile($0.path)) }
      .filter { places.insert($0).inserted }
    let beside = Set([path, Host.absolutePath(path)])
      .map { KeptPlace(.quarantine, path: Host.placeOfNewFile(Quarantine.path(beside: $0))) }
    var seen = Set(remembered)
    all = remembered + beside.filter { seen.insert($0).inserted }
    // A quarantine goes with its last line.
    missing = remembered.filter { !beside.contains($0) && access($0.path, F_OK) != 0 }
  }
}

extension KeptPlace {
  /// What stands in it, in words.
  var words: String {
    switch kind {
    case .rejects: "the rejected lines"
    case .quarantine: "the quarantine"
    case .release: "the release"
    }
  }
}
