import Glibc
import JSONText
import Releases
import ReviewModel

/// How far the flywheel has turned in a period; kept in a file beside the store, so that the next run goes on there.
struct CycleState: Equatable {
  /// What the gate said.
  enum Gate: String {
    /// The candidate may go out.
    case passed
    /// It is worse.
    case regressed
    /// It could not be evaluated.
    case notEvaluated = "not-evaluated"
    /// There is no candidate to ask.
    case none
  }

  /// The period's name.
  var period: String
  /// How often the flywheel was turned in it before, when that was asked for.
  var round = 1
  /// The set that was curated.
  var set: String?
  /// The folder of the release.
  var release: String?
  /// What the gate said last.
  var gate: Gate?
  /// The candidate that was asked last, by a hash of its words.
  var candidate: String?
  /// Whether there is nothing left to do.
  var isDone = false

  /// Reads the state of a store; nil when there is none.
  ///
  /// - Throws: a ``Failure`` when the file holds something else.
  init?(at path: String) throws {
    guard access(path, F_OK) == 0 else { return nil }
    let value = try? JSONReader.parse(try readFile(path)).value
    guard case .object(let members) = value, let period = Self.text("period", of: members)
    else {
      throw Failure(
        .badInput,
        "\(path) is no state of `errata cycle`. Remove it, and the cycle of this period begins anew."
      )
    }
    self.init(period: period)
    round = Self.text("round", of: members).flatMap { Int($0) } ?? 1
    set = Self.text("set", of: members)
    release = Self.text("release", of: members)
    gate = Self.text("gate", of: members).flatMap(Gate.init(rawValue:))
    candidate = Self.text("candidate", of: members)
    isDone = Self.text("done", of: members) == "yes"
  }

  /// Begins a period.
  init(period: String, round: Int = 1) {
    self.period = period
    self.round = round
  }

  /// Writes the state whole or not at all.
  func write(to path: String) throws {
    var line = JSONLine()
    line.put("period", period)
    line.put("round", "\(round)")
    line.put("set", set)
    line.put("release", release)
    line.put("gate", gate?.rawValue)
    line.put("candidate", candidate)
    line.put("done", isDone ? "yes" : "no")
    try writeWhole(Array((line.text + "\n").utf8), to: path)
  }

  /// What the round is called, in words and in names of folders.
  var name: String { round == 1 ? period : "\(period)-\(round)" }

  private static func text(_ key: String, of members: [JSONMember]) -> String? {
    for member in members where member.key == key {
      if case .string(let text) = member.value { return text }
    }
    return nil
  }
}
