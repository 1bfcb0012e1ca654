// Which words are names of persons.
#ifndef ERRATA_NAME_DICTIONARY_H
#define ERRATA_NAME_DICTIONARY_H

#include <stddef.h>
#include <stdint.h>

/// What a word may be; bits.
enum {
  ERRATA_NAME_FIRST = 1,
  ERRATA_NAME_LAST = 2,
  /// Among the most common first or last names of the United States.
  ERRATA_NAME_COMMON_FIRST = 4,
  ERRATA_NAME_COMMON_LAST = 8,
  /// An ordinary English word when written small.
  ERRATA_NAME_WORD = 16,
  /// A name that is also a place's.
  ERRATA_NAME_PLACE = 32,
  /// A first name that stands for nothing else in any language that the sources know.
  ERRATA_NAME_SURE_FIRST = 64,
  /// A first or last name that few have, and that says nothing by itself.
  ERRATA_NAME_RARE = 128,
};

/// What the word of so many bytes of UTF-8 may be, in any case and without the marks of its letters.
///
/// Zero for words that are not in the dictionary, and by chance, once in some millions, not for them.
uint8_t errata_name_flags(const uint8_t *_Nonnull bytes, size_t count);

/// Whose full name some letters are; bits.
enum {
  /// Somebody's whom everybody may ask about.
  ERRATA_NAME_FAMOUS = 1,
  /// And that of many other people.
  ERRATA_NAME_COMMON = 2,
};

/// Whose full name so many bytes of UTF-8 are, in any case and without the marks of its letters; blanks,
/// dots, hyphens and apostrophes do not count.
uint8_t errata_famous_flags(const uint8_t *_Nonnull bytes, size_t count);

#endif
