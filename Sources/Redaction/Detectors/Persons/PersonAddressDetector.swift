/// First names alone where people are addressed, sign, or speak in a chat.
///
/// `Sorry, Callum!`, `Callum, can you`, `@Tracy`, `Naomi: on my way`, and the last line of a message. Who
/// is named so takes part in the conversation, so such a name is private whatever documents say.
struct PersonAddressDetector: Detector {
  static let name = "person-address"
  let id = PersonAddressDetector.name
  let type = FindingType.person
  let triggers = Triggers(nameWords: true)

  let examples = [
    "Sorry, «Will»! Yes, «Callum». «Callum», can you check? «Grace», please call me",
    "Ok, «Mark»?", "Will you come? «Mark», would you?", "Ping @«Tracy» and @«Mark», please",
    "«Naomi»: did u get the keys\n«Xiaoming»: yes", "[10:32] «Olga»: on my way",
    "It works now.\n«Ngozi»", "We leave at nine.\n\n- «Iris»\n", "It still fails. «Xiaoming»",
    "«Katrin» hier, wann kommt ihr?", "Hi, «Marta» aqui",
    "Paris, France. May I? May, can be cold. Note: see below. Mark: 5. Summary: fine. Java: yes",
    "Yes, Paris! We went to Rome.\nParis", "email@Mark.example, @Override, @Test, user@Tracy",
    "Grace period\nGrace", "Thanks, Best", "Options: Rose\nViolet\nRed", "In sum, May!",
    "Hi Team,\nBest",
    "In June, August, and so on. See Chapter 5, Hope. The end.\nFaith",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    let end = text.endOfLetters(from: index, limit: 24)
    guard text[index] < 0xE0, mayBeAddressed(index, end, in: text),
      let word = NameWord(at: index, in: text), word.flags.contains(.first), !word.isShouted,
      !word.flags.contains(.place), !word.isMixed(in: text)
    else { return nil }
    return isAddressed(word, in: text) ? Match(word.range, .context) : nil
  }

  /// A quick look at the bytes beside the word.
  private func mayBeAddressed(_ index: Int, _ end: Int, in text: ScannedText) -> Bool {
    switch text[end] {
    case UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), 0, 0x0A, 0x0D,
      UInt8(ascii: "."), UInt8(ascii: "-"):
      return true
    case 0x20:
      return text[index - 1] == UInt8(ascii: "@") || Self.here.end(at: end + 1, in: text) != nil
    default: return text[index - 1] == UInt8(ascii: "@")
    }
  }

  private func isAddressed(_ word: NameWord, in text: ScannedText) -> Bool {
    let start = word.range.lowerBound
    let end = word.range.upperBound
    let isOnly = word.flags.isOnlyFirst
    let isPerson = isOnly || word.flags.contains(.commonFirst)
    if !isPerson {
      return text[end] == UInt8(ascii: "!") && isAnswered(start, false, in: text)
    }
    if text[start - 1] == UInt8(ascii: "@") { return isHandle(word, in: text) }
    let begins = beginsSentence(start, in: text)
    switch text[end] {
    case UInt8(ascii: ","):
      guard begins, text[end + 1] == 0x20 else { return false }
      let next = text.endOfLetters(from: end + 2, limit: 12)
      return next > end + 2 && Self.requests.contains(end + 2..<next, in: text)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return isAnswered(start, isOnly, in: text)
    case UInt8(ascii: ":"):
      return isOnly && beginsLine(start, in: text) && text[end + 1] == 0x20
    case 0x20:
      return isOnly && Self.here.end(at: end + 1, in: text) != nil
        && (begins || text[start - 2] == UInt8(ascii: ","))
    default:
      if isAnswered(start, isOnly, in: text), text[end] == UInt8(ascii: ".") { return true }
      return (isOnly || Self.isDash(before: start, in: text))
        && signs(word, begins, in: text)
    }
  }

  /// `@Tracy`, not `mail@Tracy` nor `@Tracy.method`.
  private func isHandle(_ word: NameWord, in text: ScannedText) -> Bool {
    let before = text[word.range.lowerBound - 2]
    guard !before.isAlphanumeric, before < 0x80, before != UInt8(ascii: "."),
      before != UInt8(ascii: "/")
    else { return false }
    let next = text[word.range.upperBound]
    return !(next == UInt8(ascii: ".") && text[word.range.upperBound + 1].isAlphanumeric)
      && next != UInt8(ascii: "(") && next != UInt8(ascii: "/") && next != UInt8(ascii: "-")
  }

  /// After a comma: any name that is nothing else, or one after a word that speaks to somebody.
  private func isAnswered(_ start: Int, _ isOnly: Bool, in text: ScannedText) -> Bool {
    guard text[start - 1] == 0x20 else { return false }
    if text[start - 2] == UInt8(ascii: ",") {
      let before = text.startOfLetters(before: start - 2, limit: 12)
      if before < start - 2, Self.answers.contains(before..<start - 2, in: text) { return true }
      return isOnly
    }
    return false
  }

  private static func isDash(before start: Int, in text: ScannedText) -> Bool {
    guard text[start - 1] == 0x20 else { return false }
    return text[start - 2] == UInt8(ascii: "-") || text.has("\u{2014}", at: start - 4)
      || text.has("\u{2013}", at: start - 4)
  }

  /// Alone on the last line, or after the last sentence.
  private func signs(_ word: NameWord, _ begins: Bool, in text: ScannedText) -> Bool {
    guard begins, word.range.lowerBound > 8 else { return false }
    var place = word.range.upperBound
    if text[place] == UInt8(ascii: ".") { place += 1 }
    while place - word.range.upperBound < 8, text[place].isSpace { place += 1 }
    return place >= text.count
  }

  private func beginsSentence(_ start: Int, in text: ScannedText) -> Bool {
    if start == 0 || text[start - 1] == 0x0A { return true }
    guard text[start - 1] == 0x20 else { return false }
    switch text[start - 2] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "-"), 0x0A,
      0x80...:
      return true
    default: return false
    }
  }

  private func beginsLine(_ start: Int, in text: ScannedText) -> Bool {
    if start == 0 || text[start - 1] == 0x0A { return true }
    return text[start - 1] == 0x20 && (text[start - 2] == UInt8(ascii: "]"))
  }

  private static let here = WordList(
    "hier here aqui aqu\u{ED} ici qui tutaj speaking again h\u{E4}r her t\u{E4}\u{E4}ll\u{E4} tady burada"
  )
  /// What is asked of somebody after their name.
  private static let requests = WordList(
    """
    can could would will please pls do did does don't are is have has when where what why how you your thanks thank i i'm
    kannst k\u{F6}nntest bitte hast bist wann wo was warum danke ich peux pouvez pourrais est merci je tu vous puedes podr\u{ED}as por gracias
    puoi potresti per grazie pode podes obrigado kun kunt wil heb dank mo\u{17C}esz prosz\u{119} let just sorry any got
    """
  )
  /// What is said to somebody before their name.
  private static let answers = WordList(
    """
    sorry thanks ok okay yes no yeah yep nope hi hello hey well please sure congrats congratulations welcome morning bye goodbye night
    danke ja nein bitte entschuldigung sorry hallo tsch\u{FC}ss merci oui non pardon bonjour salut d\u{E9}sol\u{E9} d\u{E9}sol\u{E9}e gracias s\u{ED} hola perd\u{F3}n
    grazie ciao scusa s\u{EC} obrigado obrigada sim desculpa ol\u{E1} bedankt nee dzi\u{119}ki tak nie przepraszam tack tak takk kiitos you too
    """
  )
}
