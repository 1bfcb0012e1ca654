import ReviewModel
import ReviewStorage
import Testing

extension ReviewStoreCheck {
  static let revisionChecks = [
    ReviewStoreCheck("A record takes its texts in anew, and all else stands") { store throws in
      try store.ingest(
        record("1", Feedback(.down, correction: nil, comment: "ask x@y.example"), question: "x?"),
        record("2", question: "x?")
      )
      try store.decide(.correct("Sixty."), "1", operation: "a")
      let key = try store.key("1")
      var revised = try #require(try store.record("1")).interaction
      revised.question = "[EMAIL_1]?"
      revised.sources = [Source(text: "[EMAIL_1]")]
      try store.revise([
        RecordRevision(
          interaction: revised,
          feedback: Feedback(.down, comment: "ask [EMAIL_1]"),
          questionKey: "[email_1]?"
        )
      ])
      let now = try #require(try store.item(key, now: moment(0)))
      #expect(now.interaction == revised)
      #expect(now.feedback?.comment == "ask [EMAIL_1]")
      #expect(now.feedback?.signal == .down)
      #expect(now.summary.status == .decided(.correct))
      #expect(now.summary.asked == 1)
      #expect(try store.record("2")?.asked == 1)
    },
    ReviewStoreCheck("A reviewer's words are taken in anew, and the decision stands") {
      store throws in
      try store.ingest(record("1"), record("2"))
      let kept = KeptValues(reason: "x wants it", types: ["PHONE"])
      try store.decide(.correct("Ask x."), "1", operation: "a", note: "x said so", kept: kept)
      try store.decide(.affirm, "2", operation: "b", note: "yes")
      try store.revise([
        WordsRevision(
          operation: "a",
          correction: "Ask [NAME_1].",
          note: "[NAME_1] said so",
          keptReason: "[NAME_1] wants it"
        ),
        WordsRevision(operation: "b", correction: "never", note: nil, keptReason: "never"),
        WordsRevision(operation: "unknown", correction: "never", note: "never"),
      ])
      let events = try store.decisions(after: 0, limit: 9)
      #expect(events.map(\.action) == [.decide(.correct("Ask [NAME_1].")), .decide(.affirm)])
      #expect(events.map(\.note) == ["[NAME_1] said so", "yes"])
      #expect(events.map(\.kept?.reason) == ["[NAME_1] wants it", nil])
      #expect(try store.status("1") == .decided(.correct))
    },
    ReviewStoreCheck("Copies in conflicts follow, so that what was settled stays settled") {
      store throws in
      try store.ingest(
        record("1", Feedback(.down, correction: "x")),
        record("2", Feedback(.down, correction: "y"))
      )
      func conflict(_ first: String) -> Conflict {
        Conflict(
          id: "c",
          questionKey: "what of 1?",
          sides: [
            ConflictSide(interaction: "1", correction: first),
            ConflictSide(interaction: "2", correction: "y"),
          ]
        )
      }
      try store.putConflicts([conflict("x")], now: moment(1))
      try store.decide(.correct("z"), "c", operation: "a")
      let old = try #require(try store.record("1"))
      try store.revise([
        RecordRevision(
          interaction: old.interaction,
          feedback: Feedback(.down, correction: "[X_1]"),
          questionKey: "what of 1?"
        )
      ])
      try store.putConflicts([conflict("[X_1]")], now: moment(2))
      #expect(try store.status("c") == .decided(.correct))
    },
    ReviewStoreCheck("A record whose question is its answer is taken in anew") { store throws in
      let twin = Interaction(id: "1", question: "x", answer: "x")
      try store.ingest(CapturedRecord(interaction: twin, feedback: nil, questionKey: "x"))
      var revised = twin
      revised.question = "[X_1]"
      revised.answer = "[X_1]"
      try store.revise([
        RecordRevision(interaction: revised, feedback: nil, questionKey: "[x_1]")
      ])
      #expect(try store.record("1")?.interaction == revised)
    },
    ReviewStoreCheck("Equal texts of other records stay as they are") { store throws in
      try store.ingest(
        record("1", Feedback(.down, correction: "same")),
        record("2", Feedback(.down, correction: "same")),
        record("3", Feedback(.down, correction: "other"))
      )
      let conflict = Conflict(
        id: "c",
        questionKey: "q",
        sides: ["1", "2", "3"].map {
          ConflictSide(interaction: $0, correction: $0 == "3" ? "other" : "same")
        }
      )
      try store.putConflicts([conflict], now: moment(1))
      func example(_ id: ExampleID, of record: InteractionID) -> Example {
        Example(
          id: id,
          kind: .regression,
          question: "q",
          answer: "a",
          expected: "same",
          cluster: "q",
          uses: [.eval],
          lineage: [LineageEntry(interaction: record, role: .userCorrection)]
        )
      }
      let examples = [example("e1", of: "1"), example("e2", of: "2")]
      let set = CuratedSet(
        id: "s",
        policy: [],
        examples: examples,
        drops: [],
        counts: CurationCounts()
      )
      try store.save(set, now: moment(1))
      let old = try #require(try store.record("1"))
      try store.revise([
        RecordRevision(
          interaction: old.interaction,
          feedback: Feedback(.down, correction: "[X_7]"),
          questionKey: "what of 1?"
        )
      ])
      let sides = try store.item(store.key("c"), now: moment(2))?.sides
      #expect(sides?.map(\.correction) == ["[X_7]", "same", "other"])
      #expect(try store.set("s")?.examples.map(\.expected) == ["[X_7]", "same"])

      // A set that comes between two batches follows the second too.
      var later = set
      later.id = "s2"
      later.examples = [example("e3", of: "2")]
      try store.save(later, now: moment(2))
      let other = try #require(try store.record("2"))
      try store.revise([
        RecordRevision(
          interaction: other.interaction,
          feedback: Feedback(.down, correction: "[X_8]"),
          questionKey: "what of 2?"
        )
      ])
      #expect(try store.set("s")?.examples.map(\.expected) == ["[X_7]", "[X_8]"])
      #expect(try store.set("s2")?.examples.map(\.expected) == ["[X_8]"])
    },
    ReviewStoreCheck("A record takes another id, and all that names it follows") { store throws in
      try store.ingest(
        record("ann", Feedback(.down)),
        record("2", Feedback(.down, correction: "y"))
      )
      let conflict = Conflict(
        id: "c",
        questionKey: "what of ann?",
        sides: [
          ConflictSide(interaction: "ann", correction: "x"),
          ConflictSide(interaction: "2", correction: "y"),
        ]
      )
      try store.putConflicts([conflict], now: moment(1))
      try store.decide(.affirm, "ann", operation: "a")
      let old = try #require(try store.record("ann"))
      let key = try store.key("ann")
      for taken in ["id-1", "2"] as [InteractionID] {
        var revised = old.interaction
        revised.id = taken
        revised.session = "session-1"
        revised.agent = Agent(model: "m", version: nil)
        let before: InteractionID = taken == "2" ? "id-1" : "ann"
        try store.revise([
          RecordRevision(
            of: before,
            interaction: revised,
            feedback: old.feedback,
            questionKey: "what of ann?"
          )
        ])
        let id = taken == "2" ? "2-2" : taken
        #expect(try store.record(before) == nil)
        let now = try #require(try store.item(key, now: moment(2)))
        #expect(now.interaction.id == id && now.interaction.session == "session-1")
        #expect(now.interaction.agent.model == "m")
        #expect(now.summary.id == ItemID(id.rawValue))
        #expect(now.summary.status == .decided(.affirm))
        let sides = try store.item(store.key("c"), now: moment(2))?.sides
        #expect(sides?.map(\.interaction) == [id, "2"])
      }
    },
    ReviewStoreCheck("Thumbs go along when a version's name is redacted") { store throws in
      let named = Agent(model: "m", version: "of ann")
      try store.ingest(
        record("1", Feedback(.up), time: moment(0), agent: named),
        record("2", time: moment(0), agent: named)
      )
      var revised = try #require(try store.record("2")).interaction
      revised.agent = Agent(model: "m", version: "of [NAME_1]")
      try store.revise([RecordRevision(interaction: revised, feedback: nil, questionKey: "2?")])
      let versions = try store.dashboard(DashboardScope(now: moment(0))).versions
      #expect(Set(versions.map(\.version)) == ["of ann", "of [NAME_1]"])
      #expect(versions.first { $0.version == "of ann" }?.total.down == 0)
      #expect(versions.first { $0.version == "of [NAME_1]" }?.total.down == 1)
    },
    ReviewStoreCheck("Reasons for rejections are taken in anew, and the rejections stand") {
      store throws in
      try store.ingest(record("1", Feedback(.up)))
      let example = Example(
        id: "e",
        kind: .golden,
        question: "q",
        answer: "a",
        expected: "a",
        cluster: "q",
        uses: [.eval],
        lineage: [LineageEntry(interaction: "1", role: .confirmed)]
      )
      let set = CuratedSet(
        id: "s",
        policy: [],
        examples: [example],
        drops: [],
        counts: CurationCounts()
      )
      try store.save(set, now: moment(1))
      let rejection = ApprovalEvent(
        operation: "o",
        example: "e",
        state: .rejected("names ann"),
        reviewer: "ana",
        time: moment(2)
      )
      try store.appendApprovals([rejection], to: "s")
      let reasons = try store.rejectionReasons()
      #expect(reasons == [RejectionReason(operation: "o", text: "names ann")])
      try store.revise(reasons.map { ReasonRevision($0, text: "names [PERSON_1]") })
      #expect(try store.approvals(of: "s") == ["e": .rejected("names [PERSON_1]")])
      #expect(try store.rejectionReasons().map(\.text) == ["names [PERSON_1]"])
    },
    ReviewStoreCheck("Conflicts and examples take other ids, and all that names them follows") {
      store throws in
      try store.ingest(record("1", Feedback(.up), question: "Q"), record("2", question: "R"))
      try store.putConflicts(
        [conflict("c1", of: "1", questionKey: "q"), conflict("c2", of: "2", questionKey: "r")],
        now: moment(1)
      )
      let key = try store.key("c1")
      try store.decide(.affirm, "c1", operation: "a")
      let examples = (["e1", "e2", "e3"] as [ExampleID]).map { id in
        Example(
          id: id,
          kind: .golden,
          question: "q",
          answer: "a",
          expected: "a",
          cluster: "old",
          uses: [.eval],
          lineage: [LineageEntry(interaction: "1", role: .confirmed)]
        )
      }
      let set = CuratedSet(
        id: "s",
        policy: [],
        examples: examples,
        drops: [Drop(interaction: "2", rule: "duplicate", reason: "r", mergedInto: "e1")],
        counts: CurationCounts()
      )
      try store.save(set, now: moment(1))
      let rejection = ApprovalEvent(
        operation: "o",
        example: "e1",
        state: .rejected("no"),
        reviewer: "ana",
        time: moment(2)
      )
      try store.appendApprovals([rejection], to: "s")
      #expect(try store.conflictQuestions() == ["c1": "q", "c2": "r"])
      var names = RevisedNames()
      names.conflicts = ["c1": "c2", "unknown": "c9"]
      names.examples = ["e1", "e2", "unknown"].map {
        RevisedNames.ExampleName(set: "s", old: ExampleID($0), new: "new", cluster: "young")
      }
      try store.rename(names)
      #expect(try store.key("c2-2") == key)
      #expect(try store.status("c2-2") == .decided(.affirm))
      let renamed = try #require(try store.set("s"))
      #expect(renamed.examples.map(\.id) == ["new", "new-2", "e3"])
      #expect(renamed.examples.map(\.cluster) == ["young", "young", "old"])
      #expect(renamed.drops.map(\.mergedInto) == ["new"])
      #expect(try store.approvals(of: "s") == ["new": .rejected("no")])
      _ = try store.undoApproval(of: "s", by: "ana", operation: "u", now: moment(3))
      #expect(try store.approvals(of: "s") == [:])
    },
    ReviewStoreCheck("Copies are lent and taken in anew, unless they have changed since") {
      store throws in
      try store.ingest(
        record("1", Feedback(.down, correction: "x")),
        record("2", Feedback(.down, correction: "y"))
      )
      let conflict = Conflict(
        id: "c",
        questionKey: "what of 1?",
        sides: [
          ConflictSide(interaction: "1", correction: "of ann"),
          ConflictSide(interaction: "2", correction: "y"),
        ]
      )
      try store.putConflicts([conflict], now: moment(1))
      var example = Example(
        id: "e",
        kind: .regression,
        question: "ann?",
        answer: "a ann",
        expected: "e ann",
        sources: [Source(title: "t ann", score: "0.5")],
        tags: ["ann"],
        cluster: "q",
        paraphrases: ["p ann"],
        uses: [.eval],
        lineage: [LineageEntry(interaction: "ann", role: .userCorrection)]
      )
      let drop = Drop(interaction: "ann", rule: "r", reason: "of ann")
      let set = CuratedSet(
        id: "s",
        policy: [],
        examples: [example],
        drops: [drop],
        counts: CurationCounts()
      )
      try store.save(set, now: moment(1))
      func revisions() throws -> [CopyRevision] {
        var copies: [CopiedWords] = []
        for place in WordsPlace.allCases {
          try store.forEachCopy(in: place) {
            #expect($0.place == place)
            copies.append($0)
          }
        }
        return copies.map { copy in
          var new = copy
          new.texts = copy.texts.map { $0.replacing("ann", with: "[P_1]") }
          new.records = copy.records.map { $0 == "ann" ? "id-1" : $0 }
          for index in new.sources.indices where copy.place == .example {
            new.sources[index].title = "t [P_1]"
          }
          return CopyRevision(copy, new)
        }
      }
      let first = try revisions()
      #expect(first.map(\.old.place) == [.example, .side, .side, .drop])
      #expect(first[0].old.texts == ["ann?", "a ann", "e ann", "ann", "p ann"])
      try store.revise(first)
      example.question = "[P_1]?"
      example.answer = "a [P_1]"
      example.expected = "e [P_1]"
      example.sources[0].title = "t [P_1]"
      example.tags = ["[P_1]"]
      example.paraphrases = ["p [P_1]"]
      example.lineage[0].interaction = "id-1"
      #expect(try store.set("s")?.examples == [example])
      let revisedDrop = Drop(interaction: "id-1", rule: "r", reason: "of [P_1]")
      #expect(try store.set("s")?.drops == [revisedDrop])
      let sides = try store.item(store.key("c"), now: moment(2))?.sides
      #expect(sides?.map(\.correction) == ["of [P_1]", "y"])
      // What was read before says something else by now.
      try store.revise(
        first.map { revision in
          var stale = revision
          stale.new.texts = revision.old.texts.map { _ in "never" }
          return stale
        }
        .filter { $0.old.texts != ["y"] }
      )
      #expect(try store.set("s")?.examples == [example])
      #expect(try store.set("s")?.drops == [revisedDrop])
      #expect(try store.item(store.key("c"), now: moment(2))?.sides == sides)
    },
    ReviewStoreCheck("Redacting anew that has begun is known until it is done") { store throws in
      #expect(try store.pendingRecheck() == nil)
      var recheck = PendingRecheck(time: moment(3), releases: [])
      try store.begin(recheck)
      #expect(try store.pendingRecheck() == recheck)
      recheck.releases = [.init(name: "r", words: ["release  r", "  eval.jsonl  line \"1\""])]
      try store.begin(recheck)
      #expect(try store.pendingRecheck() == recheck)
      try store.finishRecheck()
      #expect(try store.pendingRecheck() == nil)
      try store.finishRecheck()
    },
    ReviewStoreCheck("A record is known under the one id and the other") { store throws in
      try store.ingest(record("ann"))
      var again = record("id-1", question: "What of ann?")
      again.otherID = "ann"
      #expect(try store.ingest(again) == [.unchanged])
      again.interaction.consent = Consent.none
      again.interaction.question = ""
      #expect(try store.ingest(again) == [.consentChanged])
      #expect(try store.record("id-1") == nil)
    },
  ]
}
