/* What speaks for a sentence or a possible cue reporting somebody's words
   (credscore.extractors.attribution.features and model). */

#include "reports.h"

/* What is outside the sentence, and what marks a quoted token. */
static const uint64_t EDGE = 0x5E17, QUOTED = UINT64_C(0xA5A5A5A5A5A5A5A5);

enum { BEHIND = 3 };

/* sentence_sums(words, shapes, quoted, sentence, first, salts, odd, weights, out): of each
   sentence, the summed weights of the runs of up to three words and four shapes in it. */
PyObject* native_sentence_sums(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    static const Field fields[] = {
        {"words", 8, 'u', 0},    {"shapes", 8, 'u', 0},  {"quoted", 1, 'u', 0},
        {"sentence", 8, 'i', 0}, {"first", 8, 'i', 0},   {"salts", 8, 'u', 0},
        {"odd", 8, 'u', 0},      {"weights", 1, 'i', 0}, {"out", 8, 'i', 1}};
    Arrays a;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, 9)) return NULL;
    Py_ssize_t n = a.lengths[0], sentences = a.lengths[4];
    const int64_t *sentence = ITEMS(a, 3, int64_t), *first = ITEMS(a, 4, int64_t);
    int fits = a.lengths[1] == n && a.lengths[2] == n && a.lengths[3] == n && a.lengths[6] == 4 &&
               a.lengths[5] >= 2 * BEHIND && a.lengths[8] == 2 * sentences &&
               is_table(a.lengths[7] / 2) && all_within(sentence, n, 0, sentences - 1) &&
               all_within(first, sentences, 0, n);
    if (!fits) {
        arrays_released(&a);
        return wrong_length("sentence");
    }
    const uint64_t *salts = ITEMS(a, 5, uint64_t), *odd = ITEMS(a, 6, uint64_t);
    const uint8_t* quoted = ITEMS(a, 2, uint8_t);
    const int8_t* weights = ITEMS(a, 7, int8_t);
    int shift = table_shift(a.lengths[7] / 2);
    for (Py_ssize_t i = 0; i < n; i++) {
        int64_t* sums = ITEMS(a, 8, int64_t) + 2 * sentence[i];
        uint64_t run[2] = {0, 0};
        int feature = 0;
        for (int view = 0; view < 2; view++) {
            const uint64_t* of = ITEMS(a, view, uint64_t);
            for (int step = 0; step < BEHIND + view; step++) {
                uint64_t token = EDGE;
                if (i - step >= first[sentence[i]])
                    token = of[i - step] ^ (quoted[i - step] ? QUOTED : 0);
                run[view] += token * odd[step];
                if (view == 0 || step > 0)
                    weigh(sums, weights, shift, run[view] + salts[feature++]);
            }
        }
    }
    arrays_released(&a);
    Py_RETURN_NONE;
}

enum { WINDOW = 5, PLACES = 2 * WINDOW + 1, PAIRS = 7, TRIPLES = 5, STATES = 4 };

typedef struct {
    const uint64_t *words, *shapes, *salts, *odd;
    const uint8_t* quoted;
    const int64_t *pairs, *triples;
    const int8_t* weights;
    int shift;
} Cues;

static void weigh_view(const Cues* in, const uint64_t* view, int64_t cue, int64_t begin,
                       int64_t end, int* feature, int64_t* sums) {
    uint64_t placed[PLACES];
    const uint64_t *salts = in->salts, *odd = in->odd;
    for (int k = 0; k < PLACES; k++) {
        int64_t at = cue + k - WINDOW;
        uint64_t token = at >= begin && at < end ? view[at] : EDGE;
        placed[k] = token * odd[2] + salts[k];
        weigh(sums, in->weights, in->shift, placed[k] + salts[(*feature)++]);
    }
    for (int k = 0; k < PAIRS; k++) {
        uint64_t pair = placed[in->pairs[2 * k]] * odd[0] + placed[in->pairs[2 * k + 1]] * odd[1];
        weigh(sums, in->weights, in->shift, pair + salts[(*feature)++]);
    }
    for (int k = 0; k < TRIPLES; k++) {
        const int64_t* t = in->triples + 3 * k;
        uint64_t triple = placed[t[0]] * odd[0] + placed[t[1]] * odd[1] + placed[t[2]] * odd[2];
        weigh(sums, in->weights, in->shift, triple + salts[(*feature)++]);
    }
}

static int any_quoted(const Cues* in, int64_t from, int64_t until, int64_t begin, int64_t end) {
    for (int64_t i = from < begin ? begin : from; i < until && i < end; i++)
        if (in->quoted[i]) return 1;
    return 0;
}

static inline int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

/* cue_sums(words, shapes, quoted, sentence, first, last, opened, closed, cues, pairs, triples,
   salts, odd, weights, out): of each possible cue, the summed weights of its surroundings. */
PyObject* native_cue_sums(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    static const Field fields[] = {
        {"words", 8, 'u', 0},    {"shapes", 8, 'u', 0},  {"quoted", 1, 'u', 0},
        {"sentence", 8, 'i', 0}, {"first", 8, 'i', 0},   {"last", 8, 'i', 0},
        {"opened", 8, 'i', 0},   {"closed", 8, 'i', 0},  {"cues", 8, 'i', 0},
        {"pairs", 8, 'i', 0},    {"triples", 8, 'i', 0}, {"salts", 8, 'u', 0},
        {"odd", 8, 'u', 0},      {"weights", 1, 'i', 0}, {"out", 8, 'i', 1}};
    Arrays a;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, 15)) return NULL;
    Py_ssize_t n = a.lengths[0], sentences = a.lengths[4], count = a.lengths[8];
    const int64_t *sentence = ITEMS(a, 3, int64_t), *cues = ITEMS(a, 8, int64_t);
    int fits = a.lengths[1] == n && a.lengths[2] == n && a.lengths[3] == n &&
               a.lengths[5] == sentences && a.lengths[6] == sentences &&
               a.lengths[7] == sentences && a.lengths[9] == 2 * PAIRS &&
               a.lengths[10] == 3 * TRIPLES && a.lengths[12] == 4 && a.lengths[14] == 2 * count &&
               a.lengths[11] >= 2 * (PLACES + PAIRS + TRIPLES + STATES) &&
               is_table(a.lengths[13] / 2) && all_within(ITEMS(a, 4, int64_t), sentences, 0, n) &&
               all_within(ITEMS(a, 5, int64_t), sentences, 0, n) &&
               all_within(ITEMS(a, 6, int64_t), sentences, 0, INT32_MAX) &&
               all_within(ITEMS(a, 7, int64_t), sentences, 0, INT32_MAX) &&
               all_within(ITEMS(a, 9, int64_t), 2 * PAIRS, 0, PLACES - 1) &&
               all_within(ITEMS(a, 10, int64_t), 3 * TRIPLES, 0, PLACES - 1);
    for (Py_ssize_t i = 0; fits && i < count; i++)
        fits =
            cues[i] >= 0 && cues[i] < n && sentence[cues[i]] >= 0 && sentence[cues[i]] < sentences;
    if (!fits) {
        arrays_released(&a);
        return wrong_length("cues");
    }
    Cues in = {ITEMS(a, 0, uint64_t),  ITEMS(a, 1, uint64_t), ITEMS(a, 11, uint64_t),
               ITEMS(a, 12, uint64_t), ITEMS(a, 2, uint8_t),  ITEMS(a, 9, int64_t),
               ITEMS(a, 10, int64_t),  ITEMS(a, 13, int8_t),  table_shift(a.lengths[13] / 2)};
    int64_t rank = 0, before_home = -1;
    for (Py_ssize_t i = 0; i < count; i++) {
        int64_t cue = cues[i], home = sentence[cue], *sums = ITEMS(a, 14, int64_t) + 2 * i;
        int64_t begin = ITEMS(a, 4, int64_t)[home], end = ITEMS(a, 5, int64_t)[home];
        rank = home == before_home ? rank + 1 : 0;
        before_home = home;
        int feature = 0;
        weigh_view(&in, in.words, cue, begin, end, &feature, sums);
        weigh_view(&in, in.shapes, cue, begin, end, &feature, sums);
        int64_t sides = (in.quoted[cue] ? 4 : 0) + 2 * any_quoted(&in, cue - 3, cue, begin, end) +
                        any_quoted(&in, cue + 1, cue + 4, begin, end);
        int64_t quotes =
            least(ITEMS(a, 6, int64_t)[home], 2) * 3 + least(ITEMS(a, 7, int64_t)[home], 2);
        int64_t place = least(cue - begin, 7) * 8 + least(end - 1 - cue, 7);
        int64_t around = sides * 9 + quotes;
        int64_t codes[STATES] = {around, place, around * 64 + place, sides * 4 + least(rank, 3)};
        uint64_t states[STATES];
        for (int k = 0; k < STATES; k++) {
            states[k] = (uint64_t)codes[k] * in.odd[0] + (uint64_t)(200 + k) * in.odd[1];
            weigh(sums, in.weights, in.shift, states[k] + in.salts[feature++]);
        }
        for (int k = 0; k < STATES; k++)
            weigh(sums, in.weights, in.shift, states[k] + in.words[cue] + in.salts[feature++]);
    }
    arrays_released(&a);
    Py_RETURN_NONE;
}
