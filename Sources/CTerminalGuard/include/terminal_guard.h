#ifndef TERMINAL_GUARD_H
#define TERMINAL_GUARD_H

#include <stddef.h>
#include <termios.h>

// Gives the terminal back when the program ends without having been asked.
//
// This is C because it runs inside signal handlers: Swift code may allocate, retain or take a lock
// of its runtime at any point, and none of that is safe in a signal. Here only functions that POSIX
// lists as async-signal-safe are called, on memory that is set aside beforehand.

/// Handles crashes from the first statement of the program on: SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT,
/// SIGFPE and SIGSYS say so in one line on standard error and end the process by the same signal.
///
/// This takes the place of the Swift runtime's backtracer, which prints registers and the memory that they
/// point at: the text of a record, in clear, before it was redacted. SWIFT_BACKTRACE does not bring it
/// back; a debugger does not need it.
///
/// For the same reason no core file is written, nor handed to a program that collects them, also of
/// the program's children.
///
/// The stack of the calling thread may overflow.
///
/// - Returns: 0, or the error number.
int terminal_guard_begin(void);

/// Installs the handlers of a program that has the terminal.
///
/// SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE and SIGSYS give the terminal back, say so in
/// one line on standard error, sync the journal and end the process by the same signal. SIGTERM,
/// SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP and SIGCONT are written to `wake` as one byte, the
/// signal's number; if the program has not ended `terminal_guard_patience` seconds after one of the
/// first four, or when a second one comes, the terminal is given back and the process ends by that
/// signal. SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR and SIGSTKFLT, unless
/// somebody has a use for them, give the terminal back, sync the journal and end the process.
/// exit() gives the terminal back too.
///
/// The calling thread takes these signals from now on, and its stack may overflow.
///
/// - Parameter wake: the writing end of a pipe that does not block; -1 when nobody reads it any more.
/// - Returns: 0, or the error number.
int terminal_guard_install(int wake);

/// Remembers what gives the terminal back, from now on until `terminal_guard_disarm`.
///
/// - Parameters:
///   - terminal: the terminal's descriptor.
///   - saved: its settings before the program changed them.
///   - bytes: what has to be written to it; at most `terminal_guard_capacity` are taken.
///   - length: how many bytes.
void terminal_guard_arm(int terminal, const struct termios *saved, const void *bytes, size_t length);

/// The terminal is given back already, or belongs to somebody else for a while.
void terminal_guard_disarm(void);

/// Whether one of the signals has come that ask the program to end.
int terminal_guard_is_asked_to_end(void);

/// Counts the decisions that are on their way to the store, by so many more or fewer; the journal has them.
///
/// While something is on its way, a program that was asked to end has `terminal_guard_long_patience` seconds, and
/// when it does not use them standard error says how much was not stored.
void terminal_guard_count_decisions(int change);

/// Counts what else is on its way to the store and in no journal: undos, approvals.
void terminal_guard_count_others(int change);

/// How much is on its way to the store.
int terminal_guard_pending(void);

/// Says whether something could not be written to the journal: 0 nothing, 1 what was decided, 2 what was typed too.
void terminal_guard_set_behind(int value);

/// Names the descriptor that is synced before the end, or -1.
void terminal_guard_journal(int descriptor);

/// How many bytes `terminal_guard_arm` keeps.
enum { terminal_guard_capacity = 4096 };

/// How many seconds a program that was asked to end may take.
enum { terminal_guard_patience = 3 };

/// How many seconds it may take while decisions wait for the store: longer than the store itself waits.
enum { terminal_guard_long_patience = 10 };

#endif
