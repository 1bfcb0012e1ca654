import ReviewModel
import Testing

@Suite struct `The signal of feedback` {
  @Test func `No feedback means unknown`() {
    #expect(Signal(nil) == .none)
  }

  @Test func `Thumbs up means confirmed good`() {
    #expect(Signal(Feedback(.up)) == .up)
  }

  @Test func `Thumbs down with a correction means wrong and known`() {
    #expect(Signal(Feedback(.down, correction: "Thirty days.")) == .corrected)
  }

  @Test func `The user's own edit means wrong and known`() {
    #expect(Signal(Feedback(.edit, correction: "Thirty days.")) == .corrected)
  }

  @Test func `Thumbs down without a correction goes to a person`() {
    #expect(Signal(Feedback(.down)) == .down)
    #expect(Signal.down.needsReview)
  }

  @Test func `A retry is implicit and goes to a person`() {
    #expect(Signal(Feedback(.retry)) == .retry)
    #expect(Signal.retry.needsReview)
  }

  @Test func `An edit without a correction counts as a retry`() {
    #expect(Signal(Feedback(.edit)) == .retry)
  }

  @Test func `Thumbs up with a correction counts as thumbs down with it`() {
    #expect(Signal(Feedback(.up, correction: "Thirty days.")) == .corrected)
  }

  @Test(arguments: ["", " ", "\n\t "])
  func `A correction of white space is none`(text: String) {
    #expect(Signal(Feedback(.down, correction: text)) == .down)
    #expect(Signal(Feedback(.up, correction: text)) == .up)
  }

  @Test(arguments: [Signal.up, .corrected, .none])
  func `What is confirmed, corrected or unknown waits for nobody`(signal: Signal) {
    #expect(!signal.needsReview)
  }
}
