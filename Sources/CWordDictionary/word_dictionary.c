#include "word_dictionary.h"

/// A Bloom filter ("Space/time trade-offs in hash coding with allowable errors", 1970), whose sixteen places of a word are
/// made of two halves of its hash (Kirsch and Mitzenmacher, "Less hashing, same performance", 2006).
/// Made by Scripts/generate-word-dictionary, which names the source.
static const uint64_t table[] = {
#include "table.inc"
};

static const uint32_t bits = sizeof table * 8;

bool errata_is_ordinary_word(const uint8_t *bytes, size_t count) {
  uint64_t hash = 0xCBF29CE484222325;
  for (size_t index = 0; index < count; index++) hash = (hash ^ bytes[index]) * 0x100000001B3;
  hash ^= hash >> 29;
  hash *= 0xBF58476D1CE4E5B9;
  uint32_t place = (uint32_t)hash, step = (uint32_t)(hash >> 32) | 1;
  for (int turn = 0; turn < 16; turn++, place += step) {
    uint32_t bit = place % bits;
    if (!(table[bit >> 6] >> (bit & 63) & 1)) return false;
  }
  return true;
}
