/// Words that are written with a point at their end that ends no sentence.
///
/// Only those that something always follows: after `etc.`, `Inc.`, `a.m.` or `min.` a capital letter
/// begins a sentence more often than not.
enum Abbreviations {
  /// The scalars of the longest.
  static let longest = 7

  /// Whether a word, without the point at its end, is one; upper and lower case are the same.
  ///
  /// - Parameter beforeNumber: whether a number follows, as in `no. 5`, `Fig. 2` or `Jan. 1`.
  static func contains(_ word: ArraySlice<Unicode.Scalar>, beforeNumber: Bool) -> Bool {
    guard word.count <= longest else { return false }
    let word = String(scalars: word).lowercased()
    return known.contains(word) || (beforeNumber && numbered.contains(word))
  }

  private static let known: Set<String> = [
    "al", "approx", "capt", "cf", "col", "dr", "e.g", "gen", "gov", "i.e", "lt", "mr", "mrs", "ms",
    "mt", "prof", "rev", "sen", "sgt", "st", "u.k", "u.s", "viz", "vs",
    // German, French, Spanish.
    "bzw", "ca", "d.h", "evtl", "ggf", "inkl", "mind", "sog", "u.a", "z.b", "zzgl", "env", "mlle",
    "mme", "p.ex", "p.ej", "sra", "ud", "uds",
  ]

  private static let numbered: Set<String> = [
    "abb", "abs", "apr", "art", "aug", "ch", "dec", "eq", "est", "feb", "fig", "figs", "jan", "jul",
    "jun", "mar", "max", "min", "no", "nos", "nov", "nr", "oct", "op", "p", "pp", "sec", "sep",
    "sept", "vol", "vols",
  ]
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
