#ifndef ERRATA_CDEMORECORDS_H
#define ERRATA_CDEMORECORDS_H

#include <stddef.h>

/// The sample log of `errata demo`, one JSON object a line, in the form that `errata log` reads.
const unsigned char *errata_demo_records(void);

/// How many bytes it has.
size_t errata_demo_records_length(void);

#endif
