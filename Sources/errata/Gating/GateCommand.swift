import ArgumentParser
import Configuration
import EvalGate
import JSONText
import Processes
import Releases
import ReviewModel
import ReviewStorage

/// `errata gate`: puts a candidate to the cases of a release, and says whether it may go out.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Run a candidate on the eval cases of a release, and say whether it is worse.",
    discussion: """
      The candidate is a program (--command), a model behind an endpoint (--endpoint, --model), or a file of its answers (--answers). A program is started for each question, which \
      stands on its standard input, and writes the answer to its standard output; with --lines it runs on, reads a \
      JSON object {"id","question","sources"} a line and writes {"id","answer"} a line. No shell reads the words of the command.

      Where the store has written the release, it keeps the run, and each case is compared with the newest run in the store that \
      decided it, over whatever release; --history lists them. Without any, and without --baseline, each case stands as its kind says: the \
      answer of a golden case was confirmed good, and a regression case is one that the agent failed. A case of either kind that passed and fails now is a regression. Numbers, days, units and \
      denials are compared beside the wording, and no model is asked, unless the policy says method = "judge" and --judge or \
      --judge-endpoint names one.

      The key of an endpoint is read from the environment: from the variable that --key-variable names, or for api.openai.com from \
      OPENAI_API_KEY.

      Exit status: 0 passed; 1 a regression; 3 the candidate could not be evaluated, which is neither.
      """
  )

  @Option(help: ArgumentHelp("The release.", valueName: "dir"), completion: .directory)
  var release: String?
  @Flag(help: "List the runs that the store keeps, newest first; of one release with --release.")
  var history = false
  @Option(help: ArgumentHelp("A file of answers, or - for standard input.", valueName: "file"))
  var answers: String?
  @Option(
    parsing: .remaining,
    help: ArgumentHelp(
      "The candidate's program and its arguments: all that follows.",
      valueName: "word"
    )
  )
  var command: [String] = []
  @Flag(help: "The program runs on, and takes a case and gives an answer a line.")
  var lines = false
  @OptionGroup var endpoint: EndpointOptions
  @OptionGroup var judging: JudgeOptions
  @Option(
    help: ArgumentHelp("What may be worse, and how answers are scored.", valueName: "file"),
    completion: .file()
  )
  var policy: String?
  @Option(
    help: ArgumentHelp("The run to compare with, as --save wrote it.", valueName: "file"),
    completion: .file()
  )
  var baseline: String?
  @Option(
    help: ArgumentHelp(
      "Keep the run; one that was broken off there goes on where it was.",
      valueName: "file"
    ),
    completion: .file()
  )
  var save: String?
  @Option(help: ArgumentHelp("How often each case is asked.", valueName: "n"))
  var trials = 1
  @Option(help: ArgumentHelp("How many are asked at the same time.", valueName: "n"))
  var jobs = 4
  @Option(help: ArgumentHelp("Seconds that an answer may take.", valueName: "n"))
  var timeout = 60
  @Option(
    help: ArgumentHelp(
      "How often a question without an answer is asked again (default: 1, an endpoint 5).",
      valueName: "n"
    )
  )
  var retries: Int?
  @Option(
    help: ArgumentHelp("Ask a random part of the cases only, so many of them.", valueName: "n")
  )
  var sample: Int?
  @Option(help: ArgumentHelp("Which random part.", valueName: "n"))
  var seed: UInt64 = 0
  @Flag(help: "Ask everything twice, and compare the candidate with itself.")
  var aa = false
  @Option(
    help: ArgumentHelp("Write the report as JUnit XML.", valueName: "file"),
    completion: .file()
  )
  var junit: String?
  @Option(
    help: ArgumentHelp("Write a summary in Markdown.", valueName: "file"),
    completion: .file()
  )
  var markdown: String?
  @Flag(help: "Print the verdict as one JSON object, and a JSON object for each case.")
  var json = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    let named = [answers != nil, !command.isEmpty, endpoint.endpoint != nil].count { $0 }
    guard !history || named == 0 else {
      throw ValidationError("--history lists runs, so it takes no candidate")
    }
    guard history || release != nil else {
      throw ValidationError("name the release: --release DIR")
    }
    guard history || named == 1 else {
      throw ValidationError(
        "name one candidate: --command PROGRAM, --endpoint URL or --answers FILE"
      )
    }
    guard !lines || !command.isEmpty else {
      throw ValidationError("--lines is for --command")
    }
    guard answers == nil || (trials == 1 && !aa) else {
      throw ValidationError(
        "a file answers each case once: --trials and --aa are for programs and endpoints"
      )
    }
    guard !aa || baseline == nil else {
      throw ValidationError("--aa compares the candidate with itself, so it takes no --baseline")
    }
    for (name, value, range) in [
      ("--trials", trials, 1...100), ("--jobs", jobs, 1...256), ("--timeout", timeout, 1...86_400),
      ("--retries", retries ?? 0, 0...10), ("--sample", sample ?? 1, 1...Int.max),
    ] where !range.contains(value) {
      throw ValidationError(
        range.upperBound == .max
          ? "\(name) is at least \(range.lowerBound)"
          : "\(name) is from \(range.lowerBound) to \(range.upperBound)"
      )
    }
  }

  func run() throws {
    guard !history else { return try listRuns() }
    try run(in: try global.storeIfAny())
  }

  /// Runs, and keeps the run in a store, if there is one that has written the release.
  func run(in store: (any ReviewStore)?) throws {
    let release = release ?? ""
    let policy = try policy.map { path throws in try GatePolicy.read(path) } ?? GatePolicy()
    let found = try GateCases(release: release)
    let cases = sample.map { found.sample($0, seed: seed) } ?? found.cases
    let judge = try judge(for: policy)
    let usualRetries = endpoint.endpoint == nil && judging.judgeEndpoint == nil ? 1 : 5
    let runner = GateRunner(
      candidate: try candidate(),
      scorer: Scorer(rules: policy.scoring, tools: .usual, judge: judge?.name),
      judge: judge,
      cases: cases,
      trials: trials,
      jobs: jobs,
      retries: retries ?? usualRetries,
      sha256: found.sha256,
      known: nil
    )
    let keeping = try keeping(in: store, release)
    // What questions and answers are written to has to be known to an erasure.
    for (path, kind) in [(save, KeptPlace.Kind.gateRun), (junit, .export), (markdown, .export)] {
      if let path, keeping != nil {
        try store?.remember(KeptPlace(kind, path: Host.placeOfNewFile(path)))
      }
    }
    let course = GateCourse(
      runner: runner,
      policy: policy,
      baseline: try baseline.map(GateRunFile.read).map { run in
        sample == nil ? run : run.part(of: cases)
      },
      kept: try baseline == nil && !aa
        ? keeping?.baseline(scoring: runner.scorer.description)?.part(of: cases) : nil,
      comparesWithItself: aa,
      savePath: save
    )
    let report = try course.report(now: Host.now)
    if let junit { try writeWhole(Array(report.junit.utf8), to: junit) }
    if let markdown { try writeWhole(Array(report.markdown().utf8), to: markdown) }
    let output = DataOutput()
    for line in json ? report.jsonLines : GatePage(report, release: release).lines {
      try output.line(line)
    }
    try output.flush()
    // What was stopped says nothing of a candidate.
    if let keeping, !aa, !StopSignal.isRaised {
      do {
        try keeping.keep(
          report,
          baseline: course.kept?.number,
          isWhole: sample == nil,
          now: Host.now
        )
      } catch {
        guard case .message(let words, _) = Ending(of: error) else { throw error }
        Messages.note("The run was not kept in the store: \(words)")
      }
    }
    switch report.verdict.outcome {
    case .passed: return
    case .regressed: throw SilentEnd(.checkSaidNo)
    case .notEvaluated: throw SilentEnd(.notEvaluated)
    }
  }

  private func keeping(
    in store: (any ReviewStore)?,
    _ release: String
  ) throws -> GateKeeping? {
    guard let store else { return nil }
    let keeping = try GateKeeping(store, release: release) { try global.reviewTexts(for: store) }
    if keeping == nil, global.store != nil {
      Messages.note(
        "The run is not kept: this store has not written the release. --save FILE keeps it."
      )
    }
    return keeping
  }

  private func listRuns() throws {
    let store = try global.openStore()
    let set = try release.flatMap { try releasedSet(at: $0) }
    let page = GateHistoryPage(runs: try store.gateRuns(of: set))
    let output = DataOutput()
    if json {
      for line in page.json { try output.line(line.text) }
    } else {
      for line in page.lines(width: TerminalWidth.current) { try output.line(line) }
    }
    try output.flush()
  }

  private func candidate() throws -> any Candidate {
    if let answers { return try AnswersFile(answers) }
    if let endpoint = try endpoint.candidate(seconds: timeout) { return endpoint }
    if lines { return LineCandidate(command, seconds: timeout) }
    return ProgramCandidate(
      command: command,
      limits: ProgramRun.Limits(milliseconds: timeout * 1_000) { StopSignal.isRaised }
    )
  }
}

extension GateCommand {
  /// Who judges; nil when nobody has to.
  ///
  /// - Throws: a ``Failure`` when the policy wants a judge and none is named, or the other way round.
  private func judge(for policy: GatePolicy) throws -> (any Judge)? {
    let judge = try judging.chosen(seconds: timeout, allowsPlain: endpoint.allowPlainHttp)
    let isWanted = policy.scoring.values.contains { $0.method == .judge }
    guard isWanted == (judge != nil) else {
      throw Failure(
        .badInput,
        isWanted
          ? "the policy wants a judge. Name one: --judge COMMAND, or --judge-endpoint URL --judge-model NAME."
          : "no kind of the policy is judged. Write method = \"judge\" under [golden] or [regression], or name no judge."
      )
    }
    return judge
  }
}

extension ScoringTools {
  /// JSON by our own reader, patterns by PCRE2.
  static let usual = ScoringTools(
    json: { try? JSONReader.parse($0).value },
    matches: PatternTool.matches
  )
}
