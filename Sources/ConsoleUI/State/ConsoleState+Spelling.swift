extension ConsoleState {
  /// Has the words of the editor's text looked up, off the path of the keys.
  func checkSpelling(of text: String) -> [Effect] {
    configuration.checksSpelling ? [.checkSpelling(text, generation: privacy.generation)] : []
  }

  /// Marks the words that the dictionary does not know, unless the text is another by now.
  mutating func take(misspelt words: [Range<Int>], generation: Int) -> [Effect] {
    if generation == privacy.generation { editing?.misspelt = words }
    return []
  }
}
