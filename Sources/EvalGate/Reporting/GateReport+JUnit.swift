import ReviewModel

extension GateReport {
  /// The report as JUnit XML, as GitLab, Jenkins and GitHub actions read it: a suite a kind, a case a case.
  ///
  /// What broke is a failure, what could not be evaluated an error, what is waived or flaky skipped. A case that failed before
  /// too is skipped with a word, since it is no news.
  package var junit: String {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    let suites = ExampleKind.allCases.map { kind in
      (kind, verdict.comparison.entries.filter { $0.kind == kind })
    }
    let all = suites.flatMap(\.1).map(mark)
    lines.append(
      #"<testsuites name="errata gate" tests="\#(all.count)" failures="\#(all.count(.failure))" errors="\#(all.count(.error))" skipped="\#(all.count(.skipped))">"#
    )
    for (kind, entries) in suites where !entries.isEmpty {
      let marks = entries.map(mark)
      lines.append(
        #"  <testsuite name="\#(kind.rawValue)" tests="\#(marks.count)" failures="\#(marks.count(.failure))" errors="\#(marks.count(.error))" skipped="\#(marks.count(.skipped))">"#
      )
      for (entry, mark) in zip(entries, marks) { lines += testCase(entry, mark) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private func mark(_ entry: RunComparison.Entry) -> TestMark {
    switch entry.change {
    case .passing, .fixed: .passed
    case .broken: verdict.waived[entry.id] == nil ? .failure : .skipped
    case .unknown: .error
    case .failing, .flaky: .skipped
    }
  }

  private func testCase(_ entry: RunComparison.Entry, _ mark: TestMark) -> [String] {
    let head =
      #"    <testcase classname="errata.\#(entry.kind.rawValue)" name="\#(xml(entry.id.rawValue))""#
    guard mark != .passed else { return [head + "/>"] }
    let finding = finding(of: entry.id) ?? entry.change.rawValue
    var lines = [head + ">"]
    switch mark {
    case .passed: break
    case .skipped:
      let why = verdict.waived[entry.id].map { "waived: \($0.reason)" } ?? skipWords(entry)
      lines.append(#"      <skipped message="\#(xml(why))"/>"#)
    case .error:
      lines.append(#"      <error type="not-evaluated" message="\#(xml(finding))"/>"#)
    case .failure:
      let type = example(of: entry.id)?.score?.failure?.name.rawValue ?? "failure"
      lines.append(
        #"      <failure type="\#(type)" message="\#(xml(finding))">\#(xml(story(of: entry.id)))</failure>"#
      )
    }
    lines.append("    </testcase>")
    return lines
  }

  private func skipWords(_ entry: RunComparison.Entry) -> String {
    guard entry.change == .failing else { return entry.change.words }
    return [standing(of: entry), finding(of: entry.id)].compactMap(\.self).joined(separator: ": ")
  }

  private func story(of id: ExampleID) -> String {
    let (test, answer) = (cases[id], example(of: id)?.answer)
    return """
      question: \(cut(test?.question ?? ""))
      expected: \(cut(test?.expected ?? ""))
      answered: \(answer.map(cut) ?? "nothing")
      """
  }
}

/// What JUnit says of a case.
private enum TestMark {
  case passed
  case failure
  case error
  case skipped
}

extension [TestMark] {
  fileprivate func count(_ mark: TestMark) -> Int { count { $0 == mark } }
}

extension RunComparison.Change {
  /// What became of a case, for people.
  package var words: String {
    switch self {
    case .broken: "passed before and fails now"
    case .fixed: "failed before and passes now"
    case .passing: "passes as before"
    case .failing: "failed before too"
    case .flaky: "its own trials disagree"
    case .unknown: "could not be evaluated"
    }
  }
}

/// The beginning of a text, long enough to see what is wrong.
func cut(_ text: String) -> String {
  text.count > 2_000 ? text.prefix(2_000) + " …" : text
}

/// A text as XML 1.0 may hold it: what it forbids becomes U+FFFD, what it reads as marks is written out.
private func xml(_ text: String) -> String {
  var safe = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
    case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
    case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
    case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
    case "\n", "\t": safe.append(scalar)
    default:
      let isForbidden =
        scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0xFFFE...0xFFFF ~= scalar.value
        || scalar.properties.generalCategory == .format
      safe.append(isForbidden ? "\u{FFFD}" : scalar)
    }
  }
  return String(safe)
}
