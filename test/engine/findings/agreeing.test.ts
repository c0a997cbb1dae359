/** The value with which a statement on today agrees, against every value tried one by one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { checkFolder } from "../../../src/files/case-folder.ts";
import { agreeing, firstWorlds, statementsToday } from "../../../src/engine/findings/acceptance/index.ts";
import { defaults, type Model } from "../../../src/engine/index.ts";
import { amend, type Case } from "../../../src/language/index.ts";
import type { TodayStatement } from "../../../src/language/case.ts";
import { modelOf } from "../../../src/runners/model.ts";

const WORLDS = 120;
const SHARES = [
  [0.05, 0.2],
  [0.4, 0.55],
  [0.85, 0.97],
] as const;

const caseAt = (name: string): Case => {
  const folder = join(root, name);
  const file = join(folder, "case.yaml");
  return checkFolder(folder, file, readFileSync(file, "utf8")).case!;
};

const shareIn = (c: Case, statement: TodayStatement): number => {
  const model = modelOf({ ...c, today: [statement] }, defaults);
  return statementsToday(model, firstWorlds(model, WORLDS), null)[statement.id].share;
};

/** Statements on every party of what each table reaches from the standing. */
function statementsOf({ case: c, movers, packages: { rows, K }, standing }: Model): TodayStatement[] {
  return movers
    .filter(({ kind }) => kind === "table")
    .flatMap(({ members, reach }) =>
      Array.from(reach(standing, 0)).flatMap((x) =>
        members.flatMap((actor) =>
          SHARES.map(([low, high]) => ({
            id: `${c.actors[actor].id}_${x}_${low}`,
            actor,
            options: rows.slice(x * K, (x + 1) * K),
            low,
            high,
            citations: [],
            line: 1,
            column: 1,
          })),
        ),
      ),
    );
}

describe("a value with which a statement on today agrees", () => {
  it.each(["cases/velna-water", "cases/selva-link", "hindcasts/greece-turkey-2021"])(
    "%s: is the nearest of all, and is missing only where none agrees",
    (name) => {
      const c = caseAt(name);
      const model = modelOf(c, defaults);
      const worlds = firstWorlds(model, WORLDS);
      let found = 0;
      for (const statement of statementsOf(model).filter((_, n) => n % 3 === n % 2)) {
        const tried = everyValue(c, model, statement);
        if (tried === null) continue;
        const { low, high } = statement;
        const away = ({ share }: { share: number }): number => Math.abs(share - (low + high) / 2);
        const nearest = Math.min(...tried.filter(({ share }) => share >= low && share <= high).map(away));
        const value = agreeing(model, statement, worlds)?.value ?? null;
        const now = shareIn(c, statement);
        if (now >= low && now <= high) {
          expect(value, statement.id).toBeNull();
          continue;
        }
        if (value === null) {
          expect(nearest, statement.id).toBe(Infinity);
          continue;
        }
        const same = tried.find((one) => one.low === value.low && one.path === value.path)!;
        expect(away(same), statement.id).toBeCloseTo(nearest, 12);
        found++;
      }
      expect(found).toBeGreaterThan(1);
    },
    30_000,
  );
});

/** Every range of the same width around a multiple of 5 with the share that it gives, where one option alone changes that the party has a stake of its own in. */
function everyValue(
  c: Case,
  { standing, packages: { rows, K } }: Model,
  statement: TodayStatement,
): { path: string; low: number; share: number }[] | null {
  const changed = c.issues.flatMap((_, k) => (statement.options[k] === rows[standing * K + k] ? [] : [k]));
  const actor = c.actors[statement.actor!];
  const stake = actor.stakes.find(({ issue }) => issue === changed[0]);
  if (
    changed.length !== 1 ||
    !stake ||
    c.issues[changed[0]].deliveredBy !== null ||
    actor.governments?.lines.some(({ set }) => set.length > 0)
  )
    return null;
  const { path, quantity } = c.parameters[stake.values[statement.options[changed[0]]]];
  if (quantity.kind !== "normal") return null;
  const half = (quantity.high - quantity.low) / 2;
  const middles = Array.from({ length: 41 }, (_, n) => -100 + 5 * n).filter((one) => Math.abs(one) + half <= 100);
  return middles.map((middle) => {
    const done = amend(c, path, `${middle - half} to ${middle + half}`);
    if ("problem" in done) throw new Error(done.problem);
    return { path, low: middle - half, share: shareIn(done.case, statement) };
  });
}
