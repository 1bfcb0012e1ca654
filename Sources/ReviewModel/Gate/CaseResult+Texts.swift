extension CaseResult {
  /// Characters of an answer that a store keeps.
  package static let answerLimit = 16_384
  /// Characters of a finding, and of what a judge said, that a store keeps.
  package static let wordsLimit = 4_096
  /// Trials of which a store keeps the texts.
  package static let trialsWithTexts = 3

  /// The result with each text replaced, in an order that is always the same: of each trial the answer, the findings, and what
  /// the judge said.
  package func mappingTexts(_ body: (String) -> String) -> CaseResult {
    var result = self
    for place in trials.indices {
      result.trials[place].answer = trials[place].answer.map(body)
      if let checks = trials[place].score?.checks {
        for check in checks.indices {
          result.trials[place].score?.checks[check].finding = checks[check].finding.map(body)
        }
      }
      result.trials[place].judgement?.reply = trials[place].judgement?.reply.map(body)
    }
    return result
  }

  /// The texts, in that order.
  package var texts: [String] {
    var texts: [String] = []
    _ = mappingTexts { text in
      texts.append(text)
      return text
    }
    return texts
  }

  /// The result with these texts in place of its own; nil when there are not as many.
  package func replacingTexts(by texts: [String]) -> CaseResult? {
    guard self.texts.count == texts.count else { return nil }
    var rest = texts[...]
    return mappingTexts { rest.popFirst() ?? $0 }
  }

  /// The result as a store keeps it: long texts are cut, and only the first trials have some.
  package var bounded: CaseResult {
    var result = self
    for place in trials.indices {
      let keeps = place < Self.trialsWithTexts
      result.trials[place].answer = trials[place].answer.map {
        keeps ? $0.cut(to: Self.answerLimit) : ""
      }
      if let checks = trials[place].score?.checks {
        for check in checks.indices {
          result.trials[place].score?.checks[check].finding = checks[check].finding.flatMap {
            keeps ? $0.cut(to: Self.wordsLimit) : nil
          }
        }
      }
      result.trials[place].judgement?.reply = trials[place].judgement?.reply.flatMap {
        keeps ? $0.cut(to: Self.wordsLimit) : nil
      }
    }
    return result
  }
}

extension String {
  /// Its first characters, and a sign where it was cut.
  fileprivate func cut(to limit: Int) -> String {
    guard let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return "\(self[..<end])…"
  }
}
