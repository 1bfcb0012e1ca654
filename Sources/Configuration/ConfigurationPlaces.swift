/// Where settings and themes are looked for.
package struct ConfigurationPlaces: Hashable, Sendable {
  /// The file of settings.
  package var settings: String
  /// The lines of the console's command line, from `$XDG_STATE_HOME/errata`, else
  /// `~/.local/state/errata`; nil when neither is known.
  package var history: String?
  /// The file of the views that the console keeps.
  package var views: String
  /// The folder of the user's themes.
  package var themes: String

  /// Finds the places by the XDG rules: `$XDG_CONFIG_HOME/errata`, else `~/.config/errata`.
  ///
  /// - Parameter environment: the process's.
  /// - Returns: nil when neither `XDG_CONFIG_HOME` nor `HOME` is an absolute path; then only what is
  ///   built in can be used.
  package init?(environment: [String: String]) {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard
      let base = absolute("XDG_CONFIG_HOME") ?? absolute("HOME").map({ $0 + "/.config" })
    else { return nil }
    settings = base + "/errata/errata.toml"
    themes = base + "/errata/themes"
    views = base + "/errata/views.toml"
    let state = absolute("XDG_STATE_HOME") ?? absolute("HOME").map { $0 + "/.local/state" }
    history = state.map { $0 + "/errata/history" }
  }
}
