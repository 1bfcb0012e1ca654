import Glibc

/// Writing to what nobody reads any more.
enum BrokenPipe {
  /// Does something during which a broken pipe is an error and no signal, whoever ignores it or not.
  static func unheard<Result>(_ body: () -> Result) -> Result {
    var mask = sigset_t()
    var old = sigset_t()
    var pending = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGPIPE)
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &mask, &old)
    let result = body()
    let code = errno
    if !wasPending {
      var none = timespec()
      while sigtimedwait(&mask, nil, &none) < 0, errno == EINTR {}
    }
    pthread_sigmask(SIG_SETMASK, &old, nil)
    errno = code
    return result
  }
}
