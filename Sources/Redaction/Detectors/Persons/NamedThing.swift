/// What is called by somebody's first and last name: companies, brands, dishes, methods.
///
/// Only those whose words make a rare name of a person, or one that a reader takes for the thing first; a title, a
/// label or an introduction before it makes any of them somebody's.
enum NamedThing {
  /// Whether a part of a text is the name of such a thing.
  static func contains(_ range: Range<Int>, in text: ScannedText) -> Bool {
    names.contains(range, in: text)
  }

  /// Whether a lone name is one of two that a company is called by: `Johnson & Johnson`, `Ben & Jerry's`.
  ///
  /// Two first names that are nothing else are a couple, unless it is known as a company.
  static func isPartner(_ word: NameWord, in text: ScannedText) -> Bool {
    let start = word.range.lowerBound
    let end = word.range.upperBound
    if text[start - 1] == 0x20, text[start - 2] == UInt8(ascii: "&"), text[start - 3] == 0x20 {
      let other = text.startOfLetters(before: start - 3)
      guard other < start - 3, text.letterCase(at: other) == .capital else { return false }
      return firms.contains(other..<end, in: text) || !isCouple(other..<start - 3, word, in: text)
    }
    if text.has(" & ", at: end), let other = NameWord(at: end + 3, in: text), other.isCapital {
      return firms.contains(start..<other.range.upperBound, in: text)
        || !isCouple(other.range, word, in: text)
    }
    return false
  }

  private static func isCouple(
    _ other: Range<Int>,
    _ word: NameWord,
    in text: ScannedText
  ) -> Bool {
    let flags = NameFlags(of: other, in: text)
    return flags.isSureFirst && !flags.contains(.commonLast) && word.flags.isSureFirst
      && !word.flags.contains(.commonLast)
  }

  /// Small words after a name that make it a method, a unit or an illness: "the Kelvin scale".
  static let methods = WordList(
    """
    algorithm theorem equation equations syndrome disease effect conjecture inequality lemma titration distribution transform
    formula scale constant principle paradox hypothesis criterion coefficient diagram reflex procedure maneuver manoeuvre
    pizza sandwich cocktail salad
    """
  )

  private static let firms = WordList(
    "ben_&_jerry dolce_&_gabbana abercrombie_&_fitch crate_&_barrel tom_&_jerry ant_&_dec"
  )
  private static let names = WordList(
    """
    baker_hughes jack_daniel jack_daniels johnnie_walker johnny_walker jim_beam evan_williams elijah_craig captain_morgan
    samuel_adams arthur_guinness tom_collins shirley_temple arnold_palmer mary_jane mary_janes bloody_mary morgan_stanley
    merrill_lynch goldman_sachs charles_schwab edward_jones raymond_james wells_fargo credit_suisse j.p._morgan jp_morgan
    calvin_klein ralph_lauren tommy_hilfiger hugo_boss louis_vuitton christian_dior yves_rocher estee_lauder est\u{E9}e_lauder
    elizabeth_arden helena_rubinstein max_factor mary_kay bobbi_brown laura_mercier charlotte_tilbury kate_spade michael_kors
    jimmy_choo marc_jacobs ted_baker laura_ashley vera_wang vera_bradley tory_burch eddie_bauer perry_ellis stella_artois
    tom_ford jil_sander karl_lagerfeld thierry_mugler paul_frank fred_perry ben_sherman jack_wills jack_wolfskin helly_hansen
    henri_lloyd harley_davidson harley-davidson aston_martin mercedes_benz mercedes-benz alfa_romeo rolls_royce land_rover
    john_deere allis_chalmers massey_ferguson briggs_stratton oscar_mayer betty_crocker duncan_hines aunt_jemima
    uncle_ben sara_lee jimmy_dean bob_evans marie_callender orville_redenbacher philip_morris
    eli_lilly bristol_myers becton_dickinson warner_bros harry_winston david_yurman
    trader_joe trader_joes dick_smith harvey_norman david_jones marks_spencer fisher_price hunter_douglas ethan_allen
    herman_miller sherwin_williams benjamin_moore les_paul petit_robert
    lockheed_martin northrop_grumman arthur_andersen peat_marwick booz_allen
    sherwood_forest bellman-ford floyd-warshall levenberg-marquardt gauss-seidel crank-nicolson newton-raphson runge-kutta
    hardy-weinberg myers-briggs karl_fischer mann-whitney kaplan-meier cooley-tukey knuth-morris-pratt ford-fulkerson
    boyer-moore miller-rabin diffie-hellman lennard-jones lazy_susan lou_gehrig johns_hopkins carnegie_mellon
    william_hill paddy_power jenny_craig dale_carnegie franklin_covey robert_half kelly_services
    forrest_gump tom_clancy juan_valdez
    frito_lay
    """
  )
}
