import EvalGate
import JSONText
import Processes
import ReviewModel
import Synchronization

/// An agent that is a program: started for each question, which it reads on standard input, and answering on standard output.
struct ProgramCandidate: Candidate {
  let command: [String]
  let limits: ProgramRun.Limits
  var name: String { "command " + command.joined(separator: " ") }

  func answer(to test: EvalCase) -> Result<String, CandidateTroubleError> {
    do throws(ProcessFailure) {
      let bytes = try ProgramRun.output(
        of: command,
        input: Array((test.question + "\n").utf8),
        limits: limits
      )
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return .failure(CandidateTroubleError(trouble: .broken, detail: "its answer is not UTF-8"))
      }
      var answer = text[...]
      while answer.last?.isNewline == true { answer.removeLast() }
      return .success(String(answer))
    } catch {
      return .failure(CandidateTroubleError(error))
    }
  }
}

/// An agent that is a program which runs on: a JSON object with the case goes in as a line, one with the answer comes back.
///
/// Each thread has a program of its own, so that one that hangs holds up nobody else. A reply with another id is no answer,
/// and the program is started anew.
final class LineCandidate: Candidate {
  let name: String
  private let idle: Mutex<[LineWorker]>
  private let make: @Sendable () -> LineWorker

  init(_ command: [String], seconds: Int) {
    name = "command " + command.joined(separator: " ") + " (lines)"
    var limits = LineWorker.Limits(seconds: seconds, batch: 1)
    // The gate counts how often it asks.
    limits.sendsAgain = false
    make = { [limits] in LineWorker(command, limits: limits) { StopSignal.isRaised } }
    idle = Mutex([])
  }

  func answer(to test: EvalCase) -> Result<String, CandidateTroubleError> {
    let worker = idle.withLock { $0.popLast() } ?? make()
    defer { idle.withLock { $0.append(worker) } }
    let outcome = worker.answers(to: [Self.request(test)]) { _, reply in
      Self.answer(in: reply, to: test) == nil ? "gave no answer to the case" : nil
    }
    switch outcome.first {
    case .success(let reply)?:
      return Self.answer(in: reply[...], to: test).map { .success($0) }
        ?? .failure(CandidateTroubleError(trouble: .broken))
    case .failure(let failure)?: return .failure(CandidateTroubleError(failure))
    case nil: return .failure(CandidateTroubleError(trouble: .broken))
    }
  }

  private static func request(_ test: EvalCase) -> [UInt8] {
    var line = JSONLine()
    line.put("id", test.id.rawValue)
    line.put("question", test.question)
    line.put(
      "sources",
      test.sources.map { source in
        var object = JSONLine()
        object.put("id", source.id)
        object.put("title", source.title)
        object.put("uri", source.uri)
        object.put("text", source.text)
        return object.value
      }
    )
    return Array(line.text.utf8)
  }

  private static func answer(in reply: ArraySlice<UInt8>, to test: EvalCase) -> String? {
    guard let row = try? JSONReader.parse(Array(reply)).value, row["id"]?.text == test.id.rawValue
    else { return nil }
    return row["answer"]?.text
  }
}

extension CandidateTroubleError {
  /// What a failure of a program means for a case.
  fileprivate init(_ failure: ProcessFailure) {
    let trouble: CandidateTrouble =
      switch failure {
      case .timeLimit: .timedOut
      case .stopped: .stopped
      case .notStarted: .notStarted
      default: .broken
      }
    self.init(trouble: trouble, detail: failure.description)
  }
}
