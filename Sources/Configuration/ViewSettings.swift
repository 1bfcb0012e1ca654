package import ReviewModel

/// The named views of a file: those that can be used, and what is wrong with the others.
///
/// One that is wrong is reported and left out; it keeps nobody from their work.
package struct ViewSettings: Hashable, Sendable {
  /// The views, in the order of their names.
  package var views: [SavedView] = []
  /// What is wrong with those that are left out, by name.
  package var problems: [String: ConfigurationError] = [:]

  /// Makes settings without a view.
  package init() {}

  /// Reads the views that the console keeps: a file whose tables are views.
  ///
  /// - Throws: `ConfigurationError` when the file is there and is no TOML, or cannot be read.
  package init(path: String) throws(ConfigurationError) {
    guard let text = try TextFile.read(path) else { return }
    let document = try TOMLDocument(text, path: path)
    read(document.root.sorted { $0.key < $1.key }, at: [], document, isOfSettings: false)
  }

  /// Reads the table `views` of the settings.
  init(_ node: TOMLNode, _ document: TOMLDocument) throws(ConfigurationError) {
    let members = try document.table(node, at: ["views"])
    read(members, at: ["views"], document, isOfSettings: true)
  }

  private mutating func read(
    _ members: [(key: String, value: TOMLNode)],
    at place: [String],
    _ document: TOMLDocument,
    isOfSettings: Bool
  ) {
    for (name, node) in members {
      do throws(ConfigurationError) {
        guard views.count < SavedView.limit else {
          throw document.error(
            at: place + [name],
            "there are more than \(SavedView.limit) views",
            "Remove some."
          )
        }
        var view = try Self.view(name, node, at: place + [name], document)
        view.isOfSettings = isOfSettings
        views.append(view)
      } catch {
        problems[name] = error
      }
    }
  }

  /// A view is its filter, or a table with filter and order.
  private static func view(
    _ name: String,
    _ node: TOMLNode,
    at keys: [String],
    _ document: TOMLDocument
  ) throws(ConfigurationError) -> SavedView {
    if let problem = SavedView.problem(ofName: name) {
      throw document.error(at: keys, "a view cannot have this name", problem)
    }
    if case .string(let text) = node {
      return SavedView(name: name, filter: try filter(text, at: keys, document))
    }
    var view = SavedView(name: name, filter: ItemFilter())
    for (key, node) in try document.table(node, at: keys) {
      let inner = keys + [key]
      let text = try document.text(node, at: inner)
      switch key {
      case "filter": view.filter = try filter(text, at: inner, document)
      case "order":
        guard let order = QueueOrder(rawValue: text) else {
          let known = QueueOrder.allCases.map(\.rawValue)
          throw document.error(
            at: inner,
            "there is no order \(text)",
            Spelling.remedy(for: text, among: known)
          )
        }
        view.order = order
      default: throw document.unknown(inner, known: ["filter", "order"])
      }
    }
    return view
  }

  private static func filter(
    _ text: String,
    at keys: [String],
    _ document: TOMLDocument
  ) throws(ConfigurationError) -> ItemFilter {
    do throws(FilterError) {
      return try ItemFilter(parsing: text)
    } catch {
      throw document.error(at: keys, "the filter of this view cannot be used", error.description)
    }
  }

  /// The views as a file that `init(path:)` reads.
  package static func text(of views: [SavedView]) -> String {
    var text = "# Views that were saved in the console; errata writes this file.\n"
    for view in views.sorted(by: { $0.name < $1.name }) {
      text += "\n[\(quoted(view.name))]\nfilter = \(quoted(view.filter.description))\n"
      if view.order != .value { text += "order = \(quoted(view.order.rawValue))\n" }
    }
    return text
  }

  /// A basic string of TOML.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(Character(scalar))"
      case "\0"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
