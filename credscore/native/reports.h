/* How features of the attribution model become places of a table (credscore.ngram.hashing). */

#ifndef CREDSCORE_REPORTS_H
#define CREDSCORE_REPORTS_H

#include "native.h"

/* By how much a mixed sum is shifted to become a place among `slots`, a power of two. */
static inline int table_shift(Py_ssize_t slots) {
    int shift = 64;
    while (((Py_ssize_t)1 << (64 - shift)) < slots) shift--;
    return shift;
}

static inline uint64_t slot_of(uint64_t sum, int shift) {
    return ((sum ^ (sum >> 32)) * UINT64_C(0xFF51AFD7ED558CCD)) >> shift;
}

/* Add both weights of a feature to its row's sums. */
static inline void weigh(int64_t* sums, const int8_t* weights, int shift, uint64_t feature) {
    const int8_t* pair = weights + 2 * slot_of(feature, shift);
    sums[0] += pair[0];
    sums[1] += pair[1];
}

#endif
