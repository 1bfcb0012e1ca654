import ArgumentParser
import Capture
import Configuration
import ConsoleRuntime
import NcursesTerminal
import Releases
import ReviewModel
import ReviewStorage

/// What an error means for the shell: the one place where errors become exit statuses.
enum Ending: Equatable {
  /// Nothing more to say.
  case quiet(ExitStatus)
  /// Words for standard error, then the status.
  case message(String, ExitStatus)
  /// Help, a version, a completion script or wrong usage: the argument parser words it and ends
  /// with 0 or 64.
  case parser

  /// The console was ended from outside: words for standard error, and the shell's own status for that.
  case interrupted(String, Int32)

  /// Reads an error.
  init(of error: any Error) {
    switch error {
    case let end as ConsoleEnd:
      self = .interrupted(end.message, end.status)
    case is BrokenPipe:
      self = .quiet(.done)
    case let end as SilentEnd:
      self = .quiet(end.status)
    case let failure as Failure:
      self = .message(failure.message, failure.status)
    case let error as StoreError:
      self = .message(error.description, ExitStatus(error.code))
    case let error as FilterError:
      self = .message(error.description, .usage)
    case let error as ReleaseError:
      self = .message(error.description, ExitStatus(error.code))
    case let failure as ExternalFailure:
      self = .message(failure.advice, .inputOutput)
    case let error as CaptureError:
      self = .message(error.description, ExitStatus(error.code))
    case let error as ConfigurationError:
      self = .message(error.description, ExitStatus(error))
    case let error as TerminalError:
      self = .message(error.description, .usage)
    case let error as ScriptError:
      self = .message(error.description, .badInput)
    case let failure as ScriptFailure:
      self = .message(failure.description, failure.isFromOutside ? .inputOutput : .badInput)
    case let error as ConsoleRuntimeError:
      self = .message(error.description, .inputOutput)
    case _ where [.success, .validationFailure].contains(Errata.exitCode(for: error)):
      self = .parser
    default:
      self = .message(
        """
        something unexpected went wrong: \(type(of: error)): \(error)
        This is a bug of errata; nothing that was stored before is lost.
        """,
        .bug
      )
    }
  }
}

extension ExitStatus {
  /// The status for an input, a key or a file of rejects that cannot be used.
  init(_ code: CaptureError.Code) {
    switch code {
    case .missingInput: self = .missingInput
    case .badInput: self = .badInput
    case .key: self = .storeUnreachable
    case .io: self = .inputOutput
    }
  }

  /// The status for settings or a theme that cannot be used.
  init(_ error: ConfigurationError) {
    switch error {
    case .missing: self = .missingInput
    case .unreadable: self = .inputOutput
    case .invalid: self = .badInput
    case .unknownTheme: self = .usage
    }
  }

  /// The status for a failure of the store.
  init(_ code: StoreError.Code) {
    switch code {
    case .unreachable, .busy, .outdated, .damaged, .tooNew: self = .storeUnreachable
    case .io: self = .inputOutput
    case .refused: self = .checkSaidNo
    case .inconsistent: self = .bug
    }
  }
}

extension ExitStatus {
  /// The status for a release that was refused or failed.
  init(_ code: ReleaseError.Code) {
    switch code {
    case .unapproved: self = .checkSaidNo
    case .exists: self = .usage
    case .missing: self = .missingInput
    case .altered: self = .badInput
    case .io: self = .inputOutput
    }
  }
}
