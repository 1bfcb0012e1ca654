import CellGrid
import Queueing
import ReviewModel
import TextAnalysis

extension ConsoleState {
  /// Why nothing can be asserted now.
  var whyNoAssertions: String? {
    if let reason = whyTooSmall { return reason }
    if let editing {
      if details[editing.item] == nil { return stillReading }
      return editing.isEmpty ? "Write the correction first: it says what can be asserted." : nil
    }
    if let reason = whyNoRecord { return reason }
    if queue.hasMarks {
      return "Assertions are taken for one item; \(key(of: .back)) takes the marks away."
    }
    if reversals > 0 { return "An undo is being saved; assert of what it brings back." }
    guard let shown = shownItem else { return whyNoItem }
    if case .pending = queue.standing(of: shown) { return "This decision is being saved." }
    return storedCorrection(of: shown) == nil
      ? "Assertions go with a correction of yours; \(key(of: .correct)) writes one." : nil
  }

  /// Lists what the correction at hand suggests that an answer must say and must not say; a key takes or drops each.
  mutating func listAssertions(trigger: Key?) -> [Effect] {
    guard let item = editing?.item ?? shownItem, let detail = details[item],
      let correction = editing?.publicText ?? storedCorrection(of: item)
    else { return report(.warning, stillReading) }
    let whole = editing?.text ?? correction
    let taken = assertions(of: item, for: whole)
    let suggested = ProposedAssertion.suggested(
      by: correction,
      of: detail.interaction.answer,
      to: detail.interaction.question
    )
    .map(Assertion.init).filter { !taken.contains($0) }
    let listed = Array((taken + suggested).prefix(Self.mostListed))
    guard !listed.isEmpty else {
      let words =
        "Nothing in the correction can be looked for: no number, name or short phrase is new."
      return report(.info, words)
    }
    openAssertions(of: item, listed, for: whole, selected: 0, trigger: trigger)
    return []
  }

  /// As many as digits choose.
  private static let mostListed = 10

  private mutating func openAssertions(
    of item: ItemKey,
    _ listed: [Assertion],
    for correction: String,
    selected: Int,
    trigger: Key? = nil
  ) {
    var menu = Menu(
      .assertions(item, listed, correction: correction),
      title: "Assertions",
      choices: listed.map { "\($0.verb) \u{201C}\($0.value.prefix(Self.longestListed))\u{201D}" },
      selected: selected,
      hasLetters: false,
      trigger: trigger
    )
    let taken = assertions(of: item, for: correction)
    for (index, assertion) in listed.enumerated() where taken.contains(assertion) {
      menu.describe(index, "taken")
    }
    let close = configuration.keymap.firstKey(of: .closeMenu, in: .menu)?.name
    menu.remarks = [
      editing?.item == item
        ? "What is taken goes with the correction."
        : "\(close ?? Command.closeMenu.rawValue) stores what is taken."
    ]
    overlay = .menu(menu)
  }

  private static let longestListed = 60

  /// Takes an assertion, or drops it when it is taken; the list stays open.
  mutating func toggleAssertion(
    _ choice: Int,
    of item: ItemKey,
    _ listed: [Assertion],
    for correction: String
  ) -> [Effect] {
    guard listed.indices.contains(choice) else { return [] }
    var taken = assertions(of: item, for: correction)
    if let place = taken.firstIndex(of: listed[choice]) {
      taken.remove(at: place)
    } else {
      taken.append(listed[choice])
    }
    asserted[item] = taken
    openAssertions(of: item, listed, for: correction, selected: choice)
    return []
  }

  /// Leaves the list; what was taken for a correction that is stored is stored with it, as the same decision made anew.
  mutating func leaveAssertions(of item: ItemKey, for correction: String) -> [Effect] {
    overlay = nil
    guard editing == nil, asserted[item] != nil,
      let event = details[item].flatMap({ DecisionLog($0.history).effective })
    else { return [] }
    guard Set(assertions(of: item, for: correction)) != Set(event.assertions) else {
      asserted[item] = nil
      return []
    }
    return submit([item], .correct(correction), note: event.note)
  }

  /// What goes with a correction: what was taken, or stood with one before, as far as the correction itself says so.
  func assertions(of item: ItemKey, for correction: String) -> [Assertion] {
    let taken = asserted[item] ?? storedAssertions(of: item)
    guard !taken.isEmpty else { return [] }
    let said = SaidText(correction, asked: details[item]?.interaction.question)
    return taken.filter { $0.isKept(by: said.satisfies(_:isRequired:)) }
  }

  /// How many assertions go with the correction in the editor; nil for none.
  var assertedWords: String? {
    guard let editing else { return nil }
    let count = assertions(of: editing.item, for: editing.text).count
    return count == 0 ? nil : "\(counted(count, "assertion")) taken"
  }

  private func storedAssertions(of item: ItemKey) -> [Assertion] {
    details[item]?.standingAssertions(of: configuration.reviewer) ?? []
  }
}

extension TextEditor {
  /// The text with a placeholder for each private value that is known in it: no assertion may name one.
  fileprivate var publicText: String {
    guard !privateValues.isEmpty else { return text }
    var scalars = Array(text.unicodeScalars)
    for value in privateValues.sorted(by: { $0.scalars.lowerBound > $1.scalars.lowerBound })
    where value.scalars.upperBound <= scalars.count {
      scalars.replaceSubrange(value.scalars, with: "[\(value.label)_1]".unicodeScalars)
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Assertion {
  /// A proposal as an assertion.
  init(_ proposal: ProposedAssertion) {
    self.init(proposal.isRequired ? .contains : .excludes, proposal.text)
  }
}
