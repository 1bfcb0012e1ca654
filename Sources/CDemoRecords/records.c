#include "CDemoRecords.h"

// #embed is of C23; clang knows it in every dialect and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char records[] = {
#embed "records.jsonl"
};

const unsigned char *errata_demo_records(void) { return records; }

size_t errata_demo_records_length(void) { return sizeof records; }
