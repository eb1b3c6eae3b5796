/* The states of every sentence, and its second look beside its neighbours
   (credscore.extractors.attribution.features and context). */

#include "reports.h"
#include <stdlib.h>

static inline int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

/* What is known of every sentence: fields of `Reading`, and quoted tokens counted up. */
typedef struct {
    const int64_t *first, *last, *opened, *closed, *paragraph;
    int64_t* quoted; /* quoted tokens before each token, and in all */
    Py_ssize_t n;
} Known;

static const Field KNOWN[] = {{"quoted", 1, 'u', 0}, {"first", 8, 'i', 0},
                              {"last", 8, 'i', 0},   {"opened", 8, 'i', 0},
                              {"closed", 8, 'i', 0}, {"paragraph", 8, 'i', 0}};
enum { N_KNOWN = 6 };

/* Read the first arguments; 0 where they do not fit one another or memory is short. */
static int known(const Arrays* a, Known* k) {
    Py_ssize_t tokens = a->lengths[0];
    k->n = a->lengths[1];
    k->quoted = NULL;
    for (int i = 2; i < N_KNOWN; i++)
        if (a->lengths[i] != k->n) return 0;
    k->first = ITEMS(*a, 1, int64_t), k->last = ITEMS(*a, 2, int64_t);
    k->opened = ITEMS(*a, 3, int64_t), k->closed = ITEMS(*a, 4, int64_t);
    k->paragraph = ITEMS(*a, 5, int64_t);
    for (Py_ssize_t i = 0; i < k->n; i++)
        if (k->first[i] < 0 || k->last[i] < k->first[i] || k->last[i] > tokens) return 0;
    if (!all_within(k->opened, k->n, 0, INT32_MAX) || !all_within(k->closed, k->n, 0, INT32_MAX))
        return 0;
    if (!(k->quoted = malloc(8 * (size_t)(tokens + 1)))) return 0;
    k->quoted[0] = 0;
    for (Py_ssize_t i = 0; i < tokens; i++)
        k->quoted[i + 1] = k->quoted[i] + (ITEMS(*a, 0, uint8_t)[i] != 0);
    return 1;
}

/* The code of a neighbour's state, from 1; 0 at the edges of a paragraph. */
static int64_t beside(const int64_t* states, const Known* k, Py_ssize_t i, int step) {
    Py_ssize_t j = i + step;
    return j < 0 || j >= k->n || k->paragraph[i] != k->paragraph[j] ? 0 : states[j] + 1;
}

enum { STATES = 7 };

/* state_sums(quoted, first, last, opened, closed, paragraph, sentence, cues, odd, weights, out):
   adds to each sentence's sums the weights of its marks. */
PyObject* native_state_sums(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    Field fields[N_KNOWN + 5];
    for (int i = 0; i < N_KNOWN; i++) fields[i] = KNOWN[i];
    fields[6] = (Field){"sentence", 8, 'i', 0}, fields[7] = (Field){"cues", 8, 'i', 0};
    fields[8] = (Field){"odd", 8, 'u', 0}, fields[9] = (Field){"weights", 1, 'i', 0};
    fields[10] = (Field){"out", 8, 'i', 1};
    Arrays a;
    Known k;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, N_KNOWN + 5)) return NULL;
    Py_ssize_t tokens = a.lengths[0], count = a.lengths[7];
    int64_t* states = NULL;
    int fits = known(&a, &k) && a.lengths[6] == tokens && a.lengths[8] == 4 &&
               a.lengths[10] == 2 * k.n && is_table(a.lengths[9] / 2) &&
               (states = calloc((size_t)(2 * k.n + 1), 8));
    int64_t *own = states, *said = states ? states + k.n : NULL;
    for (Py_ssize_t c = 0; fits && c < count; c++) {
        int64_t cue = ITEMS(a, 7, int64_t)[c], home = -1;
        fits = cue >= 0 && cue < tokens && (home = ITEMS(a, 6, int64_t)[cue]) >= 0 && home < k.n;
        if (fits && !ITEMS(a, 0, uint8_t)[cue]) said[home]++;
    }
    if (fits) {
        const uint64_t* odd = ITEMS(a, 8, uint64_t);
        const int8_t* weights = ITEMS(a, 9, int8_t);
        int shift = table_shift(a.lengths[9] / 2);
        int64_t open = 0;
        for (Py_ssize_t i = 0; i < k.n; i++) {
            int64_t size = k.last[i] - k.first[i];
            int64_t quoted = k.quoted[k.last[i]] - k.quoted[k.first[i]];
            int64_t share = !quoted ? 0 : quoted >= size ? 4 : 1 + 3 * quoted / (size + 1);
            open += k.opened[i] - k.closed[i];
            int64_t marks = least(k.opened[i], 2) * 3 + least(k.closed[i], 2);
            own[i] = (share * 9 + marks) * 2 + (open > 0);
            said[i] = least(said[i], 2);
        }
        for (Py_ssize_t i = 0; i < k.n; i++) {
            int64_t* sums = ITEMS(a, 10, int64_t) + 2 * i;
            int64_t both = own[i] * 3 + said[i], share = own[i] / 18;
            int64_t before = beside(said, &k, i, -1), after = beside(said, &k, i, 1);
            int64_t codes[STATES] = {
                own[i],
                both,
                both * 10 + least((k.last[i] - k.first[i]) / 5, 9),
                both * 200 + beside(own, &k, i, -1),
                both * 200 + beside(own, &k, i, 1),
                (both * 4 + before) * 4 + after,
                ((share * 3 + said[i]) * 4 + before) * 4 + after,
            };
            for (int s = 0; s < STATES; s++)
                weigh(sums, weights, shift,
                      (uint64_t)codes[s] * odd[0] + (uint64_t)(100 + s) * odd[1]);
        }
    }
    free(states), free(k.quoted);
    arrays_released(&a);
    if (!fits) return wrong_length("sentence");
    Py_RETURN_NONE;
}

/* Columns of what is known of a sentence, as `context._NAMES` lists them. */
enum { OWN = 8, THEIRS = 10, NAMES = OWN + 4 * THEIRS, FAR = 6, AWAY = 31 };
enum { ANY, TIER, CUE_ANY, CUE, QUOTE, SHARE, SPOKEN, GOES_ON };
enum { NAMED = 1, HELD_ON = 3, LIKELY = 1, MOSTLY = 2 };

static int64_t digit(double x, const double* steps, int count) {
    int64_t found = 0;
    while (found < count && x >= steps[found]) found++;
    return found;
}

static void look(const Known* k, const double* firsts, const double* likeliest, const double* steps,
                 int64_t (*own)[OWN]) {
    int64_t state = 0;
    for (Py_ssize_t i = 0; i < k->n; i++) {
        int64_t from = k->first[i], until = k->last[i], size = until - from;
        int64_t quoted = k->quoted[until] - k->quoted[from];
        int64_t share = !quoted ? 0 : quoted >= size ? 3 : 1 + (2 * quoted > size);
        int64_t begins = k->quoted[least(from + 1, until)] > k->quoted[from];
        int64_t ends = k->quoted[until] > k->quoted[until - 1 > from ? until - 1 : from];
        int64_t* one = own[i];
        one[ANY] = digit(firsts[2 * i + 1], steps, 6);
        one[TIER] = digit(firsts[2 * i], steps, 6);
        one[CUE_ANY] = digit(likeliest[2 * i + 1], steps + 1, 4);
        one[CUE] = digit(likeliest[2 * i], steps + 1, 4);
        one[QUOTE] = (share * 2 + begins) * 2 + ends;
        one[SHARE] = share;
        one[SPOKEN] = state;
        one[GOES_ON] = begins && !k->opened[i];
        if (one[CUE] > LIKELY)
            state = NAMED + (one[CUE] > LIKELY + 1);
        else if (share < MOSTLY)
            state = 0;
        else if (0 < state && state < HELD_ON)
            state += HELD_ON - NAMED;
    }
}

static void surroundings(const Known* k, int64_t (*own)[OWN], Py_ssize_t i, int64_t* value) {
    static const int moves[4] = {-1, 1, -2, 2};
    for (int c = 0; c < OWN; c++) value[c] = own[i][c];
    for (int m = 0; m < 4; m++) {
        Py_ssize_t j = i + moves[m];
        int64_t* theirs = value + OWN + m * THEIRS;
        int there = j >= 0 && j < k->n, same = there && k->paragraph[j] == k->paragraph[i];
        for (int c = 0; c < FAR; c++) theirs[c] = same ? own[j][c] : AWAY;
        theirs[6] = there ? own[j][TIER] : AWAY;
        theirs[7] = there ? own[j][CUE] : AWAY;
        theirs[8] = there ? own[j][QUOTE] : AWAY;
        theirs[9] = same;
    }
}

/* context_sums(quoted, first, last, opened, closed, paragraph, firsts, likeliest, steps, codes,
   odd, weights, out): adds to each sentence's sums the weights of its second look. */
PyObject* native_context_sums(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    Field fields[N_KNOWN + 7];
    for (int i = 0; i < N_KNOWN; i++) fields[i] = KNOWN[i];
    fields[6] = (Field){"firsts", 8, 'f', 0}, fields[7] = (Field){"likeliest", 8, 'f', 0};
    fields[8] = (Field){"steps", 8, 'f', 0}, fields[9] = (Field){"codes", 8, 'i', 0};
    fields[10] = (Field){"odd", 8, 'u', 0}, fields[11] = (Field){"weights", 1, 'i', 0};
    fields[12] = (Field){"out", 8, 'i', 1};
    Arrays a;
    Known k;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, N_KNOWN + 7)) return NULL;
    int64_t (*own)[OWN] = NULL;
    int fits = known(&a, &k) && a.lengths[6] == 2 * k.n && a.lengths[7] == 2 * k.n &&
               a.lengths[8] == 6 && a.lengths[10] == 4 && a.lengths[12] == 2 * k.n &&
               is_table(a.lengths[11] / 2) && (own = malloc(sizeof(*own) * (size_t)(k.n + 1)));
    if (fits) {
        const int64_t* codes = ITEMS(a, 9, int64_t);
        const uint64_t* odd = ITEMS(a, 10, uint64_t);
        int shift = table_shift(a.lengths[11] / 2);
        look(&k, ITEMS(a, 6, double), ITEMS(a, 7, double), ITEMS(a, 8, double), own);
        for (Py_ssize_t i = 0; i < k.n; i++) {
            int64_t value[NAMES];
            surroundings(&k, own, i, value);
            for (Py_ssize_t f = 0; f < a.lengths[9] / NAMES; f++) {
                uint64_t code = 0;
                for (int c = 0; c < NAMES; c++)
                    code += (uint64_t)codes[f * NAMES + c] * (uint64_t)value[c];
                weigh(ITEMS(a, 12, int64_t) + 2 * i, ITEMS(a, 11, int8_t), shift,
                      code * odd[0] + (uint64_t)(f + 1) * odd[1]);
            }
        }
    }
    free(own), free(k.quoted);
    arrays_released(&a);
    if (!fits) return wrong_length("sentences");
    Py_RETURN_NONE;
}
