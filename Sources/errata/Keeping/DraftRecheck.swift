import ConsoleRuntime
import Redaction

/// Looks for private values in what is written and not submitted: drafts, and what editors have open or
/// have left.
///
/// It is its author's own, and goes through redaction when it is submitted; so it is said and not changed.
struct DraftRecheck {
  /// How many texts there are.
  let count: Int
  /// How many of them have private values.
  let found: Int

  /// Looks through the texts beside a store.
  init(folder: DraftFolder, redactor: Redactor) {
    let texts = folder.texts()
    count = texts.count
    found = texts.count { !redactor.findings(in: $0).isEmpty }
  }

  /// What was found; nil when there is nothing to look at.
  var words: String? {
    guard count > 0 else { return nil }
    guard found > 0 else { return "no draft has private values" }
    return
      "\(errata.count(found, "draft")) that nobody has submitted yet \(found == 1 ? "has" : "have") "
      + "private values; submit or drop what is not needed any more"
  }
}
