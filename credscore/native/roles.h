/* A document as the labelling of tokens beside a cue looks at it. */

#ifndef CREDSCORE_ROLES_H
#define CREDSCORE_ROLES_H

#include "reports.h"

enum { NONE, SOURCE, CUE, CONTENT, ROLES };
enum { TOKEN_PARTS = 15, CUE_PARTS = 11, RELATIONS = 20, STEPS = 35 };
enum { NEVER = -(1 << 20), SURELY = 1 << 16 };

/* A token in the outline of its sentence: its piece, and counts up to it, itself included. */
typedef struct {
    int64_t first, last;
    int32_t breaks, quotes, links, cues, auxiliaries, verbs, verb, joint;
} Place;

typedef struct {
    int64_t begin, end, opened, closed;
} Sentence;

typedef struct {
    const uint64_t *words, *shapes, *salts, *odd;
    const uint8_t* quoted;
    const Place* places;
    /* What each feature is made of, and the distance from the cue in steps that grow. */
    const int64_t *of_token, *of_cue, *of_both, *steps;
    Py_ssize_t n_features;
    const int8_t* weights;
    int shift;
} Document;

/* What one sequence needs while it is labelled. */
typedef struct {
    int32_t *scores, *moves;
    uint8_t* back;
} Room;

void emissions(const Document* in, const Sentence* s, int64_t cue, int64_t low, int64_t high,
               int32_t* scores);
void labelled(const int32_t* scores, const int32_t* moves, int64_t n, Room* room, uint8_t* labels);

#endif
