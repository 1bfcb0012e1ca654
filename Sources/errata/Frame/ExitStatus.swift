/// How a run ended, as the shell sees it.
///
/// The numbers from 64 on are those of sysexits.h; 1 and 3 are what CI gates look at.
enum ExitStatus: Int32, CaseIterable {
  /// Done.
  case done = 0
  /// A check said no.
  case checkSaidNo = 1
  /// A candidate could not be evaluated, so that no check has said anything.
  case notEvaluated = 3
  /// The command line is wrong.
  case usage = 64
  /// Some input was bad; what was good is kept.
  case badInput = 65
  /// A file or a record that was asked for is not there.
  case missingInput = 66
  /// The store cannot be reached or opened.
  case storeUnreachable = 69
  /// A bug of errata.
  case bug = 70
  /// Reading or writing failed.
  case inputOutput = 74
}
