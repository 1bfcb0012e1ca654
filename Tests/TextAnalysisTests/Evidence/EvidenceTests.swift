import TestSupport
import Testing
import TextAnalysis

@Suite struct `The evidence for a sentence` {
  private let sources = [
    """
    A Crate is a drive that we send by mail. It is sent within 3 working days and costs $1,049.50. \
    You get 40 euros back when the drive returns within 45 days. The unlock code is never printed in \
    the parcel. It is shown in your account.
    """,
    "",
    """
    Deleted files stay in the bin for 30 days. After that nobody can restore them. Admins may shorten \
    the time. The Pelican app was written in Oslo by Ada Berg.
    """,
  ]

  private func judge(_ text: String, question: String = "") -> SentenceEvidence? {
    EvidenceIndex(sources: sources, question: question).judgements(of: text).first
  }

  @Test(
    arguments: [
      ("A Crate is sent within 3 working days.", .supported),
      ("The crates are sent within three working days!", .supported),
      ("The drive costs 1049.5 dollars.", .supported),
      ("You will get 40 € back when the drive returns within 45 days.", .supported),
      ("The unlock code is shown in the account.", .supported),
      ("Ada Berg wrote the Pelican app in Oslo.", .supported),
      ("A Crate is sent within 24 hours by courier.", .partly),
      ("Weather in Bergen stays rainy through autumn.", .unsupported),
      ("Deleted files stay in the bin for 90 days.", .partly),
      ("The unlock code is printed in the parcel.", .partly),
      ("Nobody can restore them after that.", .supported),
      ("Anybody can restore them after that.", .partly),
      ("Sure! ", .plain),
      ("And so on:", .plain),
      ("Here are the blue ones:", .plain),
      ("Is it blue?", .plain),
      ("It is blue.", .unjudged),
      ("According to the passages provided:", .plain),
      ("The sources do not say anything about refunds for companies abroad.", .plain),
    ] as [(String, SentenceEvidence.Standing)]
  )
  func `is judged by words, names and numbers`(
    sentence: String,
    standing: SentenceEvidence.Standing
  ) throws {
    let evidence = try #require(judge(sentence))
    #expect(evidence.standing == standing, "\(evidence)")
  }

  @Test(arguments: [
    (
      "A Crate is sent within 3 working days.", 0,
      "It is sent within 3 working days and costs $1,049.50."
    ),
    (
      "Files stay in the bin for 30 days, and admins may shorten the time.", 2,
      "Deleted files stay in the bin for 30 days. After that nobody can restore them. Admins may shorten the time."
    ),
    ("Oslo is where it was written.", 2, "The Pelican app was written in Oslo by Ada Berg."),
  ])
  func `points at the fewest sentences that hold most of it`(
    sentence: String,
    source: Int,
    expected: String
  ) throws {
    let passage = try #require(judge(sentence, question: "What is a Crate?")?.passage)
    #expect(passage.source == source)
    let scalars = Array(sources[source].unicodeScalars)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[passage.range])
    #expect(String(view) == expected)
  }

  @Test func `points nowhere when no source has a word of it`() {
    #expect(judge("Penguins swim elegantly.")?.passage == nil)
  }

  @Test(arguments: [
    ("1,000 units", "1000 units"),
    ("1.000.000 units", "1,000,000 units"),
    ("2.50 units", "2.5 units"),
    ("5 kg of flour", "5kg of flour"),
    ("5 kilograms of flour", "5 kg of flour"),
    ("30 percent less", "30% less"),
    ("twelve months", "12 months"),
    ("٤٥ days", "45 days"),
    ("４５ days", "45 days"),
    ("it stopped", "it stops"),
    ("the companies' answers", "the company’s answer"),
    ("Ein Café in Köln", "ein cafe\u{301} in köln"),
  ])
  func `takes for the same what is written otherwise`(source: String, sentence: String) {
    let judgements = EvidenceIndex(sources: [source]).judgements(of: sentence)
    #expect(judgements.map(\.lack) == [0], "\(judgements)")
  }

  @Test(arguments: [
    ("1.5 litres of milk", "15 litres of milk"),
    ("version 1.2.3", "version 1.2.4"),
    ("on 12.05.2024", "on 13.05.2024"),
    ("a cat", "a car"),
  ])
  func `takes for different what differs`(source: String, sentence: String) {
    let judgements = EvidenceIndex(sources: [source]).judgements(of: sentence)
    #expect(judgements.allSatisfy { $0.lack > 0 }, "\(judgements)")
  }

  @Test(
    arguments: [
      ("The lamp is blue.", .partly),
      ("The lamp is green.", .supported),
      ("It weighs 120 grams.", .supported),
      ("It weighs 90 grams.", .partly),
      ("The lamp ships from depot 9.", .partly),
      ("The lamp ships from depot 4.", .supported),
      // Of many words a few others are another way of saying it.
      ("The green lamp ships quickly from depot 4 and weighs about 120 grams.", .supported),
    ] as [(String, SentenceEvidence.Standing)]
  )
  func `holds a short sentence to each of its words`(
    sentence: String,
    standing: SentenceEvidence.Standing
  ) {
    let source = """
      The lamp ships from depot 4. It weighs 120 grams. The lamp is green and costs 30 dollars.
      """
    let judgements = EvidenceIndex(sources: [source]).judgements(of: sentence)
    #expect(judgements.map(\.standing) == [standing], "\(judgements)")
  }

  @Test func `notices that the passage says the opposite`() throws {
    #expect(judge("The unlock code is printed in the parcel.")?.differsInNegation == true)
    #expect(judge("The unlock code is never printed in the parcel.")?.differsInNegation == false)
    #expect(judge("The unlock code isn't printed in the parcel.")?.differsInNegation == false)
  }

  @Test func `weighs a number more than a word`() {
    let index = EvidenceIndex(sources: ["The lamp burns for eight long quiet hours at night."])
    let number = index.judgements(of: "The lamp burns for 80 long quiet hours at night.")[0]
    let word = index.judgements(of: "The lamp burns for eight long noisy hours at night.")[0]
    #expect(number.lack > word.lack && word.lack > 0)
  }

  @Test func `asks for no support for the words of the question`() {
    let sentence = "To change the battery of a lantern, turn the ring."
    let question = "How do I change the battery of my lantern?"
    let index = EvidenceIndex(sources: ["Turn the ring to the left."], question: question)
    #expect(index.judgements(of: sentence)[0].lack < 0.25)
    let without = EvidenceIndex(sources: ["Turn the ring to the left."])
    #expect(without.judgements(of: sentence)[0].lack > 0.25)
  }

  @Test func `sees scripts without spaces by their letters and pairs`() {
    let index = EvidenceIndex(sources: ["削除したファイルは30日間ごみ箱に残ります。管理者は期間を短くできます。"])
    let judgements = index.judgements(of: "ファイルは30日間ごみ箱に残ります。返金は七営業日以内に銀行口座へ行われます。")
    #expect(judgements.map(\.standing) == [.supported, .unsupported], "\(judgements)")
  }

  @Test func `is not to be had without a text in the sources`() {
    let index = EvidenceIndex(sources: ["", " \n"])
    #expect(index.isEmpty)
    #expect(index.judgements(of: "A claim. Another.").map(\.standing) == [.noSource, .noSource])
    #expect(EvidenceIndex(sources: []).judgements(of: "").isEmpty)
  }

  @Test func `is the same when only the changed sentence is compared again`() {
    let index = EvidenceIndex(sources: sources)
    let before = "A Crate is sent within 3 working days. It costs nothing. Files stay for 30 days."
    let after =
      "Well. A Crate is sent within 3 working days. It costs 40 euros. Files stay for 30 days."
    let known = (before, index.judgements(of: before))
    #expect(index.judgements(of: after, known: known) == index.judgements(of: after))
  }

  @Test func `keeps its judgement on a sentence that has not changed`() {
    let index = EvidenceIndex(sources: sources)
    var marked = index.judgements(of: "A Crate is sent. Penguins swim.")
    for place in marked.indices { marked[place].lack = 0.123 }
    let again = index.judgements(
      of: "Penguins swim. Others fly.",
      known: ("A Crate is sent. Penguins swim.", marked)
    )
    #expect(again[0].lack == 0.123 && again[0].range == 0..<14)
    #expect(again[1].lack != 0.123)
  }

  @Test func `is bounded, however long the texts are`() {
    let long = String(repeating: "Many words that say the same again and again. ", count: 40_000)
    var judged = 0
    var isCut = false
    let time = processorTime {
      let index = EvidenceIndex(sources: [long, long, "The end."])
      isCut = index.isCut
      judged = index.judgements(of: long).count
    }
    #expect(isCut && judged == EvidenceIndex.mostSentences)
    #expect(time < .seconds(20))
  }

  @Test func `falls on nothing, whatever the texts are`() {
    var numbers = SystemRandomNumberGenerator()
    let parts = [
      "a", "word", "Not", "n't", "'", "’", "1", ",", ".", "3.", "%", "€", "東", "ſ", "\u{301}", "\0",
      "\u{202E}", "\n", " ", "(", ")", "😀", "١",
    ]
    func text() -> String {
      (0..<Int.random(in: 0..<60, using: &numbers)).map { _ in
        parts.randomElement(using: &numbers) ?? ""
      }.joined()
    }
    for _ in 0..<500 {
      let (one, other, answer) = (text(), text(), text())
      let index = EvidenceIndex(sources: [one, other], question: text())
      let counts = [one, other].map { $0.unicodeScalars.count }
      for judgement in index.judgements(of: answer) {
        #expect((0...1).contains(judgement.lack))
        #expect(judgement.range.upperBound <= answer.unicodeScalars.count)
        guard let passage = judgement.passage else { continue }
        #expect(passage.range.upperBound <= counts[passage.source] && !passage.range.isEmpty)
      }
    }
  }
}
