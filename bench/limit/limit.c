/*
 * The month loop of src/engine/time in C: the limit that the engine is measured against.
 * Reads what bench/limit/dump.ts wrote (compiled arrays, and the numbers of every world tried), plays pasts and futures with
 * the same random numbers, and prints kept worlds, months, a hash over every change of every future, and seconds.
 * Build with -O3 -march=native -ffp-contract=off: fused multiply-adds would change last bits.
 * Tables with transfers are left out; dump.ts refuses a case that has them.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "numbers.h"

static uint8_t *input, *at;
static int32_t integer(void) { int32_t x; memcpy(&x, at, 4); at += 4; return x; }
static double real(void) { double x; memcpy(&x, at, 8); at += 8; return x; }
static int32_t *integers(int n) { int32_t *out = malloc(sizeof(int32_t) * (n > 0 ? n : 1)); for (int j = 0; j < n; j++) out[j] = integer(); return out; }
static double *reals(int n) { double *out = malloc(sizeof(double) * (n > 0 ? n : 1)); for (int j = 0; j < n; j++) out[j] = real(); return out; }
static uint8_t *bytes(int n) { uint8_t *out = malloc(n > 0 ? n : 1); memcpy(out, at, n); at += n; return out; }

typedef struct { int actor, weight, level, issues, *issue, sharpeners, *driver, *from, *to, *by, *rising; } Need;
typedef struct { int actor, issue, weight, friction, options, *values, deliverer; } Stake;
typedef struct { int need, issue, options, *values, deliverer; } Part;
typedef struct {
  int kind, count, parties, *member, agendas, *agenda, deadline, own, eyes, *believes, needs, *need, *needStart, *power, *chairs;
  key_t_ key, chair;
  int32_t **reach, *reached;
} Mover;
typedef struct { int kind, p[4], start, levels, *value, *stay, *thenStart, *thenLevel, *thenShare, points, *month, *point, jumps, rate, half; double size[2], low, high; int first, last; key_t_ walk, regime, jump; } Driver;
typedef struct { uint8_t *fits; int driver, shift; } Reaction;
typedef struct { int month; uint8_t *open, *fits; } Checkpoint;
typedef struct { int holder, about, count, *of, *value, *bias; double *min, *max; } Group;

static int A, K, N, O, D, M, n, P, since, asOf, until, paths, standing, from, record, learning, T, now, end;
static int32_t *offset, *frictionP, *reliabilityP;
static uint8_t *rows, *allowed; /* [O * widest + b] */
static int widest;
static int stakes, parts, reactions, checkpoints, groups;
static Stake *stake_; static Part *part_; static Need *need_; static Mover *mover_; static Driver *driver_;
static Reaction *reaction_; static Checkpoint *checkpoint_; static Group *group_;
static double *histories, *residual;

static key_t_ key(void) { key_t_ k; k.k0 = (uint32_t)integer(); k.k1 = (uint32_t)integer(); return k; }

static void load(void) {
  A = integer(); K = integer(); N = integer(); O = integer(); D = integer(); M = integer(); n = integer(); P = integer();
  since = integer(); asOf = integer(); until = integer(); paths = integer(); standing = integer(); from = integer(); record = integer(); learning = integer();
  T = until - since + 1; now = asOf - since; end = until - since;
  offset = integers(K + 1); rows = bytes(n * K); widest = integer(); allowed = bytes(O * widest);
  frictionP = integers(A); reliabilityP = integers(A);
  stakes = integer(); stake_ = calloc(stakes + 1, sizeof *stake_);
  for (int j = 0; j < stakes; j++) { Stake *s = &stake_[j]; s->actor = integer(); s->issue = integer(); s->weight = integer(); s->friction = integer(); s->options = integer(); s->values = integers(s->options); s->deliverer = integer(); }
  parts = integer(); part_ = calloc(parts + 1, sizeof *part_);
  for (int j = 0; j < parts; j++) { Part *p = &part_[j]; p->need = integer(); p->issue = integer(); p->options = integer(); p->values = integers(p->options); p->deliverer = integer(); }
  need_ = calloc(N + 1, sizeof *need_);
  for (int j = 0; j < N; j++) {
    Need *d = &need_[j]; d->actor = integer(); d->weight = integer(); d->level = integer(); d->issues = integer(); d->issue = integers(d->issues); d->sharpeners = integer();
    d->driver = integers(d->sharpeners); d->from = integers(d->sharpeners); d->to = integers(d->sharpeners); d->by = integers(d->sharpeners); d->rising = integers(d->sharpeners);
  }
  mover_ = calloc(M + 1, sizeof *mover_);
  for (int j = 0; j < M; j++) {
    Mover *m = &mover_[j]; m->kind = integer(); m->count = integer(); m->parties = integer(); m->member = integers(m->count); m->agendas = integer(); m->agenda = integers(m->agendas);
    m->deadline = integer(); m->own = integer(); m->eyes = integer(); m->believes = integers(m->parties); m->needs = integer(); m->need = integers(m->needs); m->needStart = integers(m->count + 1);
    int weights = integer(); m->power = weights ? integers(m->parties) : 0; m->chairs = weights ? integers(m->parties) : 0;
    m->key = key(); m->chair = key(); m->reach = calloc(n, sizeof *m->reach); m->reached = calloc(n, sizeof *m->reached);
  }
  driver_ = calloc(D + 1, sizeof *driver_);
  for (int j = 0; j < D; j++) {
    Driver *d = &driver_[j]; d->kind = integer(); for (int a = 0; a < 4; a++) d->p[a] = integer(); d->start = integer(); d->levels = integer();
    d->value = integers(d->levels); d->stay = integers(d->levels); d->thenStart = integers(d->levels + 1); d->thenLevel = integers(d->thenStart[d->levels]); d->thenShare = integers(d->thenStart[d->levels]);
    d->points = integer(); d->month = integers(d->points); d->point = integers(d->points);
    d->jumps = integer(); d->rate = integer(); d->half = integer(); d->size[0] = real(); d->size[1] = real(); d->low = real(); d->high = real(); d->first = integer(); d->last = integer();
    d->walk = key(); d->regime = key(); d->jump = key();
  }
  histories = reals(D * T);
  reactions = integer(); reaction_ = calloc(reactions + 1, sizeof *reaction_);
  for (int j = 0; j < reactions; j++) { reaction_[j].fits = bytes(n); reaction_[j].driver = integer(); reaction_[j].shift = integer(); }
  checkpoints = integer(); checkpoint_ = calloc(checkpoints + 1, sizeof *checkpoint_);
  for (int j = 0; j < checkpoints; j++) { checkpoint_[j].month = integer(); checkpoint_[j].open = bytes(O); checkpoint_[j].fits = bytes(n); }
  groups = integer(); group_ = calloc(groups + 1, sizeof *group_);
  for (int j = 0; j < groups; j++) { Group *g = &group_[j]; g->holder = integer(); g->about = integer(); g->count = integer(); g->of = integers(g->count); g->value = integers(g->count); g->bias = integers(g->count); g->min = reals(g->count); g->max = reals(g->count); }
}

/* Utility terms of one vector of numbers. */
typedef struct { double *v, *stake, *unmet, *friction, *frictionOn; } Terms;
static Terms empty(void) {
  Terms t; t.v = calloc(P, 8); t.stake = calloc(A * O, 8); t.unmet = malloc(8 * (N * O + 1)); t.friction = calloc(A, 8); t.frictionOn = calloc(A * K, 8);
  for (int j = 0; j < N * O; j++) t.unmet[j] = 1;
  return t;
}
static void derive(Terms *t) {
  double *v = t->v;
  for (int i = 0; i < A; i++) t->friction[i] = v[frictionP[i]];
  for (int j = 0; j < stakes; j++) {
    Stake *s = &stake_[j]; double w = v[s->weight] / 100, r = s->deliverer < 0 ? 1 : v[reliabilityP[s->deliverer]]; int to = s->actor * O + offset[s->issue];
    for (int o = 0; o < s->options; o++) { double value = v[s->values[o]]; t->stake[to + o] = w * (value > 0 ? value * r : value); }
    t->frictionOn[s->actor * K + s->issue] = v[s->friction];
  }
  for (int j = 0; j < parts; j++) {
    Part *p = &part_[j]; double r = p->deliverer < 0 ? 1 : v[reliabilityP[p->deliverer]]; int to = p->need * O + offset[p->issue];
    for (int o = 0; o < p->options; o++) { double c = v[p->values[o]]; t->unmet[to + o] = 1 - (c > 0 ? c * r : c); }
  }
}
static double met(Terms *t, int d, int row) {
  double left = 1;
  for (int j = 0; j < need_[d].issues; j++) { int k = need_[d].issue[j]; left *= t->unmet[d * O + offset[k] + rows[row + k]]; }
  double m = 1 - left; return m < -1 ? -1 : m > 1 ? 1 : m;
}
static int32_t *reach(int m, int q, int *count) {
  Mover *mo = &mover_[m];
  if (!mo->reach[q]) {
    int32_t *out = malloc(4 * n); int c = 0;
    if (mo->kind == 2) {
      int k = mo->agenda[0];
      if (rows[q * K + k] != 0) for (int x = 0; x < n; x++) { int fits = 1; for (int j = 0; j < K && fits; j++) fits = rows[x * K + j] == (j == k ? 0 : rows[q * K + j]); if (fits) out[c++] = x; }
    } else for (int x = 0; x < n; x++) {
      if (x == q) continue;
      int fits = 1;
      for (int k = 0; k < K && fits; k++) {
        int on = 0; for (int j = 0; j < mo->agendas; j++) on |= mo->agenda[j] == k;
        int a = rows[q * K + k], b = rows[x * K + k];
        fits = on ? allowed[(offset[k] + a) * widest + b] : a == b;
      }
      if (fits) out[c++] = x;
    }
    mo->reach[q] = out; mo->reached[q] = c + 1;
  }
  *count = mo->reached[q] - 1;
  return mo->reach[q];
}

/* Folds, as in fold.ts. */
#define SLOTS 2048
static Terms truth, *view_;
static int *seen, *counts; static double *arena; static int capacity, top, used, age;
static struct { int q, m, h, at, age; double version; } slot_[SLOTS];
static double *weightOf; 
static void forget(void) { age++; used = 0; top = 0; }
static double versionOf(int holder) { double version = 0; for (int j = 0; j < groups; j++) if (group_[j].holder == holder) version += counts[j] * weightOf[j]; return version; }
static Terms *viewOf(int holder) {
  Terms *t = &view_[holder]; double version = versionOf(holder);
  if (seen[holder] == (int)version) return t;
  seen[holder] = (int)version; memcpy(t->v, truth.v, 8 * P);
  double keep = 1 - truth.v[learning];
  for (int j = 0; j < groups; j++) {
    Group *g = &group_[j]; if (g->holder != holder) continue;
    for (int b = 0; b < g->count; b++) {
      double is = truth.v[g->of[b]], gap = g->value[b] >= 0 ? truth.v[g->value[b]] - is : truth.v[g->bias[b]];
      for (int c = 0; c < counts[j]; c++) gap *= keep;
      double held = is + gap; t->v[g->of[b]] = held < g->min[b] ? g->min[b] : held > g->max[b] ? g->max[b] : held;
    }
  }
  derive(t); return t;
}
static int fold(int m, int q, int holder) {
  double version = holder < 0 ? 0 : versionOf(holder);
  uint32_t h = ((uint32_t)q * 73856093u ^ (uint32_t)m * 19349663u ^ (uint32_t)holder * 83492791u ^ (uint32_t)version * 40503u) & (SLOTS - 1);
  while (slot_[h].age == age) { if (slot_[h].q == q && slot_[h].m == m && slot_[h].h == holder && slot_[h].version == version) return slot_[h].at; h = (h + 1) & (SLOTS - 1); }
  Terms *t = holder < 0 ? &truth : viewOf(holder);
  Mover *mo = &mover_[m]; int c, *X = reach(m, q, &c), size = (mo->count + mo->needs) * c;
  if (top + size > capacity) { if (size * 4 > capacity) { capacity = size * 8; arena = realloc(arena, 8 * (size_t)capacity); } forget(); }
  int to = top;
  static double delta[4096];
  for (int a = 0; a < mo->count; a++) {
    int i = mo->member[a];
    for (int g = 0; g < mo->agendas; g++) {
      int k = mo->agenda[g], here = rows[q * K + k], base = i * O + offset[k]; double stays = t->stake[base + here] + residual[base + here];
      for (int o = 0; o < offset[k + 1] - offset[k]; o++) delta[g * widest + o] = o == here ? 0 : t->stake[base + o] + residual[base + o] - stays - t->frictionOn[i * K + k];
    }
    double signing = a < mo->parties ? t->friction[i] : 0;
    for (int x = 0; x < c; x++) { double sum = -signing; for (int g = 0; g < mo->agendas; g++) sum += delta[g * widest + rows[X[x] * K + mo->agenda[g]]]; arena[to + a * c + x] = sum; }
  }
  for (int r = 0; r < mo->needs; r++) { double here = met(t, mo->need[r], q * K); for (int x = 0; x < c; x++) arena[to + (mo->count + r) * c + x] = met(t, mo->need[r], X[x] * K) - here; }
  top += size;
  if (used > SLOTS / 2) { forget(); top = to + size; }
  h = ((uint32_t)q * 73856093u ^ (uint32_t)m * 19349663u ^ (uint32_t)holder * 83492791u ^ (uint32_t)version * 40503u) & (SLOTS - 1);
  while (slot_[h].age == age) h = (h + 1) & (SLOTS - 1);
  slot_[h].q = q; slot_[h].m = m; slot_[h].h = holder; slot_[h].version = version; slot_[h].at = to; slot_[h].age = age; used++;
  return to;
}

/* Noise, as in noise.ts. */
#define PAST 0xffffffffu
static uint32_t draw, path; static double *chance, *phi, *innovation, *decay, *jumpChance;
static uint8_t *scheduled, *busy; static int scheduledTo;
static double *walks, *base, *jump, *settledBase, *settledJump, *anchored; static int *made, *level;
static double *vNow;
static double along(Driver *d, double *v, int month) {
  if (month <= d->month[0]) return v[d->point[0]];
  for (int j = 1; j < d->points; j++) { if (month > d->month[j]) continue; double a = v[d->point[j - 1]]; return a + (v[d->point[j]] - a) * ((double)(month - d->month[j - 1]) / (d->month[j] - d->month[j - 1])); }
  return v[d->point[d->points - 1]];
}
static void schedule(int to) {
  double two[2];
  while (scheduledTo < to) {
    int t = scheduledTo + 1, month = since + t, even = month % 2 == 0;
    busy[t] = 0; if (even) busy[t + 1] = 0;
    for (int m = 0; m < M; m++) {
      int acting; pair(mover_[m].key, draw, path, month / 2, 0, two);
      if (even) { int next = two[1] < chance[m] && month + 1 <= mover_[m].deadline; scheduled[(t + 1) * M + m] = next; busy[t + 1] |= next; acting = two[0] < chance[m] && month <= mover_[m].deadline; }
      else acting = two[1] < chance[m] && month <= mover_[m].deadline;
      scheduled[t * M + m] = acting; busy[t] |= acting;
    }
    scheduledTo = even && t != now ? t + 1 : t;
  }
}
static void leave(int d, int month) {
  Driver *dr = &driver_[d]; double two[2], *v = vNow, stay = v[dr->stay[level[d]]]; int a = dr->thenStart[level[d]], b = dr->thenStart[level[d] + 1];
  pair(dr->regime, draw, path, month, 0, two);
  if (a == b || two[0] >= 1 / (stay < 1 ? 1 : stay)) return;
  double sum = 0, reached = 0; for (int j = a; j < b; j++) sum += dr->thenShare[j] < 0 ? 1 : v[dr->thenShare[j]];
  for (int j = a; j < b; j++) { reached += (dr->thenShare[j] < 0 ? 1 : v[dr->thenShare[j]]) / sum; if (two[1] < reached) { level[d] = dr->thenLevel[j]; return; } }
  level[d] = dr->thenLevel[b - 1];
}
static void make(int d, int to) {
  Driver *dr = &driver_[d]; double two[2], *v = vNow; int heldWalk = -1, heldJump = -1; double nextWalk = 0, nextJump = 0;
  if (dr->kind == 3 && path == PAST && dr->first <= dr->last && made[d] < dr->last - since && to > dr->last - since) { made[d] = dr->last - since; base[d] = anchored[d]; jump[d] = 0; }
  for (int t = made[d] + 1; t <= to; t++) {
    int month = since + t, block = month / 2, even = month % 2 == 0; double z = 0, u;
    switch (dr->kind) {
      case 0: z = v[dr->p[0]]; break;
      case 1: z = v[dr->p[0]] + (v[dr->p[1]] * (month - asOf)) / 12; break;
      case 2: z = along(dr, v, month); break;
      case 3:
        if (!even && heldWalk == block) u = nextWalk; else { pair(dr->walk, draw, path, block, 0, two); u = even ? two[0] : two[1]; nextWalk = two[1]; heldWalk = block; }
        z = base[d] = v[dr->p[1]] + (base[d] - v[dr->p[1]]) * phi[d] + innovation[d] * normal_quantile(u); break;
      case 4: leave(d, month); z = v[dr->value[level[d]]]; break;
    }
    if (dr->jumps) {
      if (!even && heldJump == block) u = nextJump; else { pair(dr->jump, draw, path, block, 0, two); u = even ? two[0] : two[1]; nextJump = two[1]; heldJump = block; }
      double j = jump[d] * decay[d];
      if (u < jumpChance[d]) { pair(dr->jump, draw, path, month, 1, two); j += dr->size[0] + dr->size[1] * normal_quantile(two[0]); }
      jump[d] = j; z += j;
    }
    walks[d * T + t] = z;
  }
  if (to > made[d]) made[d] = to;
}
static void stationary(Driver *dr, double *v, double *out) {
  int L = dr->levels; double *p = calloc(L * L, 8), *s = calloc(L * L, 8);
  for (int a = 0; a < L; a++) {
    int x = dr->thenStart[a], y = dr->thenStart[a + 1]; double stay = v[dr->stay[a]], go = x == y ? 0 : 1 / (stay < 1 ? 1 : stay), sum = 0;
    for (int j = x; j < y; j++) sum += dr->thenShare[j] < 0 ? 1 : v[dr->thenShare[j]];
    p[a * L + a] += 1 - go / 2;
    for (int j = x; j < y; j++) p[a * L + dr->thenLevel[j]] += (go / 2) * ((dr->thenShare[j] < 0 ? 1 : v[dr->thenShare[j]]) / sum);
  }
  for (int power = 0; power < 64; power++) {
    for (int a = 0; a < L; a++) { double sum = 0; for (int b = 0; b < L; b++) { double e = 0; for (int j = 0; j < L; j++) e += p[a * L + j] * p[j * L + b]; s[a * L + b] = e; sum += e; } for (int b = 0; b < L; b++) s[a * L + b] /= sum; }
    double *w = p; p = s; s = w;
  }
  memcpy(out, p + dr->start * L, 8 * L); free(p); free(s);
}
static double walk(int d, int t) { if (t > made[d]) make(d, t); return walks[d * T + t]; }

/* The month. */
static double *shift, *z; static int *zMonth, zStamp; static int *changeMonth, *changePackage, changes;
static double weight[256], pow_[64], best[64], sortedBest[64], sorted_[64], gains[64];
static double levelOf(int d, int t) {
  if (zMonth[d] == zStamp) return z[d];
  zMonth[d] = zStamp; Driver *dr = &driver_[d]; double value;
  if (since + t >= dr->first && since + t <= dr->last) value = histories[d * T + t];
  else { value = walk(d, t) + shift[d]; if (value < dr->low) value = dr->low; else if (value > dr->high) value = dr->high; }
  return z[d] = value;
}
static double felt(int j, double *v, int t) {
  Need *d = &need_[j]; double L = v[d->level];
  for (int s = 0; s < d->sharpeners; s++) {
    double x = levelOf(d->driver[s], t), a = v[d->from[s]], b = v[d->to[s]], r;
    if (d->rising[s] ? a < b : a > b) { r = (x - a) / (b - a); r = r < 0 ? 0 : r > 1 ? 1 : r; } else { double step = (a + b) / 2; r = (d->rising[s] ? x >= step : x <= step) ? 1 : 0; }
    L += v[d->by[s]] * r;
  }
  return v[d->weight] * (L < 0 ? 0 : L > 1 ? 1 : L);
}
static double logs(double *g, int parties) { double sum = 0; for (int a = 0; a < parties; a++) if (g[a] > 1e-9) sum += pow_[a] * ln(g[a]); return sum; }
static void rising(double *g, double *out, int parties) { for (int a = 0; a < parties; a++) { int b = a - 1; while (b >= 0 && out[b] > g[a]) { out[b + 1] = out[b]; b--; } out[b + 1] = g[a]; } }
static int same(double a, double b) { double s = 1; if (fabs(a) > s) s = fabs(a); if (fabs(b) > s) s = fabs(b); return fabs(a - b) <= 1e-9 * s; }
static int attempt(int m, int q, int t) {
  Mover *mo = &mover_[m]; int c, *X = reach(m, q, &c), proposer = 0; double two[2];
  if (c == 0) return -1;
  double *v = truth.v, sum = 0; for (int a = 0; a < mo->parties; a++) sum += mo->power ? v[mo->power[a]] : 1;
  for (int a = 0; a < mo->parties; a++) pow_[a] = mo->power ? v[mo->power[a]] / sum : 1. / mo->parties;
  if (mo->eyes) {
    double total = 0, reached = 0; for (int a = 0; a < mo->parties; a++) total += v[mo->chairs[a]];
    pair(mo->chair, draw, path, since + t, 0, two);
    for (proposer = 0; proposer < mo->parties - 1; proposer++) { reached += v[mo->chairs[proposer]] / total; if (two[0] < reached) break; }
  }
  int holder = mo->believes[proposer] ? mo->member[proposer] : -1, f = fold(m, q, holder), chosen = -1, positives = 0, own = mo->own ? proposer : -1; double product = NAN;
  double *seenBy = holder < 0 ? truth.v : viewOf(holder)->v;
  for (int r = 0; r < mo->needs; r++) weight[r] = felt(mo->need[r], seenBy, t);
  for (int x = 0; x < c; x++) {
    int liked = 0, a;
    for (a = 0; a < mo->count; a++) {
      double g = arena[f + a * c + x]; for (int r = mo->needStart[a]; r < mo->needStart[a + 1]; r++) g += weight[r] * arena[f + (mo->count + r) * c + x];
      if (g < -1e-9) break;
      if (g > 1e-9 && a < mo->parties) liked = 1;
      gains[a] = g;
    }
    if (a < mo->count || !liked) continue;
    int count = 0; for (int b = 0; b < mo->parties; b++) count += gains[b] > 1e-9;
    int take = 0; double l = NAN;
    if (chosen < 0) take = 1;
    else if (own >= 0 && !same(gains[own], best[own])) take = gains[own] > best[own];
    else if (count != positives) take = count > positives;
    else {
      if (product != product) product = logs(best, mo->parties);
      l = logs(gains, mo->parties);
      if (!same(l, product)) take = l > product;
      else { rising(gains, sorted_, mo->parties); rising(best, sortedBest, mo->parties); for (int b = 0; b < mo->parties; b++) { if (same(sorted_[b], sortedBest[b])) continue; take = sorted_[b] > sortedBest[b]; break; } }
      if (!take) continue;
    }
    if (take) { chosen = x; positives = count; product = l; memcpy(best, gains, 8 * mo->parties); }
  }
  if (chosen < 0 || holder < 0) return chosen < 0 ? -1 : X[chosen];
  f = fold(m, q, -1);
  for (int r = 0; r < mo->needs; r++) weight[r] = felt(mo->need[r], truth.v, t);
  for (int a = 0; a < mo->count; a++) {
    double g = arena[f + a * c + chosen]; for (int r = mo->needStart[a]; r < mo->needStart[a + 1]; r++) g += weight[r] * arena[f + (mo->count + r) * c + chosen];
    if (g < -1e-9) return -1;
  }
  return X[chosen];
}
static void shiftOf(int q) { memset(shift, 0, 8 * D); for (int j = 0; j < reactions; j++) if (reaction_[j].fits[q]) shift[reaction_[j].driver] += truth.v[reaction_[j].shift]; }
static void anchor(int t) { for (int d = 0; d < D; d++) if (driver_[d].last - since == t && driver_[d].kind == 3) anchored[d] = histories[d * T + t] - shift[d]; }
static int64_t months;
static int play(int q, int begin, int to, int past) {
  changes = 0; shiftOf(q); int point = 0;
  if (past) while (point < checkpoints && checkpoint_[point].month <= since + begin) point++;
  for (int t = begin + 1; t <= to; t++) {
    months++;
    if (past) anchor(t);
    if (t > scheduledTo) schedule(t);
    if (busy[t]) {
      zStamp++; int before = q;
      for (int m = 0; m < M; m++) {
        if (!scheduled[t * M + m]) continue;
        int x = attempt(m, q, t);
        if (x >= 0) q = x;
        else if (!past && mover_[m].kind == 0) for (int j = 0; j < groups; j++) {
          int holds = -1, about = -1; for (int a = 0; a < mover_[m].parties; a++) { if (mover_[m].member[a] == group_[j].holder) holds = a; if (mover_[m].member[a] == group_[j].about) about = a; }
          if (holds >= 0 && about >= 0) counts[j]++;
        }
      }
      if (q != before) {
        changeMonth[changes] = t; changePackage[changes++] = q; shiftOf(q);
        if (past) for (int j = 0; j < checkpoints; j++) { if (checkpoint_[j].month < since + t) continue; for (int k = 0; k < K; k++) if (!checkpoint_[j].open[offset[k] + rows[q * K + k]]) return -1; }
      }
    }
    while (past && point < checkpoints && checkpoint_[point].month == since + t) { if (!checkpoint_[point].fits[q]) return -1; point++; }
  }
  return q;
}

int main(int argc, char **argv) {
  if (argc != 2) { fprintf(stderr, "usage: limit DUMP\n"); return 2; }
  FILE *file = fopen(argv[1], "rb"); if (!file) { perror(argv[1]); return 1; }
  fseek(file, 0, SEEK_END); long size = ftell(file); rewind(file); input = at = malloc(size); if (fread(input, 1, size, file) != (size_t)size) return 1; fclose(file);
  if (integer() != 1) { fprintf(stderr, "a dump of another format\n"); return 1; }
  load();
  int worlds = integer();
  at = input + ((at - input + 7) & ~(size_t)7);
  truth = empty(); view_ = calloc(A, sizeof *view_); seen = calloc(A, 4); counts = calloc(groups + 1, 4); weightOf = calloc(groups + 1, 8);
  for (int i = 0; i < A; i++) view_[i] = empty();
  for (int j = 0; j < groups; j++) { weightOf[j] = 1; for (int h = 0; h < j; h++) if (group_[h].holder == group_[j].holder) weightOf[j] *= until - since + 2; }
  capacity = 1 << 16; arena = malloc(8 * capacity);
  scheduled = calloc((T + 2) * M, 1); busy = calloc(T + 2, 1); walks = calloc(D * T, 8); base = calloc(D, 8); jump = calloc(D, 8); settledBase = calloc(D, 8); settledJump = calloc(D, 8); anchored = calloc(D, 8);
  made = calloc(D, 4); level = calloc(D, 4); shift = calloc(D, 8); z = calloc(D, 8); zMonth = calloc(D, 4); changeMonth = calloc(T, 4); changePackage = calloc(T, 4);
  memset(slot_, -1, sizeof slot_);
  struct timespec a, b; clock_gettime(CLOCK_MONOTONIC, &a);
  int kept = 0; uint64_t hash = 0xcbf29ce484222325ull; int64_t played = 0;
  for (int w = 0; w < worlds; w++) {
    draw = (uint32_t)integer(); integer();
    memcpy(truth.v, at, 8 * P); at += 8 * P; residual = (double *)at; at += 8 * A * O;
    chance = (double *)at; at += 8 * M; phi = (double *)at; at += 8 * D; innovation = (double *)at; at += 8 * D; decay = (double *)at; at += 8 * D; jumpChance = (double *)at; at += 8 * D;
    vNow = truth.v; derive(&truth); for (int i = 0; i < A; i++) seen[i] = -1; memset(counts, 0, 4 * groups); forget();
    path = PAST; int t0 = record ? 0 : now, q = record ? from : standing; scheduledTo = t0; busy[t0] = 0; memset(scheduled + t0 * M, 0, M);
    for (int d = 0; d < D; d++) {
      Driver *dr = &driver_[d]; double two[2]; made[d] = t0; jump[d] = 0;
      pair(dr->walk, draw, PAST, since, 1, two);
      if (dr->kind == 3) base[d] = record ? truth.v[dr->p[1]] + truth.v[dr->p[2]] * normal_quantile(two[0]) : truth.v[dr->p[1]];
      if (dr->kind == 4) { level[d] = dr->start; if (record) { double shares[64], reached = 0; stationary(dr, truth.v, shares); level[d] = dr->levels - 1; for (int j = 0; j < dr->levels; j++) { reached += shares[j]; if (two[0] < reached) { level[d] = j; break; } } } }
      walks[d * T + t0] = dr->kind == 0 ? truth.v[dr->p[0]] : dr->kind == 1 ? truth.v[dr->p[0]] + (truth.v[dr->p[1]] * (since + t0 - asOf)) / 12 : dr->kind == 2 ? along(dr, truth.v, since + t0) : dr->kind == 3 ? base[d] : truth.v[dr->value[level[d]]];
    }
    shiftOf(q); anchor(t0);
    if (record) q = play(q, 0, now, 1);
    if (q < 0) continue;
    kept++;
    shiftOf(q);
    for (int d = 0; d < D; d++) {
      Driver *dr = &driver_[d]; settledJump[d] = 0;
      if (dr->kind != 3) continue;
      if (dr->p[0] >= 0) settledBase[d] = truth.v[dr->p[0]] - shift[d];
      else if (dr->last - since == now) settledBase[d] = anchored[d];
      else { if (now > made[d]) make(d, now); settledBase[d] = base[d]; settledJump[d] = jump[d]; }
    }
    for (int f = 0; f < paths; f++) {
      path = f; scheduledTo = now; memset(counts, 0, 4 * groups);
      for (int d = 0; d < D; d++) { made[d] = now; base[d] = settledBase[d]; jump[d] = settledJump[d]; if (driver_[d].kind == 4) level[d] = driver_[d].start; }
      play(q, now, end, 0); played++;
      for (int j = 0; j < changes; j++) { hash = (hash ^ (uint64_t)(changeMonth[j] - now)) * 0x100000001b3ull; hash = (hash ^ (uint64_t)changePackage[j]) * 0x100000001b3ull; }
      hash = (hash ^ 0xffu) * 0x100000001b3ull;
    }
  }
  clock_gettime(CLOCK_MONOTONIC, &b);
  printf("{\"worlds\": %d, \"kept\": %d, \"months\": %lld, \"paths\": %lld, \"hash\": \"%016llx\", \"seconds\": %.6f}\n", worlds, kept, (long long)months, (long long)played, (unsigned long long)hash, (b.tv_sec - a.tv_sec) + (b.tv_nsec - a.tv_nsec) / 1e9);
  return 0;
}
