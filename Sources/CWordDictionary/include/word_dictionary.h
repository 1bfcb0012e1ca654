// Which words are ordinary English words.
#ifndef ERRATA_WORD_DICTIONARY_H
#define ERRATA_WORD_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the word of so many bytes of UTF-8, in small letters, is an ordinary English word.
///
/// By chance, once in some hundred thousand, it is true of a word that is none.
bool errata_is_ordinary_word(const uint8_t *_Nonnull bytes, size_t count);

#endif
