package import ReviewModel

/// A text of one line that is being typed, or that was typed and is not used yet.
package struct Note: Hashable, Sendable {
  /// Where it is typed.
  package var place: NotePlace
  /// What is typed.
  package var text: String

  /// Makes a note.
  package init(_ text: String, at place: NotePlace) {
    self.place = place
    self.text = text
  }
}

/// A field with what it is about, so that what was typed there is found when it opens again.
package struct NotePlace: Hashable, Sendable {
  /// Which field.
  package enum Field: UInt8, Sendable {
    /// The note of a discard or a flag.
    case decision = 1
    /// The reason for which a correction is submitted in spite of warnings.
    case overruling
    /// The reason for which private values are kept.
    case keeping
    /// The reason for which examples are rejected.
    case rejection
    /// What is searched for.
    case search
    /// A filter of the queue.
    case filter
    /// A command with its arguments.
    case command
    /// The name of a view.
    case viewName
    /// A filter of examples.
    case setFilter
    /// The folder of a release.
    case releaseFolder
    /// What is looked for in a correction.
    case find
  }

  /// The most items that a place names.
  package static let mostItems = 100

  /// Which field.
  package let field: Field
  /// The items that it is about, the first ``mostItems`` of them.
  package let items: [ItemKey]
  /// How many it is about.
  package let count: Int
  /// Tells what it is about from all else with the same field.
  package let digest: UInt64

  /// The field for these items.
  package init(_ field: Field, of items: [ItemKey]) {
    self.init(
      field,
      items: Array(items.prefix(Self.mostItems)),
      count: items.count,
      digest: Self.digest(of: items.lazy.map(UInt64.init(bitPattern:)))
    )
  }

  /// The field for the examples of a set at these positions.
  package init(_ field: Field, of set: SetID, _ positions: [Int]) {
    let set = set.rawValue.utf8.lazy.map(UInt64.init)
    let places = positions.lazy.map { UInt64(truncatingIfNeeded: $0) }
    self.init(
      field,
      items: [],
      count: positions.count,
      digest: Self.digest(of: places, from: Self.digest(of: set))
    )
  }

  /// A place as it was kept.
  package init(_ field: Field, items: [ItemKey], count: Int, digest: UInt64) {
    self.field = field
    self.items = items
    self.count = count
    self.digest = digest
  }

  /// Whether it may be about records that it does not name.
  package var isLoose: Bool { items.isEmpty || count > items.count }

  /// The place in a store that calls its items otherwise.
  package func renamed(_ names: [ItemKey]) -> NotePlace {
    names == items || isLoose ? self : NotePlace(field, of: names)
  }

  // FNV-1a by words.
  private static func digest(
    of words: some Sequence<UInt64>,
    from start: UInt64 = 0xcbf2_9ce4_8422_2325
  ) -> UInt64 {
    words.reduce(start) { ($0 ^ $1) &* 0x100_0000_01b3 }
  }
}

extension NotePlace.Field {
  /// The prompt whose earlier lines a line of this field is kept with; nil for a note, which stands in its
  /// field when that opens again.
  var lineKind: Prompt.Kind? {
    switch self {
    case .decision, .overruling, .keeping, .rejection: nil
    case .search: .search
    case .filter: .filter
    case .command: .command
    case .viewName: .viewName
    case .setFilter: .setFilter
    case .releaseFolder: .releaseFolder
    case .find: .find
    }
  }
}

extension Prompt.Purpose {
  /// Where what is typed is kept until it is used.
  var place: NotePlace {
    switch self {
    case .search: NotePlace(.search, of: [])
    case .filter: NotePlace(.filter, of: [])
    case .command: NotePlace(.command, of: [])
    case .viewName: NotePlace(.viewName, of: [])
    case .setFilter: NotePlace(.setFilter, of: [])
    case .releaseFolder: NotePlace(.releaseFolder, of: [])
    case .rejection(let set, let positions): NotePlace(.rejection, of: set, positions)
    case .keeping(let submission): NotePlace(.keeping, of: submission.items)
    case .overruling(let submission, _): NotePlace(.overruling, of: submission.items)
    case .find: NotePlace(.find, of: [])
    }
  }
}
