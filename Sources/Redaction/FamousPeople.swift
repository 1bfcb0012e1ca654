/// The people of a record whom everybody may ask about, and whose names therefore stay in it.
///
/// "When did Isaac Newton die?" gives nobody away, and is worth nothing without the name. A full name stays
/// when the dictionary of the famous has it (`FamousName`) and nothing speaks for somebody else who is called so:
/// a label, a greeting, "my name is" or a courtesy title before it, a value of another type near to it, or a
/// sentence that deals with them (`NameContext`). One that many people have stays only when its sentence also
/// asks or tells what is known of people. Later a part of such a name stays too: "Newton".
///
/// What is once private in a record is private in all of it.
struct FamousPeople: Sendable {
  /// Whether names may stay at all.
  var areSpared = true
  /// Whether a name that stayed in an earlier text has turned out to be somebody's.
  private(set) var areExposed = false
  /// Where names stay in the text that was looked at last, in order.
  private(set) var ranges = StayingRanges([])
  /// The names that stay.
  private var released = NameSet()
  /// Those that were taken.
  private var hidden = NameSet()

  /// Begins with another text of the record.
  mutating func beginText() { ranges = StayingRanges([]) }

  /// Goes on with a text that was looked at already.
  mutating func use(_ ranges: StayingRanges) { self.ranges = ranges }

  /// Takes bytes away from before the text, or puts some there.
  mutating func move(by distance: Int) {
    ranges = StayingRanges(
      ranges.ranges.filter { $0.lowerBound + distance >= 0 }
        .map { $0.lowerBound + distance..<$0.upperBound + distance }
    )
  }

  /// Whether a mention of somebody else lies in a name that stays: nobody is redacted by halves.
  func keep(_ mention: Range<Int>) -> Bool { ranges.touch(mention) }

  /// A name that may stay.
  private struct Candidate {
    /// Where it stands.
    let range: Range<Int>
    let name: PersonName
    let isCommon: Bool
    /// Whether it is somebody's who is addressed, or introduced, or dealt with.
    let isPrivate: Bool
    let context: NameContext
  }

  /// Looks for names that stay among what was found, and for birthdays told beside them; what lies inside
  /// of `ranges` afterwards stays.
  ///
  /// - Parameters:
  ///   - claims: what was found in the text now.
  ///   - found: what was found in it before.
  ///   - text: the text as it was written.
  ///   - evidence: what spoke for findings of names.
  mutating func release(
    _ claims: [Finding],
    besides found: [Finding],
    in text: ScannedText,
    evidence: ([Finding]) -> [Evidence]
  ) {
    guard areSpared else { return }
    let people = claims.filter { FoundPerson.detectors.contains($0.detector) }
    guard !people.isEmpty else { return }
    var full: [Range<Int>: FamousName] = [:]
    for person in people { full[person.range] = FamousName(around: person.range, in: text) }
    let lone = people.filter { full[$0.range] == nil }.map(\.range)
    let others = Self.fullNames(with: lone, in: text).filter { full[$0.range] == nil }
    guard !full.isEmpty || !others.isEmpty || !released.isEmpty else {
      // A part of a name that is taken once is taken in all of the record.
      for range in lone { hidden.insert(PersonName(text.bytes(in: range))) }
      return
    }
    let introduced = introducedRanges(people, in: text, evidence)
    var names = StayingRanges([])
    names.add(full.values.map(\.range))
    var addressed = NameSet()
    for (found, words) in introduced
    // Nobody called Roosevelt signs at the end of "Franklin D. Roosevelt".
    where full[found].map({ isIntroduced(found, as: $0.range, words) }) ?? !names.cover(found) {
      let name = PersonName(text.bytes(in: found))
      addressed.insert(name)
      areExposed = areExposed || released.contains(name) || released.hasWord(name)
    }
    var contacts = StayingRanges([])
    contacts.add(
      (claims + found).filter { $0.type != .person && $0.detector != BirthDetector.name }
        .map { $0.range.widened(by: NameContext.reach) }
    )
    func candidate(_ range: Range<Int>, _ found: Range<Int>, isCommon: Bool) -> Candidate {
      let name = PersonName(text.bytes(in: range))
      let context = NameContext(of: range, in: text)
      let isPrivate =
        context.isPrivate || isIntroduced(found, as: range, introduced[found])
        || addressed.contains(name) || name.words.contains(where: addressed.isLone)
        || contacts.touch(range)
      return Candidate(
        range: range,
        name: name,
        isCommon: isCommon,
        isPrivate: isPrivate,
        context: context
      )
    }
    var staying: [Candidate] = []
    let candidates =
      people.compactMap { person in
        full[person.range].map { candidate($0.range, person.range, isCommon: $0.isCommon) }
      } + others.map { candidate($0.range, $0.range, isCommon: $0.isCommon) }
    for (name, mentions) in Dictionary(grouping: candidates, by: \.name) {
      if mayStay(name, mentions) {
        staying += mentions
      } else {
        hidden.insert(name)
      }
    }
    for person in people where full[person.range] == nil {
      let name = PersonName(text.bytes(in: person.range))
      guard released.hasWord(name), !hidden.hasWord(name) else {
        hidden.insert(name)
        continue
      }
      let mention = candidate(person.range, person.range, isCommon: false)
      if !mention.isPrivate { staying.append(mention) }
    }
    ranges.add(staying.map(\.range))
    // Birthdays that are told of them.
    var sentences = StayingRanges([])
    sentences.add(staying.map(\.context.sentence))
    let births = claims.filter { $0.detector == BirthDetector.name && sentences.touch($0.range) }
    ranges.add(births.map(\.range))
  }

  /// The full names of the famous that have one of some words, and that nothing took for a name as a whole.
  private static func fullNames(with lone: [Range<Int>], in text: ScannedText) -> [FamousName] {
    let words = Set(lone.map { text.bytes(in: $0) })
    guard !words.isEmpty else { return [] }
    var names: [FamousName] = []
    var index = 0
    while index < text.count {
      let end = text.endOfLetters(from: index)
      guard end > index else {
        index += 1
        continue
      }
      if text.letterCase(at: index) == .capital, words.contains(text.bytes(in: index..<end)),
        let name = FamousName(around: index..<end, in: text)
      {
        names.append(name)
      }
      index = end
    }
    return names
  }

  /// Whether a name stays wherever a text has it, and remembers it then.
  private mutating func mayStay(_ name: PersonName, _ mentions: [Candidate]) -> Bool {
    let isKnown = released.contains(name)
    if hidden.contains(name) || mentions.contains(where: \.isPrivate) {
      areExposed = areExposed || isKnown
      return false
    }
    guard isKnown || mentions.contains(where: { !$0.isCommon || $0.context.isTopic }) else {
      return false
    }
    return released.insert(name)
  }

  /// Where people are addressed, introduce themselves, or stand in a form, and the words that say so.
  private func introducedRanges(
    _ people: [Finding],
    in text: ScannedText,
    _ evidence: ([Finding]) -> [Evidence]
  ) -> [Range<Int>: [String]] {
    let named = people.filter { $0.detector != PersonDictionaryDetector.name }
    guard !named.isEmpty else { return [:] }
    var introduced: [Range<Int>: [String]] = [:]
    for (finding, evidence) in zip(named, evidence(named)) {
      let start = finding.range.lowerBound
      let isInSentence = text[start - 1] == 0x20 && text[start - 2].isLetter
      let words = evidence.words.filter { word in
        !(isInSentence && Self.praise.contains(word)) && !Self.narration.contains(word)
      }
      if evidence.words.isEmpty || !words.isEmpty { introduced[finding.range] = words }
    }
    return introduced
  }

  /// Whether a found name is introduced as what it is, and not only as a part of the famous one, whose title
  /// stands before it.
  private func isIntroduced(
    _ found: Range<Int>,
    as name: Range<Int>,
    _ words: [String]?
  ) -> Bool {
    guard let words else { return false }
    return name == found || !words.allSatisfy(FoundPerson.narration.contains)
  }

  /// Words before a name after which somebody is spoken of; a courtesy title is not among them.
  private static let narration = FoundPerson.narration.subtracting(
    """
    mr mrs ms miss mx herr herrn frau monsieur madame mme mlle mademoiselle se\u{F1}or se\u{F1}ora se\u{F1}orita sr sra srta
    signor signora sig dhr mevr mevrouw meneer senhor senhora officer nurse detective coach
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )
  /// Words that end a letter, and before a name on the same line say something else: "the best Jane Austen novel".
  private static let praise: Set = ["best", "love"]
}

extension Range<Int> {
  /// The range with so many numbers more at both ends.
  fileprivate func widened(by reach: Int) -> Range<Int> {
    lowerBound - reach..<upperBound + reach
  }
}
