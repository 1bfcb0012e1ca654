import CellGrid
import Configuration
import ConsoleUI
import Redaction
import ReviewModel
import SpellChecking
import Themes

/// What the user has set, with the defaults of what is not set.
struct ResolvedSettings {
  /// The file that was read, nil when no place for one is known.
  let path: String?
  /// What it sets.
  let settings: Settings
  /// The themes that there are.
  let themes: ThemeLibrary
  /// The folder of the user's themes, nil when no place for one is known.
  let themesFolder: String?
  /// The user's data folder, nil when no place for one is known.
  let dataFolder: String?
  /// The file of the command line's history, nil when no place for one is known.
  let historyPath: String?
  /// The file of the views that the console keeps, nil when no place for one is known.
  let viewsPath: String?
  /// The named views: those of the settings, then those that the console keeps.
  let views: ViewSettings
  /// The program that opens links, with its arguments; empty for none.
  let opener: [String]
  /// The keys.
  let keymap: Keymap

  /// Reads the settings: `--config`, else `ERRATA_CONFIG`, else the file in the config folder.
  ///
  /// - Throws: a `ConfigurationError` or a ``Failure`` that names file and line.
  init(option: String?, environment: [String: String]) throws {
    let places = ConfigurationPlaces(environment: environment)
    let named = option ?? environment["ERRATA_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    path = named ?? places?.settings
    settings = try path.map { try Settings(path: $0, isRequired: named != nil) } ?? Settings()
    environmentEscapeDelay = environment["ESCDELAY"].flatMap { Int($0) }
      .flatMap { (0...1000).contains($0) ? $0 : nil }
    themesFolder = places?.themes
    dataFolder =
      environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.local/share" : nil }
    historyPath = places?.history
    viewsPath = places?.views
    views = Self.views(settings.views, path: places?.views)
    let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
    opener = settings.opener ?? (hasDisplay ? ["xdg-open"] : [])
    themes = ThemeLibrary(folder: themesFolder)
    do {
      let overrides = settings.keys.sorted { $0.key < $1.key }
      keymap = try Keymap(overrides: overrides.map { ($0.key, $0.value) })
    } catch {
      throw Failure(.badInput, "the keys in \(path ?? "the settings") cannot be used:\n\(error)")
    }
  }

  /// The reason codes: those of errata or of the settings' menus, then those that the settings add.
  var reasons: ReasonCodes {
    ReasonCodes(
      discard: settings.allDiscardReasons,
      flag: settings.allFlagReasons,
      failures: settings.failureKinds ?? FailureChoice.standard
    )
  }

  /// What finds private values, by the region and the rules of the settings.
  ///
  /// It throws only if the rules have become bad since the settings were read, which checks them.
  var redactor: Redactor {
    get throws {
      try Redactor(
        detectors: detectors(phoneRegions: phoneRegions),
        policy: settings.redaction
      )
    }
  }

  /// All that the redactor is made of, so that what it found may be kept until that changes.
  var redactionIdentity: String {
    StableText.of(settings.redaction) + StableText.of(phoneRegions)
  }

  /// The regions as whose people telephone numbers are read.
  private var phoneRegions: [String] {
    let regions = settings.redaction.regions.sorted().map(\.text)
    return regions + [settings.phoneRegion].compactMap(\.self).filter { !regions.contains($0) }
  }

  /// The name of the theme to begin with.
  var themeName: String { settings.theme ?? BuiltinTheme.terminal.rawValue }

  /// Milliseconds after an ESC within which the rest of a key's bytes must come.
  ///
  /// The settings speak first, then `ESCDELAY`, which other programs that use curses take too.
  var escapeDelay: Int { settings.escapeDelay ?? environmentEscapeDelay ?? 25 }

  /// The file with the team's guidelines: a relative path counts from the folder of the settings, and a
  /// tilde stands for the home folder.
  var guidelines: String? {
    guard let name = settings.guidelines, !name.isEmpty else { return nil }
    return besideSettings(name)
  }

  private func besideSettings(_ name: String) -> String {
    if name.hasPrefix("~/"), let home = Host.environment["HOME"] { return home + name.dropFirst() }
    guard !name.hasPrefix("/"), let path, let end = path.lastIndex(of: "/") else { return name }
    return path[...end] + name
  }

  /// The file of the curator's policy, nil for the usual policy; a relative path counts from the folder of the settings.
  var curationPolicy: String? { settings.curationPolicy.map(besideSettings) }

  /// What checks the spelling of corrections; nil unless the settings name a dictionary.
  var spellChecker: SpellChecker? {
    settings.spelling.map { language in
      SpellChecker(
        language: language,
        words: settings.spelledWords,
        folders: SpellChecker.folders(data: dataFolder)
      )
    }
  }

  /// After how many lines a source is folded; 0 for never.
  var foldAfter: Int { settings.foldAfter ?? 20 }

  /// Seconds for which a message is shown; 0 for until the next key.
  var messageTime: Int { settings.messageTime ?? 6 }

  /// What `ESCDELAY` says, nil when it is unset or not a number from 0 to 1000.
  let environmentEscapeDelay: Int?

  /// The themes on offer, and the one to begin with.
  ///
  /// A theme that cannot be read is not on offer; `errata themes` says why.
  ///
  /// - Throws: a `ConfigurationError` when the one to begin with cannot be read.
  func themes(
    for support: ColorSupport,
    first: String?
  ) throws -> (all: [Theme], first: Int) {
    let theme = try themes.theme(first ?? themeName, for: support)
    let all = themes.themes(for: support).themes
    return (all, all.firstIndex { $0.name == theme.name } ?? 0)
  }

  /// The views of the settings and those that the console keeps; of two with one name, the first.
  private static func views(_ fixed: ViewSettings, path: String?) -> ViewSettings {
    guard let path else { return fixed }
    var joined = fixed
    do throws(ConfigurationError) {
      let kept = try ViewSettings(path: path)
      let names = Set(fixed.views.map(\.name)).union(fixed.problems.keys)
      joined.views += kept.views.filter { !names.contains($0.name) }
      joined.problems.merge(kept.problems) { first, _ in first }
    } catch {
      joined.problems[""] = error
    }
    joined.views.sort { $0.name < $1.name }
    return joined
  }
}

extension GlobalOptions {
  /// The settings; throws as `ResolvedSettings.init` does.
  func settings() throws -> ResolvedSettings {
    try ResolvedSettings(option: config, environment: Host.environment)
  }

  /// What finds private values; throws as ``settings()`` does.
  func redactor() throws -> Redactor { try settings().redactor }

  /// The reason codes that are known; throws as ``settings()`` does.
  func reasonCodes() throws -> ReasonCodes { try settings().reasons }
}
