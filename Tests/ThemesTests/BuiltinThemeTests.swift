import CellGrid
import Configuration
import Foundation
import TestSupport
import Testing
import Themes

private let library = ThemeLibrary(folder: nil)
private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Themes")

/// Every theme for every kind of terminal.
private let all: [Theme] = ColorSupport.allCases.flatMap { library.themes(for: $0).themes }

/// The relative luminance of WCAG 2.2.
private func luminance(_ color: Color) -> Double? {
  guard let rgb = color.rgb else { return nil }
  let parts = [rgb.red, rgb.green, rgb.blue].map { value in
    let part = Double(value) / 255
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}

/// The contrast of WCAG 2.2, nil when the terminal decides.
private func contrast(_ style: Style) -> Double? {
  guard let text = style.foreground.flatMap(luminance),
    let ground = style.background.flatMap(luminance)
  else { return nil }
  return (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
}

@Suite struct `The built-in themes` {
  @Test func `Are the files of the folder, one each`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let themes = files.filter { $0.hasSuffix(".toml") }.map { $0.dropLast(5) }
    #expect(themes.sorted().map(String.init) == BuiltinTheme.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: BuiltinTheme.allCases)
  func `Are small and embedded as they are`(theme: BuiltinTheme) throws {
    let file = folder.appendingPathComponent("\(theme.rawValue).toml")
    #expect(try String(contentsOf: file, encoding: .utf8) == theme.toml)
    #expect(theme.toml.utf8.count < 3072)
  }

  @Test(arguments: ColorSupport.allCases)
  func `Can be read for every kind of terminal`(support: ColorSupport) {
    let (themes, problems) = library.themes(for: support)
    #expect(problems.isEmpty)
    #expect(themes.map(\.name) == BuiltinTheme.allCases.map(\.rawValue))
  }

  /// What lies beneath which roles: the console draws these pairs.
  private static let grounds: [(ground: Theme.Role, roles: [Theme.Role])] = [
    (.text, Theme.Role.allCases),
    (.caretLine, Theme.Role.allCases.filter { $0 != .border }),
    (
      .popup,
      [
        .text, .dim, .strong, .label, .heading, .prompt, .statusKey, .title, .border,
        .borderFocused, .warning, .notice, .selection, .control, .searchHit,
      ]
    ),
    (.statusBar, [.statusBar, .statusKey, .title, .strong]),
    (.selection, [.selection, .searchCurrent]),
    (.selectionUnfocused, [.selectionUnfocused, .searchCurrent]),
  ]

  @Test(arguments: [ColorSupport.rgb, .indexed256, .ansi16])
  func `Have the contrast that WCAG asks for`(support: ColorSupport) {
    for theme in library.themes(for: support).themes {
      for (ground, roles) in Self.grounds {
        let beneath = theme.style(.text).overlaid(with: theme.style(ground))
        for role in roles {
          guard let ratio = contrast(beneath.overlaid(with: theme.style(role))) else { continue }
          // What the sixteen look like is the user's choice; xterm's are taken for them.
          let isMost = theme.name == "contrast" && support != .ansi16
          let wanted = role == .border ? 3 : isMost ? 7 : 4.5
          #expect(ratio >= wanted, "\(theme.name), \(role) on \(ground): \(ratio)")
        }
      }
    }
  }

  @Test func `Set both colours or neither, so that none meets one it does not know`() {
    for theme in all {
      for role in Theme.Role.allCases {
        let style = theme.style(.text).overlaid(with: theme.style(role))
        #expect(style.foreground != nil && style.background != nil, "\(theme.name), \(role)")
        let own = theme.style(role)
        let setsGround = own.background.map { $0 != .terminalDefault } ?? false
        #expect(
          !setsGround || own.foreground != nil || role == .caretLine,
          "\(theme.name), \(role) names a background alone"
        )
      }
    }
  }

  @Test(arguments: [
    (Theme.Role.selection, Theme.Role.text), (.selectionUnfocused, .text),
    (.selection, .selectionUnfocused), (.searchHit, .text), (.searchCurrent, .searchHit),
    (.inserted, .deleted), (.inserted, .text), (.deleted, .text), (.control, .text),
    (.error, .success), (.borderFocused, .border), (.marked, .text), (.link, .text),
    (.heading, .text), (.privateValue, .text), (.privateValue, .inserted),
    (.privateValue, .deleted),
    (.privateValue, .searchHit),
    (.misspelt, .text), (.misspelt, .unsupported), (.misspelt, .inserted),
    (.misspelt, .privateValue), (.misspelt, .searchHit),
    (.unsupported, .text), (.unsupported, .partlySupported), (.partlySupported, .text),
    (.unsupported, .searchHit), (.unsupported, .inserted), (.unsupported, .link),
    (.evidence, .text), (.evidence, .unsupported), (.evidence, .selection), (.evidence, .deleted),
  ])
  func `Tell meanings apart without a hue`(one: Theme.Role, other: Theme.Role) {
    for theme in all {
      #expect(
        theme.style(one).attributes != theme.style(other).attributes,
        "\(theme.name): \(one) and \(other) differ by colour alone"
      )
    }
  }

  @Test func `Have a sign of its own for each signal`() {
    for theme in all {
      let signs = [Theme.Symbol.up, .down, .retry, .corrected, .conflict, .flagged].map(
        theme.symbol
      )
      #expect(Set(signs).count == signs.count, "\(theme.name)")
    }
  }

  @Test func `Have signs of one cell, in ASCII where that is promised`() {
    for theme in all {
      for symbol in Theme.Symbol.allCases {
        let sign = theme.symbol(symbol)
        #expect(TextCells.columns(of: sign) == 1 && sign.unicodeScalars.count == 1)
        #expect(theme.name != "ascii" || sign.utf8.count == 1)
      }
    }
  }

  @Test func `Send no colour to a terminal that has none`() {
    for theme in library.themes(for: .none).themes {
      for role in Theme.Role.allCases {
        let style = theme.style(role)
        let colors = [style.foreground, style.background].compactMap { $0 }
        #expect(colors.allSatisfy { $0 == .terminalDefault })
      }
    }
  }

  @Test(arguments: BuiltinTheme.allCases)
  func `Draw the sampler as recorded`(builtin: BuiltinTheme) throws {
    let theme = try library.theme(builtin.rawValue, for: .indexed256)
    var grid = Grid(size: Size(columns: 44, rows: 16), theme: theme)
    grid.drawBox(grid.bounds, title: theme.name, .borderFocused)
    let inside = grid.bounds.interior.inset(horizontal: 1)
    let rows: [(Theme.Symbol, Theme.Role, String)] = [
      (.pointer, .selection, "the selected row"),
      (.pointer, .selectionUnfocused, "in another pane"),
      (.mark, .marked, "marked"), (.up, .badgeUp, "up"), (.down, .badgeDown, "down"),
      (.retry, .badgeRetry, "retry"), (.corrected, .badgeCorrected, "corrected"),
      (.conflict, .badgeConflict, "conflict"), (.bullet, .heading, "a heading"),
      (.bullet, .control, "\u{1B}[31m \u{202E}"), (.bullet, .inserted, "inserted"),
      (.bullet, .deleted, "deleted"), (.bullet, .searchCurrent, "a hit"),
    ]
    for (number, (symbol, role, text)) in rows.enumerated() {
      let row = inside.line(number)
      if role == .selection || role == .selectionUnfocused { grid.restyle(row, theme.style(role)) }
      grid.put(symbol, at: row.origin, theme.style(role))
      grid.write(text, at: Point(column: row.left + 2, row: row.top), role)
    }
    grid.drawRule(Region(column: 0, row: 14, columns: 44, rows: 1), joined: true)
    grid.cursor = inside.origin
    expectScreen(grid, named: builtin.rawValue, styled: true)
  }
}
