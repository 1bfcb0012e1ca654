import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// The view that is looked at, if filter and order are one's.
  var shownView: SavedView? { views.first { $0.filter == filter && $0.order == order } }

  /// Shows a view by its name, or lets one be chosen.
  mutating func openView(_ name: String, trigger: Key?) -> [Effect] {
    guard name.isEmpty else {
      guard let view = views.first(where: { $0.name == name }) else {
        return report(.failure, noView(name))
      }
      return show(view)
    }
    let all = [SavedView(name: Self.everything, filter: ItemFilter())] + views
    let selected = all.firstIndex { $0.filter == filter && $0.order == order }
    overlay = .menu(viewMenu(.view, "Views", all, selected: selected ?? 0, trigger: trigger))
    return []
  }

  /// What the first choice of the views is called: it takes filter and order away.
  private static let everything = "(everything)"

  private func viewMenu(
    _ purpose: Menu.Purpose,
    _ title: String,
    _ listed: [SavedView],
    selected: Int?,
    trigger: Key?
  ) -> Menu {
    var menu = Menu(
      purpose,
      title: title,
      choices: listed.map(\.name),
      selected: selected,
      trigger: trigger
    )
    for (index, view) in listed.enumerated() { menu.describe(index, words(of: view)) }
    return menu
  }

  /// What a view shows, in a line.
  private func words(of view: SavedView) -> String {
    let written = view.filter.description
    let order = view.order == .value ? "" : view.order.title.lowercased()
    return [written, order].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func noView(_ name: String) -> String {
    let near = nearestWord(to: name, among: views.map(\.name)).map { "Did you mean \($0)?" }
    let hint = views.isEmpty ? "\(key(of: .saveView)) saves one." : "\(key(of: .view)) lists them."
    return "There is no view \(name). \(near ?? hint)"
  }

  /// Shows what was chosen among the views: the first choice is everything.
  mutating func showView(choice: Int) -> [Effect] {
    guard choice > 0 else { return show(SavedView(name: "", filter: ItemFilter())) }
    return views.indices.contains(choice - 1) ? show(views[choice - 1]) : []
  }

  private mutating func show(_ view: SavedView) -> [Effect] {
    guard filter != view.filter || order != view.order else {
      return report(.info, "That is what is shown.")
    }
    filter = view.filter
    order = view.order
    search = nil
    return loadQueue(.replacing)
  }

  // Saving and removing.

  /// Saves filter and order as a view of a name, or asks for one.
  mutating func saveView(_ name: String) -> [Effect] {
    guard name.isEmpty else { return keepView(name) }
    let field = LineField(shownView.map(\.name) ?? "")
    overlay = .prompt(Prompt(purpose: .viewName, field: field))
    return []
  }

  /// Why a name cannot be a new view's, in a sentence; nil when it can.
  func problem(ofView name: String) -> String? {
    if let problem = SavedView.problem(ofName: name) { return problem }
    guard views.contains(where: { $0.name == name && $0.isOfSettings }) else { return nil }
    return "A view of that name stands in the settings; change it there, or take another name."
  }

  /// Saves filter and order; asks first when another view has that name.
  mutating func keepView(_ name: String) -> [Effect] {
    if let problem = problem(ofView: name) { return report(.failure, problem) }
    let namesItems = filter.terms.contains { if case .id = $0.condition { true } else { false } }
    if namesItems {
      return report(.warning, "A view is for many items; take id: out of the filter to save it.")
    }
    let view = SavedView(name: name, filter: filter, order: order)
    if let old = views.first(where: { $0.name == name }) {
      if old.filter == filter, old.order == order {
        return report(.info, "The view \(name) is this one already.")
      }
      overlay = .confirm(Confirmation(.saveView(view), question: "Replace the view \(name)?"))
      return []
    }
    return [.saveView(view)]
  }

  /// Removes a view by its name, or lets one be chosen.
  mutating func removeView(_ name: String, trigger: Key?) -> [Effect] {
    let saved = views.filter { !$0.isOfSettings }
    guard !name.isEmpty else {
      overlay = .menu(
        viewMenu(.removeView, "Remove which view?", saved, selected: nil, trigger: trigger)
      )
      return []
    }
    guard let view = views.first(where: { $0.name == name }) else {
      return report(.failure, noView(name))
    }
    guard !view.isOfSettings else {
      return report(.warning, "The view \(name) stands in the settings; remove it there.")
    }
    return [.removeView(name)]
  }

  /// Takes in the views that are kept now, beside those of the settings.
  mutating func take(_ saved: [SavedView], _ change: ViewChange) -> [Effect] {
    let fixed = views.filter(\.isOfSettings)
    let names = Set(fixed.map(\.name))
    views = (fixed + saved.filter { !names.contains($0.name) }).sorted { $0.name < $1.name }
    switch change {
    case .saved(let name):
      return report(.success, "The view \(name) is saved; \(key(of: .view)) lists the views.")
    case .removed(let name): return report(.success, "The view \(name) is removed.")
    }
  }

  /// Why no view can be shown, or removed.
  func whyNoView(_ command: Command) -> String? {
    switch command {
    case .view:
      return views.isEmpty
        ? "There is no view yet; \(key(of: .saveView)) saves filter and order as one." : nil
    case .removeView:
      return views.contains { !$0.isOfSettings } ? nil : "There is no saved view to remove."
    default:
      return filter == ItemFilter() && order == .value
        ? "There is nothing to save: no filter, and the usual order." : nil
    }
  }
}

/// What was done to the views.
package enum ViewChange: Hashable, Sendable {
  /// One of that name was saved.
  case saved(String)
  /// One of that name was removed.
  case removed(String)
}
