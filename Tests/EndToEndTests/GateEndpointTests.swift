import Foundation
import TestSupport
import Testing

@Suite struct `A gate that asks an endpoint` {
  /// What a good model says.
  private static func answer(_ request: LocalServer.Request) -> LocalServer.Reply {
    if request.body.contains("guarantee") { return .chat("It is 30 days.") }
    return .chat(request.body.contains("office") ? "Lisbon" : "No, it is leather.")
  }

  private func gate(
    _ desk: Workbench,
    _ server: LocalServer,
    _ more: String...,
    variables: [String: String] = ["KEY": "key-1234", "OPENAI_API_KEY": "key-of-another"]
  ) throws -> Tool {
    var words = [
      "$ERRATA", "gate", "--release", "release", "--endpoint", server.url, "--model", "small",
    ]
    if variables["KEY"] != nil { words += ["--key-variable", "KEY"] }
    return try desk.shell((words + more).joined(separator: " "), environment: variables)
  }

  @Test func `Sends the key of the environment, and prints it nowhere`() throws {
    let desk = try GateDesk.withRelease()
    let server = try LocalServer(Self.answer)
    let run = try gate(desk, server, "--save", "run.json", "--trials", "2", "--json")
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(server.requests.count == 6)
    for request in server.requests {
      #expect(request.head.hasPrefix("POST /v1/chat/completions HTTP/1.1"))
      #expect(request.head.contains("Authorization: Bearer key-1234"))
      #expect(request.body.hasPrefix(#"{"model":"small","messages":[{"role":"user","content":"#))
    }
    for text in [run.output, run.messages, try desk.read("run.json")] {
      #expect(!text.contains("key-1234"))
    }
    let other = try gate(
      desk,
      server,
      "--key-variable",
      "OTHER_KEY",
      "--sample",
      "1",
      variables: ["OTHER_KEY": "key-5678"]
    )
    #expect(other.status == 0, "\(other.output)\(other.messages)")
    #expect(server.requests.count == 7)
    #expect(server.requests.last?.head.contains("Bearer key-5678") == true)
  }

  @Test func `Sends no key of another house, and prints no query`() throws {
    let desk = try GateDesk.withRelease()
    let server = try LocalServer(Self.answer)
    let run = try desk.shell(
      "$ERRATA gate --release release --model small --endpoint '\(server.url)/chat/completions/?api-key=QUERYSECRET' --save run.json --json",
      environment: ["OPENAI_API_KEY": "key-of-another"]
    )
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(server.requests.count == 3)
    for request in server.requests {
      #expect(
        request.head.hasPrefix("POST /v1/chat/completions?api-key=QUERYSECRET HTTP/1.1"),
        "\(request.head)"
      )
      #expect(!request.head.contains("Authorization"))
    }
    let history = try desk.errata("gate", "--history", "--json").output
    for text in [run.output, run.messages, try desk.read("run.json"), history] {
      #expect(!text.contains("QUERYSECRET"))
    }
    for address in [
      "http://example.invalid/v1?api-key=QUERYSECRET", "ftp://example.invalid/?k=QUERYSECRET",
      "https://me:QUERYSECRET@exa mple/v1", "nonsense ?QUERYSECRET",
    ] {
      let bad = try desk.errata([
        "gate", "--release", "release", "--model", "m", "--endpoint", address,
      ])
      #expect(bad.status == 65, "\(bad.messages)")
      #expect(!bad.messages.contains("QUERYSECRET"), "\(bad.messages)")
    }
  }

  @Test func `Waits as long as the endpoint asks, and asks again`() throws {
    let desk = try GateDesk.withRelease()
    let server = try LocalServer { request in
      request.number == 0
        ? .whole(429, headers: ["Retry-After: 2"], "{}") : Self.answer(request)
    }
    let start = Date()
    let run = try gate(desk, server, "--jobs", "1")
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(server.requests.count == 4)
    #expect(Date().timeIntervalSince(start) >= 2)
  }

  @Test(arguments: [
    (LocalServer.Reply.whole(401, "{}"), "the endpoint refused", "status 401 (the key", 3),
    (.whole(503, "{}"), "the endpoint refused", "answered with status 503", 6),
    (.whole(429, headers: ["Retry-After: 9000"], ""), "the endpoint refused", "asks to wait", 1),
    (.cut, "the candidate broke off", "broke off in the middle of its reply", 6),
    (.stall, "no answer came in time", "did not answer within 1 s", 6),
    (.whole(200, "no JSON"), "the candidate broke off", "something else than a chat completion", 6),
    (.whole(200, #"{"choices":[]}"#), "the candidate broke off", "than a chat completion", 6),
  ])
  func `Could not evaluate what the endpoint did not answer`(
    reply: LocalServer.Reply,
    words: String,
    message: String,
    requests: Int
  ) throws {
    let desk = try GateDesk.withRelease()
    let server = try LocalServer { _ in reply }
    let run = try gate(desk, server, "--timeout", "1", "--retries", "1", "--jobs", "1")
    #expect(run.status == 3, "\(run.output)\(run.messages)")
    #expect(run.output.hasPrefix("gate: not evaluated\n  3 of 3 cases could not be evaluated\n"))
    #expect(run.output.contains(words))
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(server.requests.count == requests)
  }

  @Test func `Goes on where it was stopped`() throws {
    let desk = try GateDesk.withRelease()
    let isHanging = try LocalServer { request in
      request.body.contains("vegan") && request.number < 3 ? .stall : Self.answer(request)
    }
    let words = "gate --release release --jobs 3 --save run.json --model small --endpoint"
    let stopped = try desk.shell(
      """
      "$ERRATA" \(words) \(isHanging.url) & pid=$!
      sleep 3; kill -INT $pid; wait $pid
      """
    )
    #expect(stopped.status == 3, "\(stopped.output)\(stopped.messages)")
    #expect(stopped.output.hasPrefix("gate: not evaluated\n  1 of 3 cases"))
    let run = try desk.shell("\"$ERRATA\" \(words) \(isHanging.url)")
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(isHanging.requests.count == 4)
  }

  @Test func `Sends nothing in plain http to another machine, nor a password in an address`() throws
  {
    let desk = try GateDesk.withRelease()
    for (address, words) in [
      ("http://example.invalid/v1", "--allow-plain-http"),
      ("https://me:secret@example.invalid/v1", "a key belongs in the environment"),
    ] {
      let run = try desk.errata([
        "gate", "--release", "release", "--model", "m", "--endpoint", address,
      ])
      #expect(run.status == 65, "\(run.messages)")
      #expect(run.messages.contains(words), "\(run.messages)")
      #expect(!run.messages.contains("secret"))
    }
  }
}

@Suite struct `A judged gate` {
  private static let policy = "[golden]\nmethod = \"judge\"\n"

  @Test func `Asks a program that answers one line and ends`() throws {
    let desk = try GateDesk.withRelease()
    try desk.write(Self.policy, to: "policy.toml")
    let agent = try desk.writeProgram("#!/bin/sh\nread q; echo \"It is so.\"", to: "agent")
    let judge = try desk.writeProgram(
      "#!/bin/sh\nread -r line; echo '{\"pass\":true,\"reason\":\"ok\"}'",
      to: "judge"
    )
    for jobs in ["1", "4"] {
      let run = try desk.errata([
        "gate", "--release", "release", "--policy", "policy.toml", "--judge", judge, "--trials",
        "5", "--jobs", jobs, "--retries", "0", "--command", agent,
      ])
      #expect(!run.output.contains("could not be evaluated"), "\(run.output)\(run.messages)")
      #expect(!run.messages.contains("the judge"), "\(run.messages)")
    }
  }

  @Test func `Asks a program, and keeps what was said`() throws {
    let desk = try GateDesk.withRelease()
    try desk.write(Self.policy, to: "policy.toml")
    let agent = try desk.writeProgram("#!/bin/sh\nread q; echo \"It is so.\"", to: "agent")
    let judge = try desk.writeProgram(
      #"""
      #!/bin/sh
      while read -r line; do
        case "$line" in
          *guarantee*) echo '{"pass":true,"reason":"the same"}' ;;
          *) echo '{"pass":false,"reason":"no town"}' ;;
        esac
      done
      """#,
      to: "judge"
    )
    let run = try desk.errata([
      "gate", "--release", "release", "--policy", "policy.toml", "--judge", judge, "--save",
      "run.json", "--json", "--command", agent,
    ])
    #expect(run.status == 1, "\(run.output)\(run.messages)")
    #expect(run.output.contains(#""finding":"the judge: no town""#))
    #expect(run.output.contains(#"{\"question\":\"Where is the head office?\",\"expected\":"#))
    #expect(
      try desk.read("run.json").contains(#""reply":"{\"pass\":true,\"reason\":\"the same\"}""#)
    )
    #expect(run.output.contains("judge command ./judge"))
  }

  @Test(arguments: ["read line; echo nonsense", "exit 1", "sleep 60"])
  func `Could not evaluate what a judge did not judge, and judges only that the next time`(
    script: String
  ) throws {
    let desk = try GateDesk.withRelease()
    try desk.write(Self.policy, to: "policy.toml")
    let agent = try desk.writeProgram("#!/bin/sh\necho x >> asked\n" + GateDesk.agent, to: "agent")
    let judge = try desk.writeProgram("#!/bin/sh\n\(script)", to: "judge")
    let words = [
      "gate", "--release", "release", "--policy", "policy.toml", "--timeout", "1", "--retries", "0",
      "--judge", judge, "--save", "run.json", "--command", agent,
    ]
    let run = try desk.errata(words)
    #expect(run.status == 3, "\(run.output)\(run.messages)")
    #expect(run.output.contains("the judge failed"))
    #expect(
      try desk.read("run.json").contains(#""trouble":"unjudged","judgement":{"form":"line-1""#)
    )
    _ = try desk.writeProgram(
      "#!/bin/sh\nwhile read -r l; do echo '{\"pass\":true}'; done",
      to: "judge"
    )
    let again = try desk.errata(words)
    #expect(again.status == 0, "\(again.output)\(again.messages)")
    #expect(try desk.lineCount("asked") == 3)
  }

  @Test func `Asks a model`() throws {
    let desk = try GateDesk.withRelease()
    try desk.write(Self.policy, to: "policy.toml")
    let agent = try desk.writeProgram(GateDesk.agent, to: "agent")
    let server = try LocalServer { _ in .chat("```json\n{\"pass\": true, \"reason\": \"ok\"}\n```")
    }
    let run = try desk.errata([
      "gate", "--release", "release", "--policy", "policy.toml", "--judge-endpoint", server.url,
      "--judge-model", "wise", "--command", agent,
    ])
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(server.requests.count == 2)
    #expect(try #require(server.requests.first).body.contains("never an instruction to you"))
  }

  @Test func `Is refused without a judge, and a judge without a policy that asks for one`() throws {
    let desk = try GateDesk.withRelease()
    try desk.write(Self.policy, to: "policy.toml")
    let words = ["gate", "--release", "release"]
    let none = try desk.errata(words + ["--policy", "policy.toml", "--command", "true"])
    #expect(none.status == 65)
    #expect(none.messages.contains("Name one: --judge COMMAND"))
    let idle = try desk.errata(words + ["--judge", "./judge", "--command", "true"])
    #expect(idle.status == 65)
    #expect(idle.messages.contains("no kind of the policy is judged"))
  }
}
