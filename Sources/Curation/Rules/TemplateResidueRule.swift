import TextAnalysis

/// An expected answer with what belongs to a prompt, not to an answer: `<|im_start|>`, `[INST]`, `### Response:`, `{{name}}`,
/// `[your name]`, a role at the start of a line, "as an AI language model", or the system message itself.
///
/// A mark that the question has too is about the mark. The system message counts as repeated when eight of its words stand in the
/// answer in a row. Source of the idea: the phrase filters with which ShareGPT was cleaned for Vicuna (2023), and the special tokens of
/// the chat templates of ChatML, Llama 2 and 3, Gemma and Alpaca.
struct TemplateResidueRule: CurationRule {
  static let name = "template-residue"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary =
    "an answer with marks of a chat template, blanks of a form, or words of the prompt"

  private let prompt: Set<UInt64>
  private static let run = 8

  init(_ policy: CurationPolicy) {
    prompt = Set(Self.runs(of: WordSequence(policy.systemPrompt ?? "")))
  }

  func judge(_ record: RuleSubject) -> RuleFinding? {
    if hasMark(record.expected, besides: record.question) {
      return .fault("the expected answer has marks of a prompt or a chat template")
    }
    let words = record.expectedWords
    if Self.phrases.firstPlace(in: words, 0..<words.count) != nil,
      Self.phrases.firstPlace(in: record.questionWords, 0..<record.questionWords.count) == nil
    {
      return .fault("the expected answer speaks of itself as a language model")
    }
    if !prompt.isEmpty, Self.runs(of: words).contains(where: prompt.contains) {
      return .fault("the expected answer repeats the system message")
    }
    return nil
  }

  private static func runs(of words: WordSequence) -> [UInt64] {
    guard words.count >= run else { return [] }
    return (0...words.count - run).map { start in
      words.hashes[start..<start + run].reduce(0) { ($0 ^ $1) &* 1_099_511_628_211 &+ ($0 >> 31) }
    }
  }

  private func hasMark(_ text: String, besides question: String) -> Bool {
    guard text.utf8.contains(where: Self.isOpener) else { return false }
    let bytes = Array(text.lowercased().utf8)
    let asked = Array(question.lowercased().utf8)
    func isAsked(_ mark: [UInt8]) -> Bool {
      asked.indices.contains { asked[$0...].starts(with: mark) }
    }
    var startsLine = true
    for (place, byte) in bytes.enumerated() {
      defer { startsLine = byte == UInt8(ascii: "\n") }
      if Self.isOpener(byte) {
        for mark in Self.marks where mark[0] == byte && bytes[place...].starts(with: mark) {
          if !isAsked(mark) { return true }
        }
        if byte == UInt8(ascii: "{"), let blank = Self.blank(at: place, in: bytes), !isAsked(blank)
        {
          return true
        }
      }
      if startsLine {
        for role in Self.roles where bytes[place...].starts(with: role) && !isAsked(role) {
          return true
        }
      }
    }
    return false
  }

  /// `{{name}}`, `{% if %}` or `{question}`; nil when no blank of a form begins there.
  private static func blank(at place: Int, in bytes: [UInt8]) -> [UInt8]? {
    let reach = min(bytes.count, place + 60)
    guard let close = bytes[place..<reach].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let inside = bytes[(place + 1)..<close]
    let name = String(decoding: inside, as: UTF8.self)
    if name.hasPrefix("%"), name.hasSuffix("%"), name.utf8.count > 2 {
      return Array(bytes[place...close])
    }
    if name.hasPrefix("{"), close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "}") {
      let word = name.dropFirst().trimmed
      let isWord =
        word.first?.isLetter == true
        && word.allSatisfy { $0.isLetter || $0.isNumber || "_.- ".contains($0) }
      return isWord ? Array(bytes[place...close + 1]) : nil
    }
    return blanks.contains(name) ? Array(bytes[place...close]) : nil
  }

  private static func isOpener(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "#"),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private static let blanks: Set = [
    "question", "context", "answer", "input", "query", "user_input", "prompt", "documents", "name",
  ]

  private static let marks = [
    "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|start_header_id|>",
    "<|end_header_id|>", "<|begin_of_text|>", "<|assistant|>", "<|user|>", "<|system|>", "<|end|>",
    "<start_of_turn>", "<end_of_turn>", "[inst]", "[/inst]", "<<sys>>", "<</sys>>", "</s>",
    "<think>", "</think>", "### response:", "### instruction:", "### input:", "### assistant:",
    "### human:", "### user:", "[your name]", "[insert ",
  ].map { Array($0.utf8) }

  private static let roles = ["assistant:", "human:", "user:", "system:"].map { Array($0.utf8) }

  private static let phrases = PhraseTable(
    """
    as an AI language model
    as an AI assistant
    as an AI model
    as an AI, I
    as a large language model
    as a language model
    als KI-Sprachmodell
    als KI-Modell
    en tant que modèle de langage
    en tant qu'IA
    como modelo de lenguaje
    como una IA
    come modello linguistico
    como um modelo de linguagem
    als AI-taalmodel
    как языковая модель
    作为一个人工智能
    作为人工智能
    作為人工智慧
    AI言語モデルとして
    """
  )
}
