/// What `errata doctor` found out about one thing.
struct Finding: Equatable {
  /// How it stands.
  enum Grade: String {
    /// As it should be.
    case good = "ok"
    /// Works, but something could be better.
    case remark
    /// Has to be mended.
    case bad
  }

  /// The name of the check: `store.permissions`.
  var id: String
  /// How it stands.
  var grade: Grade
  /// What was found, where, and what to do.
  var message: String

  /// Makes a finding.
  init(_ id: String, _ grade: Grade, _ message: String) {
    self.id = id
    self.grade = grade
    self.message = message
  }

  /// The line of `errata doctor --json`.
  var json: JSONLine {
    var line = JSONLine()
    line.put("id", id)
    line.put("grade", grade.rawValue)
    line.put("message", message)
    return line
  }
}
