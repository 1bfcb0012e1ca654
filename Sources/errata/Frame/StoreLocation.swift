/// Where the store is, and what said so.
struct StoreLocation: Equatable {
  /// What kind of store it is, and where.
  enum Place: Equatable {
    /// A file of SQLite.
    case file(String)
    /// A PostgreSQL server, by its address.
    case server(String)
  }

  /// What settled the place.
  enum Origin: String {
    /// `--store`.
    case option = "--store"
    /// The environment.
    case environment = "ERRATA_STORE"
    /// A file in the working folder.
    case thisFolder = "errata.db in this folder"
    /// The folder for data of the user.
    case dataFolder = "the data folder"
  }

  /// The place.
  var place: Place
  /// What settled it.
  var origin: Origin

  /// Settles the place: the option, else `ERRATA_STORE`, else `errata.db` in this folder if there is
  /// one, else the XDG data folder.
  ///
  /// - Parameters:
  ///   - option: the value of `--store`.
  ///   - environment: the environment's variables.
  ///   - exists: whether there is a file of that path.
  /// - Throws: a ``Failure`` when nothing is given and no home is known.
  init(
    option: String?,
    environment: [String: String],
    exists: (String) -> Bool
  ) throws {
    if let option {
      guard !option.isEmpty else {
        throw Failure(.usage, "--store is empty; name a file")
      }
      self.init(place: Place(option), origin: .option)
    } else if let value = environment["ERRATA_STORE"], !value.isEmpty {
      self.init(place: Place(value), origin: .environment)
    } else if exists("errata.db") {
      self.init(place: .file("errata.db"), origin: .thisFolder)
    } else {
      let folder = try Folders.data(environment)
      self.init(place: .file("\(folder)/errata.db"), origin: .dataFolder)
    }
  }

  private init(place: Place, origin: Origin) {
    self.place = place
    self.origin = origin
  }
}

extension StoreLocation.Place {
  /// Reads a path or an address.
  init(_ text: String) {
    let isServer = ["postgres://", "postgresql://"].contains { text.hasPrefix($0) }
    self = isServer ? .server(text) : .file(text)
  }
}

/// The user's folders, after the XDG Base Directory Specification 0.8.
enum Folders {
  /// `$XDG_DATA_HOME/errata`, else `~/.local/share/errata`; a relative path is ignored, as the
  /// specification says.
  static func data(_ environment: [String: String]) throws -> String {
    if let value = environment["XDG_DATA_HOME"], value.hasPrefix("/") { return "\(value)/errata" }
    if let home = environment["HOME"], home.hasPrefix("/") { return "\(home)/.local/share/errata" }
    throw Failure(
      .usage,
      "neither ERRATA_STORE, XDG_DATA_HOME nor HOME says where the store is; give --store PATH"
    )
  }
}
