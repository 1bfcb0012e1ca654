import CDemoRecords
import ReviewModel

/// The log that `errata demo` shows: a made-up help desk.
enum SampleLog {
  /// The log as `errata log` reads it, one JSON object a line.
  static var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: errata_demo_records(), count: errata_demo_records_length())
  }

  /// The morning after its last record.
  private static let morning = Timestamp(milliseconds: 1_783_933_200_000)
  private static let day: Int64 = 86_400_000

  /// The log with its times moved by whole days, so that its last record is of yesterday or today.
  static func lines(before now: Timestamp) -> String {
    let days = (now.milliseconds - morning.milliseconds) / day
    return moved(String(decoding: bytes, as: UTF8.self), byDays: days)
  }

  /// A log with the time of every record moved by whole days.
  static func moved(_ log: String, byDays days: Int64) -> String {
    guard days != 0 else { return log }
    let mark = "\"ts\":\""
    var result = ""
    var rest = log[...]
    while let begin = rest.firstRange(of: mark)?.upperBound {
      result += rest[..<begin]
      let time = rest[begin...].prefix { $0 != "\"" }
      let moved = Timestamp(rfc3339: String(time))?.adding(milliseconds: days * day)
      result += moved?.rfc3339 ?? String(time)
      rest = rest[time.endIndex...]
    }
    return result + rest
  }
}
