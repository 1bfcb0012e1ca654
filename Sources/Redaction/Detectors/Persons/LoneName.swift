/// Tells whether a first name that stands alone in prose is somebody's.
///
/// A name that stands for nothing else is, unless what stands beside it makes it a thing, a place or a
/// title. One that is rare or short needs a person's word beside it or another person in the same list;
/// one that is also a word, a place or a product (Mark, Paris, Julia) needs a word that only people have
/// beside them.
struct LoneName {
  let text: ScannedText

  /// What stands before a name.
  private enum Before {
    /// A sentence or a line begins with it.
    case start
    /// A mark that says nothing, such as a comma or a bracket.
    case mark
    case word(Range<Int>)
    /// What shows that it is no name.
    case other
  }

  /// The end of the name, or nil when it is none.
  func end(of word: NameWord) -> Int? {
    guard word.flags.contains(.first), !word.isUncased, !word.isShouted, isFree(word) else {
      return nil
    }
    return stands(word) && !isAmongTools(word) && !NamedThing.isPartner(word, in: text)
      && !NamedThing.contains(word.range, in: text)
      ? word.range.upperBound : nil
  }

  /// Whether it is a last name in "the … family".
  func isFamily(_ word: NameWord) -> Bool {
    let end = word.range.upperBound
    guard word.flags.contains(.last), !word.flags.contains(.place),
      !word.flags.contains(.word) || word.flags.contains(.commonLast), text[end] == 0x20
    else { return false }
    let next = text.endOfLetters(from: end + 1, limit: 12)
    guard Self.families.contains(end + 1..<next, in: text), text[word.range.lowerBound - 1] == 0x20
    else { return false }
    let before = text.startOfLetters(before: word.range.lowerBound - 1, limit: 4)
    return before < word.range.lowerBound - 1
      && Self.articles.contains(before..<word.range.lowerBound - 1, in: text)
  }

  private static let families = WordList(
    "family household residence kids children twins couple wedding"
  )
  private static let articles = WordList("the our")

  /// Whether the word fills a cell of a table beside a cell with a first name that is nothing else.
  func isCell(_ word: NameWord) -> Bool {
    let start = word.range.lowerBound
    let end = word.range.upperBound
    guard word.flags.contains(.last), Self.isCellEdge(text[start - 1]), Self.isCellEdge(text[end])
    else { return false }
    if text[end] != 0x0A, let next = NameWord(at: end + 1, in: text), next.isCapital,
      next.flags.isSureFirst, Self.isCellEdge(text[next.range.upperBound])
    {
      return true
    }
    guard text[start - 1] != 0x0A, start > 1 else { return false }
    let before = text.startOfLetters(before: start - 1)
    return before < start - 1 && Self.isCellEdge(text[before - 1])
      && text.letterCase(at: before) == .capital
      && NameFlags(of: before..<start - 1, in: text).isSureFirst
  }

  /// Whether a byte parts cells; a comma does without a blank after it, which is no cell's first byte.
  private static func isCellEdge(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"): return true
    default: return false
    }
  }

  private func stands(_ word: NameWord) -> Bool {
    let before = before(word.range.lowerBound)
    if case .other = before { return false }
    if isTravelledTo(word.range.lowerBound) { return false }
    let isMonth = Self.months.contains(word.range, in: text)
    let isOnly = !isMonth && (word.flags.isSureFirst || word.flags.isOnlyFirst)
    if case .word(let range) = before {
      if isSpokenTo(word), Self.family.contains(range, in: text) { return true }
      if Self.leads.contains(range, in: text), !isGermanTo(range, before: word.range.lowerBound) {
        return false
      }
      if !isMonth, isSpokenTo(word), isSender(of: range) { return true }
      if isSpokenTo(word), Self.speech.contains(range, in: text) { return true }
      if isOnly, Self.roles.contains(range, in: text) { return true }
    }
    if word.flags.isSureFirst, !isMonth { return standsSure(before) }
    if isAfterCapital(before) { return false }
    if !isMonth, isSpokenTo(word), isInDepartment(word) { return true }
    if hasNeighbour(word) { return true }
    guard let next = nextSmallWord(word.range.upperBound) else { return false }
    if isOnly { return Self.verbs.contains(next, in: text) }
    guard Self.verbs.contains(next, in: text), text[next.upperBound] == 0x20 else { return false }
    let object = text.endOfLetters(from: next.upperBound + 1, limit: 8)
    return object > next.upperBound + 1
      && Self.objects.contains(next.upperBound + 1..<object, in: text)
  }

  /// Whether it is the German "an", since English has none before a consonant.
  private func isGermanTo(_ word: Range<Int>, before name: Int) -> Bool {
    text.hasLowercased(Self.an, at: word.lowerBound) && word.count == 2
      && text.beginsWithConsonant(at: name)
  }

  /// Whether "letter from" or the like stands before it.
  private func isSender(of word: Range<Int>) -> Bool {
    guard text.hasLowercased(Self.from, at: word.lowerBound), word.count == 4,
      text[word.lowerBound - 1] == 0x20
    else { return false }
    let end = word.lowerBound - 1
    return Self.messages.contains(text.startOfLetters(before: end, limit: 12)..<end, in: text)
  }

  /// Whether "from accounts" or the like follows it.
  private func isInDepartment(_ word: NameWord) -> Bool {
    guard word.flags.contains(.commonFirst), let link = nextSmallWord(word.range.upperBound),
      Self.departmentLinks.contains(link, in: text), text[link.upperBound] == 0x20
    else { return false }
    let start = link.upperBound + 1
    return Self.departments.contains(start..<text.endOfLetters(from: start, limit: 16), in: text)
  }

  private static let an = Array("an".utf8)
  private static let from = Array("from".utf8)
  private static let messages = WordList(
    "letter letters email emails mail call calls message messages text texts note reply voicemail visit gift parcel word"
  )
  private static let departmentLinks = WordList("from in at")
  private static let departments = WordList(
    "accounts accounting sales support billing marketing finance hr it legal engineering procurement reception payroll dispatch logistics your our"
  )

  /// Whether "fly to" or the like stands before it: then it is a place, such as Lourdes.
  private func isTravelledTo(_ start: Int) -> Bool {
    guard text.hasLowercased(Self.direction, at: start - Self.direction.count) else { return false }
    let end = start - Self.direction.count
    return Self.travels.contains(text.startOfLetters(before: end, limit: 12)..<end, in: text)
  }

  /// Whether it stands beside a tool in a list, and so is one: "Jenkins, Travis".
  private func isAmongTools(_ word: NameWord) -> Bool {
    if let next = afterLink(word.range.upperBound),
      Self.tools.contains(next..<text.endOfLetters(from: next, limit: 16), in: text)
    {
      return true
    }
    guard let last = beforeLink(word.range.lowerBound) else { return false }
    return Self.tools.contains(text.startOfLetters(before: last, limit: 16)..<last, in: text)
  }

  /// Whether a word that stands before people makes it somebody: any name but that of a place or a
  /// product that is seldom anybody's.
  private func isSpokenTo(_ word: NameWord) -> Bool {
    word.flags.contains(.commonFirst) || !word.flags.contains(.place)
  }

  private func standsSure(_ before: Before) -> Bool {
    guard case .word(let range) = before else { return true }
    if text.letterCase(at: range.lowerBound) != .capital { return true }
    // "Remind Olga", "Kollegin Olga": any word that begins a sentence and is no name itself.
    guard case .start = self.before(range.lowerBound) else { return false }
    return !NameFlags(of: range, in: text).isName
  }

  private func isAfterCapital(_ before: Before) -> Bool {
    guard case .word(let range) = before else { return false }
    return text.letterCase(at: range.lowerBound) == .capital
  }

  private func before(_ start: Int) -> Before {
    var place = start - 1
    switch text[place] {
    case 0, 0x0A, 0x0D, 0x09, UInt8(ascii: "|"): return .start
    case 0x20: place -= 1
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "*"),
      UInt8(ascii: ">"), 0x80...:
      return .mark
    case UInt8(ascii: ","), UInt8(ascii: ";"): return .mark
    case UInt8(ascii: "'"):
      // "d'Olga"
      return text[place - 1] | 0x20 == UInt8(ascii: "d") && !text[place - 2].isLetter
        ? .mark : .other
    default: return .other
    }
    if text[place] == UInt8(ascii: "."), text.startOfLetters(before: place) == place - 2,
      text.hasLowercased(Self.saint, at: place - 2)
    {
      return .other
    }
    switch text[place] {
    case 0, 0x0A, 0x20, 0x09, UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: ">"),
      UInt8(ascii: "|"):
      return .start
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "("),
      UInt8(ascii: "]"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      return .mark
    default:
      let word = text.startOfLetters(before: place + 1, limit: 24)
      if word > place { return text[place] >= 0x80 ? .mark : .other }
      // "it's", "I'm", "d'Olga"
      return .word(word..<place + 1)
    }
  }

  /// Whether nothing after the word makes it a part of something longer.
  private func isFree(_ word: NameWord) -> Bool {
    let end = word.range.upperBound
    switch text[end] {
    case 0x20: return isFree(afterBlank: end + 1)
    case UInt8(ascii: "."): return !text[end + 1].isAlphanumeric && text[end + 1] < 0x80
    case UInt8(ascii: "'"): return isGenitive(end + 1)
    case 0xE2 where text.has("\u{2019}", at: end): return isGenitive(end + 3)
    case UInt8(ascii: ":"): return text[end + 1] != UInt8(ascii: ":")
    case 0, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""),
      UInt8(ascii: "*"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: "\\"), 0xE2, 0xEF:
      return true
    case UInt8(ascii: "/"):
      return NameWord(at: end + 1, in: text).map { $0.flags.contains(.first) } ?? false
    default: return false
    }
  }

  private func isFree(afterBlank next: Int) -> Bool {
    if text[next].isDigit { return false }
    if text[next] == UInt8(ascii: "&") {
      return NameWord(at: next + 2, in: text).map { $0.flags.contains(.first) } ?? false
    }
    if text.letterCase(at: next) == .capital, text.letterLength(at: next) > 0 {
      return text[next] == UInt8(ascii: "I") && text.letterLength(at: next + 1) == 0
    }
    let end = text.endOfLetters(from: next, limit: 16)
    return end == next
      || !Self.things.contains(next..<end, in: text)
        && !NamedThing.methods.contains(next..<end, in: text)
  }

  /// Whether an `s` follows, and after it no capital: `Olga's bag`, not `Wendy's Kitchen`.
  private func isGenitive(_ place: Int) -> Bool {
    guard text[place] | 0x20 == UInt8(ascii: "s"), text.letterLength(at: place + 1) == 0 else {
      return false
    }
    return text[place + 1] != 0x20 || text.letterCase(at: place + 2) != .capital
  }

  /// Whether a name that is nobody but a person stands beside it, with a comma or "and" between.
  private func hasNeighbour(_ word: NameWord) -> Bool {
    if let next = afterLink(word.range.upperBound), let other = NameWord(at: next, in: text),
      other.isCapital, other.flags.isSureFirst
    {
      return true
    }
    guard let last = beforeLink(word.range.lowerBound) else { return false }
    let start = text.startOfLetters(before: last)
    return start < last && text.letterCase(at: start) == .capital
      && NameFlags(of: start..<last, in: text).isSureFirst && !isTravelledTo(start)
  }

  private func afterLink(_ end: Int) -> Int? {
    if text[end] == UInt8(ascii: ","), text[end + 1] == 0x20 { return end + 2 }
    guard text[end] == 0x20 else { return nil }
    let link = text.endOfLetters(from: end + 1, limit: 4)
    return link > end + 1 && text[link] == 0x20 && Self.links.contains(end + 1..<link, in: text)
      ? link + 1 : nil
  }

  private func beforeLink(_ start: Int) -> Int? {
    guard text[start - 1] == 0x20 else { return nil }
    if text[start - 2] == UInt8(ascii: ",") { return start - 2 }
    let link = text.startOfLetters(before: start - 1, limit: 4)
    return link < start - 1 && text[link - 1] == 0x20
      && Self.links.contains(link..<start - 1, in: text) ? link - 1 : nil
  }

  private func nextSmallWord(_ end: Int) -> Range<Int>? {
    guard text[end] == 0x20, text.letterCase(at: end + 1) == .small else { return nil }
    let next = text.endOfLetters(from: end + 1, limit: 16)
    return next > end + 1 ? end + 1..<next : nil
  }

  private static let direction = Array(" to ".utf8)
  private static let travels = WordList(
    "fly flies flew flying flight flights travel travelled traveled trip pilgrimage"
  )
  /// Programs and services that are listed beside others with the name of a person.
  private static let tools = WordList(
    """
    jenkins github gitlab circleci teamcity buildkite bamboo gerrit hudson bitbucket gitea sonarqube docker kubernetes ansible
    terraform puppet maven gradle chatgpt gpt gemini copilot llama mistral openai anthropic
    """
  )
  private static let saint = Array("st".utf8)
  private static let months = WordList(
    "april may june july august mai juni juli giugno juin juillet"
  )
  private static let links = WordList("and und et y e en i og och ve or oder ou")

  /// Words before a name that make it somebody, whatever else it means.
  private static let family = WordList(
    """
    son daughter wife husband brother sister mother father mom mum dad uncle aunt aunty cousin nephew niece grandson
    granddaughter grandma grandpa grandmother grandfather fianc\u{E9} fianc\u{E9}e fiance fiancee boyfriend girlfriend spouse
    colleague coworker roommate flatmate housemate classmate teammate neighbor neighbour friend buddy mate boss
    landlord landlady tenant intern nanny babysitter stepson stepdaughter twin twins widow widower
    sohn tochter frau mann bruder schwester mutter vater onkel tante cousine neffe nichte enkel enkelin oma opa
    kollege kollegin kollegen nachbar nachbarin freund freundin chef chefin mieter mieterin vermieter vermieterin praktikant praktikantin
    fils fille femme mari fr\u{E8}re s\u{153}ur soeur m\u{E8}re p\u{E8}re oncle cousine neveu ni\u{E8}ce coll\u{E8}gue voisin voisine ami amie copain copine
    patron patronne stagiaire locataire \u{E9}poux \u{E9}pouse
    hijo hija esposa esposo marido mujer hermano hermana madre padre t\u{ED}o t\u{ED}a primo prima sobrino sobrina abuela abuelo
    compa\u{F1}ero compa\u{F1}era vecino vecina amigo amiga jefe jefa novio novia
    figlio figlia moglie marito fratello sorella zio zia cugino cugina nipote nonno nonna collega vicino vicina amico amica
    filho filha mulher irm\u{E3}o irm\u{E3} m\u{E3}e pai tio sobrinho sobrinha vizinho vizinha namorado namorada
    zoon dochter vrouw broer zus moeder vader oom tante neef nicht buurman buurvrouw vriend vriendin
    syn c\u{F3}rka m\u{105}\u{17C} \u{17C}ona brat siostra mama tata kolega kole\u{17C}anka s\u{105}siad s\u{105}siadka
    o\u{11F}lum k\u{131}z\u{131}m e\u{15F}im karde\u{15F}im
    """
  )

  /// Verbs before a name that only people are spoken to with.
  private static let speech = WordList(
    """
    tell told ask asked remind reminded thank thanked inform informed texted emailed phoned invite invited
    frag frage dile pregunta chiedi vraag dis
    """
  )

  /// Words before a name that is nothing but a name.
  private static let roles = WordList(
    """
    tell told ask asked call called text texted ping pinged email emailed mail mailed contact contacted remind reminded notify
    inform informed message messaged meet met invite invited thank thanked cc loop hire hired marry married miss love help helped
    phone phoned see saw visit visited follow agent user client customer patient driver nurse host guest doctor teacher coach
    manager employee student member witness victim applicant candidate reviewer author owner assignee maintainer
    by from with for to and when if that because since than says said named late
    mit von f\u{FC}r bei an und wenn dass weil hat ist war macht frag frage ruf informiere gr\u{FC}\u{DF} kunde kundin patientin patient fahrer
    avec pour par chez et que quand si dit dis demande appelle client cliente patiente chauffeur h\u{F4}te de d
    con para por y que cuando dile llama pregunta cliente paciente ch\u{F3}fer
    per da e se quando chiama chiedi paziente autista com em
    met van voor door en als dat bel vraag klant pati\u{EB}nt
    z od dla i do pani pana klient klientka
    """
  )

  /// Words before a name that make it a thing or a place.
  private static let leads = WordList(
    """
    the a an this these some every each any no my your our its in at near via into la le el il les los las un une une der die das
    dem den ein eine einer einem einen het een nach aus w we na na do nel nella nei du des au aux
    lake mount mt fort port cape camp saint st sainte santa san santo hurricane storm typhoon tropical project operation queen
    king pope lady hotel caf\u{E9} cafe restaurant rue via street plaza place avenue villa class brand model version using
    use uses used install installed run running package library framework database language release
    """
  )

  /// Small words after a name that make it a thing.
  private static let things = WordList(
    """
    server servers cluster clusters database library framework package packages module plugin version versions code syntax
    language script tea airport street road river county station island beach city region dialect compiler api app
    """
  )

  /// Words after a name that make it somebody.
  static let verbs = WordList(
    """
    told tells said says asked asks wrote writes texted emailed mailed replied answered thinks thought knows knew wants wanted needs
    needed likes liked loves loved hates feels felt forgot remembers promised agreed insisted explained mentioned reported
    deployed merged pushed approved reviewed signed sent paid owes gave took brought lives lived moved works worked married died
    is was has had will can could would should does did and who here
    sagt sagte hat ist war wird kann meint fragt schreibt hier kommt arbeitet wohnt m\u{F6}chte
    dit a est \u{E9}tait va veut peut demande ici travaille habite
    dice dijo es era est\u{E1} quiere puede tiene aqu\u{ED} trabaja vive
    dice ha \u{E8} era vuole pu\u{F2} qui lavora abita
    disse \u{E9} est\u{E1} quer pode tem aqui mora
    zegt zei heeft is was wil kan hier werkt woont
    m\u{F3}wi jest ma tutaj pracuje mieszka
    """
  )

  private static let objects = WordList("me us him her them that he she mir uns ihm ihr mij ons")
}
