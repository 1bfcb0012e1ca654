import GRDB
import ReviewStorage

/// Finds questions that are nearly the same among those that reviewers have corrected.
///
/// MinHash with banding: of each question the least of many hashes of its words is kept, two at a time, and
/// questions that agree in one such pair are compared. Of questions with half of their words (as a set) in
/// common 97 % agree in one of twelve, of those with 0.7 more than 99.9 %. The hashes are keyed, as those of whole
/// questions are. Rows of questions whose corrections were taken back stay, and are passed over when found.
///
/// Source: Broder, "On the resemblance and containment of documents" (1997); Leskovec, Rajaraman and Ullman,
/// "Mining of Massive Datasets", chapter 3.
struct Sketches {
  static let bands = 12
  static let hashesOfBand = 2
  /// How many candidates are compared.
  static let mostCandidates = 500

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Makes the question of an item one to be found.
  func add(questionOf item: Int64) throws {
    let question = try database.integer(
      "SELECT question_key FROM items WHERE key = ?",
      .integer(item)
    )
    if let question { try add(question) }
  }

  /// Makes a question one to be found when a correction of it stands.
  func addIfCorrected(_ question: Int64) throws {
    let isCorrected = try database.integer(
      "SELECT 1 FROM items WHERE question_key = ? AND status = 3 LIMIT 1",
      .integer(question)
    )
    if isCorrected != nil { try add(question) }
  }

  /// Makes every question one to be found of which a correction stands.
  func fill() throws {
    let questions = try database.all("SELECT DISTINCT question_key FROM items WHERE status = 3") {
      $0.integer()
    }
    for question in questions { try add(question) }
  }

  /// The corrected questions that are nearly the same as one, without it.
  func near(_ question: Int64) throws -> [Int64] {
    guard let text = try text(of: question) else { return [] }
    let own = NearQuestion(key: text)
    let find = try Query("SELECT question FROM sketches WHERE band = ?", in: database)
    var seen: Set<Int64> = [question]
    var candidates: [Int64] = []
    for band in try bands(of: own) {
      try find.each([.integer(band)]) { row in
        let other = row.integer()
        if candidates.count < Self.mostCandidates, seen.insert(other).inserted {
          candidates.append(other)
        }
      }
    }
    return try candidates.filter { other in
      try self.text(of: other).map { own.isNear(NearQuestion(key: $0)) } ?? false
    }
  }

  private func add(_ question: Int64) throws {
    let isKnown = try database.integer(
      "SELECT 1 FROM sketches WHERE question = ? LIMIT 1",
      .integer(question)
    )
    guard isKnown == nil, let text = try text(of: question) else { return }
    let insert = try Query("INSERT OR IGNORE INTO sketches VALUES (?, ?)", in: database)
    for band in try bands(of: NearQuestion(key: text)) {
      try insert.run(.integer(band), .integer(question))
    }
  }

  private func text(of question: Int64) throws -> String? {
    try database.first("SELECT text FROM questions WHERE key = ?", .integer(question)) {
      $0.text()
    }
  }

  private func bands(of question: NearQuestion) throws -> [Int64] {
    let key = try database.first("SELECT value FROM settings WHERE name = 'question hash key'") {
      $0.bytes { Array($0) }
    }
    let hash = QuestionHash(key: key ?? [])
    let words = Set(question.words).map { UInt64(bitPattern: hash($0)) }
    guard !words.isEmpty else { return [] }
    return (0..<UInt64(Self.bands)).map { band in
      let least = (0..<UInt64(Self.hashesOfBand)).map { number in
        let seed = mixed(band * UInt64(Self.hashesOfBand) + number + 1)
        return words.map { mixed($0 ^ seed) }.min() ?? 0
      }
      return Int64(bitPattern: least.reduce(mixed(~band)) { mixed($0 ^ $1) })
    }
  }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
private func mixed(_ value: UInt64) -> UInt64 {
  var value = value &+ 0x9E37_79B9_7F4A_7C15
  value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
  value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
  return value ^ (value >> 31)
}
