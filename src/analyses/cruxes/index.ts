/** On which difference two variants of a case turn: the gap between their odds, shared out over what differs, on common random draws. */
import { EntenteError } from "../../errors.ts";
import type { Settings } from "../../engine/index.ts";
import type { Case } from "../../language/index.ts";
import { normalQuantile } from "../../numbers/normal.ts";
import { key } from "../../numbers/streams.ts";
import { sideOf, type Play } from "../play.ts";
import { BLOCKS, countsOf, oddsWithout, type Counts } from "./counts.ts";
import { differencesOf, mixtureOf, type Differences, type Grouping, type Player } from "./players.ts";
import { exactShares, jackknife, marginals, orderOf, pairedShares } from "./shapley.ts";

export { GROUPINGS, type Grouping, type Player } from "./players.ts";

/** Players of whom all subsets are played. */
const MAX_EXACT_PLAYERS = 10;
/** The same where they are asked for: 65,536 runs. */
const MAX_ASKED_PLAYERS = 16;
const MIN_PAIRS = 8;
const MAX_PAIRS = 10_000;
/** Half a point: the error that is aimed at, and the effect under which a player is small. */
const HALF_POINT = 0.005;

export interface CruxOptions {
  by: Grouping;
  /** Seconds that permutations may take, and above which they take the place of all subsets. */
  budget: number;
  /** All subsets, whatever they take. */
  exact: boolean;
  /** Ids of the questions wanted; null for all. */
  questions: readonly string[] | null;
  /** Seconds since any moment. */
  seconds: () => number;
  /** Told before the subsets are played. */
  planned: (plan: { method: "exact" | "permutations"; players: number; seconds: number }) => void;
}

export interface CruxShare {
  player: string;
  /** Part of the gap; they sum to it. */
  share: number;
  se: number;
  /** Effect of changing it first and last; their distance is interaction. */
  first: number;
  first_se: number;
  last: number;
  last_se: number;
  below_noise: boolean;
}

export interface Cruxes {
  method: "exact" | "permutations";
  /** Mixtures played, and pairs of permutations (0 where all subsets were). */
  subsets: number;
  pairs: number;
  /** Worlds tried in each. */
  worlds: number;
  players: Player[];
  sentences: Differences["sentences"];
  /** `shares`: largest first. */
  questions: {
    [id: string]: {
      ask: string;
      a: number;
      a_se: number;
      b: number;
      b_se: number;
      gap: number;
      se: number;
      shares: CruxShare[];
    };
  };
}

/**
 * @param base the case whose sentences group the numbers
 * @param settings `draws`: kept worlds of A and of B; all mixtures try the worlds that the one which needs more tries
 * @throws EntenteError `no-world` where a mixture keeps none, `wrong-input` where nothing differs or too many players are asked for
 */
export async function cruxesOf(
  base: Case,
  [a, b]: readonly [Case, Case],
  settings: Settings,
  play: Play,
  options: CruxOptions,
): Promise<Cruxes> {
  const { players, sentences } = differencesOf(base, a, b, options.by);
  if (players.length === 0)
    throw new EntenteError(
      "wrong-input",
      "the two have the same numbers and the same structure: there is no gap to share out",
    );
  const started = options.seconds();
  const ends = [await sideOf(a, settings, play), await sideOf(b, settings, play)];
  const tried = ends.map(({ blocks }) => blocks.reduce((sum, block) => sum + block.tried, 0));
  const worlds = Math.max(...tried);
  const perWorld = (options.seconds() - started) / (tried[0] + tried[1]);
  const known = new Map<string, Counts>();
  const countsFor = async (some: readonly Player[]): Promise<Counts> => {
    const name = some
      .map(({ id }) => id)
      .sort()
      .join("\n");
    const there = known.get(name);
    if (there) return there;
    const { model, blocks } = await sideOf(
      mixtureOf(a, b, some),
      { ...settings, draws: worlds, limit: worlds },
      play,
    ).catch((error: unknown) => {
      throw error instanceof EntenteError && error.code === "no-world" ? noWorld(some) : error;
    });
    const counts = countsOf(model, blocks, worlds);
    known.set(name, counts);
    return counts;
  };
  const asked = a.questions.filter(
    ({ id }) =>
      b.questions.some((other) => other.id === id) && (options.questions === null || options.questions.includes(id)),
  );
  const ids = asked.map(({ id }) => id);
  const nothing = await countsFor([]);
  const everything = await countsFor(players);
  const alone: Effects[] = [];
  for (const player of players) {
    const first = await countsFor([player]);
    const last = await countsFor(players.filter((one) => one !== player));
    alone.push({ first, last });
  }
  const small = players.filter((_, i) => ids.every((id) => isSmall(id, nothing, everything, alone[i])));
  const merged = small.length > 1 ? withRest(players, small) : players;
  const k = merged.length;
  const estimate = perWorld * worlds * 2 ** k;
  if (options.exact && k > MAX_ASKED_PLAYERS)
    throw new EntenteError(
      "wrong-input",
      `--exact takes at most ${MAX_ASKED_PLAYERS} differences, and here are ${k}: group them by --by because or --by actor`,
    );
  const isExact = options.exact || (k <= MAX_EXACT_PLAYERS && estimate <= options.budget);
  options.planned({
    method: isExact ? "exact" : "permutations",
    players: k,
    seconds: isExact ? estimate : Math.min(options.budget, perWorld * worlds * 2 * MIN_PAIRS * k),
  });
  const found = isExact
    ? await allSubsets(merged, ids, countsFor)
    : await permuted(merged, ids, settings.seed, countsFor, () => options.seconds() - started > options.budget);
  const z = normalQuantile(1 - 0.05 / (2 * k));
  const first: Counts[] = [];
  const last: Counts[] = [];
  for (const player of merged) {
    first.push(await countsFor(expanded([player])));
    last.push(await countsFor(expanded(merged.filter((one) => one !== player))));
  }
  return {
    method: isExact ? "exact" : "permutations",
    subsets: known.size,
    pairs: found.pairs,
    worlds,
    players: merged.map(({ id, paths, a: ofA, b: ofB, because }) => ({ id, paths, a: ofA, b: ofB, because })),
    sentences,
    questions: Object.fromEntries(
      asked.map(({ id, ask }) => {
        const [from, to] = [nothing, everything].map((counts) => oddsWithout(counts, id, null));
        const gap = (left: number | null): number => oddsWithout(everything, id, left) - oddsWithout(nothing, id, left);
        const { shares, se } = found.questions[id];
        return [
          id,
          {
            ask,
            a: from,
            a_se: jackknife(leftOut((left) => oddsWithout(nothing, id, left))),
            b: to,
            b_se: jackknife(leftOut((left) => oddsWithout(everything, id, left))),
            gap: to - from,
            se: jackknife(leftOut(gap)),
            shares: merged
              .map(({ id: player }, i) => ({
                player,
                share: shares[i],
                se: se[i],
                first: oddsWithout(first[i], id, null) - from,
                first_se: jackknife(leftOut((b) => oddsWithout(first[i], id, b) - oddsWithout(nothing, id, b))),
                last: to - oddsWithout(last[i], id, null),
                last_se: jackknife(leftOut((b) => oddsWithout(everything, id, b) - oddsWithout(last[i], id, b))),
                below_noise: Math.abs(shares[i]) <= z * se[i],
              }))
              .sort((x, y) => Math.abs(y.share) - Math.abs(x.share) || (x.player < y.player ? -1 : 1)),
          },
        ];
      }),
    ),
  };
}

interface Effects {
  first: Counts;
  last: Counts;
}

type Merged = Player & { of?: Player[] };
type CountsFor = (some: readonly Player[]) => Promise<Counts>;

const leftOut = (of: (left: number) => number): number[] => Array.from({ length: BLOCKS }, (_, b) => of(b));

function isSmall(question: string, nothing: Counts, everything: Counts, { first, last }: Effects): boolean {
  const effects = [
    (left: number | null) => oddsWithout(first, question, left) - oddsWithout(nothing, question, left),
    (left: number | null) => oddsWithout(everything, question, left) - oddsWithout(last, question, left),
  ];
  return effects.every((of) => Math.abs(of(null)) < HALF_POINT && Math.abs(of(null)) <= jackknife(leftOut(of)));
}

/** The small players as one, `rest`. */
function withRest(players: readonly Player[], small: readonly Player[]): Merged[] {
  const side = (key: "a" | "b"): Player["a"] => Object.assign({}, ...small.map((one) => one[key])) as Player["a"];
  const rest: Merged = {
    id: "rest",
    paths: small.flatMap(({ paths }) => paths),
    a: side("a"),
    b: side("b"),
    because: { a: small.flatMap(({ because }) => because.a), b: small.flatMap(({ because }) => because.b) },
    of: [...small],
  };
  return [...players.filter((one) => !small.includes(one)), rest];
}

/** Players as they were before the small ones were put together. */
const expanded = (some: readonly Merged[]): Player[] => some.flatMap((one) => one.of ?? [one]);

interface Found {
  pairs: number;
  questions: { [id: string]: { shares: Float64Array; se: Float64Array } };
}

async function allSubsets(players: readonly Merged[], ids: readonly string[], countsFor: CountsFor): Promise<Found> {
  const k = players.length;
  const counts: Counts[] = [];
  for (let S = 0; S < 2 ** k; S++)
    counts.push(await countsFor(expanded(players.filter((_, i) => ((S >> i) & 1) === 1))));
  return {
    pairs: 0,
    questions: Object.fromEntries(
      ids.map((id) => {
        const shares = (left: number | null): Float64Array =>
          exactShares(
            k,
            counts.map((one) => oddsWithout(one, id, left)),
          );
        const without = leftOut(() => 0).map((_, b) => shares(b));
        return [
          id,
          { shares: shares(null), se: Float64Array.from(players, (_, i) => jackknife(without.map((one) => one[i]))) },
        ];
      }),
    ),
  };
}

/** Pairs of permutations until every error is under half a point, or the time is over. */
async function permuted(
  players: readonly Merged[],
  ids: readonly string[],
  seed: number,
  countsFor: CountsFor,
  isOver: () => boolean,
): Promise<Found> {
  const k = players.length;
  const stream = key(seed, "cruxes/permutation");
  const chains: Counts[][] = [];
  const orders: number[][] = [];
  const found = (): Found["questions"] =>
    Object.fromEntries(
      ids.map((id) => {
        const of = (left: number | null) =>
          pairedShares(
            Array.from({ length: orders.length / 2 }, (_, pair) => {
              const [one, other] = [2 * pair, 2 * pair + 1].map((n) =>
                marginals(orders[n], (some) => oddsWithout(chains[n][some.length], id, left)),
              );
              return [one, other] as const;
            }),
          );
        const { shares, se } = of(null);
        const without = leftOut(() => 0).map((_, b) => of(b).shares);
        return [
          id,
          {
            shares,
            se: se.map((spread, i) => {
              const worlds = jackknife(without.map((one) => one[i]));
              return Math.sqrt(spread * spread + worlds * worlds);
            }),
          },
        ];
      }),
    );
  for (let pair = 0; pair < MAX_PAIRS; pair++) {
    const order = orderOf(stream, k, pair);
    for (const one of [order, [...order].reverse()]) {
      const chain: Counts[] = [];
      for (let at = 0; at <= k; at++) chain.push(await countsFor(expanded(one.slice(0, at).map((i) => players[i]))));
      orders.push(one);
      chains.push(chain);
    }
    if (pair + 1 < MIN_PAIRS) continue;
    if (isOver() || Object.values(found()).every(({ se }) => se.every((one) => one < HALF_POINT))) break;
  }
  return { pairs: orders.length / 2, questions: found() };
}

function noWorld(some: readonly Player[]): EntenteError {
  const names = some.map(({ id }) => id).join(", ");
  return new EntenteError(
    "no-world",
    `no world fits the record with ${names === "" ? "everything as in A" : `${names} as in B and the rest as in A`}: put what belongs together into one player by --by because or --by actor`,
  );
}
