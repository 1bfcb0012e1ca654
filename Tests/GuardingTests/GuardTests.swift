import Guarding
import ReviewModel
import Testing

/// A correction and the rules that warn of it.
struct Case: CustomTestStringConvertible {
  var correction: ProposedCorrection
  var rules: [String]

  init(
    _ text: String,
    for answer: String,
    comment: String? = nil,
    sources: [String] = [],
    approved: [String] = [],
    length: ClosedRange<Int> = 1...32_000,
    warns rules: String...
  ) {
    correction = ProposedCorrection(
      text,
      answer: answer,
      comment: comment,
      sources: sources,
      approved: approved.map { ApprovedAnswer(example: "e", set: "s", expected: $0) },
      length: length
    )
    self.rules = rules
  }

  var testDescription: String {
    "\(correction.text.prefix(60)) for \(correction.answer.prefix(40))"
  }
}

@Suite struct `A guard` {
  private func check(_ example: Case) {
    #expect(example.correction.warnings.map(\.rule) == example.rules)
  }

  @Test(arguments: [
    Case("within 14  Days", for: "Within 14 days.", warns: "only-case"),
    Case("Within\n14 days", for: "Within 14 days.", warns: "only-case"),
    Case("ＷＩＴＨＩＮ 14 days", for: "Within 14 days.", warns: "only-case"),
    Case("Within 15 days.", for: "Within 14 days."),
    Case("Within -14 days.", for: "Within 14 days."),
    Case("In C#.", for: "In C."),
  ])
  func `warns when only case, white space or punctuation changed`(example: Case) { check(example) }

  @Test(arguments: [
    Case("Within 14 days.", for: "Within 14 days, by mail.", warns: "only-deletion"),
    Case("By mail.", for: "Within 14 days, by mail.", warns: "only-deletion"),
    Case("删除文件", for: "删除所有文件", warns: "only-deletion"),
    Case("Within 14 days, by phone.", for: "Within 14 days, by mail."),
    Case("By mail, within 14 days of the order.", for: "Within 14 days, by mail, or later."),
    Case("Within 14 days, by mail, free.", for: "Within 14 days, by mail."),
  ])
  func `warns when something was only left out`(example: Case) { check(example) }

  @Test(arguments: [
    Case(
      "It does not come by post.",
      for: "By post.",
      comment: "it does not come by post!",
      warns: "repeats-comment"
    ),
    Case(
      "No, it does not come by post.",
      for: "By post.",
      comment: "It does not come by post",
      warns: "repeats-comment"
    ),
    Case("It is shown at once.", for: "By post.", comment: "It does not come by post"),
    Case("72 hours.", for: "24 hours.", comment: "72 hours"),
    Case("72 hours.", for: "24 hours.", comment: ""),
  ])
  func `warns when the complaint is the correction`(example: Case) { check(example) }

  @Test(arguments: [
    Case(
      "Up to 5 days.",
      for: "All of them.",
      approved: ["Up to 10 days."],
      warns: "contradicts-approved"
    ),
    Case(
      "You may not carry days over.",
      for: "All of them.",
      approved: ["You may carry days over."],
      warns: "contradicts-approved"
    ),
    Case(
      "Ask the desk on floor three.",
      for: "All of them.",
      approved: ["Leave is carried over until March."],
      warns: "contradicts-approved"
    ),
    Case("up to 10 days", for: "All of them.", approved: ["Up to 10 days."]),
    Case("You may carry over 10 days.", for: "All.", approved: ["You may carry 10 days over."]),
  ])
  func `warns when an approved example says otherwise`(example: Case) { check(example) }

  @Test func `is content when one of several approved examples says the same`() {
    check(Case("Up to 5 days.", for: "All.", approved: ["Up to 5 days.", "Up to 10 days."]))
  }

  private static let page = """
    Refunds are paid within 30 days after the parcel has reached the warehouse. Postage is not refunded.
    """

  @Test(arguments: [
    Case(
      "Your money returns to the card six weeks after our courier collects everything.",
      for: "Within 14 days.",
      sources: [page],
      warns: "unsupported"
    ),
    Case(
      "Refunds are paid within 30 days after the parcel has reached the warehouse.",
      for: "Within 14 days.",
      sources: ["", page]
    ),
    Case(
      "Your money returns to the card six weeks after our courier collects everything.",
      for: "Within 14 days.",
      sources: [""]
    ),
    Case("Mars has two moons.", for: "Within 14 days.", sources: [page], warns: "unsupported"),
    Case(
      "Mars has two moons. Refunds are paid within 30 days.",
      for: "Within 14 days.",
      sources: [page]
    ),
    Case("I am sorry.", for: "Within 14 days.", sources: [page]),
  ])
  func `warns when no source supports it`(example: Case) { check(example) }

  @Test(arguments: [
    Case("No.", for: "Please change the toner yourself.", warns: "length"),
    Case("42", for: "41"),
    Case("Ask.", for: String(repeating: "Many words. ", count: 40), warns: "length"),
    Case(
      String(repeating: "More text. ", count: 300),
      for: "Please change the toner yourself.",
      warns: "length"
    ),
    Case(String(repeating: "More text. ", count: 100), for: "Do."),
    Case("One, two, three.", for: "Four, five.", length: 1...10, warns: "length"),
    Case("One, two.", for: "Four, five.", length: 20...100, warns: "length"),
  ])
  func `warns when it is too short or too long`(example: Case) { check(example) }

  @Test func `says nothing of a plain correction`() {
    check(
      Case(
        "The new token is shown once, right after the reset.",
        for: "The new token arrives by post within five working days.",
        comment: "It does not come by post, it is shown at once."
      )
    )
  }

  @Test func `is overruled by a note that names it`() {
    let warnings = [
      CorrectionWarning(rule: "only-deletion", reason: ""),
      CorrectionWarning(rule: "length", reason: ""),
    ]
    #expect(
      warnings.note(overruledFor: "the rest was wrong")
        == "overruled only-deletion, length: the rest was wrong"
    )
  }
}
