/// The themes that the binary brings along, one file each beside this one.
///
/// They are bytes here; `Configuration` reads them, as it reads the user's own.
package enum BuiltinTheme: String, CaseIterable, Sendable {
  /// The sixteen colours of the terminal; the default.
  case terminal
  /// Soft light on dark slate.
  case dusk
  /// Soft blues on deep navy.
  case midnight
  /// Lichen and bark on dark moss.
  case forest
  /// Lamplight on dark wood.
  case ember
  /// Dark ink on a warm sheet.
  case paper
  /// Slate ink on a cool pale ground.
  case mist
  /// Blue against orange, for every kind of colour vision.
  case safe
  /// Bright on black, far above what WCAG asks.
  case contrast
  /// No colours.
  case mono
  /// Nothing beyond ASCII.
  case ascii

  /// The file, in TOML.
  package var toml: String {
    let bytes =
      switch self {
      case .terminal: PackageResources.terminal_toml
      case .dusk: PackageResources.dusk_toml
      case .midnight: PackageResources.midnight_toml
      case .forest: PackageResources.forest_toml
      case .ember: PackageResources.ember_toml
      case .paper: PackageResources.paper_toml
      case .mist: PackageResources.mist_toml
      case .safe: PackageResources.safe_toml
      case .contrast: PackageResources.contrast_toml
      case .mono: PackageResources.mono_toml
      case .ascii: PackageResources.ascii_toml
      }
    return String(decoding: bytes, as: UTF8.self)
  }
}
