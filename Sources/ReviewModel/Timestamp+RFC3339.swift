extension Timestamp {
  /// Reads RFC 3339 (`2026-07-06T02:04:09.091Z`, any offset, any fraction), or gives nil.
  ///
  /// A space in place of `T` and a missing zone (taken as UTC) are accepted, since logs have both;
  /// a leap second counts as the second before it. Source: RFC 3339, section 5.6.
  package init?(rfc3339 text: String) {
    var reader = DigitReader(bytes: Array(text.utf8))
    guard let year = reader.number(digits: 4), reader.take(UInt8(ascii: "-")),
      let month = reader.number(digits: 2), reader.take(UInt8(ascii: "-")),
      let day = reader.number(digits: 2),
      (1...12).contains(month), (1...daysInMonth(month, year: year)).contains(day)
    else { return nil }
    var milliseconds = Int64(daysSinceEpoch(year: year, month: month, day: day)) * 86_400_000
    if !reader.atEnd {
      guard reader.takeAny(of: [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")]),
        let hour = reader.number(digits: 2), reader.take(UInt8(ascii: ":")),
        let minute = reader.number(digits: 2), hour < 24, minute < 60
      else { return nil }
      var second = 0
      var fraction = 0
      if reader.take(UInt8(ascii: ":")) {
        guard let read = reader.number(digits: 2), read <= 60 else { return nil }
        second = min(read, 59)
        if reader.take(UInt8(ascii: ".")) {
          guard let read = reader.fractionInThousandths() else { return nil }
          fraction = read
        }
      }
      guard let offset = reader.zoneOffsetInMinutes(), reader.atEnd else { return nil }
      milliseconds += Int64((hour * 60 + minute - offset) * 60 + second) * 1000 + Int64(fraction)
    }
    // An offset can lead out of the years that RFC 3339 can write.
    guard Self.writable.contains(milliseconds) else { return nil }
    self.init(milliseconds: milliseconds)
  }

  /// From the first millisecond of the year 0 to the last of the year 9999.
  private static let writable: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

  /// The moment in UTC with milliseconds: `2026-07-06T02:04:09.091Z`.
  package var rfc3339: String {
    let (days, rest) = milliseconds.quotientAndRemainderFlooring(86_400_000)
    let (year, month, day) = civilDate(daysSinceEpoch: Int(days))
    let inDay = Int(rest)
    return """
      \(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\
      \(padded(inDay / 3_600_000, 2)):\(padded(inDay / 60_000 % 60, 2)):\
      \(padded(inDay / 1000 % 60, 2)).\(padded(inDay % 1000, 3))Z
      """
  }
}

/// Reads fixed-width numbers from the bytes of a time.
private struct DigitReader {
  let bytes: [UInt8]
  var position = 0

  var atEnd: Bool { position == bytes.count }

  mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func takeAny(of choices: [UInt8]) -> Bool {
    choices.contains { take($0) }
  }

  mutating func digit() -> Int? {
    guard position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    else { return nil }
    defer { position += 1 }
    return Int(bytes[position] - UInt8(ascii: "0"))
  }

  mutating func number(digits: Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let next = digit() else { return nil }
      value = value * 10 + next
    }
    return value
  }

  mutating func fractionInThousandths() -> Int? {
    var value = 0
    var count = 0
    while let next = digit() {
      if count < 3 { value = value * 10 + next }
      count += 1
    }
    guard count > 0 else { return nil }
    for _ in count..<max(count, 3) { value *= 10 }
    return value
  }

  mutating func zoneOffsetInMinutes() -> Int? {
    if atEnd || takeAny(of: [UInt8(ascii: "Z"), UInt8(ascii: "z")]) { return 0 }
    let sign: Int
    if take(UInt8(ascii: "+")) {
      sign = 1
    } else if take(UInt8(ascii: "-")) {
      sign = -1
    } else {
      return nil
    }
    guard let hours = number(digits: 2) else { return nil }
    _ = take(UInt8(ascii: ":"))
    guard let minutes = number(digits: 2), hours < 24, minutes < 60 else { return nil }
    return sign * (hours * 60 + minutes)
  }
}

private func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

private func daysInMonth(_ month: Int, year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

// Source of both: Howard Hinnant, "chrono-compatible low-level date algorithms".
private func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
  let shifted = month <= 2 ? year - 1 : year
  let era = (shifted >= 0 ? shifted : shifted - 399) / 400
  let yearOfEra = shifted - era * 400
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

private func civilDate(daysSinceEpoch days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let monthIndex = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
  let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

extension Int64 {
  fileprivate func quotientAndRemainderFlooring(_ divisor: Int64) -> (Int64, Int64) {
    let remainder = ((self % divisor) + divisor) % divisor
    return ((self - remainder) / divisor, remainder)
  }
}
