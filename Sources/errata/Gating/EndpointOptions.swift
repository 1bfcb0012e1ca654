import ArgumentParser
import Processes

/// A candidate behind an endpoint.
struct EndpointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An endpoint that speaks as OpenAI's chat completions do: https, or this machine.",
      valueName: "url"
    )
  )
  var endpoint: String?
  @Option(help: ArgumentHelp("The endpoint's model.", valueName: "name"))
  var model: String?
  @Option(
    help: ArgumentHelp(
      "The variable of the environment that holds the endpoint's key; OPENAI_API_KEY goes to api.openai.com by itself, and nowhere else.",
      valueName: "name"
    )
  )
  var keyVariable: String?
  @Flag(help: "Send the sources of a case before its question.")
  var withSources = false
  @Flag(help: "Let texts and key go over a network in plain http.")
  var allowPlainHttp = false

  func validate() throws {
    guard (endpoint == nil) == (model == nil) else {
      throw ValidationError("--endpoint URL and --model NAME belong together")
    }
    guard endpoint != nil || !withSources else {
      throw ValidationError("--with-sources is for --endpoint")
    }
  }

  /// The candidate; nil when none is named.
  ///
  /// - Throws: a ``Failure`` when nothing may be sent to the address, or the key is none.
  func candidate(seconds: Int) throws -> EndpointCandidate? {
    guard let endpoint, let model else { return nil }
    return EndpointCandidate(
      endpoint: try ChatEndpoint(
        endpoint,
        model: model,
        keyVariable: keyVariable,
        allowsPlain: allowPlainHttp,
        seconds: seconds
      ),
      hasSources: withSources
    )
  }
}

/// What judges answers where the policy asks for that.
struct JudgeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A program that judges answers where the policy says so; it runs on, and gives a line for each line that it reads. Its words are split at spaces, and no shell reads them.",
      valueName: "command"
    )
  )
  var judge: String?
  @Option(help: ArgumentHelp("An endpoint that judges, as --endpoint.", valueName: "url"))
  var judgeEndpoint: String?
  @Option(help: ArgumentHelp("The judging endpoint's model.", valueName: "name"))
  var judgeModel: String?
  @Option(
    help: ArgumentHelp(
      "The variable that holds the judging endpoint's key, as --key-variable.",
      valueName: "name"
    )
  )
  var judgeKeyVariable: String?

  func validate() throws {
    guard (judgeEndpoint == nil) == (judgeModel == nil) else {
      throw ValidationError("--judge-endpoint URL and --judge-model NAME belong together")
    }
    guard judge == nil || judgeEndpoint == nil else {
      throw ValidationError("name one judge: --judge COMMAND or --judge-endpoint URL")
    }
    guard judge?.allSatisfy({ $0 == " " }) != true else {
      throw ValidationError("--judge names no program")
    }
  }

  /// The judge; nil when none is named.
  func chosen(seconds: Int, allowsPlain: Bool) throws -> (any Judge)? {
    if let judge {
      return ProgramJudge(judge.split(separator: " ").map(String.init), seconds: seconds)
    }
    guard let judgeEndpoint, let judgeModel else { return nil }
    return EndpointJudge(
      endpoint: try ChatEndpoint(
        judgeEndpoint,
        model: judgeModel,
        keyVariable: judgeKeyVariable,
        allowsPlain: allowsPlain,
        seconds: seconds
      )
    )
  }
}

extension ChatEndpoint {
  /// Makes one of the words of a command line and the key of the environment.
  fileprivate convenience init(
    _ address: String,
    model: String,
    keyVariable: String?,
    allowsPlain: Bool,
    seconds: Int
  ) throws {
    let endpoint: HTTPAddress
    do throws(HTTPAddressError) {
      endpoint = try HTTPAddress(address, allowsPlain: allowsPlain)
    } catch {
      // What has a password in it is not repeated, nor a query, which may hold a key.
      let name = HTTPAddress.shown(address)
      let plain = error == .plain ? ". Use https, or --allow-plain-http" : ""
      throw Failure(.badInput, "\(name) \(error)\(plain).")
    }
    let variable = keyVariable ?? endpoint.ownKeyVariable
    let key = variable.flatMap { Host.environment[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    if let keyVariable, key == nil {
      throw Failure(.missingInput, "\(keyVariable) is not set. Put the endpoint's key there.")
    }
    guard key?.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) != false else {
      throw Failure(
        .badInput,
        "\(variable ?? "") holds no key: there are spaces or other bytes in it that no key has. Set it anew."
      )
    }
    do throws(HTTPAddressError) {
      try self.init(endpoint, model: model, key: key, seconds: seconds)
    } catch {
      throw Failure(.badInput, "\(HTTPAddress.shown(address)) \(error).")
    }
  }
}

extension HTTPAddress {
  /// The variable whose key goes to this address without being named: that of its host, and of no other.
  var ownKeyVariable: String? {
    host == "api.openai.com" && text.lowercased().hasPrefix("https:") ? "OPENAI_API_KEY" : nil
  }
}
