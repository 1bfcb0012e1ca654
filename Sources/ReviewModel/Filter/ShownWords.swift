extension Signal {
  /// Reads the words that screens have for a signal besides its code: what is read there can be asked for.
  init?(shownAs word: String) {
    switch word {
    case "again", "asked-again": self = .retry
    case "thumbs-down": self = .down
    case "thumbs-up": self = .up
    default: return nil
    }
  }
}

extension StatusFilter {
  /// Reads the words that screens have for a state besides its code.
  init?(shownAs word: String) {
    switch word {
    case "open", "waits": self = .waiting
    case "settled": self = .decided
    default: return nil
    }
  }
}
