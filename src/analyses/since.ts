/** Changes since an earlier result, and the effect of each cause, by common random numbers. */
import { EntenteError } from "../errors.ts";
import { parseMonth } from "../numbers/months.ts";
import type { Settings } from "../engine/index.ts";
import { amend, type Case } from "../language/index.ts";
import type { Result, SinceFinding, SinceStep } from "../result/index.ts";
import { compareSides, oddsOf, type Comparison, type Side, type SideOdds } from "./paired.ts";
import { sideOf, type Play } from "./play.ts";

/** Greatest number of changed numbers that are also run one by one. */
const MAX_NUMBERS_ALONE = 6;

/**
 * Plays up to four variants of the case, then up to `MAX_NUMBERS_ALONE` more: with the earlier record and numbers, with the
 * earlier numbers, as it is, and as it is but for each changed number by itself.
 * @param c the case as it ran. @param now its result. @param play throws as it does in a run.
 */
export async function changesSince(
  c: Case,
  settings: Settings,
  now: Result,
  earlier: Result,
  play: Play,
): Promise<SinceFinding> {
  const numbers = [...new Set([...Object.keys(earlier.parameters), ...Object.keys(now.parameters)])].flatMap((path) => {
    const [before, after] = [earlier.parameters[path]?.text ?? null, now.parameters[path]?.text ?? null];
    return before === after ? [] : [{ path, before, now: after }];
  });
  const recordChanged = JSON.stringify(stated(earlier)) !== JSON.stringify(stated(now));
  const kept = Object.keys(now.questions).filter((id) => earlier.questions[id]);
  const found: SinceFinding = {
    earlier: {
      title: earlier.case.title,
      as_of: earlier.case.as_of,
      hash: earlier.case.hash,
      engine: earlier.run.engine,
    },
    case: earlier.case.hash !== now.case.hash,
    engine: earlier.run.engine !== now.run.engine,
    record: recordChanged,
    settings: (["seed", "draws", "paths", "limit", "scenario", "pin"] as const).filter(
      (key) => JSON.stringify(earlier.run[key]) !== JSON.stringify(now.run[key]),
    ),
    numbers,
    asked: Object.keys(now.questions).filter((id) => !earlier.questions[id]),
    dropped: Object.keys(earlier.questions).filter((id) => !now.questions[id]),
    questions: Object.fromEntries(
      kept.map((id) => [id, { before: earlier.questions[id].p, now: now.questions[id].p, steps: [], alone: [] }]),
    ),
  };
  const revertible = numbers.flatMap(({ path, before, now: after }) =>
    before !== null && after !== null ? [{ path, before, after }] : [],
  );
  const then = revertible.reduce((at, { path, before }) => put(at, path, before), c);
  const thenRecord = recordChanged ? withRecord(then, earlier.record) : then;
  const odds: SideOdds = Object.fromEntries(
    kept.map((id) => [id, { p: found.questions[id].before, se: earlier.questions[id].se }]),
  );
  const changed = then !== c,
    rebuiltRecord = thenRecord !== then;
  if (!changed && !rebuiltRecord) {
    addSteps(
      found,
      "elsewhere",
      odds,
      Object.fromEntries(kept.map((id) => [id, { p: now.questions[id].p, se: now.questions[id].se }])),
      null,
    );
    return found;
  }
  const side = (variant: Case): Promise<Side> => sideOf(variant, settings, play);
  const first = await side(thenRecord);
  addSteps(found, "elsewhere", odds, oddsOf(first), null);
  const second = rebuiltRecord ? await side(then) : first;
  if (rebuiltRecord) addSteps(found, "record", oddsOf(first), oddsOf(second), pairs(first, second));
  if (!changed) return found;
  const last = await side(c);
  addSteps(found, "numbers", oddsOf(second), oddsOf(last), pairs(second, last));
  if (revertible.length > 1 && revertible.length <= MAX_NUMBERS_ALONE)
    for (const { path, after } of revertible) {
      const paired = pairs(second, await side(put(then, path, after)));
      for (const id of kept)
        if (paired?.questions[id])
          found.questions[id].alone.push({
            path,
            difference: paired.questions[id].difference,
            se: paired.questions[id].se,
          });
    }
  return found;
}

/** Contents of a record, for comparison. */
const stated = ({ record }: Result): unknown => record && [record.since, record.match, record.from, record.known];

/** The case with one number restored; unchanged where today's case cannot take it. */
function put(c: Case, path: string, text: string): Case {
  const done = amend(c, path, text);
  return "case" in done ? done.case : c;
}

/** The case with an earlier record; the case itself where its issues and options no longer exist. */
function withRecord(c: Case, record: Result["record"]): Case {
  if (record === null) return { ...c, record: null };
  const issue = (id: string): number => c.issues.findIndex((one) => one.id === id);
  const optionsOf = (id: string, names: string[]): number[] =>
    names.map((name) => c.issues[issue(id)]?.options.findIndex((o) => o.id === name) ?? -1);
  const from = Uint8Array.from(c.record?.from ?? c.standing);
  const known = record.known.map(({ month: at, holds }) => ({
    month: parseMonth(at),
    holds: Object.entries(holds).map(([id, names]) => ({ issue: issue(id), options: optionsOf(id, names) })),
  }));
  const began = Object.entries(record.from).map(([id, name]) => ({
    at: issue(id),
    option: optionsOf(id, [name])[0],
  }));
  const match = record.match.map(issue);
  if (
    [
      ...match,
      ...began.flatMap(({ at, option }) => [at, option]),
      ...known.flatMap(({ holds }) => holds.flatMap((h) => [h.issue, ...h.options])),
    ].some((n) => n < 0)
  )
    return c;
  for (const { at, option } of began) from[at] = option;
  return {
    ...c,
    record: { since: parseMonth(record.since), from, match, known, citations: c.record?.citations ?? [] },
  };
}

/** The two compared; null where no world is kept in both. */
function pairs(a: Side, b: Side): Comparison | null {
  try {
    return compareSides(a, b);
  } catch (error) {
    if (error instanceof EntenteError && error.code === "no-world") return null;
    throw error;
  }
}

/** A step of every question; its error is paired where both sides kept the same worlds, else that of two separate runs. */
function addSteps(
  found: SinceFinding,
  why: SinceStep["why"],
  before: SideOdds,
  after: SideOdds,
  paired: Comparison | null,
): void {
  for (const [id, question] of Object.entries(found.questions)) {
    const [a, b] = [before[id], after[id]];
    if (!a || !b) continue;
    const same = paired !== null && paired.worlds.only_a + paired.worlds.only_b === 0;
    const difference = b.p - a.p;
    question.steps.push({
      why,
      difference,
      se: same ? paired.questions[id].se : difference === 0 ? 0 : Math.sqrt(a.se * a.se + b.se * b.se),
      paired: same || difference === 0,
    });
  }
}
