import CellGrid
import TextAnalysis

/// Two texts and how they differ by words: side by side where there is room, else one in the other.
struct Comparison: Equatable, Sendable {
  var base: String
  var text: String
  /// Whether what went and what came stands in brackets, for a theme without colour.
  var hasBrackets: Bool
  private let diff: WordDiff

  /// From so many columns on both stand side by side.
  static let sideBySide = 84
  /// Texts that share less than this part of the longer one have no differences that say anything.
  private static let leastShared = 5

  /// A comparison; nil when it would say nothing, or cost too much.
  init?(of text: String, with base: String, hasBrackets: Bool) {
    var diffs = WordDiffs()
    self.init(of: text, with: base, hasBrackets: hasBrackets, &diffs)
  }

  /// A comparison, with those that were made before.
  ///
  /// Ends of lines are line feeds in it, however they are stored.
  init?(of text: String, with base: String, hasBrackets: Bool, _ diffs: inout WordDiffs) {
    let (text, base) = (text.withLineFeeds, base.withLineFeeds)
    guard !base.isEmpty, !text.isEmpty, let diff = diffs.diff(from: base, to: text) else {
      return nil
    }
    self.diff = diff
    self.base = base
    self.text = text
    self.hasBrackets = hasBrackets
    let kept = diff.pieces.reduce(0) { $0 + ($1.kind == .equal ? $1.text.count : 0) }
    let all = max(base.unicodeScalars.count, text.unicodeScalars.count)
    guard kept * Self.leastShared >= all, diff.pieces.contains(where: { $0.kind != .equal }) else {
      return nil
    }
  }

  /// What is shown at a width, and where differences begin in it, in scalars.
  func shown(columns: Int, isPlain: Bool) -> (text: RichText, stops: [Int]) {
    guard columns >= Self.sideBySide else {
      let inline = DiffText(diff, from: base, to: text, hasBrackets: hasBrackets)
      return (inline.text, inline.stops)
    }
    var sides = SideBySide(columns: columns, isPlain: isPlain, hasBrackets: hasBrackets)
    sides.add(diff, Array(base.unicodeScalars), Array(text.unicodeScalars))
    return (RichText(sides.shown), sides.stops)
  }
}
