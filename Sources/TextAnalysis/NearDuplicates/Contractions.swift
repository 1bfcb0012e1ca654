/// Short forms that are written without their apostrophe, and `cannot`, as the words that they are short for.
///
/// Only those are here that are no other word nor a name: `wont`, `im` and `ive` are, `dont` is not.
enum Contractions {
  /// Whether a word is one.
  static func contain(_ word: some Collection<UInt8>) -> Bool { table[Array(word)] != nil }

  /// What a word is short for; none for any other word.
  static func parts(of word: some Collection<UInt8>) -> [[UInt8]] { table[Array(word)] ?? [] }

  private static let table: [[UInt8]: [[UInt8]]] = {
    var parts: [[UInt8]: [[UInt8]]] = [:]
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ").map { Array($0.utf8) }
      if let form = words.first { parts[form] = Array(words.dropFirst()) }
    }
    return parts
  }()

  private static let list = """
    cannot can not
    duz does
    wut what
    wot what
    wen when
    wud would
    cud could
    shud should
    gud good
    b4 before
    gonna going to
    gotta got to
    wanna want to
    gimme give me
    lemme let me
    1st first
    2nd second
    3rd third
    4th fourth
    5th fifth
    6th sixth
    7th seventh
    8th eighth
    9th ninth
    10th tenth
    cant can not
    dont don not
    doesnt doesn not
    didnt didn not
    isnt isn not
    arent aren not
    wasnt wasn not
    werent weren not
    hasnt hasn not
    havent haven not
    hadnt hadn not
    couldnt couldn not
    shouldnt shouldn not
    wouldnt wouldn not
    mustnt mustn not
    neednt needn not
    youve you ve
    weve we ve
    theyve they ve
    youre you re
    theyre they re
    thats that s
    whats what s
    hows how s
    wheres where s
    """
}
