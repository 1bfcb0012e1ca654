import CellGrid
import Configuration
import Foundation
import Testing

/// A folder of theme files that is gone when the value is.
private struct ThemeFolder: ~Copyable {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(to: url.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var library: ThemeLibrary { ThemeLibrary(folder: url.path) }

  /// What is said of the theme `mine`, with the file's name only.
  func complaint() -> String {
    do {
      _ = try library.theme("mine", for: .rgb)
      return "fine"
    } catch {
      return error.description.replacingOccurrences(of: url.path + "/", with: "")
    }
  }
}

@Suite struct `A theme of the user` {
  @Test func `Changes what it names of the theme that it inherits from`() throws {
    let folder = try ThemeFolder([
      "mine.toml": """
      inherits = "terminal"
      appearance = "dark"
      [palette]
      red = ["#ff8080", 210]
      [roles]
      text = { fg = "#010203", bg = 17 }
      heading = {}
      [symbols]
      pointer = "▶"
      """
    ])
    let theme = try folder.library.theme("mine", for: .rgb)
    #expect(theme.name == "mine" && theme.appearance == .dark)
    #expect(theme.style(.text) == Style(foreground: .rgb(1, 2, 3), background: .indexed(17)))
    #expect(theme.style(.heading) == Style())
    #expect(theme.style(.badgeDown).foreground == .rgb(255, 128, 128))
    #expect(theme.style(.link).foreground == .ansi(6))
    #expect(theme.symbol(.pointer) == "▶" && theme.symbol(.ellipsis) == "…")
  }

  @Test func `Gives each terminal the finest colour that it has`() throws {
    let folder = try ThemeFolder([
      "mine.toml": """
      [roles]
      text = { fg = "a", bg = "b" }
      error = { fg = "a", attributes = ["italic"], mono = ["bold"] }
      [palette]
      a = ["#ff8080", 210, "bright-red"]
      b = "#00005f"
      """
    ])
    func text(_ support: ColorSupport) throws -> Style {
      try folder.library.theme("mine", for: support).style(.text)
    }
    #expect(try text(.rgb) == Style(foreground: .rgb(255, 128, 128), background: .rgb(0, 0, 95)))
    #expect(try text(.indexed256) == Style(foreground: .indexed(210), background: .indexed(17)))
    #expect(try text(.ansi16) == Style(foreground: .ansi(9), background: .ansi(0)))
    #expect(try text(.none) == Style(foreground: .terminalDefault, background: .terminalDefault))
    #expect(try folder.library.theme("mine", for: .none).style(.error) == Style(attributes: .bold))
  }

  @Test func `Gives a role that it leaves out the look of its parent`() throws {
    let folder = try ThemeFolder([
      "mine.toml": """
      [roles]
      text = { fg = 7, bg = 0 }
      strong = { fg = 1 }
      search-hit = { fg = 2, attributes = ["underline"] }
      """
    ])
    let theme = try folder.library.theme("mine", for: .indexed256)
    #expect(theme.style(.heading) == theme.style(.strong))
    #expect(theme.style(.searchCurrent) == Style(foreground: .indexed(2), attributes: .underline))
    #expect(theme.style(.dim) == Theme.plain.style(.dim))
  }

  @Test func `That is a pipe is refused and not waited for`() throws {
    let folder = try ThemeFolder(["other.toml": ""])
    #expect(mkfifo(folder.url.appendingPathComponent("mine.toml").path, 0o600) == 0)
    #expect(folder.complaint().contains("it is not a file"))
  }

  @Test func `Takes the place of a built-in one and may inherit from it`() throws {
    let folder = try ThemeFolder([
      "dusk.toml": "inherits = \"dusk\"\n[roles]\ndim = { fg = 7 }",
      "mine.toml": "inherits = \"dusk\"",
    ])
    #expect(folder.library.names.filter { $0 == "dusk" }.count == 1)
    let theme = try folder.library.theme("mine", for: .indexed256)
    #expect(theme.style(.dim).foreground == .indexed(7))
    #expect(theme.style(.text).background == .indexed(234))
  }

  @Test(arguments: [
    ("inherits = \"dask\"", "mine.toml:1: there is no theme named dask. Did you mean dusk?"),
    (
      "inherits = \"mine\"",
      "mine.toml:1: the theme inherits from itself. Name another theme, or none."
    ),
    (
      "inherits = \"other\"",
      "other.toml:1: the theme inherits from itself. Name another theme, or none."
    ),
    (
      "\n[roles]\nselektion = {}",
      "mine.toml:3: there is no selektion here. Did you mean selection?"
    ),
    (
      "[roles]\ndim = { fg = \"ruby\" }",
      "mine.toml:2: there is no colour ruby. It can be: black, blue, bright-black, bright-blue, "
        + "bright-cyan, bright-green, bright-magenta, bright-red, bright-white, bright-yellow, cyan, "
        + "default and 5 more."
    ),
    (
      "[roles.dim]\nattributes = [\"blod\"]",
      "mine.toml:2: there is no attribute blod. Did you mean bold?"
    ),
    (
      "[palette]\nx = [\"#12\", 300]",
      "mine.toml:2: x is no colour. Write \"#rrggbb\", a number from 0 to 255, a name such as "
        + "\"bright-red\", or a list of these."
    ),
    (
      "[symbols]\npointer = \"日\"",
      "mine.toml:2: pointer must be one character that takes one cell. Choose another character."
    ),
    (
      "[symbols]\npointer = \"\\u001b\"",
      "mine.toml:2: pointer must be one character that takes one cell. Choose another character."
    ),
    ("appearance = \"drak\"", "mine.toml:1: appearance cannot be drak. Did you mean dark?"),
  ])
  func `Is refused with the line and a way on`(toml: String, expected: String) throws {
    let folder = try ThemeFolder(["mine.toml": toml, "other.toml": "inherits = \"mine\""])
    #expect(folder.complaint() == expected)
  }

  @Test func `Leaves the others alone when it is broken`() throws {
    let folder = try ThemeFolder(["broken.toml": "[", "fine.toml": "", "not-a-theme.txt": ""])
    let (themes, problems) = folder.library.themes(for: .indexed256)
    #expect(problems.count == 1)
    #expect(themes.map(\.name).suffix(1) == ["fine"])
    #expect(folder.library.userNames == ["broken", "fine"])
  }

  @Test func `Is looked for by name, with help`() {
    #expect(
      throws: ConfigurationError.unknownTheme("dust", remedy: "Did you mean dusk?")
    ) { try ThemeLibrary(folder: nil).theme("dust", for: .rgb) }
  }
}
