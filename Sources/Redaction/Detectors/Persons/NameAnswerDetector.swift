/// What somebody answers who is asked for their name: "May I have your name? Customer: Rosaria Gallo".
///
/// Between the question and the answer may stand a line break, who speaks, and words such as "yes, it's". An
/// answer in which the dictionary knows nothing counts when it is all that is answered.
struct NameAnswerDetector: Detector {
  static let name = "person-answer"
  let id = NameAnswerDetector.name
  let type = FindingType.person
  let triggers = Triggers(literals: NameAnswerDetector.questions)

  let examples = [
    "Agent: May I have your name? Customer: «Rosaria Gallo»",
    "Support: Could you confirm your full name, please?\nYou: «Trevelyan Poole».",
    "Name?\n«Diego Fuentes»", "bot: what's your name?\nuser: «sadiq rahman»",
    "Can I get your name please?\nCustomer (10:42): sure, it's «Beatrix Oyelowo».",
    "A: Wie ist Ihr Name? B: «Jasmin Schneider»", "Agent: Wie heißen Sie?\nKunde: «Xaver Zwirner»",
    "Agent: Quel est votre nom ?\nClient : «Solène Marchetti»",
    "Agente: ¿Cuál es su nombre?\nCliente: «Wilmer Quispe», con K",
    "> Who am I speaking with?\n> «Thandiwe»", "Your first name? «Ngozi»",
    "Your last name?\nUser: yes, «abernathy»",
    "Agent: May I have your name? Customer: Why do you need it?",
    "What is your name? I am a language model. Your name? Yes. Full name? Sure thing",
    "Name?\nEnter the name of the file", "What's the server name?\nAlpha", "file name? Zorblax",
    "What is your name?\nCustomer: long story, your name please: see below",
  ]

  /// What a question for a name has, before its mark.
  private static let questions = [
    "name?", "name ?", "name please", "name, please", "your name", "full name", "last name",
    "name on the account?",
    "name for the order?", "name for the booking?", "nom ?", "nom?", "nombre?", "nombre completo?",
    "nome?", "nome completo?",
    "naam?", "hei\u{DF}en sie?", "hei\u{DF}t du?", "se llama?", "te llamas?", "appelez-vous",
    "si chiama?", "ti chiami?",
    "speaking with?", "speaking to?", "im\u{119} i nazwisko?",
  ]
  private static let reach = 48
  private static let nouns = WordList("name nom nombre nome naam")
  /// Words before "name" that ask for somebody's.
  private static let askers = WordList(
    """
    your full first last given family legal maiden middle customer's patient's caller's guest's whose ihr dein votre ton su tu
    vuestro suo tuo seu uw je the a cardholder customer patient caller guest and or complete
    """
  )
  private static let leads = WordList(
    """
    yes yeah yep sure ok okay hi hello well of_course it's its it_is i'm im i_am this_is my_name_is my_name's name's that's sure_thing
    ja das_ist ich_bin mein_name_ist ich_hei\u{DF}e oui c'est je_m'appelle je_suis s\u{ED} si claro soy me_llamo es mi_nombre_es sono mi_chiamo
    \u{E9} sim meu_nome_\u{E9} ik_ben dat_is tak
    """
  )

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard !text[index - 1].isWordByte, asks(index, in: text),
      let question = endOfQuestion(from: index, in: text),
      let start = answer(after: question, in: text)
    else { return nil }
    let reader = NameReader(text: text)
    if text.letterCase(at: start) == .small, reader.particleEnd(at: start) == nil {
      return SmallName(text: text).end(from: start, after: .introduction)
        .flatMap { isAll(start..<$0, in: text) ? Match(start..<$0, .context) : nil }
    }
    guard let end = reader.end(from: start, .sure) else { return nil }
    if isAll(start..<end, in: text) { return Match(start..<end, .context) }
    // A word may follow, and no value that is taken: what is left of it says nothing of the name.
    guard text[end] == 0x20, text.letterLength(at: end + 1) > 0,
      let first = NameWord(at: start, in: text), first.flags.isOnlyName,
      reader.end(from: start, .likely) == end
    else { return nil }
    return Match(start..<end, .context)
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    Evidence(word: "name?")
  }

  /// Whether it is somebody's name that is asked for, and not a file's.
  private func asks(_ index: Int, in text: ScannedText) -> Bool {
    let end = text.endOfLetters(from: index, limit: 8)
    guard Self.nouns.contains(index..<end, in: text), text[index - 1] == 0x20 else { return true }
    let before = text.startOfLetters(before: index - 1, limit: 16)
    let isGenitive = before > 1 && text[before - 1] == UInt8(ascii: "'")
    let start = isGenitive ? text.startOfLetters(before: before - 1, limit: 16) : before
    return before == index - 1 || Self.askers.contains(start..<index - 1, in: text)
  }

  /// Where the question ends: behind its mark, or behind a line that asks with "please".
  private func endOfQuestion(from index: Int, in text: ScannedText) -> Int? {
    var place = index
    while place - index < Self.reach {
      switch text[place] {
      case UInt8(ascii: "?"): return place + 1
      case 0x0A, UInt8(ascii: "."):
        return text.hasLowercased(Self.please, within: index..<place) && text[place + 1] != 0
          && (text[place] == 0x0A || text[place + 1] == 0x0A || text[place + 1] == 0x20)
          ? place + 1 : nil
      case 0, UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: ";"): return nil
      default: place += 1
      }
    }
    return nil
  }

  private static let please = Array("please".utf8)

  /// Where the answer begins, who speaks and what leads to the name left out.
  private func answer(after question: Int, in text: ScannedText) -> Int? {
    var place = blanksEnd(from: question, in: text)
    guard place > question else { return nil }
    if let speech = speakerEnd(from: place, in: text) { place = blanksEnd(from: speech, in: text) }
    for _ in 0..<3 {
      guard let end = Self.leads.end(at: place, in: text) else { break }
      place = text.end(from: end, limit: 3) {
        $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-")
      }
      guard place > end else { return nil }
    }
    return place
  }

  private func blanksEnd(from start: Int, in text: ScannedText) -> Int {
    text.end(from: start, limit: 6) {
      $0.isSpace || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "\"")
        || $0 == UInt8(ascii: "-")
    }
  }

  /// The end of "Customer:", "[10:42] Ann:" or the like.
  private func speakerEnd(from start: Int, in text: ScannedText) -> Int? {
    let end = text.end(from: start, limit: 32) {
      $0.isAlphanumeric || $0 >= 0x80 || $0 == 0x20 || "()[]._:*".utf8.contains($0)
    }
    let colon = (start..<end).last { place in
      text[place] == UInt8(ascii: ":") && !text[place + 1].isDigit
    }
    return colon.map { $0 + 1 }
  }

  /// Whether nothing more is answered in the sentence.
  private func isAll(_ range: Range<Int>, in text: ScannedText) -> Bool {
    switch text[range.upperBound] {
    case 0, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: ";"),
      UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: "*"):
      return
        !(text[range.upperBound] == UInt8(ascii: ",")
        && NameFlags(of: range, in: text).contains(.word))
    case UInt8(ascii: "."): return !text[range.upperBound + 1].isAlphanumeric
    default: return false
    }
  }
}
