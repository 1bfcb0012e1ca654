import CWordDictionary
import Glibc
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
    // The peak that a parent sees may be its own, from before the program was started in its place.
    print("peak \(peak()) kB")
  }

  /// The most memory that was resident, as the kernel counted it.
  private static func peak() -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
        as: UTF8.self
      )
      guard text.hasPrefix("VmHWM:") else { continue }
      return text.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }
    return 0
  }
}
