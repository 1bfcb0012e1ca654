/// A unit of measure: what it measures, and how much of the base unit one of it is.
///
/// Units of one dimension are converted into each other, `2.5 GB` into `2500 MB`; months are none of days, since they have no
/// fixed number of them.
struct MeasureUnit: Hashable, Sendable {
  /// What it measures, by the base unit that values are compared in.
  let dimension: String
  /// How much of the base unit one is.
  let factor: Double
  /// What is added after the factor: only temperatures have it.
  var offset = 0.0

  /// What a word, a sign or a short form can mean behind a number; empty when it is no unit.
  ///
  /// Some mean several things: `pound` is a weight and money, `m` a length and minutes, `$` the money of several countries.
  static func meanings(of word: String) -> [MeasureUnit] { table[word] ?? [] }

  /// The unit of time that `monthly` and its like count by.
  static func frequency(of word: String) -> String? { frequencies[word] }

  /// Whether a value counts a rate when it stands behind `per`: the base of the rate, such as `month`.
  static func denominator(of word: String) -> String? {
    let meanings = meanings(of: word)
    guard let first = meanings.first else { return nil }
    return "\(first.dimension) \(first.factor)"
  }

  private static let frequencies: [String: String] = {
    var frequencies: [String: String] = [:]
    for (unit, words) in [
      ("hour", "hourly"), ("day", "daily"), ("week", "weekly"), ("month", "monthly"),
      ("year", "yearly annually annual annum"), ("day", "täglich"), ("week", "wöchentlich"),
      ("month", "monatlich mensuel mensuelle mensual mensili"),
      ("year", "jährlich annuel annuelle anual"),
    ] {
      for word in words.split(separator: " ") { frequencies[String(word)] = denominator(of: unit) }
    }
    return frequencies
  }()

  private static let table: [String: [MeasureUnit]] = {
    var table: [String: [MeasureUnit]] = [:]
    for (dimension, units) in groups {
      for (factor, words) in units {
        for word in words.split(separator: " ") {
          table[String(word), default: []].append(MeasureUnit(dimension: dimension, factor: factor))
        }
      }
    }
    for word in "°c celsius c centigrade".split(separator: " ") {
      table[String(word)] = [MeasureUnit(dimension: "celsius", factor: 1)]
    }
    for word in "°f fahrenheit f".split(separator: " ") {
      table[String(word)] = [MeasureUnit(dimension: "celsius", factor: 5 / 9, offset: -160 / 9)]
    }
    table["kelvin"] = [MeasureUnit(dimension: "celsius", factor: 1, offset: -273.15)]
    for word in "° degree degrees deg 度 grad".split(separator: " ") {
      table[String(word)] =
        [MeasureUnit(dimension: "angle", factor: 1)] + (table["celsius"] ?? [])
        + (table["fahrenheit"] ?? [])
    }
    // Of whichever money a hundred of them are one.
    let moneys = ["USD", "EUR", "CAD", "AUD", "NZD"]
    for word in "cent cents ct cts ¢ centavos centimes".split(separator: " ") {
      table[String(word)] = moneys.map { MeasureUnit(dimension: $0, factor: 0.01) }
    }
    for word in "$ dollar dollars ドル 美元 달러 dólares".split(separator: " ") {
      table[String(word)] = moneys.filter { $0 != "EUR" }.map {
        MeasureUnit(dimension: $0, factor: 1)
      }
    }
    table["¥", default: []] = [
      MeasureUnit(dimension: "JPY", factor: 1), MeasureUnit(dimension: "CNY", factor: 1),
    ]
    return table
  }()

  private static let groups: [(String, [(Double, String)])] = [
    ("percent", [(1, "% percent pct prozent percentage パーセント ％ 퍼센트 procent por\u{A0}ciento")]),
    ("USD", [(1, "usd us$")]), ("EUR", [(1, "€ eur euro euros ユーロ 欧元 유로 евро")]),
    ("CAD", [(1, "cad")]), ("AUD", [(1, "aud")]), ("NZD", [(1, "nzd")]),
    ("GBP", [(1, "£ gbp pound pounds quid"), (0.01, "pence penny")]),
    ("JPY", [(1, "jpy yen 円")]), ("CNY", [(1, "cny rmb yuan 元 人民币")]),
    ("KRW", [(1, "₩ krw won 원")]),
    ("INR", [(1, "₹ inr rupee rupees")]), ("CHF", [(1, "chf franken")]),
    ("SEK", [(1, "sek kronor")]),
    ("RUB", [(1, "₽ rub руб рублей рубль рубля")]), ("BRL", [(1, "brl reais")]),
    (
      "gram",
      [
        (1, "g gr gram grams gramme grammes グラム 克"),
        (0.001, "mg milligram milligrams milligramme 毫克"),
        (0.000_001, "µg μg mcg microgram micrograms"),
        (1_000, "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme キロ 公斤 千克 килограмм"),
        (1_000_000, "t ton tons tonne tonnes tonnen トン 吨"), (453.592_37, "lb lbs pound pounds"),
        (28.349_523_125, "oz ounce ounces"), (6_350.293_18, "stone"),
      ]
    ),
    (
      "meter",
      [
        (1, "m meter meters metre metres mètre mètres metros metri メートル 米 метров метр"),
        (
          1_000,
          "km kms kilometer kilometers kilometre kilometres kilómetros chilometri キロメートル 公里 千米 км"
        ),
        (0.01, "cm centimeter centimeters centimetre centimetres センチ 厘米 см"),
        (0.001, "mm millimeter millimeters millimetre millimetres 毫米 мм"), (0.3048, "ft foot feet"),
        (0.0254, "inch inches"), (0.9144, "yd yard yards"), (1_609.344, "mi mile miles meilen"),
      ]
    ),
    (
      "square meter",
      [
        (1, "m² m2 sqm"), (1_000_000, "km² km2"), (10_000, "ha hectare hectares"),
        (4_046.856_422_4, "acre acres"),
      ]
    ),
    (
      "liter",
      [
        (1, "l liter liters litre litres litros litri リットル 升"),
        (0.001, "ml milliliter milliliters millilitre millilitres 毫升"),
        (0.01, "cl centiliter centilitre"), (0.1, "dl"), (3.785_411_784, "gal gallon gallons"),
        (0.236_588_236_5, "cup cups"),
        (0.014_786_764_781_25, "tbsp tbs tablespoon tablespoons"),
        (0.004_928_921_593_75, "tsp teaspoon teaspoons"),
        (0.473_176_473, "pint pints"), (0.029_573_529_562_5, "oz ounce ounces"), (1_000, "m³ m3"),
      ]
    ),
    (
      "byte",
      [
        (1, "byte bytes"), (1e3, "kb kilobyte kilobytes"), (1e6, "mb megabyte megabytes"),
        (1e9, "gb gig gigs gigabyte gigabytes"), (1e12, "tb terabyte terabytes"),
        (1e15, "pb petabyte petabytes"),
        (1_024, "kib"), (1_048_576, "mib"), (1_073_741_824, "gib"), (1_099_511_627_776, "tib"),
      ]
    ),
    ("bit/s", [(1e3, "kbps kbit"), (1e6, "mbps mbit"), (1e9, "gbps gbit")]),
    ("hertz", [(1, "hz hertz"), (1e3, "khz"), (1e6, "mhz"), (1e9, "ghz")]),
    (
      "watt", [(1, "w watt watts"), (1e3, "kw kilowatt kilowatts"), (1e6, "mw megawatt megawatts")]
    ),
    ("watt hour", [(1, "wh"), (1e3, "kwh"), (1e6, "mwh")]),
    ("volt", [(1, "v volt volts"), (0.001, "mv"), (1e3, "kv")]),
    ("ampere", [(1, "amp amps ampere amperes"), (0.001, "ma")]),
    ("calorie", [(1, "cal cals calorie calories"), (1_000, "kcal kilocalorie kilocalories")]),
    ("pixel", [(1, "px pixel pixels"), (1e6, "mp megapixel megapixels")]),
    ("mile/hour", [(1, "mph"), (0.621_371_192, "kph kmh")]),
    (
      "second",
      [
        (
          1,
          "s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi 秒 초 секунд секунды"
        ),
        (0.001, "ms msec millisecond milliseconds millisekunden"),
        (
          60,
          "m min mins minute minutes minuten minuto minutos minuti 分 分間 分钟 分鐘 분 минут минуты минута"
        ),
        (
          3_600,
          "h hr hrs hour hours stunde stunden std heure heures hora horas ora ore uur 時間 小时 小時 시간 час часа часов"
        ),
        (
          86_400,
          "d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen 日 日間 天 일 день дня дней"
        ),
        (
          604_800,
          "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken 週 週間 周 星期 주 неделя недели недель"
        ),
      ]
    ),
    (
      "month",
      [
        (
          1,
          "mo mos month months monat monate monaten mois mes meses mês mese mesi maand maanden か月 ヶ月 カ月 ケ月 ヵ月 个月 個月 개월 месяц месяца месяцев"
        ),
        (3, "quarter quarters"),
        (
          12,
          "y yr yrs year years jahr jahre jahren an ans année années año años ano anos anno anni jaar 年間 лет год года 년"
        ),
      ]
    ),
  ]
}
