package import CellGrid

extension ColorSupport {
  /// The colours to use on a terminal.
  ///
  /// `NO_COLOR`, set to anything, means none (https://no-color.org). That `COLORTERM` may raise what
  /// `TERM` tells is settled before, when the terminal's type is looked up.
  ///
  /// - Parameters:
  ///   - terminfoColors: how many colours terminfo knows of; 0 or less means none.
  ///   - hasDirectColor: whether they are given as red, green and blue.
  ///   - environment: the process's.
  package init(
    terminfoColors: Int,
    hasDirectColor: Bool,
    environment: [String: String]
  ) {
    if environment["NO_COLOR"].map({ !$0.isEmpty }) == true {
      self = .none
    } else if hasDirectColor {
      self = .rgb
    } else if terminfoColors >= 256 {
      self = .indexed256
    } else {
      self = terminfoColors >= 8 ? .ansi16 : .none
    }
  }
}
