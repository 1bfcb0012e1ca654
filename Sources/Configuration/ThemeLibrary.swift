package import CellGrid
import Themes

/// The themes that there are: those of the binary, and the user's own files.
package struct ThemeLibrary: Sendable {
  /// The folder of the user's themes, nil for none.
  private let folder: String?
  /// The names, the binary's first, in the order in which they are offered.
  package let names: [String]
  /// The names that come from the user's folder.
  package let userNames: Set<String>

  /// Looks which themes there are; none is read yet.
  ///
  /// A file of the user that has the name of a theme of the binary takes its place, and may inherit
  /// from it.
  ///
  /// - Parameter folder: where the user's files `*.toml` are; it need not exist.
  package init(folder: String?) {
    self.folder = folder
    let files = folder.map { TextFile.names(in: $0, suffix: ".toml") } ?? []
    let own = files.prefix(200).map { String($0.dropLast(5)) }
    userNames = Set(own)
    let builtin = BuiltinTheme.allCases.map(\.rawValue)
    names = builtin + own.filter { !builtin.contains($0) }
  }

  /// The theme of that name, made for a terminal.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - support: the colours that the terminal has; without any, attributes stand in for them.
  /// - Throws: `ConfigurationError` when there is none, or a file is wrong.
  package func theme(
    _ name: String,
    for support: ColorSupport
  ) throws(ConfigurationError) -> Theme {
    try JoinedTheme(try lineage(of: name)).theme(named: name, for: support)
  }

  /// Every theme that can be read, and why the others cannot.
  package func themes(
    for support: ColorSupport
  ) -> (themes: [Theme], problems: [ConfigurationError]) {
    var themes: [Theme] = []
    var problems: [ConfigurationError] = []
    for name in names {
      do { themes.append(try theme(name, for: support)) } catch { problems.append(error) }
    }
    return (themes, problems)
  }

  /// The files of a theme, the one that the others inherit from first.
  private func lineage(of name: String) throws(ConfigurationError) -> [ThemeFile] {
    var files: [ThemeFile] = []
    var next: String? = name
    while let name = next {
      // A file that inherits from its own name means the binary's.
      let isOwn = userNames.contains(name)
      let times = files.filter { $0.name == name }.count
      let isCircle = times > (isOwn && BuiltinTheme(rawValue: name) != nil ? 1 : 0)
      guard let file = isCircle ? nil : try file(name, isOwn: isOwn && times == 0) else {
        let remedy = Spelling.remedy(for: name, among: names)
        guard let last = files.last else { throw .unknownTheme(name, remedy: remedy) }
        throw last.document.error(
          at: ["inherits"],
          isCircle ? "the theme inherits from itself" : "there is no theme named \(name)",
          isCircle ? "Name another theme, or none." : remedy
        )
      }
      files.append(file)
      next = file.inherits
    }
    return files.reversed()
  }

  private func file(_ name: String, isOwn: Bool) throws(ConfigurationError) -> ThemeFile? {
    if isOwn, let folder {
      let path = "\(folder)/\(name).toml"
      guard let text = try TextFile.read(path) else { throw .missing(path: path) }
      return try ThemeFile(text, name: name, path: path)
    }
    guard let builtin = BuiltinTheme(rawValue: name) else { return nil }
    return try ThemeFile(builtin.toml, name: name, path: "Themes/\(name).toml (built in)")
  }
}
