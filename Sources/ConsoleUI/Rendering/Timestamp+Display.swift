import ReviewModel

extension Timestamp {
  /// The day and the minute in UTC: `2026-07-06 14:02`.
  var minute: String {
    let full = rfc3339
    guard let middle = full.firstIndex(of: "T") else { return full }
    let time = full[full.index(after: middle)...].prefix(5)
    return "\(full[..<middle]) \(time)"
  }

  /// The time of day in UTC: `14:02 UTC`.
  var clock: String { "\(minute.suffix(5)) UTC" }

  /// How long ago it was, in at most four characters: `now`, `5m`, `3h`, `12d`, `8w`, `2y`.
  func age(at now: Timestamp) -> String {
    let seconds = max(0, (now.milliseconds - milliseconds) / 1000)
    switch seconds {
    case ..<60: return "now"
    case ..<3600: return "\(seconds / 60)m"
    case ..<86_400: return "\(seconds / 3600)h"
    case ..<(28 * 86_400): return "\(seconds / 86_400)d"
    case ..<(365 * 86_400): return "\(seconds / (7 * 86_400))w"
    default: return "\(min(999, seconds / (365 * 86_400)))y"
    }
  }
}
