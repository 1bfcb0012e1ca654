#include "terminal_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

// What the handlers read. Written before `armed` is set, read after it was seen set.
static atomic_bool armed;
static int terminal_descriptor = -1;
static struct termios terminal_settings;
static char terminal_bytes[terminal_guard_capacity];
static size_t terminal_length;

static atomic_int journal_descriptor = -1;
static atomic_int wake_descriptor = -1;
static atomic_int asked_to_end;
static atomic_int pending_decisions;
static atomic_int pending_others;
// 1 for decisions, 2 for what was typed too.
static atomic_int is_behind;
static atomic_flag ending = ATOMIC_FLAG_INIT;

// Whether the program has the terminal and drafts, or is a command that runs to its end.
static atomic_bool is_console;

// Stacks of their own, so that the overflow of the ordinary one is handled too: of the thread that
// began, and of the one that runs the console.
static _Alignas(16) char first_stack[64 * 1024];
static _Alignas(16) char handler_stack[64 * 1024];

// How long a descriptor may take no byte, in milliseconds, before what is written to it is given up.
enum { write_patience = 200 };

// Whether a descriptor takes bytes. A terminal that is not read keeps what was sent before; that is thrown
// away once, since what gives the terminal back says more than half a screen.
static int is_writable(int descriptor, int *was_flushed) {
  struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
  for (;;) {
    int count = poll(&ready, 1, write_patience);
    if (count > 0) return 1;
    if (count < 0 && errno == EINTR) continue;
    if (*was_flushed || tcflush(descriptor, TCOFLUSH) != 0) return 0;
    *was_flushed = 1;
  }
}

// Writes without ever waiting for long: a signal has asked for the end, and whoever reads may be gone.
static void write_all(int descriptor, const char *bytes, size_t length) {
  int flags = fcntl(descriptor, F_GETFL);
  int is_switched =
      flags >= 0 && !(flags & O_NONBLOCK) && fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0;
  int was_flushed = 0;
  while (length > 0 && is_writable(descriptor, &was_flushed)) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written <= 0) break;
    bytes += written;
    length -= (size_t)written;
  }
  // Others may share the descriptor.
  if (is_switched) fcntl(descriptor, F_SETFL, flags);
}

static void give_back(void) {
  if (!atomic_exchange(&armed, 0)) return;
  // SIGTTOU would stop a process in the background that gives its terminal back.
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &stop, &before);
  write_all(terminal_descriptor, terminal_bytes, terminal_length);
  tcsetattr(terminal_descriptor, TCSANOW, &terminal_settings);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void sync_journal(void) {
  int descriptor = atomic_load(&journal_descriptor);
  if (descriptor >= 0) fdatasync(descriptor);
}

static void end_by(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  _exit(128 + number);
}

static void on_crash(int number) {
  static const char before[] = "errata stopped by a bug (signal ";
  static const char console[] =
      "). Decisions and drafts are safe: start errata again and go on.\n";
  static const char doubtful[] =
      "). What was stored and written before is safe; something was still on its way: start errata again and look.\n";
  static const char command[] =
      "). What was stored before is safe. Please report what you ran.\n";
  // Another thread that crashes meanwhile waits for the end.
  if (atomic_flag_test_and_set(&ending)) {
    for (;;) pause();
  }
  give_back();
  char digits[2] = {(char)('0' + number / 10 % 10), (char)('0' + number % 10)};
  int skipped = number < 10;
  write_all(STDERR_FILENO, before, sizeof before - 1);
  write_all(STDERR_FILENO, digits + skipped, sizeof digits - (size_t)skipped);
  if (atomic_load(&is_console)) {
    // Decisions that are on their way are in the journal, unless that could not be written.
    if (atomic_load(&is_behind) || atomic_load(&pending_others) > 0) {
      write_all(STDERR_FILENO, doubtful, sizeof doubtful - 1);
    } else {
      write_all(STDERR_FILENO, console, sizeof console - 1);
    }
  } else {
    write_all(STDERR_FILENO, command, sizeof command - 1);
  }
  sync_journal();
  end_by(number);
}

static void on_end(int number) {
  if (atomic_flag_test_and_set(&ending)) return;
  give_back();
  sync_journal();
  end_by(number);
}

static void say(const char *words) { write_all(STDERR_FILENO, words, strlen(words)); }

static void say_count(const char *before, int count, const char *after) {
  char digits[12];
  int length = 0;
  for (int rest = count; rest > 0; rest /= 10) {
    digits[sizeof digits - 1 - (size_t)length] = (char)('0' + rest % 10);
    length += 1;
  }
  say(before);
  write_all(STDERR_FILENO, digits + sizeof digits - (size_t)length, (size_t)length);
  say(after);
}

static void say_what_is_lost(void) {
  int decisions = atomic_load(&pending_decisions);
  int others = atomic_load(&pending_others);
  int behind = atomic_load(&is_behind);
  say("errata was ended while it waited.");
  if (decisions <= 0 && others <= 0) say(" All decisions are stored.");
  if (decisions > 0 && !behind) say_count(" Decisions and other changes not stored yet: ", decisions, "; the next start stores them.");
  if (decisions > 0 && behind) say_count(" Not stored, to be decided again: ", decisions, ".");
  if (others > 0) say_count(" Failure kinds and splits not stored, to be said again: ", others, ".");
  say(behind > 1 ? " Not all that was typed could be written to disk.\n" : " Drafts are on disk.\n");
}

static void on_patience_lost(int number) {
  (void)number;
  if (atomic_flag_test_and_set(&ending)) return;
  give_back();
  say_what_is_lost();
  sync_journal();
  end_by(atomic_load(&asked_to_end));
}

static void on_notice(int number) {
  int saved = errno;
  if (number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT) {
    int earlier = atomic_exchange(&asked_to_end, number);
    if (earlier != 0) on_patience_lost(number);
    alarm(terminal_guard_pending() > 0 ? terminal_guard_long_patience : terminal_guard_patience);
  }
  unsigned char byte = (unsigned char)number;
  int descriptor = atomic_load(&wake_descriptor);
  // A full pipe wakes the loop just as well.
  if (descriptor >= 0 && write(descriptor, &byte, 1) < 0) errno = 0;
  errno = saved;
}

static int handle(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  return sigaction(number, &action, NULL) == 0 ? 0 : errno;
}

// Handles crashes, also where the calling thread has no room left on its stack.
static int handle_crashes(char *bytes, size_t length) {
  stack_t stack;
  memset(&stack, 0, sizeof stack);
  stack.ss_sp = bytes;
  stack.ss_size = length;
  if (sigaltstack(&stack, NULL) != 0) return errno;
  static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
  for (size_t index = 0; index < sizeof crashes / sizeof *crashes; index++) {
    int failure = handle(crashes[index], on_crash, SA_ONSTACK);
    if (failure != 0) return failure;
  }
  return 0;
}

// A limit of one byte is what the kernel takes for "none", also where a pipe takes the core (core(5), and
// do_coredump in fs/coredump.c); a limit of zero would stop files only.
static void forbid_core_files(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_max == 0) return;
  limit.rlim_cur = limit.rlim_max = 1;
  setrlimit(RLIMIT_CORE, &limit);
}

int terminal_guard_begin(void) {
  forbid_core_files();
  return handle_crashes(first_stack, sizeof first_stack);
}

int terminal_guard_install(int wake) {
  atomic_store(&wake_descriptor, wake);
  atomic_store(&is_console, 1);
  int crashes_failure = handle_crashes(handler_stack, sizeof handler_stack);
  if (crashes_failure != 0) return crashes_failure;
  static const int notices[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
  sigset_t wanted;
  sigemptyset(&wanted);
  for (size_t index = 0; index < sizeof notices / sizeof *notices; index++) {
    int failure = handle(notices[index], on_notice, SA_ONSTACK | SA_RESTART);
    if (failure != 0) return failure;
    sigaddset(&wanted, notices[index]);
  }
  // All else that ends a process unless somebody has a use for it.
  static const int ends[] = {SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR,
                             SIGSTKFLT};
  for (size_t index = 0; index < sizeof ends / sizeof *ends; index++) {
    struct sigaction present;
    if (sigaction(ends[index], NULL, &present) != 0) return errno;
    if (present.sa_handler != SIG_DFL) continue;
    int failure = handle(ends[index], on_end, SA_ONSTACK);
    if (failure != 0) return failure;
    sigaddset(&wanted, ends[index]);
  }
  int failure = handle(SIGALRM, on_patience_lost, SA_ONSTACK);
  if (failure != 0) return failure;
  // Swift may have us on a thread of Dispatch, and those take no signals.
  sigaddset(&wanted, SIGALRM);
  failure = pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
  if (failure != 0) return failure;

  static atomic_flag registered = ATOMIC_FLAG_INIT;
  if (!atomic_flag_test_and_set(&registered) && atexit(give_back) != 0) return ENOMEM;
  return 0;
}

void terminal_guard_arm(int terminal, const struct termios *saved, const void *bytes, size_t length) {
  atomic_store(&armed, 0);
  terminal_descriptor = terminal;
  terminal_settings = *saved;
  terminal_length = length < terminal_guard_capacity ? length : terminal_guard_capacity;
  memcpy(terminal_bytes, bytes, terminal_length);
  atomic_store(&armed, 1);
}

void terminal_guard_disarm(void) { atomic_store(&armed, 0); }

int terminal_guard_is_asked_to_end(void) { return atomic_load(&asked_to_end) != 0; }

void terminal_guard_count_decisions(int change) { atomic_fetch_add(&pending_decisions, change); }

void terminal_guard_count_others(int change) { atomic_fetch_add(&pending_others, change); }

int terminal_guard_pending(void) { return atomic_load(&pending_decisions) + atomic_load(&pending_others); }

void terminal_guard_set_behind(int value) { atomic_store(&is_behind, value); }

void terminal_guard_journal(int descriptor) { atomic_store(&journal_descriptor, descriptor); }
