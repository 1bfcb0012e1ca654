/// What a folder in the making will hold, and so what may stand at its place before.
enum FolderContent {
  /// A release: its place is new, empty, or holds this very release.
  case release
  /// An export of these files: its place is new, empty, or holds nothing but files of these names.
  case export([String])

  /// It in a word.
  var noun: String {
    switch self {
    case .release: "release"
    case .export: "export"
    }
  }

  /// Whether files of these names may be such content.
  func admits(_ names: [String]) -> Bool {
    switch self {
    case .release: names.contains(ReleaseFile.manifest.rawValue)
    case .export(let own): names.allSatisfy(own.contains)
    }
  }

  /// That something stands at the place that is not replaced.
  func occupied(_ path: String) -> ReleaseError {
    let remedy =
      switch self {
      case .release: "is not this release. A release is never changed: name a new folder."
      case .export:
        "is not this export. Name a new folder; --replace replaces an export, and nothing else."
      }
    return ReleaseError(.exists, "\(path) exists and \(remedy)")
  }
}
