import Glibc
import Releases
import ReviewModel
import ReviewStorage

/// A release beside the store that it was written from.
struct LineageCheck {
  /// What differs.
  var findings: [ReleaseFinding] = []
  /// Why it was not compared; nil when it was.
  var skipped: String?

  /// How many findings are listed.
  static let limit = 50

  /// Compares a release, the files of which are as its manifest says.
  init(of folder: String, _ global: GlobalOptions) throws {
    let location = try global.storeLocation()
    guard case .file(let path) = location.place,
      location.origin == .option || access(path, F_OK) == 0
    else {
      skipped = "There is no store here, so only the files were checked; --store names one."
      return
    }
    let store = try global.openStore(mentionsPending: false)
    let release = try StandingRelease(at: folder)
    guard let set = try store.set(release.set) else {
      let words = "the store does not know the set \(release.set.rawValue.prefix(12))"
      if location.origin == .option {
        findings = [ReleaseFinding(file: "manifest.json", finding: words)]
      } else {
        skipped = "Only the files were checked: \(words) (\(PlainText.line(path).text))."
      }
      return
    }
    if try !store.releases().contains(where: { $0.manifest == release.manifestHash }) {
      let words = "the store knows no release with these bytes"
      findings.append(ReleaseFinding(file: "manifest.json", finding: words))
    }
    findings += try release.lineageFindings(
      against: set,
      store.approvals(of: release.set),
      isThere: { try store.record($0) != nil }
    )
  }
}
