import CellGrid
import ReviewModel

/// Keys that are pressed again by one: the last that were recorded, kept in memory only.
struct Macro: Equatable, Sendable {
  /// The most keys that are recorded.
  static let mostKeys = 200
  /// The most times that they are played at once.
  static let mostRounds = 1_000

  /// The keys.
  var keys: [Key] = []
  /// The items that were shown while they were recorded: what was typed may be of any of them.
  var items: Set<ItemKey> = []
  /// Whether keys are being recorded.
  var isRecording = false
  /// How far they are being played; nil while they are not.
  var run: Run?

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
