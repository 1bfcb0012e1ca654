import CellGrid

/// What a theme file says, before it is joined with those that it inherits from.
struct ThemeFile {
  /// The theme's name, which is the file's.
  var name: String
  /// The file, for errors.
  var document: TOMLDocument
  /// What it is made for, nil to inherit.
  var appearance: Theme.Appearance?
  /// Which signs it begins with, nil to inherit.
  var charset: Charset?
  /// The theme that it changes.
  var inherits: String?
  /// Its colours by name, which come before the names of the sixteen.
  var palette: [String: ColorChain] = [:]
  /// Its roles; one that is here replaces the inherited one whole.
  var roles: [Theme.Role: RoleStyle] = [:]
  /// Signs of its own.
  var symbols: [Theme.Symbol: Unicode.Scalar] = [:]

  /// A set of signs.
  enum Charset: String, CaseIterable {
    case unicode
    case ascii
  }

  /// A colour as it is written in a role.
  enum WrittenColor {
    /// A name of the palette.
    case named(String)
    /// A colour by itself.
    case plain(Color)
  }

  /// A role as it is written.
  struct RoleStyle {
    var foreground: WrittenColor?
    var background: WrittenColor?
    var attributes: Attributes = []
    /// The attributes where there are no colours, nil for those of the plain theme.
    var mono: Attributes?
  }

  /// Reads a theme.
  init(_ text: String, name: String, path: String) throws(ConfigurationError) {
    self.name = name
    document = try TOMLDocument(text, path: path)
    for (key, node) in document.root.sorted(by: { $0.key < $1.key }) {
      switch key {
      case "appearance": appearance = try document.choice(node, at: [key])
      case "charset": charset = try document.choice(node, at: [key])
      case "inherits": inherits = try document.text(node, at: [key])
      case "palette": try readPalette(node)
      case "roles": try readRoles(node)
      case "symbols": try readSymbols(node)
      default:
        throw document.unknown(
          [key],
          known: ["appearance", "charset", "inherits", "palette", "roles", "symbols"]
        )
      }
    }
  }

  private mutating func readPalette(_ node: TOMLNode) throws(ConfigurationError) {
    for (name, node) in try document.table(node, at: ["palette"]) {
      let forms =
        switch node {
        case .array(let forms): forms
        default: [node]
        }
      let colors = forms.compactMap(ColorChain.color)
      guard !colors.isEmpty, colors.count == forms.count else {
        throw document.error(
          at: ["palette", name],
          "\(name) is no colour",
          "Write \"#rrggbb\", a number from 0 to 255, a name such as \"bright-red\", or a list of "
            + "these."
        )
      }
      palette[name] = ColorChain(colors: colors)
    }
  }

  private mutating func readRoles(_ node: TOMLNode) throws(ConfigurationError) {
    for (name, node) in try document.table(node, at: ["roles"]) {
      guard let role = Theme.Role.allCases.first(where: { $0.name.kebabCase == name }) else {
        throw document.unknown(
          ["roles", name],
          known: Theme.Role.allCases.map(\.name.kebabCase)
        )
      }
      var style = RoleStyle()
      for (key, node) in try document.table(node, at: ["roles", name]) {
        let place = ["roles", name, key]
        switch key {
        case "fg": style.foreground = try writtenColor(node, at: place)
        case "bg": style.background = try writtenColor(node, at: place)
        case "attributes": style.attributes = try document.attributes(node, at: place)
        case "mono": style.mono = try document.attributes(node, at: place)
        default: throw document.unknown(place, known: ["fg", "bg", "attributes", "mono"])
        }
      }
      roles[role] = style
    }
  }

  private func writtenColor(
    _ node: TOMLNode,
    at place: [String]
  ) throws(ConfigurationError) -> WrittenColor {
    if case .integer = node, let color = ColorChain.color(node) { return .plain(color) }
    return .named(try document.text(node, at: place))
  }

  private mutating func readSymbols(_ node: TOMLNode) throws(ConfigurationError) {
    for (name, node) in try document.table(node, at: ["symbols"]) {
      guard let symbol = Theme.Symbol.allCases.first(where: { $0.name.kebabCase == name })
      else {
        throw document.unknown(
          ["symbols", name],
          known: Theme.Symbol.allCases.map(\.name.kebabCase)
        )
      }
      let text = try document.text(node, at: ["symbols", name])
      guard let sign = text.unicodeScalars.first, text.unicodeScalars.count == 1,
        TextCells.isPlain(sign)
      else {
        throw document.error(
          at: ["symbols", name],
          "\(name) must be one character that takes one cell",
          "Choose another character."
        )
      }
      symbols[symbol] = sign
    }
  }
}

extension String {
  /// The name as files have it: `borderFocused` is `border-focused`.
  var kebabCase: String {
    reduce(into: "") { result, character in
      result += character.isUppercase ? "-" + character.lowercased() : String(character)
    }
  }
}
