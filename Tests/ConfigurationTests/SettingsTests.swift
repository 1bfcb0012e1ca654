import Configuration
import Redaction
import ReviewModel
import Testing

private func settings(_ toml: String) throws -> Settings {
  try Settings(toml: toml, path: "errata.toml")
}

/// What is said of a file that is wrong.
private func complaint(_ toml: String) -> String {
  do {
    _ = try Settings(toml: toml, path: "errata.toml")
    return "fine"
  } catch {
    return error.description
  }
}

@Suite struct `The settings` {
  @Test func `Are read from every place of the file`() throws {
    let read = try settings(
      """
      theme = "dusk"
      mouse = true
      escape-delay = 50
      fold-after = 12
      guidelines = "guide.md"

      [reasons]
      discard = ["wrong-product"]
      flag = ["legal", "press"]

      [redaction]
      phone-region = "DE"

      [redaction.external]
      command = ["presidio-jsonl", "--fast"]
      timeout = 5

      [capture]
      keep = ["sources.title", "feedback.comment"]

      [keys]
      decide.affirm = ["a", "F2"]
      "decide.discard" = "d"
      skip = []
      """
    )
    var expected = Settings()
    expected.theme = "dusk"
    expected.mouse = true
    expected.escapeDelay = 50
    expected.foldAfter = 12
    expected.guidelines = "guide.md"
    expected.discardReasons = [ReasonCode("wrong-product")]
    expected.flagReasons = [ReasonCode("legal"), ReasonCode("press")]
    expected.phoneRegion = "DE"
    expected.externalRedactor = ExternalRedactorSettings(command: ["presidio-jsonl", "--fast"])
    expected.externalRedactor?.timeout = 5
    expected.keptNames = ["sources.title", "feedback.comment"]
    expected.keptFields = try CapturedFields(names: expected.keptNames)
    expected.keys = ["decide.affirm": ["a", "F2"], "decide.discard": ["d"], "skip": []]
    #expect(read == expected)
  }

  @Test func `Set nothing when the file is empty or not there`() throws {
    #expect(try settings("") == Settings())
    #expect(try Settings(path: "/nonexistent/errata.toml", isRequired: false) == Settings())
    #expect(throws: ConfigurationError.missing(path: "/nonexistent/errata.toml")) {
      try Settings(path: "/nonexistent/errata.toml", isRequired: true)
    }
  }

  @Test(arguments: [
    ("\nthme = \"dusk\"", "errata.toml:2: there is no thme here. Did you mean theme?"),
    ("theme = 3", "errata.toml:1: theme is a number. It must be a text in quotes."),
    (
      "mouse = \"yes\"", "errata.toml:1: mouse is a text. It must be true or false."
    ),
    (
      "escape-delay = 5000",
      "errata.toml:1: escape-delay is a number. It must be a number from 0 to 1000."
    ),
    (
      "[redaction]\nphone-region = \"Germany\"",
      "errata.toml:2: phone-region cannot be Germany. "
        + "Write the two capital letters of a country: \"US\", \"DE\"."
    ),
    (
      "[redaction]\nphone-region = \"XX\"",
      "errata.toml:2: phone-region cannot be XX. The regions whose numbers are known: "
        + "\(knownPhoneRegions.joined(separator: ", "))."
    ),
    (
      "# one\n[reasons]\n# two\nflag = [\"Legal!\"]",
      "errata.toml:4: a reason cannot be Legal!. "
        + "Write small letters, digits and hyphens, 40 at most: \"wrong-product\"."
    ),
    (
      "[reasons]\nflag = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]",
      "errata.toml:2: the menu of flag has 11 entries. "
        + "A reason is chosen by one digit, so with those of errata there can be 10."
    ),
    (
      "[reasons]\n\ndiscard-menu = []",
      "errata.toml:3: reasons.discard-menu is empty. "
        + "Name at least one, or leave it out for those of errata."
    ),
    (
      "[reasons]\nflags = []", "errata.toml:2: there is no flags here. Did you mean flag?"
    ),
    (
      "[redaction.external]\ntimeout = 3",
      "errata.toml:1: there is no command to run. Write the program and its arguments: "
        + "command = [\"presidio-jsonl\", \"--fast\"]."
    ),
    (
      "[redaction.external]\ncommand = \"x\"\nbatch = 0",
      "errata.toml:3: batch is a number. It must be a number from 1 to 1000."
    ),
    (
      "[redaction.external]\ncomand = \"x\"",
      "errata.toml:2: there is no comand here. Did you mean command?"
    ),
    (
      "[capture]\nkept = []", "errata.toml:2: there is no kept here. It can be: keep."
    ),
    (
      "[capture]\n# names\nkeep = [\"question\", \"source.text\"]",
      "errata.toml:3: keep cannot have source.text. Did you mean sources.text?"
    ),
    (
      "[capture]\nkeep = 3", "errata.toml:2: keep is a number. It must be a list of texts: [\"…\"]."
    ),
    (
      "[keys]\ndecide.affirm = 7",
      "errata.toml:2: affirm is a number. It must be a list of texts: [\"…\"]."
    ),
    (
      "colour = 1",
      "errata.toml:1: there is no colour here. It can be: capture, clipboard, curate, cycle, editor, "
        + "escape-delay, failure-kinds, fold-after, guidelines, keys, message-time, mouse and "
        + "8 more."
    ),
    (
      "[editor]\nspell = \"../en\"",
      "errata.toml:2: spell cannot be ../en. Write the name of a dictionary: spell = \"en_US\"."
    ),
    (
      "[editor]\nwords = [\"two words\"]",
      "errata.toml:2: words has an entry that is no word, or more than 10000 entries. Write single words of "
        + "letters: words = [\"Pelican\"]."
    ),
  ])
  func `Are refused with the line and a way on`(toml: String, expected: String) {
    #expect(complaint(toml) == expected)
  }

  @Test(arguments: ["theme = ", "[keys", "theme = \"a\"\ntheme = \"b\"", "\u{1}", "= 1"])
  func `Are refused when they are not TOML, with the line`(toml: String) {
    let text = complaint("mouse = true\n" + toml)
    #expect(text.hasPrefix("errata.toml:2: this is not TOML") || text.hasPrefix("errata.toml:3: "))
    #expect(text.hasSuffix("Mend the line, or put # before it."))
  }

  @Test func `Are refused when the file is a folder`() {
    #expect(throws: ConfigurationError.unreadable(path: "/", reason: "it is not a file")) {
      try Settings(path: "/", isRequired: true)
    }
  }
}

@Suite struct `The places of the configuration` {
  @Test(arguments: [
    (["XDG_CONFIG_HOME": "/x", "HOME": "/h"], "/x/errata/errata.toml"),
    (["HOME": "/h"], "/h/.config/errata/errata.toml"),
    (["XDG_CONFIG_HOME": "relative", "HOME": "/h"], "/h/.config/errata/errata.toml"),
  ])
  func `Follow XDG`(environment: [String: String], expected: String) {
    #expect(ConfigurationPlaces(environment: environment)?.settings == expected)
  }

  @Test func `Are nowhere without a home`() {
    #expect(ConfigurationPlaces(environment: [:]) == nil)
  }
}

@Suite struct `Failure kinds in the settings` {
  @Test func `Take the place of the built-in ones, in the order of their digits`() throws {
    let read = try settings(
      #"failure-kinds = ["wrong-fact", { code = "price", title = "Wrong price" }]"#
    )
    #expect(
      read.failureKinds == [
        FailureChoice(FailureKind("wrong-fact"), title: "wrong fact"),
        FailureChoice(FailureKind("price"), title: "Wrong price"),
      ]
    )
    #expect(try settings("").failureKinds == nil)
  }

  @Test(arguments: [
    ("\"tone\"", "failure-kinds is no list"),
    ("[]", "failure-kinds has 0 entries"),
    ("[\(list(11))]", "failure-kinds has 11 entries"),
    (#"["tone", "tone"]"#, "the failure kind tone stands there twice"),
    (#"["Tone"]"#, "a failure kind cannot be Tone"),
    (#"["conflict"]"#, "a failure kind cannot be conflict"),
    (#"["none"]"#, "a failure kind cannot be none"),
    (#"[{ title = "x" }]"#, "a failure kind cannot be without a code"),
    (#"[{ code = "x", colour = "red" }]"#, "a failure kind has no colour"),
    (#"[{ code = "x", title = "" }]"#, "the title of x has 0 characters"),
    ("[7]", "failure-kinds is a number"),
  ])
  func `Are refused with the line when they are wrong`(value: String, problem: String) {
    let words = complaint("theme = \"dusk\"\nfailure-kinds = \(value)\n")
    #expect(words.contains("line 2") || words.contains(":2:"), "\(words)")
    #expect(words.contains(problem), "\(words)")
  }
}

private func list(_ count: Int) -> String {
  (0..<count).map { "\"k\($0)\"" }.joined(separator: ", ")
}
