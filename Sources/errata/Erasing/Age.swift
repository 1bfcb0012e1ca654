import ArgumentParser

/// A span of time in the words of the command line: `180d`, `26w`, `12h`, `2y`.
struct Age: ExpressibleByArgument, Equatable {
  /// How long, in milliseconds.
  let milliseconds: Int64

  /// Reads a count and a unit; a year has 365 days.
  init?(argument: String) {
    let units: [Character: Int64] = ["h": 1, "d": 24, "w": 7 * 24, "y": 365 * 24]
    guard let unit = argument.last.flatMap({ units[$0] }),
      let count = Int64(argument.dropLast()), count > 0, count <= 1_000_000
    else { return nil }
    milliseconds = count * unit * 3_600_000
  }
}
