// SPDX-License-Identifier: EPL-2.0
// The limit to compare with: the bare event loop in C, with a heap of four children, integer time and ziggurat exponentials, no
// model and no statistics. Prints CPU nanoseconds.   cc -O2 -o anchor anchor.c -lm && ./anchor
#include <math.h>
#include <stdint.h>
#include <stdio.h>
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
}
