/* The module of compiled functions.  Each does what a function written with numpy does, to the
   last bit; `credscore/native/__init__.py` says which. */

#include "native.h"
#include <string.h>

/* The kind of the items of a buffer, 0 where they are not single numbers in native order. */
static char kind_of(const char* format) {
    if (!format || !*format) return 'u';
    if (*format == '@' || *format == '=') format++;
    if (strlen(format) != 1) return 0;
    if (strchr("df", *format)) return 'f';
    if (strchr("BHILQN?", *format)) return 'u';
    return strchr("bhilqn", *format) ? 'i' : 0;
}

int arrays_taken(Arrays* taken, PyObject* const* given, Py_ssize_t n_given, const Field* fields,
                 int count) {
    taken->count = 0;
    if (n_given != count) {
        PyErr_Format(PyExc_TypeError, "takes %d arrays, got %zd", count, n_given);
        return 0;
    }
    for (int i = 0; i < count; i++) {
        int flags = PyBUF_FORMAT | (fields[i].written ? PyBUF_CONTIG : PyBUF_CONTIG_RO);
        if (PyObject_GetBuffer(given[i], &taken->views[i], flags) < 0) {
            arrays_released(taken);
            return 0;
        }
        taken->count = i + 1;
        if (taken->views[i].itemsize != fields[i].size ||
            kind_of(taken->views[i].format) != fields[i].kind) {
            PyErr_Format(PyExc_TypeError, "%s needs items of kind %c and %zd bytes", fields[i].name,
                         fields[i].kind, fields[i].size);
            arrays_released(taken);
            return 0;
        }
        taken->lengths[i] = taken->views[i].len / fields[i].size;
    }
    return 1;
}

void arrays_released(Arrays* taken) {
    while (taken->count) PyBuffer_Release(&taken->views[--taken->count]);
}

PyObject* wrong_length(const char* name) {
    PyErr_Format(PyExc_ValueError, "%s has the wrong length", name);
    return NULL;
}

#define KERNEL(name) {#name, (PyCFunction)(void (*)(void))native_##name, METH_FASTCALL, NULL}

static PyMethodDef functions[] = {
    KERNEL(runs),          KERNEL(shares),   KERNEL(describe),      KERNEL(units),
    KERNEL(sentence_sums), KERNEL(cue_sums), KERNEL(state_sums),    KERNEL(context_sums),
    KERNEL(label),         KERNEL(repeated), KERNEL(spread_chunks), {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "credscore.native._kernels", NULL, 0, functions, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__kernels(void) {
    PyObject* made = PyModule_Create(&module);
    /* Counted up with every change of what the functions take or give. */
    if (made && PyModule_AddIntConstant(made, "VERSION", 1) < 0) Py_CLEAR(made);
    return made;
}
