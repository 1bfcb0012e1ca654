import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let trainingChecks = [
    ReviewStoreCheck("What a release holds of the agent's words is kept with it") { store throws in
      try store.save(set("s", ["x"]), now: moment(1))
      let words = ReleaseWords(
        trainedAs: "v2",
        trainingRows: 9,
        agentRows: 4,
        heldRows: 2,
        depth: 1
      )
      var release = ReleaseRecord(
        set: "s",
        manifest: "m",
        path: "/r",
        time: moment(3),
        words: words
      )
      try store.recordRelease(release, trained: [])
      release.words?.trainedAs = nil
      release.manifest = "n"
      try store.recordRelease(release, trained: [TrainedExample(id: "x", depth: 1)])
      #expect(try store.releases().map(\.words?.trainedAs) == ["v2", nil])
      #expect(try store.releases().first?.words == words)
      #expect(try clusters(of: store) == [])
    },
    ReviewStoreCheck("What a version was trained on adds up over releases") { store throws in
      try store.save(set("s", ["x", "y"]), now: moment(1))
      try store.save(set("t", ["y", "z"]), now: moment(2))
      try release("s", as: "v2", ["x": 0, "y": 1], store)
      try release("t", as: "v2", ["y": 2, "z": 0], store)
      try release("t", as: "v3", ["z": 0], store)
      try release("t", as: "v3", ["z": 0, "unknown": 5], store)
      #expect(
        try clusters(of: store) == ["v2 kx 0", "v2 ky 2", "v2 kz 0", "v3 kz 0"]
      )
    },
    ReviewStoreCheck("What a version was trained on goes with what is erased") { store throws in
      try store.ingest(record("x", consent: .training), record("y", consent: .training))
      try store.save(set("s", ["x", "y"]), now: moment(1))
      try release("s", as: "v2", ["x": 1, "y": 1], store)
      _ = try store.erase(
        [RecordErasure("x", marks: [])],
        isRehearsal: false,
        now: moment(100)
      )
      #expect(try clusters(of: store) == ["v2 ky 1"])
    },
    ReviewStoreCheck("What a version was trained on stays for others who ask the same") {
      store throws in
      try store.ingest(
        record("x", question: "Why?", consent: .training),
        record("y", question: "Why?"),
        record("z", question: "Where?")
      )
      try store.save(set("s", ["x", "z"]), now: moment(1))
      try store.save(set("t", ["x"]), now: moment(2))
      try release("s", as: "v2", ["x": 1, "z": 0], store)
      try release("t", as: "v2", ["x": 2], store)
      _ = try store.erase(
        [RecordErasure("x", marks: []), RecordErasure("z", marks: [])],
        isRehearsal: false,
        now: moment(100)
      )
      #expect(try clusters(of: store) == [])
      #expect(try questions(of: store) == ["v2 why? 2"])
      _ = try store.erase([RecordErasure("y", marks: [])], isRehearsal: false, now: moment(101))
      #expect(try questions(of: store) == [])
    },
  ]

  private static func questions(of store: any ReviewStore) throws -> [String] {
    var found: [String] = []
    try store.forEachTrainedQuestion { found.append("\($0.version) \($0.question) \($0.depth)") }
    return found.sorted()
  }

  private static func clusters(of store: any ReviewStore) throws -> [String] {
    var found: [String] = []
    try store.forEachTrainedCluster { found.append("\($0.version) \($0.cluster) \($0.depth)") }
    return found.sorted()
  }

  private static func release(
    _ set: SetID,
    as version: String,
    _ examples: [ExampleID: Int],
    _ store: any ReviewStore
  ) throws {
    try store.recordRelease(
      ReleaseRecord(
        set: set,
        manifest: "m",
        path: nil,
        time: moment(5),
        words: ReleaseWords(
          trainedAs: version,
          trainingRows: examples.count,
          agentRows: 0,
          heldRows: 0,
          depth: 0
        )
      ),
      trained: examples.sorted { $0.key < $1.key }.map {
        TrainedExample(id: $0.key, depth: $0.value)
      }
    )
  }

  private static func set(_ id: SetID, _ examples: [ExampleID]) -> CuratedSet {
    CuratedSet(
      id: id,
      policy: [],
      examples: examples.map { name in
        Example(
          id: name,
          kind: .golden,
          question: "Q",
          answer: "A",
          expected: "A",
          cluster: "k\(name)",
          uses: [.eval, .sft],
          lineage: [LineageEntry(interaction: InteractionID(name.rawValue), role: .confirmed)]
        )
      },
      drops: [],
      counts: CurationCounts()
    )
  }
}
