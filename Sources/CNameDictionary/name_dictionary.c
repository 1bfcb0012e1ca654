#include "name_dictionary.h"

#include <stdbool.h>

/// A hash table with open addressing: 24 bits of the hash, then the flags; zero where nothing is.
/// Made by Scripts/generate-name-dictionary, which names the sources.
static const uint32_t table[] = {
#include "table.inc"
};

/// The same of whole names. Made by Scripts/generate-famous-names.
static const uint32_t famous[] = {
#include "famous.inc"
};

static const char latin[] =
#include "latin.inc"
    ;

static uint64_t mixed(uint64_t hash, uint8_t byte) { return (hash ^ byte) * 0x100000001B3; }

/// The two bytes that stand for a Latin letter outside ASCII; the second may be a blank.
static const char *folded(uint32_t scalar) {
  if (scalar >= 0xC0 && scalar < 0x180) return latin + (scalar - 0xC0) * 2;
  if (scalar >= 0x1E00 && scalar < 0x1F00) return latin + (scalar - 0x1E00 + 0xC0) * 2;
  return 0;
}

/// The hash of a word in small letters without their marks; of a whole name its letters alone count.
static inline __attribute__((always_inline)) uint64_t hashed(const uint8_t *bytes, size_t count, bool skipsOthers) {
  uint64_t hash = 0xCBF29CE484222325;
  for (size_t index = 0; index < count;) {
    uint8_t byte = bytes[index];
    if (byte < 0x80) {
      bool isLetter = (byte | 0x20) - 'a' < 26u;
      if (isLetter || !skipsOthers) hash = mixed(hash, isLetter ? byte | 0x20 : byte);
      index += 1;
      continue;
    }
    size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    if (index + length > count) length = count - index;
    // A mark that stands after its letter says no more than one on it.
    if (byte == 0xCC || (byte == 0xCD && index + 1 < count && bytes[index + 1] < 0xB0)) {
      index += length;
      continue;
    }
    // Curved apostrophes, dashes and odd blanks.
    if (skipsOthers && (byte == 0xC2 || (byte == 0xE2 && length == 3 && bytes[index + 1] == 0x80))) {
      index += length;
      continue;
    }
    const char *letters = 0;
    if (length == 2) letters = folded((byte & 0x1Fu) << 6 | (bytes[index + 1] & 0x3Fu));
    if (length == 3) {
      letters = folded((byte & 0x0Fu) << 12 | (bytes[index + 1] & 0x3Fu) << 6 | (bytes[index + 2] & 0x3Fu));
    }
    if (letters) {
      if (letters[0] != ' ') hash = mixed(hash, (uint8_t)letters[0]);
      if (letters[1] != ' ') hash = mixed(hash, (uint8_t)letters[1]);
    } else {
      for (size_t step = 0; step < length; step++) hash = mixed(hash, bytes[index + step]);
    }
    index += length;
  }
  return hash ^ hash >> 29;
}

/// The flags of a hash in a table with so many places, or zero.
static uint8_t found(uint64_t hash, const uint32_t *entries, size_t places) {
  uint32_t check = (uint32_t)(hash >> 40 << 8);
  uint64_t mask = places - 1;
  for (uint64_t place = hash & mask; entries[place]; place = (place + 1) & mask) {
    if ((entries[place] & ~0xFFu) == check) return entries[place] & 0xFF;
  }
  return 0;
}

uint8_t errata_name_flags(const uint8_t *bytes, size_t count) {
  return found(hashed(bytes, count, false), table, sizeof table / sizeof *table);
}

uint8_t errata_famous_flags(const uint8_t *bytes, size_t count) {
  return found(hashed(bytes, count, true), famous, sizeof famous / sizeof *famous);
}
