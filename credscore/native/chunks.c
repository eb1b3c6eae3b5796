/* A text's tokens out of the chunks that it is made of (credscore.text.tokens). */

#include "native.h"

/* spread_chunks(chunks, places, flat, numbers, starts, ends): `chunks` are numbers of rows of
   `places`, which say where the tokens of a chunk begin in `flat`, how many they are, and how many
   characters the chunk has; rows of `flat` are a token's number and its range in the chunk.
   One character stands between two chunks. */
PyObject* native_spread_chunks(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    static const Field fields[] = {{"chunks", 4, 'i', 0}, {"places", 4, 'i', 0},
                                   {"flat", 4, 'i', 0},   {"numbers", 4, 'i', 1},
                                   {"starts", 8, 'i', 1}, {"ends", 8, 'i', 1}};
    Arrays a;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, 6)) return NULL;
    const int32_t *chunks = ITEMS(a, 0, int32_t), *places = ITEMS(a, 1, int32_t);
    const int32_t* flat = ITEMS(a, 2, int32_t);
    Py_ssize_t n = a.lengths[3], at = 0;
    int fits = a.lengths[4] == n && a.lengths[5] == n;
    int64_t start = 0;
    for (Py_ssize_t i = 0; fits && i < a.lengths[0]; i++) {
        int32_t chunk = chunks[i];
        if (!(fits = chunk >= 0 && 3 * ((Py_ssize_t)chunk + 1) <= a.lengths[1])) break;
        const int32_t* place = places + 3 * (Py_ssize_t)chunk;
        fits = place[0] >= 0 && place[1] >= 0 && at + place[1] <= n &&
               3 * ((Py_ssize_t)place[0] + place[1]) <= a.lengths[2];
        for (int32_t k = 0; fits && k < place[1]; k++, at++) {
            const int32_t* token = flat + 3 * (Py_ssize_t)(place[0] + k);
            ITEMS(a, 3, int32_t)[at] = token[0];
            ITEMS(a, 4, int64_t)[at] = start + token[1];
            ITEMS(a, 5, int64_t)[at] = start + token[2];
        }
        start += place[2] + 1;
    }
    arrays_released(&a);
    if (!fits || at != n) return wrong_length("numbers");
    Py_RETURN_NONE;
}
