/* Hashes of runs of tokens (credscore.ngram.runs), and what their weights add up to
   (credscore.oddity.wording). */

#include "native.h"
#include <stdlib.h>

/* runs(words, masked, kinds, out): tokens with their padding, pairs of view and length, and the
   hashes of one kind after the other. */
PyObject* native_runs(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    static const Field fields[] = {
        {"words", 8, 'u', 0}, {"masked", 8, 'u', 0}, {"kinds", 8, 'i', 0}, {"out", 8, 'u', 1}};
    Arrays a;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, 4)) return NULL;
    Py_ssize_t places = a.lengths[0], n_kinds = a.lengths[2] / 2, needed = 0;
    const int64_t* kinds = ITEMS(a, 2, int64_t);
    int fits = 1;
    for (Py_ssize_t k = 0; k < n_kinds; k++) {
        fits &= kinds[2 * k + 1] > 0 && kinds[2 * k + 1] <= places + 1;
        if (fits) needed += places - kinds[2 * k + 1] + 1;
    }
    if (!fits || a.lengths[1] != places || a.lengths[3] != needed) {
        arrays_released(&a);
        return wrong_length("out");
    }
    uint64_t* out = ITEMS(a, 3, uint64_t);
    for (Py_ssize_t k = 0; k < n_kinds; k++) {
        int64_t salt = kinds[2 * k], length = kinds[2 * k + 1];
        const uint64_t* view = ITEMS(a, salt == 1 ? 0 : 1, uint64_t);
        uint64_t seed = (uint64_t)salt * UINT64_C(0x9E3779B97F4A7C15) + (uint64_t)length;
        for (Py_ssize_t i = 0; i + length <= places; i++) {
            uint64_t run = seed;
            for (int64_t j = 0; j < length; j++)
                run = mixed(run * UINT64_C(0x9E3779B97F4A7C15) + view[i + j]);
            *out++ = run;
        }
    }
    arrays_released(&a);
    Py_RETURN_NONE;
}

/* How often each slot comes in a text: an open table that is at most half full. */
typedef struct {
    uint32_t *keys, *counts;
    uint32_t mask;
} Counted;

static uint32_t counted_place(const Counted* table, uint32_t slot) {
    uint32_t at = slot & table->mask;
    while (table->counts[at] && table->keys[at] != slot) at = (at + 1) & table->mask;
    return at;
}

static void weigh(const int8_t* weights, const uint32_t* slot, const uint32_t* place,
                  const Counted* table, const double* damping, Py_ssize_t n_damping,
                  Py_ssize_t count, double length, double* weighed, Py_ssize_t columns) {
    for (Py_ssize_t i = 0; i < count; i++) {
        uint32_t seen = table->counts[place[i]];
        double factor = damping[seen < n_damping ? seen : n_damping - 1] / length;
        const int8_t* row = weights + (size_t)slot[i] * columns;
        for (Py_ssize_t c = 0; c < columns; c++) weighed[i * columns + c] = row[c] * factor;
    }
}

/* shares(hashes, kinds, padding, weights, scales, damping, out): hashes as `runs` gives them;
   of each token, what the n-grams that it is part of weigh. */
PyObject* native_shares(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    static const Field fields[] = {{"hashes", 8, 'u', 0},  {"kinds", 8, 'i', 0},
                                   {"padding", 8, 'i', 0}, {"weights", 1, 'i', 0},
                                   {"scales", 8, 'f', 0},  {"damping", 8, 'f', 0},
                                   {"out", 8, 'f', 1}};
    Arrays a;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, 7)) return NULL;
    if (a.lengths[2] != 1 || !a.lengths[4] || a.lengths[6] % a.lengths[4]) {
        arrays_released(&a);
        return wrong_length("scales");
    }
    const uint64_t* hashes = ITEMS(a, 0, uint64_t);
    const int64_t* kinds = ITEMS(a, 1, int64_t);
    Py_ssize_t n_kinds = a.lengths[1] / 2, columns = a.lengths[4];
    int64_t padding = *ITEMS(a, 2, int64_t);
    int fits = padding >= 0 && padding <= a.lengths[0];
    Py_ssize_t tokens = a.lengths[6] / columns, places = tokens + 2 * (fits ? padding : 0),
               total = 0;
    Py_ssize_t slots = a.lengths[3] / columns, all = 0;
    int bits = 0;
    while (((Py_ssize_t)1 << bits) < slots) bits++;
    for (Py_ssize_t k = 0; fits && k < n_kinds; k++) {
        fits = kinds[2 * k + 1] > 0 && kinds[2 * k + 1] <= places + 1;
        if (!fits) break;
        all += places - kinds[2 * k + 1] + 1;
        if (tokens >= kinds[2 * k + 1]) total += tokens - kinds[2 * k + 1] + 1;
    }
    if (!fits || all != a.lengths[0] || !is_table(slots) || bits > 32 || !a.lengths[5]) {
        arrays_released(&a);
        return wrong_length("hashes");
    }
    size_t size = 64;
    while (size < 2 * (size_t)total) size *= 2;
    Counted table = {calloc(size, 4), calloc(size, 4), (uint32_t)(size - 1)};
    uint32_t *slot = malloc(4 * (size_t)(total + 1)), *place = malloc(4 * (size_t)(total + 1));
    double* weighed = malloc(8 * (size_t)(tokens * columns + 1));
    int enough = table.keys && table.counts && slot && place && weighed;
    if (enough) {
        Py_ssize_t at = 0, begin = 0;
        for (Py_ssize_t k = 0; k < n_kinds; k++) {
            int64_t length = kinds[2 * k + 1];
            for (Py_ssize_t i = 0; i + length <= tokens; i++, at++) {
                slot[at] = (uint32_t)(hashes[begin + padding + i] >> (64 - bits));
                PREFETCH(ITEMS(a, 3, int8_t) + (size_t)slot[at] * columns);
                place[at] = counted_place(&table, slot[at]);
                table.keys[place[at]] = slot[at];
                table.counts[place[at]]++;
            }
            begin += places - length + 1;
        }
        double* out = ITEMS(a, 6, double);
        const double* scales = ITEMS(a, 4, double);
        at = 0;
        for (Py_ssize_t k = 0; k < n_kinds; k++) {
            int64_t length = kinds[2 * k + 1];
            Py_ssize_t count = tokens >= length ? tokens - length + 1 : 0;
            weigh(ITEMS(a, 3, int8_t), slot + at, place + at, &table, ITEMS(a, 5, double),
                  a.lengths[5], count, (double)length, weighed, columns);
            for (int64_t j = 0; j < length; j++)
                for (Py_ssize_t i = 0; i < count * columns; i++) out[j * columns + i] += weighed[i];
            at += count;
        }
        for (Py_ssize_t i = 0; i < tokens; i++)
            for (Py_ssize_t c = 0; c < columns; c++) out[i * columns + c] *= scales[c];
    }
    free(table.keys), free(table.counts), free(slot), free(place), free(weighed);
    arrays_released(&a);
    if (!enough) return PyErr_NoMemory();
    Py_RETURN_NONE;
}
