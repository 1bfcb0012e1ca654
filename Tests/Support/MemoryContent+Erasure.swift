package import ReviewModel
package import ReviewStorage

extension MemoryContent {
  mutating func erase(_ erasures: [RecordErasure]) -> ErasureExtent {
    let known = erasures.filter { records[$0.interaction] != nil }
    if !known.isEmpty { revision += 1 }
    for erasure in known { verdicts[erasure.interaction] = nil }
    var extent = ErasureExtent()
    let ids = Set(erasures.map(\.interaction)).filter { records[$0] != nil }
    tombstones.formUnion(erasures.flatMap(\.marks))
    extent.records = ids.sorted()
    extent.count(.records, ids.count)
    guard !ids.isEmpty else { return extent }
    var gone = Set(
      items.values.filter { $0.kind == .answer && ids.contains($0.interaction) }.map(\.key)
    )
    extent.items = gone
    var touched: Set<ItemKey> = gone
    for item in items.values where item.kind.hasSides {
      let staying = item.sides.filter { !ids.contains($0.interaction) }
      guard staying.count < item.sides.count || ids.contains(item.interaction) else { continue }
      extent.count(.conflicts)
      extent.count(.sides, item.sides.count - staying.count)
      touched.insert(item.key)
      if item.kind == .pair, let others = otherSides(for: item.sides, without: ids) {
        items[item.key]?.interaction = others[0].interaction
        items[item.key]?.sides = others
        continue
      }
      guard let first = staying.first else {
        gone.insert(item.key)
        continue
      }
      items[item.key]?.interaction = first.interaction
      items[item.key]?.sides = staying
      items[item.key]?.since = Int64(log.count)
      items[item.key]?.isNeeded = staying.count > 1
    }
    extent.items = touched
    extent.count(.items, gone.count)
    extent.count(.claims, gone.count { claims[$0] != nil })
    extent.count(
      .feedback,
      ids.count { records[$0]?.feedback != nil || records[$0]?.withdrawn != nil }
    )
    let questions = Set(ids.compactMap { records[$0]?.questionKey })
    let agents = Set(ids.compactMap { records[$0]?.interaction.agent })
    for key in gone {
      items[key] = nil
      claims[key] = nil
    }
    let keys = records.mapValues(\.questionKey)
    for id in ids {
      guard let record = records.removeValue(forKey: id) else { continue }
      for text in [record.interaction.question, record.interaction.answer]
        + record.interaction.sources.compactMap(\.text)
      {
        extent.traces.add(text)
      }
      extent.traces.add(record.feedback?.correction)
      extent.traces.add(record.feedback?.comment)
    }
    extent.count(.decisions, log.count { touched.contains($0.event.item) })
    for line in log.indices where touched.contains(log[line].event.item) {
      log[line].event.fingerprints = ValueFingerprints()
    }
    extent.count(
      .agents,
      agents.count { agent in
        !records.values.contains { $0.interaction.agent == agent }
      }
    )
    extent.count(
      .questions,
      questions.count { key in
        asked(key) == 0
          && !items.values.contains { $0.kind.hasSides && hasSameBytes($0.questionKey, key) }
      }
    )
    var shortened: Set<OperationID> = []
    let emptied = emptyWords(of: touched, &shortened, &extent)
    takeSetsApart(ids, emptied, shortened, keys, &extent)
    let standing = trainedQuestions.filter { asked($0.question) > 0 }
    trainedQuestions = standing
    return extent
  }

  /// The sides of a pair with records that stay; nil when nobody else asks one of the questions.
  private func otherSides(
    for sides: [ConflictSide],
    without ids: Set<InteractionID>
  ) -> [ConflictSide]? {
    let others = sides.compactMap { side -> ConflictSide? in
      guard ids.contains(side.interaction) else { return side }
      guard let question = records[side.interaction]?.questionKey else { return nil }
      let record = records.values
        .filter { hasSameBytes($0.questionKey, question) && !ids.contains($0.interaction.id) }
        .min { $0.interaction.id < $1.interaction.id }
      return record.map {
        ConflictSide(
          interaction: $0.interaction.id,
          correction: $0.feedback?.correction ?? $0.interaction.answer
        )
      }
    }
    return others.count == sides.count ? others : nil
  }

  /// Keeps what versions were trained on by an example that goes, by its questions that others ask too.
  private mutating func keepTraining(
    of example: Example,
    of set: SetID,
    _ keys: [InteractionID: String]
  ) {
    let questions = Set(example.lineage.compactMap { keys[$0.interaction] })
    for (version, of, trained) in trained where of == set && trained.id == example.id {
      for question in questions where asked(question) > 0 {
        let known = trainedQuestions.firstIndex { $0.version == version && $0.question == question }
        if let known {
          trainedQuestions[known].depth = max(trainedQuestions[known].depth, trained.depth)
        } else {
          trainedQuestions.append(
            TrainedQuestion(version: version, question: question, depth: trained.depth)
          )
        }
      }
    }
  }

  /// Takes the words out of operations that were about these items and nothing else that stays.
  private mutating func emptyWords(
    of touched: Set<ItemKey>,
    _ shortened: inout Set<OperationID>,
    _ extent: inout ErasureExtent
  ) -> Set<OperationID> {
    var emptied: Set<OperationID> = []
    for operation in Set(log.filter { touched.contains($0.event.item) }.map(\.event.operation)) {
      let lines = log.indices.filter { log[$0].event.operation == operation }
      let stays = lines.contains { line in
        let item = log[line].event.item
        return items[item] != nil && !touched.contains(item)
      }
      let event = log[lines[0]].event
      if stays {
        // What must not be said is taken from an answer, and nobody knows from whose.
        let unsaid = event.assertions.filter { $0.kind == .excludes }
        if unsaid.isEmpty { continue }
        for assertion in unsaid { extent.traces.add(assertion.value) }
        extent.count(.texts, unsaid.count)
        for line in lines { log[line].event.assertions.removeAll { $0.kind == .excludes } }
        shortened.insert(operation)
        continue
      }
      var words = [event.note, event.kept?.reason].compactMap(\.self).count
      if case .decide(.correct) = event.action {
        words += 1
        emptied.insert(operation)
      }
      words += event.assertions.count
      for assertion in event.assertions { extent.traces.add(assertion.value) }
      extent.count(.texts, words)
      extent.traces.add(event.note)
      extent.traces.add(event.kept?.reason)
      if case .decide(let verdict) = event.action { extent.traces.add(verdict.correction) }
      for line in lines {
        log[line].event.note = nil
        log[line].event.assertions = []
        log[line].event.kept?.reason = ""
        log[line].event.fingerprints = ValueFingerprints()
        if case .decide(.correct) = event.action { log[line].event.action = .decide(.correct("")) }
      }
      for index in operations.indices where operations[index].id == operation {
        if case .decide(.correct) = operations[index].kind {
          operations[index].kind = .decide(.correct(""))
        }
      }
    }
    return emptied
  }

  private mutating func takeSetsApart(
    _ ids: Set<InteractionID>,
    _ emptied: Set<OperationID>,
    _ shortened: Set<OperationID>,
    _ keys: [InteractionID: String],
    _ extent: inout ErasureExtent
  ) {
    for index in sets.indices {
      var left: [Example] = []
      for example in sets[index].set.examples {
        let erased = example.erasing(
          { ids.contains($0) },
          decisions: { emptied.contains($0) },
          staying: { id in
            records[id].map {
              StayingRecord(question: $0.interaction.question, tags: $0.feedback?.tags ?? [])
            }
          }
        )
        if let erased, !example.excludesWords(by: shortened) {
          if erased != example { extent.count(.exampleNames) }
          left.append(erased)
        } else {
          keepTraining(of: example, of: sets[index].set.id, keys)
          extent.count(.examples)
          extent.examples.insert(example.id)
          eraseGateCases(of: example.id, &extent)
          for line in sets[index].approvals.indices
          where sets[index].approvals[line].event.example == example.id {
            if case .rejected(let reason) = sets[index].approvals[line].event.state, !reason.isEmpty
            {
              sets[index].approvals[line].event.state = .rejected("")
              extent.count(.rejections)
            }
          }
        }
      }
      sets[index].set.examples = left
      let drops = sets[index].set.drops.filter { !ids.contains($0.interaction) }
      extent.count(.drops, sets[index].set.drops.count - drops.count)
      sets[index].set.drops = drops
    }
  }
}

extension MemoryStore {
  /// See ``ErasureStore``.
  package func erase(
    _ erasures: [RecordErasure],
    for request: ErasureRequest?,
    isRehearsal: Bool,
    now: Timestamp
  ) throws(StoreError) -> ErasureExtent {
    if isRehearsal {
      return read { content in
        var copy = content
        return copy.erase(erasures)
      }
    }
    return try write { content in
      let extent = content.erase(erasures)
      if let request { content.tombstones.formUnion(request.marks) }
      if let request { content.pending.append(extent.pending(request, since: now)) }
      return extent
    }
  }

  /// See ``ErasureStore``.
  package func pendingErasures() throws(StoreError) -> [PendingErasure] { read { $0.pending } }

  /// See ``ErasureStore``.
  package func finish(
    _ erasures: [OperationID],
    receipt: KeptReceipt?
  ) throws(StoreError) {
    try write { content in
      if let receipt { content.receipts.append(receipt) }
      content.pending.removeAll { erasures.contains($0.request.id) }
    }
  }

  /// See ``ErasureStore``.
  package func receipts() throws(StoreError) -> [KeptReceipt] { read { $0.receipts } }

  /// See ``ErasureStore``.
  package func compact() throws(StoreError) {}

  /// See ``ErasureStore``.
  package func content(of interaction: InteractionID) throws(StoreError) -> [UInt8] {
    read { $0.records[interaction]?.content ?? [] }
  }

  /// See ``ErasureStore``.
  package func erased(among marks: [ErasureMark]) throws(StoreError) -> Set<ErasureMark> {
    read { $0.tombstones.intersection(marks) }
  }

  /// See ``ErasureStore``.
  package func tombstones() throws(StoreError) -> Int { read { $0.tombstones.count } }

  /// See ``ErasureStore``.
  ///
  /// The values in the words of a debugger, which have every text in them.
  package func forEachStoredText(_ body: (UnsafeRawBufferPointer) -> Void) throws(StoreError) {
    let words = read { content in
      [
        "\(content.records)", "\(content.items)", "\(content.log)", "\(content.operations)",
        "\(content.sets)",
      ]
    }
    for text in words { Array(text.utf8).withUnsafeBytes(body) }
  }

  /// See ``ErasureStore``.
  package func remember(_ place: KeptPlace) throws(StoreError) {
    try write { $0.places[place.path] = place }
  }

  /// See ``ErasureStore``.
  package func forget(_ place: KeptPlace) throws(StoreError) {
    try write { content in
      if content.places[place.path]?.kind == place.kind { content.places[place.path] = nil }
    }
  }

  /// See ``ErasureStore``.
  package func places() throws(StoreError) -> [KeptPlace] {
    read { $0.places.values.sorted { $0.path < $1.path } }
  }
}
