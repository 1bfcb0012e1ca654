/// The form of a question by which exact duplicates are merged.
///
/// Two questions with one key count as the same question, so the key folds only what cannot change
/// the answer. Where in doubt it keeps: a duplicate that is missed costs a line, two questions taken
/// for one give one of them a wrong answer. It never drops a digit or a word.
///
/// What is folded, in this order:
/// - full-width ASCII, the ligatures `ﬀ` to `ﬆ`, and the hyphens, minus and ellipsis to ASCII;
///   other compatibility forms stay (`x²` is not `x2`);
/// - upper case to lower case, by the scalar's own mapping, in no language, and `ς` to `σ`;
/// - a letter and its combining marks to the composed letter, for Latin, Greek, Cyrillic and kana;
///   the marks themselves stay (`resume` is not `résumé`);
/// - what shows nothing (soft hyphen, joiners, bidi controls, variation selectors, tags) to nothing;
/// - white space, control characters and quotation marks to a space;
/// - prose marks (`. , ; : ! ? -` and other punctuation) to a space, except where `MarkRule` keeps
///   them: `1.5`, `-5`, `.net`, `--force`, `10:30`, `5!`, `!=`, or a mark that stands alone;
/// - spaces to one, with none at the ends.
///
/// Everything else is kept: letters, digits, every symbol (`+ $ € £ ° = < > ^ ~ |`, emoji), and
/// `# % & @ * / \ _ ‰ ′ ″` and brackets.
package func questionKey(of question: String) -> String {
  var question = question
  return question.withUTF8 { bytes in
    if bytes.allSatisfy({ $0 < 0x80 }) { return asciiKey(bytes) }
    var folded = FoldedText()
    folded.append(contentsOf: String(decoding: bytes, as: UTF8.self).unicodeScalars)
    return key(of: folded.scalars)
  }
}

private func asciiKey(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  String(unsafeUninitializedCapacity: bytes.count) { output in
    MarkRule.asciiClasses.withUnsafeBufferPointer { classes in
      var sink = ByteSink(output: output)
      MarkRule.apply(
        to: bytes,
        classOf: { classes[Int($0)] },
        into: &sink
      )
      return sink.count
    }
  }
}

private func key(of scalars: [Unicode.Scalar]) -> String {
  var sink = ScalarSink()
  scalars.withUnsafeBufferPointer { units in
    MarkRule.apply(to: units, classOf: MarkClass.init, into: &sink)
  }
  return String(sink.text)
}

/// Where `MarkRule` puts what it keeps.
protocol KeySink<Unit> {
  associatedtype Unit
  var isEmpty: Bool { get }
  mutating func append(_ unit: Unit)
  mutating func appendSpace()
}

/// Writes the key of an ASCII text in place: it is never longer than the text.
private struct ByteSink: KeySink {
  let output: UnsafeMutableBufferPointer<UInt8>
  var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ unit: UInt8) {
    output[count] = unit &- 0x41 < 26 ? unit | 0x20 : unit
    count += 1
  }

  mutating func appendSpace() {
    output[count] = 0x20
    count += 1
  }
}

private struct ScalarSink: KeySink {
  var text = String.UnicodeScalarView()

  var isEmpty: Bool { text.isEmpty }

  mutating func append(_ unit: Unicode.Scalar) { text.append(unit) }

  mutating func appendSpace() { text.append(" ") }
}
