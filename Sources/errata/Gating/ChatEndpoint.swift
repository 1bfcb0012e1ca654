import EvalGate
import JSONText
import Processes
import ReviewModel
import Synchronization

/// A model behind an address that speaks as OpenAI's chat completions do.
///
/// When it asks for time (Retry-After), nothing is sent to it until then, from any thread.
final class ChatEndpoint: Sendable {
  /// A message of a conversation.
  struct Message {
    var role: String
    var content: String
  }

  /// What runs and reports call it; no key is in it.
  let name: String
  private let address: HTTPAddress
  private let model: String
  private let headers: [String]
  private let limits: HTTPPost.Limits
  private let notBefore = Mutex<UInt64>(0)

  /// Seconds; an endpoint that asks for more time is not waited for.
  private static let longestPause: UInt64 = 300

  /// - Parameters:
  ///   - address: the part before `/chat/completions`, or all of it.
  ///   - key: the key, which goes into the head of each request.
  init(
    _ address: HTTPAddress,
    model: String,
    key: String?,
    seconds: Int
  ) throws(HTTPAddressError) {
    self.address = try address.ending(with: "chat/completions")
    self.model = model
    name = "endpoint \(address.name) model \(model)"
    headers = key.map { ["Authorization: Bearer \($0)"] } ?? []
    limits = HTTPPost.Limits(milliseconds: seconds * 1_000) { StopSignal.isRaised }
  }

  /// Sends messages, and gives the text of the first choice.
  func reply(to messages: [Message]) -> Result<String, CandidateTroubleError> {
    if let trouble = wait() { return .failure(trouble) }
    do throws(HTTPFailure) {
      let bytes = try HTTPPost(address, headers: headers, body: body(messages))
        .reply(limits: limits)
      if let text = Self.text(in: bytes) { return .success(text) }
      return .failure(
        CandidateTroubleError(
          trouble: .broken,
          detail: "sent something else than a chat completion"
        )
      )
    } catch {
      if case .status(_, let seconds?) = error, error.mayPass { hold(seconds: seconds) }
      return .failure(CandidateTroubleError(error))
    }
  }

  private func hold(seconds: Int) {
    let end = monotonicNanoseconds() &+ UInt64(clamping: min(seconds, 1 << 24)) * 1_000_000_000
    notBefore.withLock { $0 = max($0, end) }
  }

  /// Waits as long as the endpoint has asked for; gives why not.
  private func wait() -> CandidateTroubleError? {
    while true {
      let now = monotonicNanoseconds()
      let end = notBefore.withLock(\.self)
      guard end > now else { return nil }
      let milliseconds = (end - now) / 1_000_000 + 1
      guard milliseconds <= Self.longestPause * 1_000 else {
        return CandidateTroubleError(
          trouble: .refused,
          detail: "asks to wait longer than \(Self.longestPause) s",
          isFinal: true
        )
      }
      StopSignal.sleep(milliseconds: Int(milliseconds))
      if StopSignal.isRaised { return CandidateTroubleError(trouble: .stopped) }
    }
  }

  private func body(_ messages: [Message]) -> [UInt8] {
    var object = JSONLine()
    object.put("model", model)
    object.put(
      "messages",
      messages.map { message in
        var line = JSONLine()
        line.put("role", message.role)
        line.put("content", message.content)
        return line.value
      }
    )
    var bytes: [UInt8] = []
    JSONWriter.append(object.value, to: &bytes)
    return bytes
  }

  /// What a reply says; a refusal of the model is what it says too.
  private static func text(in bytes: [UInt8]) -> String? {
    guard let reply = try? JSONReader.parse(bytes).value,
      case .array(let choices)? = reply["choices"],
      let message = choices.first?["message"]
    else { return nil }
    return message["content"]?.text ?? message["refusal"]?.text
  }
}

extension CandidateTroubleError {
  /// What a failure of a request means for a case.
  fileprivate init(_ failure: HTTPFailure) {
    let trouble: CandidateTrouble =
      switch failure {
      case .timeLimit: .timedOut
      case .stopped: .stopped
      case .status: .refused
      default: .broken
      }
    self.init(trouble: trouble, detail: failure.description, isFinal: !failure.mayPass)
  }
}

/// An agent behind an endpoint, which is sent the question.
struct EndpointCandidate: Candidate {
  let endpoint: ChatEndpoint
  /// Whether the case's sources go before the question.
  let hasSources: Bool
  var name: String { endpoint.name + (hasSources ? " with sources" : "") }

  func answer(to test: EvalCase) -> Result<String, CandidateTroubleError> {
    endpoint.reply(to: [ChatEndpoint.Message(role: "user", content: prompt(test))])
  }

  private func prompt(_ test: EvalCase) -> String {
    let sources = hasSources ? test.sources.filter { $0.text != nil } : []
    guard !sources.isEmpty else { return test.question }
    let texts = sources.enumerated().map { place, source in
      "[\(place + 1)] \(source.title ?? source.uri ?? "")\n\(source.text ?? "")"
    }
    return """
      Answer the question from these sources.

      \(texts.joined(separator: "\n\n"))

      Question: \(test.question)
      """
  }
}
