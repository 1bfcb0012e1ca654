import Glibc
import Synchronization

/// Finds words that a Hunspell dictionary does not know.
///
/// The library and the dictionary are read when the first text is looked through. A word is asked for once, so
/// that a text that was looked through before costs little more than its new words.
package final class SpellChecker: Sendable {
  /// More marks than these help nobody.
  private static let mostMarks = 500
  /// So many answers are remembered; then they are forgotten.
  private static let mostKnown = 20_000

  private struct State {
    var dictionary: HunspellLibrary.Dictionary?
    var problem: String?
    var isRead = false
    var answers: [String: Bool] = [:]
  }

  private let language: String
  private let words: [String]
  private let folders: [String]
  private let state = Mutex(State())

  /// Prepares the checking of texts; nothing is read yet.
  ///
  /// - Parameters:
  ///   - language: the name of a dictionary, such as `en_US`.
  ///   - words: words that are right besides those of the dictionary.
  ///   - folders: where dictionaries are, the first of a name being taken.
  package init(language: String, words: [String] = [], folders: [String]) {
    self.language = language
    self.words = words
    self.folders = folders
  }

  /// The folders that distributions put dictionaries into, behind the user's own.
  ///
  /// - Parameter data: the user's data folder (`~/.local/share`), nil when none is known.
  package static func folders(data: String?) -> [String] {
    (data.map { ["\($0)/hunspell"] } ?? [])
      + ["/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell"]
  }

  /// Why no text can be looked through, and what to do about it; nil when all is well.
  package var problem: String? { state.withLock { read(&$0).problem } }

  /// The words of a text that the dictionary does not know, as the scalars that they take.
  ///
  /// While there is a ``problem``, no word is one.
  package func misspelt(in text: String) -> [Range<Int>] {
    state.withLock { state in
      guard let dictionary = read(&state).dictionary else { return [] }
      if state.answers.count > Self.mostKnown { state.answers = [:] }
      var found: [Range<Int>] = []
      for (word, scalars) in ProseWords(script: .init(language: language)).words(in: text) {
        let isKnown = state.answers[word] ?? dictionary.knows(word) ?? true
        state.answers[word] = isKnown
        if !isKnown { found.append(scalars) }
        if found.count == Self.mostMarks { break }
      }
      return found
    }
  }

  private func read(_ state: inout State) -> State {
    guard !state.isRead else { return state }
    state.isRead = true
    guard let library = HunspellLibrary() else {
      state.problem =
        "Spelling cannot be checked: the library Hunspell is not installed. On Debian: apt install "
        + "libhunspell-1.7-0 and a dictionary such as hunspell-en-us."
      return state
    }
    let folder = folders.first { folder in
      ["aff", "dic"].allSatisfy { access("\(folder)/\(language).\($0)", R_OK) == 0 }
    }
    guard let folder else {
      state.problem =
        "Spelling cannot be checked: there is no dictionary \(language) in "
        + "\(folders.joined(separator: ", ")). On Debian: apt install hunspell-en-us, or that of another "
        + "language."
      return state
    }
    let path = "\(folder)/\(language)"
    state.dictionary = library.dictionary(affixes: "\(path).aff", words: "\(path).dic")
    if state.dictionary == nil {
      state.problem =
        "Spelling cannot be checked: the dictionary \(path).dic cannot be read, or is neither in UTF-8 nor in "
        + "ISO 8859-1 or -15."
    }
    for word in words { state.dictionary?.learn(word) }
    return state
  }
}
