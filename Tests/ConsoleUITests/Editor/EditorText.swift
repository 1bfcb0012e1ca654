import CellGrid
import ConsoleUI

/// What a user does in the editor.
enum Act: CustomStringConvertible {
  case type(String)
  case paste(String)
  case keys([EditorCommand])

  static func key(_ command: EditorCommand, times: Int = 1) -> Act {
    .keys(Array(repeating: command, count: times))
  }

  var description: String {
    switch self {
    case .type(let text): "type \(text.debugDescription)"
    case .paste(let text): "paste \(text.debugDescription)"
    case .keys(let commands): commands.map(\.rawValue).joined(separator: " ")
    }
  }
}

extension TextEditor {
  /// Opens an editor on a text with the caret at the mark `|`.
  init(marked text: String, columns: Int = 21, rows: Int = 6, answer: String = "") {
    let parts = text.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false)
    self.init(
      item: 1,
      text: parts.map { String($0) }.joined(),
      caret: parts[0].count,
      answer: answer,
      size: Size(columns: columns, rows: rows)
    )
  }

  /// The text with the mark `|` at the caret.
  var marked: String {
    var scalars = Array(text.unicodeScalars)
    scalars.insert("|", at: draft.caret)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Does what a user does; the outcomes of it.
  @discardableResult
  mutating func act(_ acts: [Act]) -> [EditorOutcome] {
    acts.flatMap { act -> [EditorOutcome] in
      switch act {
      case .type(let text): text.unicodeScalars.map { type(String($0)) }
      case .paste(let text): [paste(text)]
      case .keys(let commands): commands.map { perform($0) }
      }
    }
  }
}
