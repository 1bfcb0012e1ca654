import Configuration
import ReviewModel

/// The views that whoever erases has saved: their names and filters are words that somebody typed, and nobody
/// can tell whom they are about.
struct SavedWords {
  /// The file that they are kept in.
  let path: String
  /// How many there are; nil when the file cannot be read.
  let count: Int?

  /// Finds them; nil when there are none.
  ///
  /// - Parameter environment: the process's.
  init?(environment: [String: String]) {
    guard let path = ConfigurationPlaces(environment: environment)?.views else { return nil }
    self.path = path
    do throws(ConfigurationError) {
      let settings = try ViewSettings(path: path)
      let number = settings.views.count + settings.problems.count
      guard number > 0 else { return nil }
      count = number
    } catch {
      count = nil
    }
  }

  /// What a receipt says of them.
  var text: String {
    let what = count.map { errata.count($0, "saved view") } ?? "saved views"
    return
      "not looked into  \(PlainText.line(path).text): \(what), with the names and words that you gave them; "
      + "remove what tells of the erased, and let other reviewers do so"
  }

  /// They in a receipt.
  var json: JSONValue {
    var line = JSONLine()
    line.put("path", path)
    if let count { line.put("count", count) }
    return line.value
  }
}
