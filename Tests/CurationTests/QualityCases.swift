/// The examples of the rules of quality, which are their tests: what each finds, and what comes near and passes.
enum QualityCases {
  private static let sentence =
    "You can return the lamp within thirty days of the day on which it came. "
  /// Some fifty different words.
  static let long =
    """
    Open the settings of your account and look for the part that is called security. There you find a list of all devices \
    which have used it during the last month. Choose one of them and press the button beside its name. A message asks \
    whether you are sure; confirm it with your password, and the device is signed out within a minute.
    """

  static let words = [
    RuleCase(rule: "word-count", question: "???", finds: .warning),
    RuleCase(rule: "word-count", correction: "👍 …", finds: .warning),
    RuleCase(rule: "word-count", correction: "42", finds: .nothing),
    RuleCase(rule: "word-count", question: "塔在哪里？", finds: .nothing),
    RuleCase(
      rule: "word-count",
      question: String(repeating: "y ", count: 1_999) + "so so?",
      finds: .warning
    ),

    RuleCase(
      rule: "trainer-length",
      correction: String(repeating: "abcd", count: 4_200),
      finds: .warning
    ),
    RuleCase(
      rule: "trainer-length",
      correction: String(repeating: "abcd", count: 3_900),
      finds: .nothing
    ),
    RuleCase(
      rule: "trainer-length",
      correction: String(repeating: "塔", count: 4_200),
      finds: .warning
    ),
    RuleCase(
      rule: "trainer-length",
      correction: String(repeating: "塔", count: 3_900),
      finds: .nothing
    ),
    RuleCase(
      rule: "trainer-length",
      answer: String(repeating: "abcd", count: 4_200),
      correction: "It stands in Paris.",
      finds: .warning
    ),

    RuleCase(
      rule: "repetition",
      correction: String(repeating: "The tower stands in Paris and is very tall. ", count: 8),
      finds: .warning
    ),
    RuleCase(
      rule: "repetition",
      correction: (1...20).map { "Step \($0): press the\npress the green button\n" }.joined(),
      finds: .warning
    ),
    RuleCase(
      rule: "repetition",
      correction: Array(repeating: "no", count: 60).joined(separator: " "),
      finds: .warning
    ),
    RuleCase(rule: "repetition", correction: long, finds: .nothing),
    RuleCase(rule: "repetition", correction: "No, no, no, no, no.", finds: .nothing),

    RuleCase(
      rule: "language",
      question: "How can I return the lamp that I have bought?",
      correction: "Sie können die Lampe innerhalb von dreißig Tagen an uns zurückgeben.",
      finds: .warning
    ),
    RuleCase(
      rule: "language",
      question: "Wie kann ich die Lampe zurückgeben, die ich gekauft habe?",
      correction: "You can return it to us within thirty days of the day on which it came.",
      finds: .warning
    ),
    RuleCase(
      rule: "language",
      question: "¿Cómo puedo devolver la lámpara que compré en la tienda?",
      correction: "Vous pouvez la rendre dans les trente jours qui suivent la livraison.",
      finds: .warning
    ),
    RuleCase(
      rule: "language",
      question: "请问怎样才能退回我买的台灯？",
      correction: "You can return it to us within thirty days of the day on which it came.",
      finds: .warning
    ),
    RuleCase(
      rule: "language",
      question: "買ったランプを返品するにはどうすればいいですか",
      correction: "三十日以内であれば返品できます。箱に入れて送ってください。",
      finds: .nothing
    ),
    RuleCase(
      rule: "language",
      question: "How can I return the lamp that I have bought?",
      correction: sentence,
      finds: .nothing
    ),
    RuleCase(
      rule: "language",
      question: "How do I say in German that I want to return the lamp?",
      correction: "Ich möchte die Lampe zurückgeben, die ich bei Ihnen gekauft habe.",
      finds: .nothing
    ),
    RuleCase(
      rule: "language",
      question: "Who is it?",
      correction: "Das ist der Chef.",
      finds: .nothing
    ),
    RuleCase(
      rule: "language",
      question: "What is the command to list all of the files in a folder?",
      correction: "ls -la ~/Documents/Reports/*.pdf | sort -k5 -n | head -20",
      finds: .nothing
    ),
  ]

  static let endings = [
    RuleCase(
      rule: "cut-sentence",
      correction: "You can return the lamp within thirty days of the",
      finds: .warning
    ),
    RuleCase(rule: "cut-sentence", correction: "It comes in red, green,", finds: .warning),
    RuleCase(rule: "cut-sentence", correction: "It comes in two colours (", finds: .warning),
    RuleCase(
      rule: "cut-sentence",
      correction: "Sie können die Lampe zurückgeben, wenn der",
      finds: .warning
    ),
    RuleCase(
      rule: "cut-sentence",
      correction: long + " Then the other device asks for",
      finds: .warning
    ),
    RuleCase(
      rule: "cut-sentence",
      correction: """
        \(long)
        1. Press the first button.
        2. Press the second one.
        3. Press
        """,
      finds: .warning
    ),
    RuleCase(rule: "cut-sentence", correction: long, finds: .nothing),
    RuleCase(rule: "cut-sentence", correction: "In Paris, near the river", finds: .nothing),
    RuleCase(
      rule: "cut-sentence",
      correction: long + " See **the page on security.**",
      finds: .nothing
    ),
    RuleCase(
      rule: "cut-sentence",
      correction: long + "\n- your name\n- your address\n- your order",
      finds: .nothing
    ),
    RuleCase(
      rule: "cut-sentence",
      correction: long + " https://shop.example/security",
      finds: .nothing
    ),
    RuleCase(rule: "cut-sentence", correction: long + "\n```\nlogout --all\n```", finds: .nothing),

    RuleCase(
      rule: "refusal",
      correction: "I'm sorry, but I can't help with that.",
      finds: .warning
    ),
    RuleCase(
      rule: "refusal",
      correction: "Unable to answer based on given passages.",
      finds: .warning
    ),
    RuleCase(rule: "refusal", correction: "Es tut mir leid, das steht nirgends.", finds: .warning),
    RuleCase(
      rule: "refusal",
      correction: "Je suis désolé, je ne peux pas répondre.",
      finds: .warning
    ),
    RuleCase(rule: "refusal", correction: "Lo siento, no lo sé.", finds: .warning),
    RuleCase(rule: "refusal", correction: "抱歉，我无法回答这个问题。", finds: .warning),
    RuleCase(rule: "refusal", correction: "申し訳ありませんが、お答えできません。", finds: .warning),
    RuleCase(rule: "refusal", correction: "죄송합니다. 그 질문에는 답할 수 없습니다.", finds: .warning),
    RuleCase(rule: "refusal", correction: long + " Unable to answer more.", finds: .warning),
    RuleCase(
      rule: "refusal",
      correction: "Refunds are unable to leave the till on Sundays.",
      finds: .nothing
    ),
    RuleCase(rule: "refusal", correction: "You know it by the red mark.", finds: .nothing),
  ]

  static let prompts = [
    RuleCase(rule: "template-residue", correction: "It is in Paris.<|im_end|>", finds: .warning),
    RuleCase(rule: "template-residue", correction: "[/INST] It is in Paris.", finds: .warning),
    RuleCase(
      rule: "template-residue",
      correction: "### Response: It is in Paris.",
      finds: .warning
    ),
    RuleCase(
      rule: "template-residue",
      correction: "Dear {{ first_name }}, it is in Paris.",
      finds: .warning
    ),
    RuleCase(rule: "template-residue", correction: "Sincerely, [Your Name]", finds: .warning),
    RuleCase(
      rule: "template-residue",
      correction: "{% if gift %}It is wrapped.{% endif %}",
      finds: .warning
    ),
    RuleCase(
      rule: "template-residue",
      correction: "Answer to {question}: in Paris.",
      finds: .warning
    ),
    RuleCase(
      rule: "template-residue",
      correction: "It is in Paris.\nUser: And the Louvre?",
      finds: .warning
    ),
    RuleCase(
      rule: "template-residue",
      correction: "As an AI language model, I say Paris.",
      finds: .warning
    ),
    RuleCase(rule: "template-residue", correction: "作为一个人工智能，我认为在巴黎。", finds: .warning),
    RuleCase(
      rule: "template-residue",
      question: "What does <|im_start|> mean?",
      correction: "<|im_start|> begins a message.",
      finds: .nothing
    ),
    RuleCase(
      rule: "template-residue",
      question: "How do I write {{name}} in a template?",
      correction: "As {{name}}, in two braces.",
      finds: .nothing
    ),
    RuleCase(
      rule: "template-residue",
      correction: "Use a dictionary: {\"a\": 1}, or { x }.",
      finds: .nothing
    ),
    RuleCase(
      rule: "template-residue",
      correction: "The user: you. The system: ours.",
      finds: .nothing
    ),
  ]

  static let sources = [
    RuleCase(rule: "citation", correction: "In Paris [3].", sources: ["a", "b"], finds: .warning),
    RuleCase(
      rule: "citation",
      correction: "In Paris [doc_7].",
      sources: ["a", "b"],
      finds: .warning
    ),
    RuleCase(
      rule: "citation",
      correction: "In Paris (passage 4).",
      sources: ["a", "b"],
      finds: .warning
    ),
    RuleCase(rule: "citation", correction: "In Paris【3】.", sources: ["a", "b"], finds: .warning),
    RuleCase(
      rule: "citation",
      correction: "In Paris [1, 3].",
      sources: ["a", "b"],
      finds: .warning
    ),
    RuleCase(rule: "citation", correction: "In Paris [1].", finds: .warning),
    RuleCase(rule: "citation", correction: "In Paris [2].", sources: ["a", "b"], finds: .nothing),
    RuleCase(
      rule: "citation",
      correction: "In Paris [1][2].",
      sources: ["a", "b"],
      finds: .nothing
    ),
    RuleCase(rule: "citation", correction: "In Paris (source 1).", sources: ["a"], finds: .nothing),
    RuleCase(
      rule: "citation",
      correction: "See [3](https://paris.example).",
      sources: ["a"],
      finds: .nothing
    ),
    RuleCase(
      rule: "citation",
      correction: "Take `list[3]`, built in [1889].",
      sources: ["a"],
      finds: .nothing
    ),
    RuleCase(
      rule: "citation",
      correction: "It has (3) floors, [EMAIL_3].",
      sources: ["a"],
      finds: .nothing
    ),

    RuleCase(
      rule: "unsupported",
      correction: "Our bakery sells fresh bread and warm pastry every morning.",
      sources: ["The Eiffel Tower stands on the Champ de Mars in Paris, France."],
      finds: .warning
    ),
    RuleCase(
      rule: "unsupported",
      correction: "The tower stands on the Champ de Mars in Paris.",
      sources: ["The Eiffel Tower stands on the Champ de Mars in Paris, France."],
      finds: .nothing
    ),
    RuleCase(
      rule: "unsupported",
      correction: "Our bakery sells fresh bread and warm pastry every morning.",
      finds: .nothing
    ),
    // Its finder is the test's own: it takes every `@` for an address.
    RuleCase(rule: "private-value", correction: "Write to ann@shop.example.", finds: .warning),
    RuleCase(rule: "private-value", question: "Is it ann@shop.example?", finds: .warning),
    RuleCase(rule: "private-value", finds: .nothing),
  ]
}
