/// The words that are not compared like others: those that say nothing by themselves, those that speak
/// of the sources, negations, numbers and units.
///
/// The lists are English. In another language nothing is wrong without them: words that most
/// sentences of the sources have weigh little anyway.
enum EvidenceWords {
  /// What is known of a word.
  struct Entry {
    var kind = EvidenceTerm.Kind.word
    /// The number that it says.
    var number: Int?
    /// Whether a number behind it counts sources or steps.
    var countsSources = false
  }

  /// What is known of a word, nil when nothing is.
  static func entry(of word: [UInt8], hash: UInt64) -> Entry? {
    guard word.count <= 14 else { return nil }
    if let place = table[hash] { return entries[place] }
    let isShortened = word.count > 3 && word.suffix(3).elementsEqual("n't".utf8)
    return isShortened ? Entry(kind: .negation) : nil
  }

  /// Whether the form is a word for the sources themselves.
  static func isSource(_ form: UInt64) -> Bool { sources.contains(form) }

  /// Whether a word says, of a source, that it does not have something: `unable`, `lacks`.
  static func denies(_ form: UInt64) -> Bool { denials.contains(form) }

  /// The unit that a word is short for, or another name of it.
  static func unit(of word: [UInt8]) -> [UInt8]? {
    word.count <= 10 ? units[EvidenceHash.of(word)] : nil
  }

  /// Whether the form is that of a unit.
  static func isUnit(_ form: UInt64) -> Bool { unitForms.contains(form) }

  private static let unitForms = Set(units.values.map { EvidenceHash.of($0) })

  private static func hashes(_ words: String) -> [UInt64] {
    words.split(separator: " ").map { EvidenceHash.of($0.utf8) }
  }

  private static let (table, entries): (HashTable, [Entry]) = {
    var table = HashTable(capacity: 600)
    var entries: [Entry] = []
    func change(_ words: String, _ body: (inout Entry, Int) -> Void) {
      for (place, hash) in hashes(words).enumerated() {
        let (number, isNew) = table.number(of: hash)
        if isNew { entries.append(Entry()) }
        body(&entries[number], place)
      }
    }
    change(function) { entry, _ in entry.kind = .function }
    change(frame) { entry, _ in entry.kind = .frame }
    change(negation) { entry, _ in entry.kind = .negation }
    change(counted) { entry, _ in entry.countsSources = true }
    // `one` is a pronoun more often than a number.
    change(smallNumbers) { entry, place in
      entry.number = place == 0 ? 0 : place + 1
      entry.kind = .number
    }
    change("thirty forty fifty sixty seventy eighty ninety") { entry, place in
      entry.number = 30 + 10 * place
      entry.kind = .number
    }
    return (table, entries)
  }()

  private static let counted =
    "chapter document documents figure page passage passages section source sources step steps table"

  private static let smallNumbers = """
    zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
    seventeen eighteen nineteen twenty
    """

  private static let sources = Set(
    hashes(
      """
      article articles context document documents excerpt excerpts information passage passages source \
      sources text
      """
    )
  )

  private static let denials = Set(
    ["lack", "unable", "unfortunately"].map { word in
      var stem = Array(word.utf8)
      EvidenceStem.shorten(&stem)
      return EvidenceHash.of(stem)
    }
  )

  private static let units: [UInt64: [UInt8]] = {
    let names = [
      "percent": "pct", "dollar": "dollars usd", "euro": "euros eur", "degree": "degrees deg",
      "kilogram": "kg kgs kilo kilos kilograms", "gram": "g gr grams", "milligram": "mg milligrams",
      "pound": "lb lbs pounds gbp", "ounce": "oz ounces",
      "kilometer": "km kms kilometers kilometre kilometres",
      "meter": "m meters metre metres", "centimeter": "cm centimeters centimetre centimetres",
      "millimeter": "mm millimeters millimetre millimetres", "foot": "ft feet", "inch": "inches",
      "mile": "mi miles", "liter": "l liters litre litres",
      "milliliter": "ml milliliters millilitre",
      "second": "s sec secs seconds", "minute": "min mins minutes", "hour": "h hr hrs hours",
      "day": "d days", "week": "wk wks weeks", "month": "mo mos months", "year": "yr yrs years",
      "tablespoon": "tbsp tbs tablespoons", "teaspoon": "tsp teaspoons", "gigabyte": "gb gigabytes",
      "megabyte": "mb megabytes", "terabyte": "tb terabytes", "kilobyte": "kb kilobytes",
      "celsius": "c", "fahrenheit": "f", "kilocalorie": "kcal", "calorie": "cal cals calories",
    ]
    var units: [UInt64: [UInt8]] = [:]
    for (name, others) in names {
      var stem = Array(name.utf8)
      EvidenceStem.shorten(&stem)
      for hash in hashes(others) + [EvidenceHash.of(name.utf8)] { units[hash] = stem }
    }
    return units
  }()

  private static let function = """
    a about above after again against all also although am an and any are as at be because been before \
    being below between both but by can could did do does doing down during each few for from further \
    had has have having he her here hers him his how i i'm if in into is it it's its just may me might \
    mine more most must my nor now of off on once one only onto or other ought our ours out over own s \
    same shall she should so some such t than that the their theirs them then there these they this \
    those though through to too under unless until up upon us very was we were what when where which \
    while who whom whose why will with would you your yours
    """

  private static let frame = """
    according answer answers article articles based context document documents excerpt excerpts \
    citation give given information mention mentioned mentions page passage passages provide provided \
    question reference references source sources state stated states suggest suggests text
    """

  private static let negation = """
    cannot cant didnt doesnt dont isnt neither never no nobody none not nothing without wont
    """
}
