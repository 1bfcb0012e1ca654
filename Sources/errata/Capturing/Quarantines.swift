import Capture
import Glibc
import ReviewStorage

/// The quarantines of a store: the one beside it, and those that stand where it was once.
struct Quarantines {
  /// The one beside it, which need not be there.
  let own: KeptPlace
  /// Files elsewhere that are there.
  let others: [String]
  /// Where lines were written and no file is any more, though errata did not empty it.
  let missing: [KeptPlace]

  /// The quarantines of the store at a path.
  init(of store: any ReviewStore, at path: String) throws(StoreError) {
    let own = KeptPlace(
      .quarantine,
      path: Host.placeOfNewFile(Quarantine.path(beside: path))
    )
    self.own = own
    let remembered = try store.places().filter { $0.kind == .quarantine }
    var others: [String] = []
    for place in remembered where access(place.path, F_OK) == 0 {
      let file = Host.placeOfNewFile(place.path)
      if file != own.path, !others.contains(file) { others.append(file) }
    }
    self.others = others
    missing = remembered.filter { access($0.path, F_OK) != 0 }
  }

  /// All that are there or may come to be.
  var all: [String] { [own.path] + others }

  /// Refuses to go on while a file is missing in which records wait.
  func check() throws {
    guard let place = missing.first else { return }
    throw Failure(
      .badInput,
      """
      the quarantine \(PlainText.line(place.path).text) is not there any more, so nobody knows which records waited \
      in it for the external redactor. Nothing was stored. Put it back where it was; or, when nothing waits that \
      matters, log with settings that have redaction.external, or once with --without-external, which forgets it
      """
    )
  }

  /// Forgets the files that are missing, as somebody has asked.
  func forgetMissing(in store: any ReviewStore) throws {
    for place in missing { try store.forget(place) }
  }

  /// Forgets the files that are empty now, and so gone.
  func forgetEmpty(in store: any ReviewStore) throws {
    let known = try store.places()
    for path in all where access(path, F_OK) != 0 {
      let place = KeptPlace(.quarantine, path: path)
      if known.contains(place) { try store.forget(place) }
    }
  }
}
