import CWordDictionary
import TextAnalysis

/// Puts the questions of standard input together, one a line, and prints for each the line of its centre and how near it
/// is; `Scripts/benchmark-near-duplicates` measures it.
@main
struct NearDuplicateBench {
  static func main() {
    var count = 0
    let dictionary = WordDictionary { word in
      word.baseAddress.map { errata_is_ordinary_word($0, word.count) } ?? false
    }
    let stars = QuestionStars(dictionary: dictionary) { take in
      while let line = readLine() {
        var key = questionKey(of: line)
        key.withUTF8(take)
        count += 1
      }
    }
    var lines = ""
    for question in 0..<count {
      lines += "\(stars.centres[question]) \(stars.likenesses[question] == .sameWords ? 1 : 2)\n"
    }
    print(lines, terminator: "")
  }
}
