import Releases
import ReviewModel
import ReviewStorage

/// The releases that this run, and runs that were interrupted, were asked to write again.
struct RewriteWishes {
  /// A release that is to be written again.
  struct Wish {
    /// Where it is.
    var folder: String
    /// Whether this run was asked for it; one of another run may be gone since.
    var isOwn: Bool
    /// How it stood when the erasure began.
    var former: ReleaseRewrite?
  }

  /// The releases, each folder once.
  private(set) var all: [Wish] = []

  /// Gathers what this run was asked for, and then what others were.
  init(_ own: [String], _ noted: [ReleaseRewrite], of pending: [PendingErasure]) {
    let earlier = pending.flatMap(\.request.rewrites)
    var seen: Set<ByteName> = []
    for folder in own where seen.insert(ByteName(folder)).inserted {
      let former = (earlier + noted).first { $0.path.utf8.elementsEqual(folder.utf8) }
      all.append(Wish(folder: folder, isOwn: true, former: former))
    }
    for rewrite in earlier where seen.insert(ByteName(rewrite.path)).inserted {
      all.append(Wish(folder: rewrite.path, isOwn: false, former: rewrite))
    }
  }

  /// Their folders.
  var folders: [String] { all.map(\.folder) }
}
