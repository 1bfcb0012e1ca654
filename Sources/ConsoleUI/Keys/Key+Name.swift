package import CellGrid

extension Key {
  /// The key as help and key files write it: `j`, `Space`, `Ctrl-D`, `Shift-Tab`, `PgDn`.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .control(let scalar): "Ctrl-\(Character(scalar).uppercased())"
    case .alt(" "): "Alt-Space"
    case .alt(let scalar): "Alt-\(Character(scalar))"
    case .named(.backTab, _): "Shift-Tab"
    case .named(let named, let modifiers):
      (modifiers.contains(.control) ? "Ctrl-" : "") + (modifiers.contains(.alt) ? "Alt-" : "")
        + (modifiers.contains(.shift) ? "Shift-" : "") + named.title
    }
  }

  /// Reads a key's name, whatever the case of its words; nil when there is no such key.
  ///
  /// `Ctrl-I`, `Ctrl-M` and `Ctrl-H` are Tab, Enter and Backspace to a terminal and read as those.
  package init?(name: String) {
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1, let only = scalars.first {
      guard only.value > 0x20, only.value != 0x7F, !(0x80...0x9F).contains(only.value) else {
        return nil
      }
      self = .character(only)
      return
    }
    var modifiers: Modifiers = []
    var rest = Substring(name)
    while let (modifier, behind) = takeModifier(rest) {
      modifiers.insert(modifier)
      rest = behind
    }
    if rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first {
      guard let key = Key(scalar: scalar, modifiers: modifiers) else { return nil }
      self = key
      return
    }
    let word = rest.lowercased()
    if word == "space" {
      guard let key = Key(scalar: " ", modifiers: modifiers) else { return nil }
      self = key
      return
    }
    guard let named = NamedKey(word: word) else { return nil }
    if named == .tab && modifiers == .shift {
      self = .named(.backTab)
    } else {
      self = .named(named, modifiers)
    }
  }

  private init?(scalar: Unicode.Scalar, modifiers: Modifiers) {
    switch modifiers {
    case []: self = .character(scalar)
    case .alt: self = .alt(scalar)
    case .control:
      guard let lower = Character(scalar).lowercased().unicodeScalars.first else { return nil }
      switch lower {
      case "i": self = .named(.tab)
      case "m": self = .named(.enter)
      case "h": self = .named(.backspace)
      case "[": self = .named(.escape)
      case "a"..."z", "\\", "]", "^", "_": self = .control(lower)
      default: return nil
      }
    default: return nil
    }
  }
}

private func takeModifier(_ text: Substring) -> (Modifiers, Substring)? {
  for (word, modifier) in [("ctrl-", Modifiers.control), ("alt-", .alt), ("shift-", .shift)]
  where text.count > word.count && text.prefix(word.count).lowercased() == word {
    return (modifier, text.dropFirst(word.count))
  }
  return nil
}

extension NamedKey {
  fileprivate var title: String {
    switch self {
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .f1, .f2, .f3, .f4, .f5, .f6, .f7, .f8, .f9, .f10, .f11, .f12: rawValue.uppercased()
    }
  }

  fileprivate init?(word: String) {
    let aliases = ["escape": "esc", "return": "enter", "pageup": "pgup", "pagedown": "pgdn"]
    let wanted = aliases[word] ?? word
    guard let found = Self.allCases.first(where: { $0.title.lowercased() == wanted }) else {
      return nil
    }
    self = found
  }
}
