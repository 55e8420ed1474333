// SPDX-License-Identifier: EPL-2.0
// The limit to compare with: the bare event loop in C, with a heap of four children and with a ladder queue, integer time and ziggurat
// exponentials, no model and no statistics. Prints CPU nanoseconds.   cc -O2 -o anchor anchor.c -lm && ./anchor
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t s0 = 0x123456789abcdefULL, s1 = 0xfedcba987654321ULL;
static double X[257], F[257], S[256];

static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t bits(void) {
    uint64_t a = s0, b = s1, r = rotl(a + b, 17) + a;
    b ^= a;
    s0 = rotl(a, 49) ^ b ^ (b << 21);
    s1 = rotl(b, 28);
    return r;
}

static double uniform(void) { return (bits() >> 11) * 0x1p-53; }

static void tables(void) {
    double v = 3.9496598225815571993e-3, r = 7.69711747013104972;
    X[0] = v / exp(-r);
    X[1] = r;
    for (int i = 2; i < 256; i++) X[i] = -log(v / X[i - 1] + exp(-X[i - 1]));
    X[256] = 0;
    for (int i = 0; i < 256; i++) S[i] = X[i] * 0x1p-53;
    for (int i = 0; i <= 256; i++) F[i] = exp(-X[i]);
}

static int64_t exponential(double mean) {
    for (;;) {
        uint64_t b = bits();
        int i = b & 255;
        double x = (b >> 11) * S[i];
        if (x < X[i + 1]) return mean * x;
        if (i == 0) return mean * (X[1] - log(1 - uniform()));
        if (F[i] + (F[i + 1] - F[i]) * uniform() < exp(-x)) return mean * x;
    }
}

typedef struct {
    int64_t time;
    uint64_t tag;
} event;

static event heap[1 << 21];
static int size;
static uint64_t sequence;

static inline int before(event a, event b) { return a.time < b.time || (a.time == b.time && a.tag < b.tag); }

static void add(int64_t time, int what) {
    event e = {time, ++sequence << 24 | what};
    int at = size++;
    while (at > 0 && before(e, heap[(at - 1) >> 2])) {
        heap[at] = heap[(at - 1) >> 2];
        at = (at - 1) >> 2;
    }
    heap[at] = e;
}

static event take(void) {
    event top = heap[0], e = heap[--size];
    int at = 0;
    for (int child = 1; child < size; child = 4 * at + 1) {
        int best = child, end = child + 4 < size ? child + 4 : size;
        for (int k = child + 1; k < end; k++)
            if (before(heap[k], heap[best])) best = k;
        if (before(e, heap[best])) break;
        heap[at] = heap[best];
        at = best;
    }
    heap[at] = e;
    return top;
}

// The ladder queue of Tang, Goh and Thng, ACM TOMACS 15(3), 2005, with their threshold of 50 events and eight rungs: events far ahead
// lie unsorted on top, those nearer in the buckets of rungs, each rung spread over one crowded bucket of the rung above, and the next
// few in a sorted list at the bottom. Events are linked; what was taken is used again at once.
enum { THRESHOLD = 50, RUNGS = 8 };

typedef struct {
    event e;
    int next;
} node;

typedef struct {
    int first, count;
} bucket;

typedef struct {
    int64_t start;
    double perTick; // buckets
    int buckets, room, at;
    bucket *all;
} rung;

static node nodes[1 << 20];
static int freeNode, usedNodes, top, inTop, bottom, inBottom, rungs;
static int64_t topStart, topLeast, topMost;
static rung ladder[RUNGS];

static void emptyLadder(void) {
    freeNode = top = bottom = -1;
    usedNodes = inTop = inBottom = rungs = 0;
    topStart = 0;
    topLeast = INT64_MAX;
    topMost = 0;
}

static int bucketOf(const rung *r, int64_t time) {
    double k = (double)(time - r->start) * r->perTick;
    return k < 0 ? -1 : k >= r->buckets ? r->buckets - 1 : (int)k;
}

static void intoBucket(rung *r, int k, int n) {
    nodes[n].next = r->all[k].first;
    r->all[k].first = n;
    r->all[k].count++;
}

static void addRung(int64_t start, int64_t end, int events, int list) {
    rung *r = &ladder[rungs++];
    if (events > r->room) {
        r->room = events;
        r->all = realloc(r->all, events * sizeof(bucket));
    }
    r->start = start;
    r->buckets = events;
    r->perTick = end > start ? (double)events / (double)(end - start) : 1;
    r->at = 0;
    for (int k = 0; k < events; k++) r->all[k] = (bucket){-1, 0};
    while (list >= 0) {
        int next = nodes[list].next;
        intoBucket(r, bucketOf(r, nodes[list].e.time), list);
        list = next;
    }
}

static void intoBottom(int n) {
    int *link = &bottom;
    while (*link >= 0 && before(nodes[*link].e, nodes[n].e)) link = &nodes[*link].next;
    nodes[n].next = *link;
    *link = n;
    inBottom++;
}

static void ladderAdd(int64_t time, int what) {
    int n = freeNode;
    if (n >= 0) freeNode = nodes[n].next;
    else n = usedNodes++;
    nodes[n].e = (event){time, ++sequence << 24 | what};
    if (time >= topStart) {
        nodes[n].next = top;
        top = n;
        inTop++;
        if (time < topLeast) topLeast = time;
        if (time > topMost) topMost = time;
        return;
    }
    for (int x = 0; x < rungs; x++) {
        int k = bucketOf(&ladder[x], time);
        if (k < ladder[x].at) continue;
        intoBucket(&ladder[x], k, n);
        return;
    }
    intoBottom(n);
    if (inBottom <= THRESHOLD || rungs == RUNGS) return;
    int64_t most = 0;
    for (int i = bottom; i >= 0; i = nodes[i].next) most = nodes[i].e.time;
    int list = bottom, events = inBottom;
    if (most == nodes[list].e.time) return; // all at once: no rung would part them
    int64_t start = nodes[list].e.time;
    bottom = -1;
    inBottom = 0;
    addRung(start, most, events, list);
}

static void fillBottom(void) {
    while (inBottom == 0) {
        while (rungs > 0) {
            rung *r = &ladder[rungs - 1];
            while (r->at < r->buckets && r->all[r->at].first < 0) r->at++;
            if (r->at < r->buckets) break;
            rungs--;
        }
        if (rungs == 0) {
            int list = top, events = inTop;
            int64_t least = topLeast, most = topMost;
            top = -1;
            inTop = 0;
            topStart = most + 1;
            topLeast = INT64_MAX;
            addRung(least, most, events, list);
            continue;
        }
        rung *r = &ladder[rungs - 1];
        int list = r->all[r->at].first, events = r->all[r->at].count;
        r->all[r->at++] = (bucket){-1, 0};
        if (r->at + 16 < r->buckets && r->all[r->at + 16].first >= 0) __builtin_prefetch(&nodes[r->all[r->at + 16].first]);
        if (events > THRESHOLD && rungs < RUNGS) {
            int64_t least = INT64_MAX, most = 0;
            for (int i = list; i >= 0; i = nodes[i].next) {
                if (nodes[i].e.time < least) least = nodes[i].e.time;
                if (nodes[i].e.time > most) most = nodes[i].e.time;
            }
            if (most > least) {
                addRung(least, most, events, list);
                continue;
            }
        }
        while (list >= 0) {
            int next = nodes[list].next;
            intoBottom(list);
            list = next;
        }
    }
}

static event ladderTake(void) {
    if (inBottom == 0) fillBottom();
    int n = bottom;
    bottom = nodes[n].next;
    inBottom--;
    nodes[n].next = freeNode;
    freeNode = n;
    return nodes[n].e;
}

static double cpu(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static void mm1(void) {
    double start = cpu(), area = 0;
    int64_t jobs = 0, last = 0;
    long events = 20000000;
    size = 0;
    add(exponential(1e6 / 0.9), 0);
    for (long i = 0; i < events; i++) {
        event e = take();
        area += (double)jobs * (e.time - last);
        last = e.time;
        if ((e.tag & 0xffffff) == 0) {
            add(e.time + exponential(1e6 / 0.9), 0);
            if (jobs++ == 0) add(e.time + exponential(1e6), 1);
        } else if (--jobs > 0) {
            add(e.time + exponential(1e6), 1);
        }
    }
    printf("M/M/1 at 0.9         %6.1f ns/event   (mean number %.2f)\n", (cpu() - start) / events, area / last);
}

static void hold(int pending, long operations) {
    size = 0;
    for (int i = 0; i < pending; i++) add(exponential(1e6), i);
    double start = cpu();
    for (long i = 0; i < operations; i++) {
        event e = take();
        add(e.time + exponential(1e6), e.tag & 0xffffff);
    }
    printf("hold, %7d pending %5.1f ns\n", pending, (cpu() - start) / operations);
}

static void holdLadder(int pending, long operations) {
    int64_t now = 0;
    emptyLadder();
    for (int i = 0; i < pending; i++) ladderAdd(exponential(1e6), i);
    double start = cpu();
    for (long i = 0; i < operations; i++) {
        event e = ladderTake();
        if (e.time < now) abort(); // out of order
        now = e.time;
        ladderAdd(now + exponential(1e6), e.tag & 0xffffff);
    }
    printf("ladder, %7d pending %5.1f ns\n", pending, (cpu() - start) / operations);
}

static void network(void) {
    static int jobs[50];
    long events = 20000000;
    size = 0;
    for (int i = 0; i < 50; i++) jobs[i] = 0;
    jobs[0] = 500;
    add(exponential(1e6), 0);
    double start = cpu();
    for (long i = 0; i < events; i++) {
        event e = take();
        int from = e.tag & 0xffffff, to = (from + 1) % 50;
        if (--jobs[from] > 0) add(e.time + exponential(1e6), from);
        if (jobs[to]++ == 0) add(e.time + exponential(1e6), to);
    }
    printf("closed network       %6.1f ns/event\n", (cpu() - start) / events);
}

int main(void) {
    tables();
    mm1();
    network();
    hold(100, 10000000);
    hold(10000, 10000000);
    hold(1000000, 5000000);
    holdLadder(100, 10000000);
    holdLadder(10000, 10000000);
    holdLadder(1000000, 5000000);
}
