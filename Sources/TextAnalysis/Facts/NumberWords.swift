/// Numbers that are written in words or in Han figures.
enum NumberWords {
  /// The value of an English word below a hundred; `one` is left to those that see what stands behind it.
  static func small(_ word: String) -> Double? { english[word] }

  /// By what a word multiplies the number in front of it.
  static func scale(_ word: String) -> Double? { scales[word] }

  /// The value of a small number in another language, or of `one`, which says so only before a unit.
  static func beforeUnit(_ word: String) -> Double? { others[word] }

  private static let english: [String: Double] = {
    let words = """
      zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
      eighteen nineteen twenty
      """
    var values: [String: Double] = [:]
    for (value, word) in words.split(separator: " ").enumerated() where word != "-" {
      values[String(word)] = Double(value)
    }
    let tens = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    for (place, word) in tens.enumerated() { values[word] = Double(30 + 10 * place) }
    return values
  }()

  private static let scales: [String: Double] = [
    "hundred": 100, "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9,
    "billions": 1e9,
    "trillion": 1e12, "bn": 1e9, "mn": 1e6, "mio": 1e6, "millionen": 1e6, "millones": 1e6,
    "milliarden": 1e9,
  ]

  private static let others: [String: Double] = {
    var values: [String: Double] = ["one": 1, "a": 1, "an": 1]
    for line in [
      "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
      "eine - - - - - - - - - - -", "einen - - - - - - - - - - -",
      "un deux trois quatre cinq six sept huit neuf dix onze douze",
      "une dos tres cuatro cinco seis siete ocho nueve diez once doce",
      "- due tre quattro cinque sei sette otto nove dieci undici dodici",
      "um dois três quatro cinco seis sete oito nove dez onze doze", "uma duas - - - - - - - - - -",
      "una - - - - - - - - - - -", "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
      "один два три четыре пять шесть семь восемь девять десять - -",
    ] {
      for (place, word) in line.split(separator: " ").enumerated() where word != "-" {
        values[String(word)] = Double(place + 1)
      }
    }
    return values
  }()

  /// The value of a run of Han figures such as `三十` or `二〇二六`, and how many scalars it has; nil when none begins there.
  static func han(_ text: ArraySlice<Unicode.Scalar>) -> (value: Double, length: Int)? {
    var (total, section, digit) = (0.0, 0.0, 0.0)
    var length = 0
    var digits = 0
    var hasScale = false
    for scalar in text.prefix(16) {
      if let value = hanDigits[scalar] {
        digit = digits > 0 && !hasScale ? digit * 10 + value : value
        digits += 1
      } else if let scale = hanScales[scalar] {
        if scale >= 10_000 {
          total += (section + digit == 0 ? 1 : section + digit) * scale
          section = 0
        } else {
          section += (digit == 0 ? 1 : digit) * scale
        }
        digit = 0
        hasScale = true
      } else {
        break
      }
      length += 1
    }
    return length == 0 ? nil : (total + section + digit, length)
  }

  /// By what `万` and its like multiply the figures in front of them.
  static func hanScale(_ scalar: Unicode.Scalar) -> Double? { hanScales[scalar] }

  private static let hanDigits: [Unicode.Scalar: Double] = {
    var values: [Unicode.Scalar: Double] = ["〇": 0, "零": 0, "两": 2, "兩": 2]
    for (place, scalar) in "一二三四五六七八九".unicodeScalars.enumerated() {
      values[scalar] = Double(place + 1)
    }
    return values
  }()

  private static let hanScales: [Unicode.Scalar: Double] = [
    "十": 10, "百": 100, "千": 1_000, "万": 10_000, "萬": 10_000, "亿": 1e8, "億": 1e8,
  ]
}
