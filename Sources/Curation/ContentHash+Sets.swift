import ReviewModel

extension ContentHash {
  /// The id of an example: what is asked, what is right and what may be made of it.
  ///
  /// How many asked and who gave which wording is left out, so that the same example is known again
  /// in the next set.
  func exampleID(of example: Example) -> ExampleID {
    var content = HashedContent("example")
    content.add(example.kind.rawValue)
    content.add(example.cluster)
    content.add(example.question)
    content.add(example.answer)
    content.add(example.expected)
    content.add(example.sources)
    content.add(ExampleUse.allCases.filter(example.uses.contains).map(\.rawValue))
    // Without any, an example keeps the id that it had before there were assertions.
    if !example.assertions.isEmpty {
      content.add(example.assertions.map(\.kind.rawValue))
      content.add(example.assertions.map(\.value))
    }
    return ExampleID(id(of: content))
  }

  /// The id of a set: all that a release is written from.
  func setID(
    policy: [PolicyValue],
    examples: [Example],
    drops: [Drop],
    counts: CurationCounts,
    selection: SelectionReport = SelectionReport()
  ) -> SetID {
    var content = HashedContent("set")
    content.add(policy.count)
    for setting in policy {
      content.add(setting.name)
      content.add(setting.value)
    }
    content.add(examples.count)
    for example in examples { content.add(id(of: HashedContent(whole: example))) }
    content.add(drops.count)
    for drop in drops {
      content.add(drop.interaction.rawValue)
      content.add(drop.rule)
      content.add(drop.reason)
      content.add(drop.mergedInto?.rawValue)
    }
    for count in [
      counts.records, counts.unjudged, counts.waiting, counts.withoutConsent, counts.inConflict,
      counts.dropped, counts.used,
    ] {
      content.add(count)
    }
    if selection != SelectionReport() { content.add(selection) }
    return SetID(id(of: content))
  }
}

extension HashedContent {
  fileprivate init(whole example: Example) {
    self.init("whole example")
    add(example.id.rawValue)
    add(example.tags)
    add(example.weight)
    add(example.paraphrases)
    add(example.words.agent?.model)
    add(example.words.agent?.version)
    add(example.words.depth)
    add(example.lineage.count)
    for entry in example.lineage {
      add(entry.interaction.rawValue)
      add(entry.role.rawValue)
      add(entry.operation?.rawValue)
    }
    if let hold = example.trainingHold { add(hold.rawValue) }
    add(example.warnings.count)
    for warning in example.warnings {
      add(warning.rule)
      add(warning.finding)
    }
  }

  fileprivate mutating func add(_ selection: SelectionReport) {
    add(selection.grouping)
    add(selection.groups.count)
    for group in selection.groups {
      add(group.name)
      add(group.before)
      add(group.taken)
      add(group.reason)
    }
    for number in [
      selection.effectiveBefore, selection.effectiveAfter, selection.largestUserBefore,
      selection.largestUserAfter,
    ] {
      add(number.description)
    }
    add(selection.notes)
    for count in [
      selection.overUserLimit, selection.heldOut, selection.leaked, selection.leaksLeft,
    ] {
      add(count)
    }
  }

  fileprivate mutating func add(_ sources: [Source]) {
    add(sources.count)
    for source in sources {
      add(source.id)
      add(source.title)
      add(source.uri)
      add(source.text)
      add(source.score)
    }
  }
}
