import CellGrid
import Foundation
import Testing

@testable import ConsoleUI

@Suite struct `The editor against a plain string` {
  /// A text and a caret, without lines, rows or history.
  private struct Plain {
    var text: [Unicode.Scalar]
    var caret: Int
    /// What is selected.
    var selection: Range<Int>?

    init(text: [Unicode.Scalar], caret: Int) {
      self.text = text
      self.caret = caret
    }

    /// What an editor has.
    init(_ editor: TextEditor) {
      self.init(text: Array(editor.text.unicodeScalars), caret: editor.draft.caret)
      selection = editor.selection.map {
        editor.buffer.scalarOffset(of: $0.start)..<editor.buffer.scalarOffset(of: $0.end)
      }
    }

    /// What the journal makes of a change.
    mutating func apply(_ change: DraftChange) {
      switch change {
      case .checkpoint(let draft):
        text = Array(draft.text.unicodeScalars)
        caret = draft.caret
      case .splice(_, let at, let removed, let inserted, let caret):
        text.replaceSubrange(at..<at + removed, with: inserted.unicodeScalars)
        self.caret = caret
      case .drop, .erase:
        text = []
        caret = 0
      case .note, .dropNote, .decision, .change, .dropDecision: break
      }
    }

    var string: String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text)
      return String(view)
    }

    /// The next place between two things that are drawn as one.
    var next: Int {
      let wrapped = WrappedText(string, columns: 1_000_000)
      return min(text.count, wrapped.offset(after: caret))
    }

    /// The place before.
    var previous: Int { WrappedText(string, columns: 1_000_000).offset(before: caret) }
  }

  private let pieces = [
    "a", "b", " ", "  ", "long-word", ".", "\n", "é", "e\u{301}", "\u{301}", "中", "文", "👍🏽",
    "👨\u{200D}👩", "\u{202E}", "\u{0}", "\t", "ש", "\u{1100}", "\u{1161}", "🇩🇪",
    "averyveryverylongwordthatfillsmorethanarow",
  ]

  /// How many things are done; ERRATA_LARGE_TESTS=1 does 2,000 for each seed.
  private let rounds =
    ProcessInfo.processInfo.environment["ERRATA_LARGE_TESTS"] == "1" ? 2_000 : 400

  @Test(arguments: [0, 1, 2, 3, 4] as [UInt64])
  func `does the same, and its journal replays to the same text`(seed: UInt64) {
    var numbers = SplitMix(state: seed)
    var editor = TextEditor(
      item: 1,
      text: "",
      answer: "",
      size: Size(columns: 2 + Int(seed) * 7, rows: 1 + Int(seed) * 2)
    )
    var journal = Plain(text: [], caret: 0)
    // The texts at which a step of the history may have ended, oldest first.
    var past: [String] = []
    for round in 0..<rounds {
      let before = Plain(editor)
      let commands = EditorCommand.allCases
      let choice = Int.random(in: 0..<(commands.count + 40), using: &numbers)
      let outcome: EditorOutcome
      let command = choice < commands.count ? commands[choice] : nil
      if let command {
        outcome = editor.perform(command)
      } else {
        let piece = pieces.randomElement(using: &numbers) ?? ""
        outcome = choice % 7 == 0 ? editor.paste(piece + "\r\n" + piece) : editor.type(piece)
        let put = choice % 7 == 0 ? piece + "\n" + piece : piece
        var expected = before
        let place = before.selection ?? before.caret..<before.caret
        expected.text.replaceSubrange(place, with: put.unicodeScalars)
        #expect(Array(editor.text.unicodeScalars) == expected.text, "round \(round)")
      }
      if case .changed(let change) = outcome {
        journal.apply(change)
        #expect(journal.caret == editor.draft.caret, "round \(round)")
      } else {
        #expect(Array(editor.text.unicodeScalars) == before.text, "round \(round)")
      }
      #expect(journal.text == Array(editor.text.unicodeScalars), "round \(round)")
      check(command, before, editor, past: past, round: round)
      if command != .undo && command != .redo, journal.text != before.text {
        past += [before.string, editor.text]
      }
      if round % 97 == 0 {
        editor.resize(
          to: Size(
            columns: Int.random(in: 1...30, using: &numbers),
            rows: Int.random(in: 1...12, using: &numbers)
          )
        )
      }
      checkRows(of: editor, round: round)
    }
    var undone = 0
    while case .changed(let change) = editor.perform(.undo) {
      journal.apply(change)
      undone += 1
    }
    #expect(editor.isEmpty && journal.text.isEmpty)
    let last = journal.text
    var redone = 0
    while case .changed(let change) = editor.perform(.redo) {
      journal.apply(change)
      redone += 1
    }
    #expect(
      redone >= undone && journal.text == Array(editor.text.unicodeScalars) && journal.text != last
    )
  }

  private func check(
    _ command: EditorCommand?,
    _ before: Plain,
    _ editor: TextEditor,
    past: [String],
    round: Int
  ) {
    let caret = editor.draft.caret
    var expected = before
    switch command {
    case .left where !editor.isMarking:
      #expect(caret == before.selection?.lowerBound ?? before.previous, "round \(round)")
    case .right where !editor.isMarking:
      #expect(caret == before.selection?.upperBound ?? before.next, "round \(round)")
    case .selectLeft:
      #expect(caret == before.previous, "round \(round)")
    case .selectRight:
      #expect(caret == before.next, "round \(round)")
    case .deleteLeft:
      expected.text.removeSubrange(before.selection ?? before.previous..<before.caret)
      #expect(Array(editor.text.unicodeScalars) == expected.text, "round \(round)")
    case .deleteRight:
      expected.text.removeSubrange(before.selection ?? before.caret..<before.next)
      #expect(Array(editor.text.unicodeScalars) == expected.text, "round \(round)")
    case .textStart:
      #expect(caret == 0)
    case .textEnd:
      #expect(caret == before.text.count)
    case .undo:
      #expect(past.contains(editor.text) || editor.text == before.string, "round \(round)")
    default:
      break
    }
  }

  /// Rows that were kept up to date are those that are found from nothing, and the caret is in sight.
  private func checkRows(of editor: TextEditor, round: Int) {
    for line in editor.buffer.lines where !line.rows.isEmpty {
      #expect(
        line.rows == Array(LineWrap(line.text, columns: editor.buffer.columns)),
        "round \(round)"
      )
      #expect(line.scalarCount == line.text.unicodeScalars.count)
    }
    #expect(editor.buffer.utf8Count == editor.text.utf8.count)
    let theme = Theme.plain
    var grid = Grid(size: editor.size, theme: theme)
    editor.render(into: &grid, region: grid.bounds)
    #expect(grid.cursor != nil, "round \(round)")
  }
}

/// Numbers that are the same in each run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  // Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
