import CellGrid
import ReviewModel

/// Keys that are pressed again by one: the last that were recorded, kept in memory only.
struct Macro: Equatable, Sendable {
  /// The most keys that are recorded.
  static let mostKeys = 200
  /// The most times that they are played at once.
  static let mostRounds = 1_000

  /// What is done again, one after the other.
  enum Step: Equatable, Sendable {
    /// A key is pressed.
    case key(Key)
    /// A text is pasted.
    case paste(String)
  }

  /// The longest text of one paste that is recorded, in bytes.
  static let longestPaste = 10_000

  /// The keys and pastes.
  var steps: [Step] = []
  /// The items that were shown while they were recorded: what was typed may be of any of them.
  var items: Set<ItemKey> = []
  /// Whether keys are being recorded.
  var isRecording = false
  /// How far they are being played; nil while they are not.
  var run: Run?

  /// How many of the steps are pastes.
  var pastes: Int {
    steps.count { if case .paste = $0 { true } else { false } }
  }

  /// A macro that is being played.
  struct Run: Equatable, Sendable {
    /// How often it is to be played, this time included.
    var rounds: Int
    /// How often it was played whole.
    var played = 0
    /// The next key.
    var position = 0
    /// How often it was waited for what a key needs.
    var waits = 0
  }
}
