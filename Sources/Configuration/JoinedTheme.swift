import CellGrid

/// A theme file with all that it inherits.
struct JoinedTheme {
  private var appearance = Theme.Appearance.terminal
  private var palette: [String: ColorChain] = [:]
  private var roles: [Theme.Role: (style: ThemeFile.RoleStyle, document: TOMLDocument)] = [:]
  private var symbols: [Theme.Symbol: Unicode.Scalar] = [:]

  /// Joins files, each laid over those before it.
  init(_ files: [ThemeFile]) {
    for file in files {
      appearance = file.appearance ?? appearance
      palette.merge(file.palette) { $1 }
      for (role, style) in file.roles { roles[role] = (style, file.document) }
      switch file.charset {
      case .unicode:
        symbols = Dictionary(uniqueKeysWithValues: Theme.Symbol.allCases.map { ($0, $0.unicode) })
      case .ascii: symbols = [:]
      case nil: break
      }
      symbols.merge(file.symbols) { $1 }
    }
  }

  /// Makes the theme for a kind of terminal.
  ///
  /// A role that no file names looks as its nearest parent that one names, and without any as in the
  /// plain theme; without colours all look as there, but for those that say what to do then.
  func theme(named name: String, for support: ColorSupport) throws(ConfigurationError) -> Theme {
    var styles: [Theme.Role: Style] = [:]
    for role in Theme.Role.allCases {
      let plain = Theme.plain.style(role)
      guard let (written, document) = written(for: role) else {
        styles[role] = plain
        continue
      }
      let foreground = try color(written.foreground, "fg", of: role, document)
      let background = try color(written.background, "bg", of: role, document)
      if support == .none {
        styles[role] = Style(
          foreground: plain.foreground,
          background: plain.background,
          attributes: written.mono ?? plain.attributes
        )
      } else {
        styles[role] = Style(
          foreground: foreground?.color(for: support),
          background: background?.color(for: support),
          attributes: written.attributes
        )
      }
    }
    return Theme(name: name, appearance: appearance, styles: styles, symbols: symbols)
  }

  /// What is written for a role, or for the nearest of its parents that says something.
  ///
  /// All fall back on `text`, which is beneath them anyway, so that is as good as nothing.
  private func written(
    for role: Theme.Role
  ) -> (style: ThemeFile.RoleStyle, document: TOMLDocument)? {
    var next: Theme.Role? = role
    while let asked = next {
      if asked == .text, role != .text { return nil }
      if let found = roles[asked] { return found }
      next = asked.parent
    }
    return nil
  }

  private func color(
    _ written: ThemeFile.WrittenColor?,
    _ key: String,
    of role: Theme.Role,
    _ document: TOMLDocument
  ) throws(ConfigurationError) -> ColorChain? {
    let name: String
    switch written {
    case nil: return nil
    case .plain(let color): return ColorChain(colors: [color])
    case .named(let written): name = written
    }
    if let chain = palette[name] { return chain }
    if let color = ColorChain.color(.string(name)) { return ColorChain(colors: [color]) }
    throw document.error(
      at: ["roles", role.name.kebabCase, key],
      "there is no colour \(name)",
      Spelling.remedy(for: name, among: Array(palette.keys) + Array(ColorChain.names.keys))
    )
  }
}
