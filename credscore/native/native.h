/* What the compiled functions share: arguments taken as buffers, and the hash they all use. */

#ifndef CREDSCORE_NATIVE_H
#define CREDSCORE_NATIVE_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>

/* How an argument is asked for: its name, the size of its items, whether they are unsigned whole
   numbers or truth values (u), signed ones (i) or floating (f), and whether it is written to. */
typedef struct {
    const char* name;
    Py_ssize_t size;
    char kind;
    int written;
} Field;

/* The arguments of a call as arrays. */
typedef struct {
    Py_buffer views[24];
    Py_ssize_t lengths[24]; /* items */
    int count;
} Arrays;

/* Take `count` arguments as contiguous arrays; 0, and an exception set, where one is none. */
int arrays_taken(Arrays* taken, PyObject* const* given, Py_ssize_t n_given, const Field* fields,
                 int count);
void arrays_released(Arrays* taken);

#define ITEMS(taken, i, type) ((type*)(taken).views[i].buf)

/* Whether all `n` items lie between `low` and `high`, both included. */
static inline int all_within(const int64_t* items, Py_ssize_t n, int64_t low, int64_t high) {
    for (Py_ssize_t i = 0; i < n; i++)
        if (items[i] < low || items[i] > high) return 0;
    return 1;
}

/* Whether a table of so many slots can be found into by the first bits of a hash. */
static inline int is_table(Py_ssize_t slots) { return slots > 1 && !(slots & (slots - 1)); }

/* Set a ValueError that an array has not the length it must have; always NULL. */
PyObject* wrong_length(const char* name);

#if defined(__GNUC__) || defined(__clang__)
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)0)
#endif

/* Round to the nearest whole number, to even where two are as near; |x| below 2**51.  The sum has
   no digits left behind the point, and unlike `rint` it is fast on every processor. */
static inline double rounded(double x) {
    const double large = 6755399441055744.0; /* 2**52 + 2**51 */
    return (x + large) - large;
}

static inline uint64_t mixed(uint64_t h) {
    h = (h ^ (h >> 33)) * UINT64_C(0xFF51AFD7ED558CCD);
    h = (h ^ (h >> 33)) * UINT64_C(0xC4CEB9FE1A85EC53);
    return h ^ (h >> 33);
}

PyObject* native_runs(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_shares(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_describe(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_units(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_sentence_sums(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_cue_sums(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_state_sums(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_context_sums(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_repeated(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_spread_chunks(PyObject* self, PyObject* const* args, Py_ssize_t n);
PyObject* native_label(PyObject* self, PyObject* const* args, Py_ssize_t n);

#endif
