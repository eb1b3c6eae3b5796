/* Every word beside its neighbours (credscore.oddity.surroundings), and the networks that judge
   it (credscore.oddity.damage). */

#include "native.h"
#include <stdlib.h>
#include <string.h>

enum { AHEAD = 40 }; /* hashes whose cells are on their way */

static void fetch(const uint8_t* cells, int shift, uint64_t hash) {
    PREFETCH(cells + (hash >> shift));
    PREFETCH(cells + (mixed(hash) >> shift));
}

static int level(const uint8_t* cells, int shift, uint64_t hash) {
    uint8_t first = cells[hash >> shift], second = cells[mixed(hash) >> shift];
    uint8_t check = (uint8_t)(hash & 15);
    int found = 0;
    if (second && second >> 4 == check) found = second & 15;
    if (first && first >> 4 == check && (first & 15) > found) found = first & 15;
    return found;
}

/* Return the row of a word in the sorted hashes, or -1; `buckets` holds where each value of the
   first bits begins. */
static int64_t row_of(const uint64_t* sorted, Py_ssize_t n, const int64_t* buckets, int shift,
                      uint64_t hash) {
    int64_t low = buckets[hash >> shift], high = buckets[(hash >> shift) + 1];
    if (low < 0 || high > n) return -1;
    while (low < high && sorted[low] < hash) low++;
    return low < high && sorted[low] == hash ? low : -1;
}

/* `step` is a power of two, so that products with it and with its inverse are exact. */
static float stepped(double value, double step, double limit) {
    value = value > limit ? limit : value < -limit ? -limit : value;
    return (float)(rounded(value * (1 / step)) * step);
}

/* `numbers` are a scale, and the step and the limit of what comes out. */
static float association(const int8_t* left, const int8_t* right, Py_ssize_t rank, int64_t first,
                         int64_t second, const double* numbers) {
    if (first < 0 || second < 0) return 0.0f;
    int32_t sum = 0;
    const int8_t *a = left + first * rank, *b = right + second * rank;
    for (Py_ssize_t i = 0; i < rank; i++) sum += a[i] * b[i];
    return stepped((float)sum * (float)numbers[0], numbers[1], numbers[2]);
}

/* describe(words, masked, case, hashes, begins, cells, sorted, buckets, left, right, numbers,
   shares, out): `begins` is where the n-grams of each column begin among the hashes; `numbers`
   are the scale of the factors, the step and the limit of shares. */
PyObject* native_describe(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    static const Field fields[] = {
        {"words", 8, 'u', 0},  {"masked", 8, 'u', 0},  {"case", 8, 'u', 0},
        {"hashes", 8, 'u', 0}, {"begins", 8, 'i', 0},  {"cells", 1, 'u', 0},
        {"sorted", 8, 'u', 0}, {"buckets", 8, 'i', 0}, {"left", 1, 'i', 0},
        {"right", 1, 'i', 0},  {"numbers", 8, 'f', 0}, {"shares", 8, 'f', 0},
        {"out", 4, 'f', 1}};
    Arrays a;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, 13)) return NULL;
    Py_ssize_t n = a.lengths[0], n_levels = a.lengths[4], vocabulary = a.lengths[6];
    Py_ssize_t n_shares = n ? a.lengths[11] / n : 0, columns = n_levels + 10 + 2 * n_shares;
    Py_ssize_t rank = vocabulary ? a.lengths[8] / vocabulary : 0;
    const int64_t* begins = ITEMS(a, 4, int64_t);
    int fits = a.lengths[1] == n && a.lengths[2] == n && a.lengths[9] == a.lengths[8] &&
               a.lengths[10] == 3 && a.lengths[12] == n * columns &&
               a.lengths[11] == n * n_shares && a.lengths[8] == vocabulary * rank &&
               is_table(a.lengths[5]) && is_table(a.lengths[7] - 1) && n <= a.lengths[3] &&
               all_within(begins, n_levels, 0, a.lengths[3] - n);
    if (!fits) {
        arrays_released(&a);
        return wrong_length("out");
    }
    const uint64_t *words = ITEMS(a, 0, uint64_t), *masked = ITEMS(a, 1, uint64_t);
    const uint64_t *written = ITEMS(a, 2, uint64_t), *hashes = ITEMS(a, 3, uint64_t);
    const double *numbers = ITEMS(a, 10, double), *shares = ITEMS(a, 11, double);
    float* out = ITEMS(a, 12, float);
    int shift = 64, bucket = 64;
    while (((Py_ssize_t)1 << (64 - shift)) < a.lengths[5]) shift--;
    while (((Py_ssize_t)1 << (64 - bucket)) + 1 < a.lengths[7]) bucket--;
    uint8_t* levels = malloc((size_t)a.lengths[3] + 1);
    int64_t* rows = malloc(8 * (size_t)(n + 2));
    if (!levels || !rows) {
        free(levels), free(rows);
        arrays_released(&a);
        return PyErr_NoMemory();
    }
    for (Py_ssize_t i = 0; i < a.lengths[3]; i++) {
        if (i + AHEAD < a.lengths[3]) fetch(ITEMS(a, 5, uint8_t), shift, hashes[i + AHEAD]);
        levels[i] = (uint8_t)level(ITEMS(a, 5, uint8_t), shift, hashes[i]);
    }
    rows[0] = rows[n + 1] = -1;
    for (Py_ssize_t i = 0; i < n; i++)
        rows[i + 1] =
            row_of(ITEMS(a, 6, uint64_t), vocabulary, ITEMS(a, 7, int64_t), bucket, words[i]);
    float joined = 0.0f;
    for (Py_ssize_t i = 0; i < n; i++, out += columns) {
        const int64_t* row = rows + i + 1;
        float* x = out + n_levels;
        for (Py_ssize_t c = 0; c < n_levels; c++) out[c] = levels[begins[c] + i];
        x[0] = joined;
        x[1] = joined =
            association(ITEMS(a, 8, int8_t), ITEMS(a, 9, int8_t), rank, row[0], row[1], numbers);
        x[2] = words[i] == masked[i];
        x[3] = i > 0 && words[i - 1] == masked[i - 1];
        x[4] = i + 1 < n && words[i + 1] == masked[i + 1];
        x[5] = written[i] == 1;
        x[6] = written[i] == 2;
        x[7] = row[0] >= 0;
        x[8] = row[-1] >= 0;
        x[9] = row[1] >= 0;
        for (Py_ssize_t c = 0; c < n_shares; c++) {
            double near = 0.0;
            const double* share = shares + i * n_shares + c;
            if (i > 1) near += share[-2 * n_shares];
            if (i > 0) near += share[-n_shares];
            if (i + 1 < n) near += share[n_shares];
            if (i + 2 < n) near += share[2 * n_shares];
            x[10 + c] = stepped(*share, numbers[1], numbers[2]);
            x[10 + n_shares + c] = stepped(near / 4, numbers[1], numbers[2]);
        }
    }
    free(levels), free(rows);
    arrays_released(&a);
    Py_RETURN_NONE;
}

enum { MOST_UNITS = 512, MOST_COLUMNS = 512 };

/* Several numbers at once, where the compiler has a type for them. */
#if defined(__GNUC__) || defined(__clang__)
typedef double Lanes __attribute__((vector_size(64)));
#define INLINE static inline __attribute__((always_inline))
#else
typedef double Lanes;
#define INLINE static inline
#endif
enum { LANES = sizeof(Lanes) / sizeof(double), WIDEST = 72 };

typedef struct {
    const double *hidden, *bias, *outer, *outer_bias;
    Py_ssize_t columns, makers, units;
    double step;
} Network;

/* Judge `n` tokens; `tile` units at a time have their sums in registers. */
INLINE void judged_in(const Network* net, const float* x, Py_ssize_t n, double* out, int tile) {
    double sums[MOST_UNITS], values[MOST_COLUMNS], inverse = 1 / net->step;
    Py_ssize_t places[MOST_COLUMNS], width = net->makers * net->units, whole = width - width % tile;
    for (Py_ssize_t i = 0; i < n; i++, x += net->columns) {
        Py_ssize_t count = 0;
        for (Py_ssize_t c = 0; c < net->columns; c++)
            if (x[c] != 0.0f) values[count] = x[c], places[count++] = c * width;
        memcpy(sums, net->bias, 8 * (size_t)width);
        for (Py_ssize_t first = 0; first < whole; first += tile) {
            Lanes held[WIDEST / LANES];
            for (int u = 0; u < tile / LANES; u++)
                memcpy(held + u, sums + first + LANES * u, sizeof *held);
            for (Py_ssize_t c = 0; c < count; c++) {
                const double* weights = net->hidden + places[c] + first;
                for (int u = 0; u < tile / LANES; u++) {
                    Lanes lanes;
                    memcpy(&lanes, weights + LANES * u, sizeof lanes);
                    held[u] += values[c] * lanes;
                }
            }
            for (int u = 0; u < tile / LANES; u++)
                memcpy(sums + first + LANES * u, held + u, sizeof *held);
        }
        for (Py_ssize_t u = whole; u < width; u++)
            for (Py_ssize_t c = 0; c < count; c++)
                sums[u] += values[c] * net->hidden[places[c] + u];
        for (Py_ssize_t u = 0; u < width; u++) {
            double unit = sums[u] > 0.0 ? sums[u] : 0.0;
            sums[u] = rounded(unit * inverse) * net->step * net->outer[u];
        }
        for (Py_ssize_t m = 0; m < net->makers; m++) {
            double total = net->outer_bias[m];
            for (Py_ssize_t u = m * net->units; u < (m + 1) * net->units; u++) total += sums[u];
            out[i * net->makers + m] = total;
        }
    }
}

/* One version for each width of registers.  All give the same: no sum is rounded. */
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
__attribute__((target("avx512f"))) static void judged_512(const Network* net, const float* x,
                                                          Py_ssize_t n, double* out) {
    judged_in(net, x, n, out, WIDEST);
}
__attribute__((target("avx2"))) static void judged_256(const Network* net, const float* x,
                                                       Py_ssize_t n, double* out) {
    judged_in(net, x, n, out, 24);
}
static void judged(const Network* net, const float* x, Py_ssize_t n, double* out) {
    if (__builtin_cpu_supports("avx512f"))
        judged_512(net, x, n, out);
    else if (__builtin_cpu_supports("avx2"))
        judged_256(net, x, n, out);
    else
        judged_in(net, x, n, out, 24);
}
#else
static void judged(const Network* net, const float* x, Py_ssize_t n, double* out) {
    judged_in(net, x, n, out, 24);
}
#endif

/* units(x, hidden, bias, outer, outer_bias, step, out): the log-odds of described tokens. */
PyObject* native_units(PyObject* self, PyObject* const* args, Py_ssize_t n_args) {
    static const Field fields[] = {
        {"x", 4, 'f', 0},          {"hidden", 8, 'f', 0}, {"bias", 8, 'f', 0}, {"outer", 8, 'f', 0},
        {"outer_bias", 8, 'f', 0}, {"step", 8, 'f', 0},   {"out", 8, 'f', 1}};
    Arrays a;
    (void)self;
    if (!arrays_taken(&a, args, n_args, fields, 7)) return NULL;
    Py_ssize_t width = a.lengths[2], makers = a.lengths[4];
    Py_ssize_t columns = width ? a.lengths[1] / width : 0, n = columns ? a.lengths[0] / columns : 0;
    if (!width || width > MOST_UNITS || columns > MOST_COLUMNS || a.lengths[3] != width ||
        !makers || width % makers || a.lengths[1] != columns * width || a.lengths[5] != 1 ||
        a.lengths[6] != n * makers) {
        arrays_released(&a);
        return wrong_length("out");
    }
    Network net = {ITEMS(a, 1, double),
                   ITEMS(a, 2, double),
                   ITEMS(a, 3, double),
                   ITEMS(a, 4, double),
                   columns,
                   makers,
                   width / makers,
                   *ITEMS(a, 5, double)};
    judged(&net, ITEMS(a, 0, float), n, ITEMS(a, 6, double));
    arrays_released(&a);
    Py_RETURN_NONE;
}
