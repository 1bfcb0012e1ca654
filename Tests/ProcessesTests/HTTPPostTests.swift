import Processes
import TestSupport
import Testing

@Suite struct `A request` {
  private func outcome(
    _ server: LocalServer,
    milliseconds: Int = 60_000,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws -> String {
    var limits = HTTPPost.Limits(milliseconds: milliseconds, isStopped: isStopped)
    limits.maximumReply = 1 << 20
    let post = HTTPPost(
      try HTTPAddress(server.url),
      headers: ["Authorization: Bearer abc"],
      body: Array("{}".utf8)
    )
    do {
      return String(decoding: try post.reply(limits: limits), as: UTF8.self)
    } catch {
      return error.description
    }
  }

  @Test func `Sends its body and headers, and gives the reply's body`() throws {
    let server = try LocalServer { .whole(200, $0.body + " back") }
    #expect(try outcome(server) == "{} back")
    let request = try #require(server.requests.first)
    #expect(request.head.hasPrefix("POST /v1 HTTP/1.1\r\n"))
    #expect(request.head.contains("Authorization: Bearer abc"))
  }

  @Test func `Follows no redirect`() throws {
    let other = try LocalServer { _ in .whole(200, "here") }
    let address = "Location: \(other.url)"
    let server = try LocalServer { _ in .whole(307, headers: [address], "") }
    #expect(
      try outcome(server)
        == "answered with status 307 (it points elsewhere; redirects are not followed)"
    )
    #expect(other.requests.isEmpty)
  }

  @Test func `Fails with a word that quotes nothing`() throws {
    #expect(
      try outcome(LocalServer { _ in .cut }) == "broke off in the middle of its reply"
    )
    #expect(
      try outcome(LocalServer { _ in .stall }, milliseconds: 300) == "did not answer within 1 s"
    )
    #expect(try outcome(LocalServer { _ in .flood }) == "sent a reply of more than 1 MiB")
    #expect(
      try outcome(LocalServer { _ in .whole(500, "a secret") }) == "answered with status 500"
    )
    #expect(
      try outcome(LocalServer { _ in .stall }, isStopped: { true }) == "was not waited for"
    )
  }

  @Test func `Gives the seconds that it was asked to wait`() throws {
    let server = try LocalServer { _ in .whole(429, headers: ["Retry-After: 7"], "") }
    #expect(throws: HTTPFailure.status(429, retryAfter: 7)) {
      try HTTPPost(try HTTPAddress(server.url), headers: [], body: [])
        .reply(limits: HTTPPost.Limits(milliseconds: 20_000))
    }
  }

  @Test func `Names what was not reached`() throws {
    let port = try LocalServer { _ in .stall }.port
    #expect(throws: HTTPFailure.self) {
      try HTTPPost(try HTTPAddress("http://127.0.0.1:\(port)/"), headers: [], body: [])
        .reply(limits: HTTPPost.Limits(milliseconds: 2_000))
    }
  }
}

@Suite struct `An address` {
  @Test(arguments: [
    ("https://api.example.com/v1", "https://api.example.com/v1", false),
    ("https://api.example.com:8443/v1?key=x", "https://api.example.com:8443/v1", false),
    ("http://localhost:8000/v1", "http://localhost:8000/v1", true),
    ("http://127.0.0.1/", "http://127.0.0.1/", true),
    ("http://[::1]:80/", "http://[::1]:80/", true),
  ])
  func `Is https, or this machine, and is named without its query`(
    text: String,
    name: String,
    isLoopback: Bool
  ) throws {
    let address = try HTTPAddress(text)
    #expect(address.name == name)
    #expect(address.isLoopback == isLoopback)
  }

  @Test(arguments: [
    ("http://api.example.com/", HTTPAddressError.plain),
    ("http://127.0.0.1.example.com/", .plain), ("http://localhost.example.com/", .plain),
    ("https://me:secret@example.com/", .hasUser), ("ftp://example.com/", .otherScheme),
    ("example", .unreadable), ("", .unreadable),
  ])
  func `Is refused otherwise`(text: String, problem: HTTPAddressError) {
    #expect(throws: problem) { try HTTPAddress(text) }
  }

  @Test func `May be plain when it was said so`() throws {
    #expect(try HTTPAddress("http://10.0.0.1/v1", allowsPlain: true).name == "http://10.0.0.1/v1")
  }

  @Test func `Takes words behind its path, before its query`() throws {
    #expect(
      try HTTPAddress("https://a.example/v1/").ending(with: "x/y").text
        == "https://a.example/v1/x/y"
    )
    #expect(
      try HTTPAddress("https://a.example/x/y/?q=1").ending(with: "x/y").text
        == "https://a.example/x/y?q=1"
    )
    #expect(
      try HTTPAddress("https://a.example/v1?q=1").ending(with: "x").text
        == "https://a.example/v1/x?q=1"
    )
  }
}
