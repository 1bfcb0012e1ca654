/// Reads times of the day.
extension FactReader {
  mutating func time(_ value: Double?, _ code: String, from start: Int) -> Bool {
    guard let value, value >= 0, value <= 24, value.rounded() == value, code.count <= 2 else {
      return false
    }
    let hour = Int(value)
    var index = place
    var minute: Int?
    if index < text.count, text[index] == ":" || text[index] == "h" || text[index] == "H",
      let found = twoDigits(at: index + 1), found < 60
    {
      minute = found
      index += 3
      if index + 2 < text.count, text[index] == ":", twoDigits(at: index + 1) != nil { index += 3 }
    }
    let asia = asianHalf(before: start)
    if index < text.count, minute == nil, ["時", "时", "点", "點", "시"].contains(text[index]),
      index + 1 >= text.count || !["間", "间", "간"].contains(text[index + 1])
    {
      index += 1
      let (value, _, end) = figures(at: index)
      if index < text.count, let value, value < 60, end < text.count,
        text[end] == "分" || text[end] == "분"
      {
        minute = Int(value)
        index = end + 1
      }
      return take(
        hour,
        minute ?? 0,
        half: asia,
        isOfTwelve: asia == nil && hour <= 12,
        from: start,
        to: index
      )
    }
    let blank = skipBlanks(index)
    if let (half, end) = meridiem(at: blank) {
      return take(hour, minute ?? 0, half: half, isOfTwelve: false, from: start, to: end)
    }
    if let (next, end) = wordEnd(at: blank), next == "uhr" || next == "o" && isClock(at: end) {
      let isClock = next == "o"
      return take(
        hour,
        minute ?? 0,
        half: nil,
        isOfTwelve: hour <= 12,
        from: start,
        to: isClock ? end + 6 : end
      )
    }
    guard let minute else { return false }
    return take(
      hour,
      minute,
      half: nil,
      isOfTwelve: hour <= 12 && !code.hasPrefix("0"),
      from: start,
      to: index
    )
  }

  mutating func take(
    _ hour: Int,
    _ minute: Int,
    half: Bool?,
    isOfTwelve: Bool,
    from start: Int,
    to end: Int
  ) -> Bool {
    var hour = hour
    if let half, hour <= 12 { hour = hour % 12 + (half ? 12 : 0) }
    place = end
    times.append(
      ClockTime(
        minutes: (hour * 60 + minute) % 1_440,
        isOfTwelve: isOfTwelve && half == nil,
        text: word(start..<end, folded: false)
      )
    )
    context = ""
    return true
  }

  /// Whether am (false) or pm (true) stands there, and where it ends.
  func meridiem(at start: Int) -> (Bool, Int)? {
    guard start + 1 < text.count else { return nil }
    let first = text[start]
    let isAfternoon = first == "p" || first == "P"
    guard isAfternoon || first == "a" || first == "A" else { return nil }
    var index = start + 1
    if text[index] == "." { index += 1 }
    if index < text.count, text[index] == " " { index += 1 }
    guard index < text.count, text[index] == "m" || text[index] == "M" else { return nil }
    index += 1
    if index < text.count, text[index].isLetterOrFigure { return nil }
    if index < text.count, text[index] == ".", text[start + 1] == "." { index += 1 }
    return (isAfternoon, index)
  }

  func asianHalf(before start: Int) -> Bool? {
    guard start >= 2 else { return nil }
    switch word(start - 2..<start) {
    case "午前", "上午", "早上", "凌晨", "오전": return false
    case "午後", "下午", "晚上", "오후": return true
    default: return nil
    }
  }

  func isClock(at start: Int) -> Bool {
    start + 6 <= text.count && word(start + 1..<start + 6) == "clock"
  }

  func twoDigits(at start: Int) -> Int? {
    guard start + 2 <= text.count, let one = text[start].digit, let two = text[start + 1].digit,
      start + 2 >= text.count || text[start + 2].digit == nil
    else { return nil }
    return Int(String(String.UnicodeScalarView([one, two])))
  }
}
