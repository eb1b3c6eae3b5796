/* Which tokens beside a cue are its source, the cue, its content
   (credscore.extractors.attribution.role_features, outline and roles). */

#include "roles.h"

static const uint64_t EDGE = 0x5E17; /* stands for what is outside the sentence */

static inline int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t within(int64_t low, int64_t x, int64_t high) {
    return x < low ? low : x > high ? high : x;
}

static inline uint64_t at(const uint64_t* view, int64_t i, const Sentence* s) {
    return i >= s->begin && i < s->end ? view[i] : EDGE;
}

/* The hash of up to three parts in order, as `combined`. */
#define ONE(a) ((a) * in->odd[0])
#define TWO(a, b) (ONE(a) + (b) * in->odd[1])
#define THREE(a, b, c) (TWO(a, b) + (c) * in->odd[2])

static void token_parts(const Document* in, const Sentence* s, int64_t i, uint64_t* part) {
    const uint64_t *words = in->words, *shapes = in->shapes;
    const Place *place = in->places + i, *last = in->places + place->last;
    int64_t first = place->first;
    uint64_t before = at(words, i - 1, s), after = at(words, i + 1, s);
    uint64_t behind = at(shapes, i - 1, s), ahead = at(shapes, i + 1, s);
    uint64_t opening = shapes[first], second = at(shapes, first + 1, s);
    uint64_t left = at(words, first - 1, s), right = at(words, place->last + 1, s);
    int64_t verbal = last->verbs - in->places[first].verbs + in->places[first].verb;
    part[0] = 0;
    part[1] = words[i];
    part[2] = shapes[i];
    part[3] = TWO(before, words[i]);
    part[4] = TWO(words[i], after);
    part[5] = THREE(behind, shapes[i], ahead);
    part[6] = THREE(at(shapes, i - 2, s), behind, shapes[i]);
    part[7] = THREE(shapes[i], ahead, at(shapes, i + 2, s));
    part[8] = opening;
    part[9] = TWO(left, right);
    part[10] = THREE(left, opening, right);
    part[11] = TWO(opening, (uint64_t)least(place->last - first, 8));
    part[12] = THREE(opening, second, (uint64_t)least(i - first, 4));
    part[13] = TWO(opening, (uint64_t)least(verbal, 2));
    part[14] = TWO(before, ahead);
}

static void cue_parts(const Document* in, const Sentence* s, int64_t cue, uint64_t* part) {
    const uint64_t *words = in->words, *shapes = in->shapes;
    uint64_t before = at(words, cue - 1, s), after = at(words, cue + 1, s);
    uint64_t behind = at(shapes, cue - 1, s), ahead = at(shapes, cue + 1, s);
    uint64_t marks = (uint64_t)(least(s->opened, 2) * 3 + least(s->closed, 2));
    part[0] = 0;
    part[1] = words[cue];
    part[2] = TWO(behind, ahead);
    part[3] = after;
    part[4] = before;
    part[5] = words[s->begin];
    part[6] = marks * in->odd[2];
    part[7] = TWO(words[cue], after);
    part[8] = TWO(before, words[cue]);
    part[9] = THREE(behind, shapes[cue], ahead);
    part[10] = shapes[cue];
}

static void relations(const Document* in, const Sentence* s, int64_t i, int64_t cue,
                      int64_t* code) {
    const Place *here = in->places + i, *there = in->places + cue;
    int64_t far = i - cue, side = (far > 0) - (far < 0) + 1;
    int64_t near = in->steps[within(-17, far, 17) + 17];
    int64_t inside = in->quoted[i] != 0, quoted = inside * 2 + (in->quoted[cue] != 0);
    int64_t piece =
        here->first == there->first ? 15 : within(-5, here->breaks - there->breaks, 5) + 5;
    int64_t links = within(-2, here->links - there->links, 2) + 2;
    int64_t cues = within(-2, here->cues - there->cues, 2) + 2;
    int64_t aux = within(-2, here->auxiliaries - there->auxiliaries, 2) + 2;
    int64_t marks = within(-3, here->quotes - there->quotes, 3) + 3;
    int64_t begin = least(i - s->begin, 5), end = least(s->end - 1 - i, 3);
    int64_t before_here = here->verbs - here->verb, before_cue = there->verbs - there->verb;
    const Place* opening = in->places + s->begin;
    int64_t nth = least(before_here - (opening->verbs - opening->verb), 3);
    int64_t ahead = side == 0 ? before_cue - here->verbs : before_here - there->verbs;
    int64_t between = (side == 1 ? 4 : least(ahead, 3)) * 3 + side, on = piece * 4 + quoted;
    code[0] = near;
    code[1] = side;
    code[2] = piece * 3 + side;
    code[3] = on * 3 + side;
    code[4] = (piece * 2 + inside) * 3 + side;
    code[5] = (links * 8 + cues) * 3 + side;
    code[6] = (on * 8 + links) * 8 + cues;
    code[7] = (marks * 4 + quoted) * 3 + side;
    code[8] = (begin * 3 + side) * 2 + inside;
    code[9] = (end * 3 + side) * 2 + inside;
    code[10] = nth * 8 + begin;
    code[11] = nth * 16 + piece;
    code[12] = nth * 3 + side;
    code[13] = between * 4 + quoted;
    code[14] = (between * 4 + nth) * 16 + piece;
    code[15] = between;
    code[16] = near * 4 + quoted;
    code[17] = (piece * 8 + aux) * 8 + cues;
    code[18] = (piece * 8 + aux) * 8 + links;
    code[19] = on * 8 + cues;
}

void emissions(const Document* in, const Sentence* s, int64_t cue, int64_t low, int64_t high,
               int32_t* scores) {
    uint64_t of_cue[CUE_PARTS], of_token[TOKEN_PARTS];
    int64_t of_both[RELATIONS];
    cue_parts(in, s, cue, of_cue);
    for (int64_t i = low; i < high; i++, scores += ROLES) {
        token_parts(in, s, i, of_token);
        relations(in, s, i, cue, of_both);
        int32_t sums[ROLES] = {0};
        for (Py_ssize_t f = 0; f < in->n_features; f++) {
            uint64_t value = of_token[in->of_token[f]] + of_cue[in->of_cue[f]] + in->salts[f] +
                             (uint64_t)of_both[in->of_both[f]] * in->odd[0];
            const int8_t* row = in->weights + ROLES * slot_of(value, in->shift);
            for (int role = 0; role < ROLES; role++) sums[role] += row[role];
        }
        for (int role = 0; role < ROLES; role++) scores[role] = sums[role];
    }
}

/* Find the best sequence of labels (Viterbi 1967); of equals the first. */
static void decode(const int32_t* scores, const int32_t* moves, int64_t n, int labels,
                   uint8_t* back, uint8_t* path) {
    int32_t best[2 * ROLES], next[2 * ROLES];
    for (int to = 0; to < labels; to++) best[to] = scores[to];
    for (int64_t i = 1; i < n; i++) {
        const int32_t* step = moves + i * labels * labels;
        for (int to = 0; to < labels; to++) {
            int from = 0;
            for (int other = 1; other < labels; other++)
                if (best[other] + step[other * labels + to] > best[from] + step[from * labels + to])
                    from = other;
            next[to] = best[from] + step[from * labels + to] + scores[i * labels + to];
            back[i * labels + to] = (uint8_t)from;
        }
        for (int to = 0; to < labels; to++) best[to] = next[to];
    }
    int label = 0;
    for (int to = 1; to < labels; to++)
        if (best[to] > best[label]) label = to;
    for (int64_t i = n - 1; i >= 0; i--) {
        path[i] = (uint8_t)label;
        label = back[i * labels + label];
    }
}

/* Allow only sequences that hold content: the labels come twice, before any content and from it
   on (`roles._with_content`). */
static void with_content(const int32_t* scores, const int32_t* moves, int64_t n, int32_t* twice,
                         int32_t* twice_moves) {
    for (int64_t i = 0; i < n; i++) {
        for (int to = 0; to < 2 * ROLES; to++) {
            /* Which labels a sequence may open with: before content all but it, after it only it.
             */
            int opens = to < ROLES ? to != CONTENT : to == ROLES + CONTENT;
            int32_t score = scores[i * ROLES + to % ROLES];
            if (i == 0 && !opens) score += NEVER;
            if (i == n - 1 && to < ROLES) score += NEVER;
            twice[i * 2 * ROLES + to] = score;
        }
        for (int from = 0; from < 2 * ROLES; from++)
            for (int to = 0; to < 2 * ROLES; to++) {
                int32_t move = moves[(i * ROLES + from % ROLES) * ROLES + to % ROLES];
                int content = to % ROLES == CONTENT;
                if (from < ROLES && to < ROLES)
                    move += content ? NEVER : 0;
                else if (from < ROLES)
                    move += content ? 0 : NEVER;
                else if (to < ROLES)
                    move = NEVER;
                twice_moves[(i * 2 * ROLES + from) * 2 * ROLES + to] = move;
            }
    }
}

void labelled(const int32_t* scores, const int32_t* moves, int64_t n, Room* room, uint8_t* labels) {
    decode(scores, moves, n, ROLES, room->back, labels);
    for (int64_t i = 0; i < n; i++)
        if (labels[i] == CONTENT) return;
    if (n < 2) return;
    with_content(scores, moves, n, room->scores, room->moves);
    decode(room->scores, room->moves, n, 2 * ROLES, room->back, labels);
    for (int64_t i = 0; i < n; i++) labels[i] %= ROLES;
}
