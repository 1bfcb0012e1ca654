#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

// The package manager does not pass pkg-config's definitions on, so the wide interface is asked
// for here.
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1
// Macros such as clear() and move() would shadow functions of other modules.
#define NCURSES_NOMACROS 1

#include <wchar.h>
#include <ncurses.h>
#include <term.h>

// What ncurses offers as a macro or as a mutable global, which Swift does not see.

static inline WINDOW *cncurses_stdscr(void) { return stdscr; }
static inline WINDOW *cncurses_curscr(void) { return curscr; }
static inline int cncurses_colors(void) { return COLORS; }

static inline attr_t cncurses_bold(void) { return WA_BOLD; }
static inline attr_t cncurses_dim(void) { return WA_DIM; }
static inline attr_t cncurses_italic(void) { return WA_ITALIC; }
static inline attr_t cncurses_underline(void) { return WA_UNDERLINE; }
static inline attr_t cncurses_reverse(void) { return WA_REVERSE; }

/// Gives a pair its colours, -1 for the terminal's own; false when there is no such pair.
static inline int cncurses_set_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

/// Makes a cell of at most CCHARW_MAX characters, zero-terminated, with any number of a pair.
static inline int cncurses_setcchar(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, 0, &pair);
}

static inline int cncurses_rows(void) { return getmaxy(stdscr); }
static inline int cncurses_columns(void) { return getmaxx(stdscr); }

/// The value of a string capability, or null when the terminal has none.
static inline const char *cncurses_string(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? 0 : value;
}

/// Makes ncurses leave the terminal's palette alone at the end: it would reset it, and with it what
/// the user has set, although we never change it.
static inline void cncurses_keep_palette(void) {
  orig_colors = 0;
}

// The C library declares it for GNU programs only.
extern int memfd_create(const char *name, unsigned int flags);

/// A file in memory (memfd_create(2), MFD_CLOEXEC), or a negative number.
static inline int cncurses_memory_file(void) { return memfd_create("errata-frame", 1U); }

/// The cells that the C library gives a character, which is what ncurses goes by.
static inline int cncurses_width(wchar_t character) { return wcwidth(character); }

#endif
