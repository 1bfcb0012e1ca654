import EvalGate
import ReviewModel
import Testing

@Suite struct `The facts of an answer` {
  @Test(
    arguments: [
      (
        "When is the desk open?", "The desk is open until 5 pm on Friday.",
        "The desk is open until 5 am on Friday."
      ),
      (
        "When is the desk open?", "The desk is open until 5 pm on Friday.",
        "The desk is open until 5 pm on Monday."
      ),
      ("When is the desk open?", "From Monday to Friday.", "From Monday to Saturday."),
      ("When does it start?", "It starts in March.", "It starts in April."),
      ("When is it open?", "Mon-Fri", "Mon-Thu"),
      ("Quando abre?", "Abre na segunda-feira.", "Abre na terça-feira."),
      ("What runs it?", "It runs on Windows11 only.", "It runs on Windows10 only."),
      (
        "How hot is the kiln?", "Heat the kiln to 350 degrees F.", "Heat the kiln to 350 degrees C."
      ),
      ("How hot is the kiln?", "Heat the kiln to 350 °F.", "Heat the kiln to 350 °C."),
      ("What does the seat cost?", "$1,299.50 per year", "$1,299.50 per month"),
      ("What does the seat cost?", "It costs 9 EUR a month.", "It costs 9 EUR a day."),
      (
        "Is shipping free?", "No, shipping is not free; it costs 12 EUR.",
        "No, shipping is not free; it costs 12 cents."
      ),
      ("What does it cost?", "It costs 12 EUR.", "It costs 12 USD."),
      (
        "Can I cancel within 14 days?", "Yes, you can cancel within 14 days.",
        "Yes, you can cancel within 14 weeks."
      ),
      ("Can I cancel within 14 days?", "Yes.", "Yes, you can cancel within 14 weeks."),
      (
        "Who drew the flag of 1969?", "Ana Lima drew the flag in 1969.",
        "Ana Lima drew the flag in 3939."
      ),
      (
        "What is the case of the Walkman 6 made of?", "The case of the Walkman 6 is made of tin.",
        "The case of the Walkman 13 is made of tin."
      ),
      ("Who runs the shop?", "Ana Lima", "The shop is not run by Ana Lima."),
      ("Who runs the shop?", "Ana Lima", "It is not Ana Lima."),
      ("Is my data encrypted?", "Yes.", "Yes, your data is not encrypted."),
      ("Is my data encrypted?", "Yes.", "Your data is not encrypted."),
      ("Is my data encrypted?", "No.", "Your data is encrypted."),
      ("返金は何日かかりますか？", "返金は30日かかります。", "返金は30日かかりません。"),
      ("返金は何日かかりますか？", "返金は30日かかります。", "返金は60日かかります。"),
      ("退款需要几天？", "退款需要三十天。", "退款不需要三十天。"),
      (
        "Kann ich das Konto löschen?", "Sie können das Konto löschen.",
        "Sie können das Konto nicht löschen."
      ),
      ("How much memory?", "It has 2.5 GB of memory.", "It has 2.5 MB of memory."),
      ("How long is it valid?", "It is valid for 30 days.", "It is valid for 30 months."),
    ])
  func `A single wrong one makes it wrong`(question: String, expected: String, answer: String) {
    #expect(!passes(answer, expected, question))
  }

  @Test(
    arguments: [
      (
        "When is the desk open?", "The desk is open until 5 pm on Friday.", "Until 17:00 on Friday."
      ),
      ("When is the desk open?", "The desk is open until 17:00.", "It is open until 5 p.m."),
      (
        "When is the desk open?", "The desk is open from 9 am to noon.",
        "It is open from 9:00 to 12:00."
      ),
      ("Wann ist offen?", "Bis 17 Uhr.", "Bis 17:00 Uhr."),
      ("When is the desk open?", "From Monday to Friday.", "On weekdays, from Monday to Friday."),
      ("How much memory?", "It has 2.5 GB of memory.", "It has 2500 MB of memory."),
      ("How much does it weigh?", "It weighs 1.5 kg.", "It weighs 1500 g."),
      (
        "How hot is the kiln?", "Heat the kiln to 350 °F.",
        "Heat the kiln to 350 degrees Fahrenheit (177 °C)."
      ),
      ("How long is it valid?", "It is valid for 2 weeks.", "It is valid for 14 days."),
      ("返金は何日かかりますか？", "返金は30日かかります。", "返金は三十日かかります。"),
      ("Is my data encrypted?", "Yes.", "It is encrypted."),
      ("Is my data encrypted?", "Yes.", "Yes, your data is encrypted."),
      ("Is my data encrypted?", "No.", "It isn't encrypted."),
      ("Who runs the shop?", "Ana Lima", "It is Ana Lima, not her brother."),
      ("What colour is it?", "It is red, not blue.", "It is red."),
      ("What does the seat cost?", "$1,299.50 per year", "It is 1299.50 USD annually."),
      ("What does the seat cost?", "$5", "five dollars"),
      ("When was it founded?", "It was founded in 2012.", "It was founded on 3 March 2012."),
      ("When was it founded?", "It was founded on 3 March 2012.", "It was founded on 2012-03-03."),
      ("Are passwords stored?", "They are not stored.", "They aren't stored."),
      (
        "How many people live there?", "About 2.5 million people live there.",
        "About 2,500,000 people live there."
      ),
      (
        "What closes the account?", "If you do not pay, the account is closed.",
        "The account is closed if you don't pay."
      ),
      ("Can I cancel within 14 days?", "Yes.", "Yes, and the refund takes 5 days."),
      (
        "Où est mon compte ?", "Votre compte est dans le menu, mon compte.",
        "Votre compte est dans le menu."
      ),
      ("Qual opção devo escolher?", "A segunda opção.", "A opção número dois é a segunda opção."),
      ("When is it open?", "Mon-Fri, all day.", "Monday to Friday, all day."),
      ("Who won the race?", "Ana Lima won the race12.", "Ana Lima won the race."),
      ("Who won the race?", "Ana Lima won the race in the end¹.", "In the end, Ana Lima won."),
    ])
  func `The same ones written otherwise keep it right`(
    question: String,
    expected: String,
    answer: String
  ) {
    let score = score(answer, expected, question)
    #expect(score.passed, "\(score.failure?.finding ?? "")")
  }

  @Test func `Expected JSON may come in a fence`() {
    let tools = ScoringTools(
      json: { $0 == #"{"a":1}"# ? .object([JSONMember("a", .number("1"))]) : nil },
      matches: { _, _ in nil }
    )
    let test = EvalCase(
      id: ExampleID("a"),
      kind: .golden,
      question: "?",
      expected: #"{"a":1}"#,
      cluster: "c"
    )
    let scorer = Scorer(tools: tools)
    #expect(scorer.score("```json\n{\"a\":1}\n```", for: test).passed)
    #expect(scorer.score("Here it is:\n```\n{\"a\":1}\n```\nThat is all.", for: test).passed)
    #expect(!scorer.score("```json\n{\"a\":2}\n```", for: test).passed)
  }

  private func passes(_ answer: String, _ expected: String, _ question: String) -> Bool {
    score(answer, expected, question).passed
  }

  private func score(_ answer: String, _ expected: String, _ question: String) -> AnswerScore {
    Scorer(tools: ScoringTools(json: { _ in nil }, matches: { _, _ in nil })).score(
      answer,
      for: EvalCase(
        id: ExampleID("a"),
        kind: .golden,
        question: question,
        expected: expected,
        cluster: "c"
      )
    )
  }
}
