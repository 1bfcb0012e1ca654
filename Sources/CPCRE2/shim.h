#ifndef CPCRE2_SHIM_H
#define CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// The functions that Swift does not see because PCRE2 names them by macros for the width of a unit.

static inline pcre2_code *cpcre2_compile(const uint8_t *pattern, size_t length, uint32_t options,
                                         int *error, size_t *offset) {
  return pcre2_compile(pattern, length, options, error, offset, 0);
}

/// Compiles to machine code; zero when that worked.
static inline int cpcre2_jit_compile(pcre2_code *code) {
  return pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
}

static inline void cpcre2_code_free(pcre2_code *code) { pcre2_code_free(code); }

/// A lower bound of how many bytes a match has.
static inline uint32_t cpcre2_minimum_length(const pcre2_code *code) {
  uint32_t length = 0;
  return pcre2_pattern_info(code, PCRE2_INFO_MINLENGTH, &length) == 0 ? length : 1;
}

static inline int cpcre2_message(int error, uint8_t *buffer, size_t size) {
  return pcre2_get_error_message(error, buffer, size);
}

static inline pcre2_match_data *cpcre2_match_data(const pcre2_code *code) {
  return pcre2_match_data_create_from_pattern(code, 0);
}

static inline void cpcre2_match_data_free(pcre2_match_data *data) { pcre2_match_data_free(data); }

/// A context that bounds the work of one match.
static inline pcre2_match_context *cpcre2_context(uint32_t matches, uint32_t heap_kib) {
  pcre2_match_context *context = pcre2_match_context_create(0);
  if (context != 0) {
    pcre2_set_match_limit(context, matches);
    pcre2_set_depth_limit(context, matches);
    pcre2_set_heap_limit(context, heap_kib);
  }
  return context;
}

static inline void cpcre2_context_free(pcre2_match_context *context) {
  pcre2_match_context_free(context);
}

static inline int cpcre2_match(const pcre2_code *code, const uint8_t *text, size_t length,
                               size_t start, uint32_t options, pcre2_match_data *data,
                               pcre2_match_context *context) {
  return pcre2_match(code, text, length, start, options, data, context);
}

/// The start and end of the whole match, or of a group.
static inline size_t cpcre2_offset(pcre2_match_data *data, uint32_t index) {
  return pcre2_get_ovector_pointer(data)[index];
}

static inline uint32_t cpcre2_pair_count(pcre2_match_data *data) {
  return pcre2_get_ovector_count(data);
}

#endif
