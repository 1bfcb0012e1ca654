import CellGrid
import ReviewModel

extension ConsoleState {
  mutating func changeTheme(_ name: String, trigger: Key?) -> [Effect] {
    let names = themes.map(\.name)
    guard name.isEmpty else {
      guard let index = names.firstIndex(of: name) else {
        let near = nearestWord(to: name, among: names).map { "Did you mean \($0)?" }
        let list = "The themes are \(names.joined(separator: ", "))."
        return report(.failure, "There is no theme \(name). \(near ?? list)")
      }
      themeIndex = index
      return sameInMono.isEmpty ? [] : report(.info, "The theme is \(theme.name).\(sameInMono)")
    }
    overlay = .menu(
      Menu(
        .theme(before: themeIndex),
        title: "Theme",
        choices: names,
        selected: themeIndex,
        trigger: trigger
      )
    )
    return []
  }

  /// What to add to a theme's name where no theme can show its colours.
  var sameInMono: String {
    guard themes.allSatisfy({ $0.appearance == .mono }) else { return "" }
    return " It looks like any other here: this terminal shows no colours, or NO_COLOR is set."
  }

  /// Takes in the themes as their files are now.
  ///
  /// The chosen theme stays chosen by its name. Where its file is broken, or gone, it stays as it was
  /// last.
  mutating func take(_ new: [Theme], problem: String?) -> [Effect] {
    // The choices of an open menu are of the old themes.
    if case .menu(let menu) = overlay, case .theme = menu.purpose { closeOverlay() }
    let old = theme
    let wasGone = goneTheme == old.name
    goneTheme = nil
    themes = new
    if let index = new.firstIndex(where: { $0.name == old.name }) {
      themeIndex = index
    } else {
      themes.append(old)
      themeIndex = themes.count - 1
    }
    if let problem { return report(.failure, "\(problem) The theme stays as it was.") }
    if !new.contains(where: { $0.name == old.name }) {
      goneTheme = old.name
      if wasGone { return [] }
      let words = "The file of the theme \(old.name) is gone; the theme stays until you leave it."
      return report(.warning, words, isRefusal: false)
    }
    guard theme != old else { return [] }
    return report(.info, "The theme \(theme.name) was read again.")
  }
}
