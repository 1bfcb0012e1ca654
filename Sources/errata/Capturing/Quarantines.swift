import Capture
import Glibc
import ReviewStorage

/// The quarantines of a store: the one beside it, those that stand where it was once, and those of the store that it
/// is a copy of.
struct Quarantines {
  /// The one beside it, which need not be there.
  let own: KeptPlace
  /// Files elsewhere that are there.
  private(set) var others: [String] = []
  /// Those of the store of which this one is a copy, and that stands where it stood: they are only read, since
  /// what is taken out of them would be missing there.
  let originals: [KeptPlace]
  /// Where lines were written and no file is any more, though errata did not empty it.
  private(set) var missing: [KeptPlace] = []
  /// What an earlier version wrote, which did not take down that a file went with its last line.
  private(set) var lapsed: [KeptPlace] = []
  /// Where the one beside the store stood before both were moved.
  private(set) var left: [KeptPlace] = []
  /// Whether the store knows the one beside it.
  private let isOwnKnown: Bool

  /// The quarantines of the store at a path.
  init(of store: any ReviewStore, at path: String) throws(StoreError) {
    let own = KeptPlace(
      .quarantine,
      path: Host.placeOfNewFile(Quarantine.path(beside: path))
    )
    self.own = own
    let remembered = try store.places().filter { $0.kind == .quarantine }
    isOwnKnown = remembered.contains { $0 == own && $0.owner != nil }
    originals = remembered.filter { $0.isOriginals(besides: path) }
    for place in remembered where !place.isOriginals(besides: path) {
      if access(place.path, F_OK) == 0 {
        let file = Host.placeOfNewFile(place.path)
        if file != own.path, !others.contains(file) { others.append(file) }
      } else if place.owner == nil {
        lapsed.append(place)
      } else if !isOwnKnown, place.stoodBesideStore, access(own.path, F_OK) == 0 {
        left.append(place)
      } else {
        missing.append(place)
      }
    }
  }

  /// All from which records go in, that are there or may come to be.
  var all: [String] { [own.path] + others }

  /// All that are read for what waits, besides the one beside the store.
  var waiting: [String] { others + originals.map(\.path) }

  /// Refuses to go on while a file is missing in which records wait.
  func check() throws {
    guard let place = missing.first else { return }
    throw Failure(
      .badInput,
      """
      the quarantine \(PlainText.line(place.path).text) is not there any more, so nobody knows which records waited \
      in it for the external redactor. Nothing was stored. Put it back where it was, or beside the store; or, when \
      nothing waits that matters, log with settings that have redaction.external, or once with --without-external, \
      which forgets it
      """
    )
  }

  /// Refuses to take records out of the quarantine of the store that this one is a copy of.
  func refuseOriginal(_ file: String) throws {
    guard let place = originals.first(where: { isSameFile(file, $0.path) }), let owner = place.owner
    else { return }
    throw Failure(
      .usage,
      """
      \(PlainText.line(file).text) is the quarantine of \(PlainText.line(owner.path).text), of which this store is a copy, \
      and what goes in is taken out of it. Log it there, with --store '\(PlainText.line(owner.path).text)'
      """
    )
  }

  /// Lets the store know of the quarantine beside it.
  func rememberOwn(in store: any ReviewStore) throws(StoreError) {
    if try !store.places().contains(where: { $0 == own && $0.owner != nil }) {
      try store.remember(own)
    }
  }

  /// Brings what the store remembers up to date: what was moved together with it, and what an earlier version left.
  ///
  /// - Throws: a `StoreError`, or a `CaptureError` when a quarantine cannot be read or written.
  func settle(in store: any ReviewStore) throws {
    for path in all { try Quarantine.dropOldFingerprints(in: path) }
    if !isOwnKnown, access(own.path, F_OK) == 0 { try store.remember(own) }
    for place in left { try store.forget(place) }
    for place in lapsed {
      try store.forget(place)
      Messages.note(
        """
        The quarantine \(PlainText.line(place.path).text), which an earlier version of errata wrote, is gone, as it is \
        when its last line has gone in. If somebody moved it, log it from where it is now.
        """
      )
    }
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

extension KeptPlace {
  /// Whether it is the quarantine that stood beside the store when it was remembered.
  fileprivate var stoodBesideStore: Bool {
    owner.map { Quarantine.path(beside: $0.path) == path } ?? false
  }
}
