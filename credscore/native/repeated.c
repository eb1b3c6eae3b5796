/* Which numbers of a sequence came before in it (credscore.ngram.repeated). */

#include "native.h"
#include <stdlib.h>

/* repeated(numbers, out): 1 for every number that stood earlier in the sequence. */
PyObject* native_repeated(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    static const Field fields[] = {{"numbers", 8, 'u', 0}, {"out", 1, 'u', 1}};
    Arrays a;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, 2)) return NULL;
    Py_ssize_t n = a.lengths[0];
    if (a.lengths[1] != n) {
        arrays_released(&a);
        return wrong_length("out");
    }
    const uint64_t* numbers = ITEMS(a, 0, uint64_t);
    uint8_t* out = ITEMS(a, 1, uint8_t);
    size_t size = 64;
    while (size < 2 * (size_t)n) size *= 2;
    Py_ssize_t* table = calloc(size, sizeof *table); /* places in the sequence, from 1 */
    for (Py_ssize_t i = 0; table && i < n; i++) {
        size_t at = (size_t)mixed(numbers[i]) & (size - 1);
        while (table[at] && numbers[table[at] - 1] != numbers[i]) at = (at + 1) & (size - 1);
        out[i] = table[at] != 0;
        if (!table[at]) table[at] = i + 1;
    }
    int enough = table != NULL;
    free(table);
    arrays_released(&a);
    if (!enough) return PyErr_NoMemory();
    Py_RETURN_NONE;
}
