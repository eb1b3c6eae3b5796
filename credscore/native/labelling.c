/* The call that labels the tokens around all cues of a document
   (credscore.extractors.attribution.roles.label). */

#include "roles.h"
#include <stdlib.h>

/* Bits of `marks`, as in credscore.extractors.attribution.reading. */
enum { MAY_BE_CUE = 1, QUOTE = 2, COMMA = 4, BREAK = 8, LINK = 16, AUXILIARY = 32, VERB = 64 };

static int32_t joint(const int64_t* marks, const uint8_t* is_word, Py_ssize_t i) {
    int64_t here = marks[i], before = i ? marks[i - 1] : 0;
    int other = !is_word[i] && !(here & (COMMA | QUOTE));
    int other_before = i && !is_word[i - 1] && !(before & (COMMA | QUOTE));
    if (here & COMMA) return 1;
    if (here & QUOTE) return 2;
    if (other) return 3;
    if (before & COMMA) return 4;
    if (before & QUOTE) return 5;
    if (other_before) return 6;
    return (here | before) & LINK ? 7 : 0;
}

static void outlined(Place* places, const int64_t* marks, const uint8_t* is_word,
                     const int64_t* sentence, const int64_t* first, Py_ssize_t n) {
    Place held = {0};
    Py_ssize_t begin = 0;
    for (Py_ssize_t i = 0; i < n; i++) {
        int64_t here = marks[i];
        int begins = (here & BREAK) || (i && marks[i - 1] & BREAK) || first[sentence[i]] == i;
        if (begins && i) {
            for (Py_ssize_t j = begin; j < i; j++) places[j].last = i - 1;
            begin = i;
        }
        held.first = begin;
        held.breaks += (here & BREAK) != 0;
        held.quotes += (here & QUOTE) != 0;
        held.links += (here & LINK) != 0;
        held.cues += (here & MAY_BE_CUE) != 0;
        held.auxiliaries += (here & AUXILIARY) != 0;
        held.verb = (here & VERB) != 0;
        held.verbs += held.verb;
        held.joint = joint(marks, is_word, i);
        places[i] = held;
    }
    for (Py_ssize_t j = begin; j < n; j++) places[j].last = n - 1;
}

static int64_t* pieces(const uint8_t* labels, int64_t n, int64_t owner, int64_t low, int64_t* out) {
    for (int64_t i = 0; i < n;) {
        int64_t from = i;
        while (i < n && labels[i] == labels[from]) i++;
        if (labels[from] == NONE) continue;
        *out++ = owner;
        *out++ = labels[from];
        *out++ = low + from;
        *out++ = low + i;
    }
    return out;
}

/* label(words, shapes, marks, is_word, quoted, sentence, first, last, opened, closed, cues, low,
   high, transitions, weights, features, steps, salts, odd, out): of each cue, number of the cue,
   role, first token and end of every piece with a role, in order; returns how many pieces. */
PyObject* native_label(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    static const Field fields[] = {
        {"words", 8, 'u', 0},    {"shapes", 8, 'u', 0},      {"marks", 8, 'i', 0},
        {"is_word", 1, 'u', 0},  {"quoted", 1, 'u', 0},      {"sentence", 8, 'i', 0},
        {"first", 8, 'i', 0},    {"last", 8, 'i', 0},        {"opened", 8, 'i', 0},
        {"closed", 8, 'i', 0},   {"cues", 8, 'i', 0},        {"low", 8, 'i', 0},
        {"high", 8, 'i', 0},     {"transitions", 2, 'i', 0}, {"weights", 1, 'i', 0},
        {"features", 8, 'i', 0}, {"steps", 8, 'i', 0},       {"salts", 8, 'u', 0},
        {"odd", 8, 'u', 0},      {"out", 8, 'i', 1}};
    Arrays a;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, 20)) return NULL;
    Py_ssize_t n = a.lengths[0], sentences = a.lengths[6], count = a.lengths[10];
    const int64_t *sentence = ITEMS(a, 5, int64_t), *cues = ITEMS(a, 10, int64_t);
    const int64_t *low = ITEMS(a, 11, int64_t), *high = ITEMS(a, 12, int64_t);
    const int64_t* begin = ITEMS(a, 6, int64_t);
    int64_t rows = 0, longest = 1;
    int fits = a.lengths[11] == count && a.lengths[12] == count && a.lengths[16] == STEPS &&
               a.lengths[13] == 8 * ROLES * ROLES && a.lengths[18] == 4 &&
               a.lengths[15] == 3 * a.lengths[17] && is_table(a.lengths[14] / ROLES);
    for (int i = 1; i < 6; i++) fits &= a.lengths[i] == n;
    for (int i = 7; i < 10; i++) fits &= a.lengths[i] == sentences;
    fits = fits && all_within(sentence, n, 0, sentences - 1);
    for (int i = 6; i < 8; i++) fits = fits && all_within(ITEMS(a, i, int64_t), sentences, 0, n);
    for (int i = 8; i < 10; i++)
        fits = fits && all_within(ITEMS(a, i, int64_t), sentences, 0, INT32_MAX);
    if (fits) {
        const int64_t *features = ITEMS(a, 15, int64_t), n_features = a.lengths[17];
        fits = all_within(features, n_features, 0, TOKEN_PARTS - 1) &&
               all_within(features + n_features, n_features, 0, CUE_PARTS - 1) &&
               all_within(features + 2 * n_features, n_features, 0, RELATIONS - 1) &&
               all_within(ITEMS(a, 16, int64_t), STEPS, INT32_MIN, INT32_MAX);
    }
    for (Py_ssize_t i = 0; fits && i < count; i++) {
        fits = cues[i] >= 0 && cues[i] < n && low[i] >= 0 && low[i] <= cues[i] &&
               cues[i] < high[i] && high[i] <= n && begin[sentence[cues[i]]] < n;
        if (!fits) break;
        rows += high[i] - low[i];
        if (high[i] - low[i] > longest) longest = high[i] - low[i];
    }
    if (!fits || a.lengths[19] < 4 * rows) {
        arrays_released(&a);
        return wrong_length("out");
    }
    size_t room = (size_t)longest * ROLES;
    Place* places = malloc(sizeof(Place) * (size_t)(n + 1));
    int32_t *scores = malloc(4 * room), *moves = malloc(4 * room * ROLES);
    Room twice = {malloc(8 * room), malloc(16 * room * ROLES), malloc(2 * room)};
    uint8_t* labels = malloc((size_t)longest);
    int64_t* out = ITEMS(a, 19, int64_t);
    int enough = places && scores && moves && twice.scores && twice.moves && twice.back && labels;
    if (enough) {
        const int64_t* first = ITEMS(a, 6, int64_t);
        const int16_t* transitions = ITEMS(a, 13, int16_t);
        outlined(places, ITEMS(a, 2, int64_t), ITEMS(a, 3, uint8_t), sentence, first, n);
        Py_ssize_t n_features = a.lengths[17];
        const int64_t* features = ITEMS(a, 15, int64_t);
        Document in = {ITEMS(a, 0, uint64_t),
                       ITEMS(a, 1, uint64_t),
                       ITEMS(a, 17, uint64_t),
                       ITEMS(a, 18, uint64_t),
                       ITEMS(a, 4, uint8_t),
                       places,
                       features,
                       features + n_features,
                       features + 2 * n_features,
                       ITEMS(a, 16, int64_t),
                       n_features,
                       ITEMS(a, 14, int8_t),
                       table_shift(a.lengths[14] / ROLES)};
        for (Py_ssize_t c = 0; c < count; c++) {
            int64_t home = sentence[cues[c]], size = high[c] - low[c];
            Sentence s = {first[home], ITEMS(a, 7, int64_t)[home], ITEMS(a, 8, int64_t)[home],
                          ITEMS(a, 9, int64_t)[home]};
            emissions(&in, &s, cues[c], low[c], high[c], scores);
            scores[(cues[c] - low[c]) * ROLES + CUE] += SURELY;
            for (int64_t i = 0; i < size; i++)
                for (int k = 0; k < ROLES * ROLES; k++)
                    moves[i * ROLES * ROLES + k] =
                        transitions[places[low[c] + i].joint * ROLES * ROLES + k];
            labelled(scores, moves, size, &twice, labels);
            out = pieces(labels, size, c, low[c], out);
        }
    }
    Py_ssize_t found = (out - ITEMS(a, 19, int64_t)) / 4;
    free(places), free(scores), free(moves), free(labels);
    free(twice.scores), free(twice.moves), free(twice.back);
    arrays_released(&a);
    return enough ? PyLong_FromSsize_t(found) : PyErr_NoMemory();
}
