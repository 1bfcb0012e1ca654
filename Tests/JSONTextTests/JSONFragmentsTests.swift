import JSONText
import Testing

@Suite struct `What can be told of a text that is no JSON` {
  @Test(
    arguments: [
      (#"{"user":"ann","user":"bob"}"#, [.text("ann"), .text("bob")]),
      (#"{"question":"He said "hi"","user":"ann"}"#, [.text("ann")]),
      (#"{"q":"x,"user":"ann"}"#, [.text("ann")]),
      (#"{"q":7 "user" : "J\u00fcrgen""#, [.text("Jürgen")]),
      (#"{"us\u0065r":"ann" oops"#, [.text("ann")]),
      (#"{'user': 'Jürgen', 'ok': True}"#, [.text("Jürgen")]),
      (#"{"user":"a\"b" x"#, [.text(#"a"b"#)]),
      (#"{"user":12,}"#, [.text("12")]), (#"{"user":null,}"#, [.null]),
      (#"{'user': None, 'x': 1}"#, [.null]), (#"{"user":"an"#, [.unreadable]),
      (#"{"user":ann"#, [.unreadable]), (#"{"user":"#, [.unreadable]), (#"{"user""#, []),
      (#"{"user":{"name":"ann"},}"#, [.unreadable]), ("user: ann", []), ("", []), (#"""#, []),
    ] as [(String, [JSONFragments.Value])]
  )
  func `Names what stands behind a key`(text: String, values: [JSONFragments.Value]) {
    #expect(JSONFragments(text.utf8).values(of: "user") == values)
  }

  @Test func `Has every text between two quotes, whatever is wrong before it`() {
    let fragments = JSONFragments(#"{"a":"one "two" \u0041","b"#.utf8)
    #expect(fragments.texts == ["a", ":", "one ", "two", " A", ","])
  }
}
