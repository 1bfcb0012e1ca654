/// What people put round an English question that only says that they ask: `can you tell me …`, `… thanks in advance`.
enum QuestionFrame {
  /// The words of a question without its frame; all of them when nothing else is left.
  static func kept(of words: ArraySlice<UInt32>, _ lookup: WordLookup) -> Range<Int> {
    let greeted = Courtesies.start(of: words, lookup)
    var start = greeted
    let end = Courtesies.end(of: words[start...], lookup)
    while let next = self.end(of: words[start..<end], lookup), next < end {
      start = Courtesies.start(of: words[next..<end], lookup)
    }
    let kept = words[start..<end]
    guard kept.contains(where: { lookup.traits[Int($0)].role.isContent }) else {
      return words.startIndex..<words.endIndex
    }
    return start..<end
  }

  /// `how do I`, `how can I` and `how to` ask the same.
  static func shortenHow(_ words: inout [UInt32], from start: Int, _ lookup: WordLookup) {
    var place = start
    while place + 1 < words.count {
      defer { place += 1 }
      guard text(words[place], lookup) == "how" else { continue }
      while place + 3 < words.count,
        let filler = (1...3).first(where: { fillers.contains(text(words[place + $0], lookup)) })
      {
        words.remove(at: place + filler)
      }
      let next = text(words[place + 1], lookup)
      if next == "to" {
        words.remove(at: place + 1)
        continue
      }
      guard place + 2 < words.count else { continue }
      let pair = [next, text(words[place + 2], lookup)]
      let isAsking = pair.contains { ["can", "could", "do", "would"].contains($0) }
      if isAsking, pair.contains(where: { ["i", "we", "one"].contains($0) }) {
        words.removeSubrange((place + 1)...(place + 2))
      }
    }
  }

  private static func text(_ word: UInt32, _ lookup: WordLookup) -> String {
    String(decoding: lookup.words.word(Int(word)), as: UTF8.self)
  }

  /// A word as it stands, or the word of an opening that it is a slip of: `cna you tell me`.
  private static func opened(_ word: UInt32, _ lookup: WordLookup) -> String {
    let text = text(word, lookup)
    if text == "u" { return "you" }
    guard lookup.traits[Int(word)].role == .doubtful else { return text }
    return slips.first { listed in
      listed.withUnsafeBufferPointer { listed in
        lookup.words.withWord(Int(word)) { isOneEditApart(listed, $0) }
      }
    }
    .map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  private static let slips = ["can", "could", "would", "you", "tell", "know", "please"].map {
    Array($0.utf8)
  }

  /// Where the frame at the beginning ends, nil when there is none.
  private static func end(of words: ArraySlice<UInt32>, _ lookup: WordLookup) -> Int? {
    var texts: [String] = []
    var end: Int?
    for word in words.prefix(mostWords) {
      texts.append(opened(word, lookup))
      guard let last = texts.last, opening.contains(last) else { break }
    }
    let subject = texts.first { !courtesies.contains($0) }
    for (place, text) in texts.enumerated() where opening.contains(text) {
      let before = place > 0 ? texts[place - 1] : ""
      let next = place + 1 < texts.count ? texts[place + 1] : ""
      let isForMe = next == "me" || next == "us"
      if isEnd(text, before: before, next: next, isFirst: place == 0) {
        end = place + (isForMe ? 2 : 1)
      } else if text == "to", subject == "i" || subject == "we", wishes.contains(before) {
        end = place + 1
      }
    }
    guard var end else { return nil }
    end += words.startIndex
    while end < words.endIndex, behind.contains(text(words[end], lookup)) { end += 1 }
    return end
  }

  private static func isEnd(
    _ text: String,
    before: String,
    next: String,
    isFirst: Bool
  ) -> Bool {
    let isForMe = next == "me" || next == "us"
    let isAsked = before == "you" || courtesies.contains(before) || isFirst
    return switch text {
    case "know": ["to", "you", "me", "us", "must"].contains(before)
    case "tell": isForMe
    case "help": isForMe && isAsked
    case "explain", "clarify", "describe": isAsked || before == "to"
    case "ask", "asking": ["to", "i", "m", "am", "must"].contains(before) && asked.contains(next)
    case "wonder", "wondering", "curious": true
    case "idea", "clue": before == "any" || before == "no"
    case "understand", "learn": ["to", "me", "us", "must"].contains(before)
    case "determine": before == "to" || before == "must"
    case "question": ["quick", "a", "short", "simple"].contains(before) && next != "is"
    default: false
    }
  }

  private static let mostWords = 14

  private static func set(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static let fillers = set("actually basically exactly really")
  private static let courtesies = set(
    "please pls plz kindly hi hello hey hiya so ok okay sorry just really actually also and but well there good morning afternoon evening"
  )
  private static let opening = courtesies.union(
    set(
      """
      can could would will may might must you i we me us tell let know like to want wanted need wish trying was am m d ll ve been be \
      wondering wonder curious ask asking explain clarify describe help understand learn determine quick short simple \
      question have had got a an do does any anyone anybody someone one idea clue what is are it possible happen excuse everyone team \
      all folks guys
      """
    )
  )
  private static let wishes: Set<String> = ["like", "want", "wanted", "wish", "trying"]
  private static let asked = set(
    "how what where when who whom whose why which if whether about you"
  )
  private static let behind = set("if whether about that please pls plz")
}
