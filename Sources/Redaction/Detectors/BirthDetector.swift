/// Dates after "born", as others speak of somebody.
///
/// The documents of a publisher may say so of whom they name, see `PublishedNames`; of people who were born
/// before 1900 everybody may.
struct BirthDetector: Detector {
  static let name = "birth"
  let id = BirthDetector.name
  let type = FindingType.dateOfBirth
  let triggers = Triggers(words: ["born"])

  let examples = [
    "Lab results for the patient (born «08/10/1995»), who was born on «21 July 1970»; Born: «1989-04-03»",
    "Einstein was born on March 14, 1879 in Ulm. The idea was born 3 weeks ago; newborn 01/02/2020",
    "The company was born on 12 March 2019, the project was born on 1 May 2015, born on 2020-01-01 the project grew",
    "stubborn 01/02/2020, born in 1985, airborne on 12 March 1985, b. 12/03/1985, born on Monday 12:30",
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    let end = index + 4
    guard !text[index - 1].isWordByte, text.hasLowercased(Self.word, at: index),
      !text[end].isWordByte
    else { return nil }
    var place = text.end(from: end, limit: 3) { $0 == 0x20 || $0 == UInt8(ascii: ":") }
    if text.hasLowercased(Self.preposition, at: place) { place += Self.preposition.count }
    guard place > end, let last = WrittenDate.end(from: place, in: text),
      WrittenDate.isRecent(place..<last, in: text), !isOfThing(index, in: text),
      !Self.things.stand(before: last + 24, in: text, reach: 24)
    else { return nil }
    return Match(place..<last, .context)
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence { Evidence(word: "born") }

  /// Whether the subject of "was born" is no person.
  private func isOfThing(_ index: Int, in text: ScannedText) -> Bool {
    guard text[index - 1] == 0x20 else { return false }
    let verb = text.startOfLetters(before: index - 1, limit: 8)
    guard text[verb - 1] == 0x20, Self.verbs.contains(verb..<index - 1, in: text) else {
      return false
    }
    return Self.subjects.contains(
      text.startOfLetters(before: verb - 1, limit: 16)..<verb - 1,
      in: text
    )
  }

  private static let verbs = WordList("was is were")
  /// What is said to be born too.
  private static let subjects = WordList(
    """
    company project startup firm product idea brand organisation organization agency foundation association club
    movement language library framework site website app service team band festival magazine newspaper journal
    internet web republic nation state union university institute
    """
  )
  /// The same after the date: "born on 2020-01-01 the project …".
  private static let things = ContextWords("|the_company| |the_project| |the_startup| |the_firm|")

  private static let word = Array("born".utf8)
  private static let preposition = Array("on ".utf8)
}
