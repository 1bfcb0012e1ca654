import Capture
import EvalGate
import JSONText
import ReviewModel
import TextAnalysis

/// Answers that stand in a file: `{"id" or "question","answer"}` a line.
///
/// An id is that of a case; a question is compared as the curator compares them, so that case, punctuation and spaces do
/// not matter.
struct AnswersFile: Candidate {
  let name: String
  private var byID: [String: String] = [:]
  private var byQuestion: [String: String] = [:]

  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: a ``CaptureError`` when it cannot be read, and a ``Failure`` of the status `badInput` at the first line that is
  ///   none, or that gives an answer for the second time.
  init(_ path: String) throws {
    var reader = try LineReader(path: path, command: "errata gate --answers -")
    name = "answers \(reader.name)"
    while let block = try reader.next() {
      for line in block.lines where !block.isBlank(line) {
        try take(
          line.isTooLong ? nil : block.bytes[line.range],
          at: "\(reader.name):\(line.number)"
        )
      }
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>?, at place: String) throws {
    func bad(_ problem: String) -> Failure {
      Failure(.badInput, "\(place): \(problem). Mend the line; nothing was evaluated.")
    }
    guard let line else { throw bad("the line has more than 16 MiB") }
    let row: JSONValue
    do throws(JSONError) {
      row = try JSONReader.parse(Array(line)).value
    } catch {
      throw bad("this is no JSON (\(error))")
    }
    guard let answer = row["answer"]?.text else { throw bad("there is no \"answer\"") }
    if let id = row["id"]?.text {
      guard byID.updateValue(answer, forKey: id) == nil else { throw bad("the id comes twice") }
    } else if let question = row["question"]?.text {
      guard byQuestion.updateValue(answer, forKey: questionKey(of: question)) == nil else {
        throw bad("the question comes twice")
      }
    } else {
      throw bad("there is neither \"id\" nor \"question\"")
    }
  }

  func answer(to test: EvalCase) -> Result<String, CandidateTroubleError> {
    if let answer = byID[test.id.rawValue] ?? byQuestion[questionKey(of: test.question)] {
      return .success(answer)
    }
    return .failure(CandidateTroubleError(trouble: .missing))
  }
}
