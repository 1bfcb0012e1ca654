import CellGrid

extension Key {
  /// The key of a US keyboard at the same place, for a letter of another script; nil for all else.
  ///
  /// Commands are found by the place of a key, so that a reviewer who writes Russian, Greek, Hebrew
  /// or Arabic need not switch the keyboard to decide.
  var atSamePlace: Key? {
    guard case .character(let scalar) = self, scalar.value > 0x7F else { return nil }
    for layout in layouts {
      if let index = layout.letters.firstIndex(of: scalar) {
        return .character(layout.places[index])
      }
    }
    return nil
  }
}

private struct Layout: Sendable {
  let letters: [Unicode.Scalar]
  let places: [Unicode.Scalar]

  init(_ letters: String, at places: String) {
    self.letters = Array(letters.unicodeScalars)
    self.places = Array(places.unicodeScalars)
  }
}

// Sources: the xkeyboard-config layouts ru, ua, gr, il and ara.
private let layouts = [
  Layout("йцукенгшщзхъфывапролджэячсмитьбюё", at: "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"),
  Layout("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ", at: "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"),
  Layout("іїєґІЇЄҐ", at: "s]'\\S}\"|"),
  Layout("ςερτυθιοπασδφγηξκλζχψωβνμ", at: "wertyuiopasdfghjklzxcvbnm"),
  Layout("ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", at: "ERTYUIOPASDFGHJKLZXCVBNM"),
  Layout("קראטוןםפשדגכעיחלךףזסבהנמצתץ", at: "ertyuiopasdfghjkl;zxcvbnm,."),
  Layout("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ", at: "qwertyuiop[]asdfghjkl;'zxcvnm,./`"),
]
