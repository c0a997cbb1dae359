/** What findings say of agreements and what follows them, against counts of the futures themselves. */
import { expect, it } from "vitest";
import { defaults, simulate, type Result } from "../../../src/engine/index.ts";
import { worldAtAsOf } from "../../../src/engine/as-of.ts";
import { makeTableGains } from "../../../src/engine/findings/table-gains.ts";
import { AGREEMENTS } from "../agreements-text.ts";
import { collect } from "../collect.ts";
import { readText } from "../read-text.ts";

const c = readText(AGREEMENTS);
const settings = { ...defaults, draws: 200, paths: 8 };
const found: { result: Result; answers: (q: number, w: number, f: number) => boolean } = collected();

function collected(): typeof found {
  const { result, blocks } = collect(c, settings);
  const rows = blocks.flatMap((columns) =>
    Array.from({ length: columns.kept }, (_, w) =>
      columns.answers.subarray(w * settings.paths * c.questions.length, (w + 1) * settings.paths * c.questions.length),
    ),
  );
  return { result, answers: (q, w, f) => rows[w][f * c.questions.length + q] === 1 };
}

const index = (id: string): number => c.questions.findIndex((question) => question.id === id);

it("odds are the share of futures that answer yes, dynamic conditions included", () => {
  for (const [q, { id }] of c.questions.entries()) {
    let yes = 0;
    for (let w = 0; w < settings.draws; w++) for (let f = 0; f < settings.paths; f++) if (found.answers(q, w, f)) yes++;
    expect(found.result.questions[id].p, id).toBeCloseTo(yes / settings.draws / settings.paths, 12);
  }
  expect(found.result.questions["collapse"].p).toBeGreaterThan(0.05);
});

it("odds given another question are those among its yes, with their number", () => {
  let both = 0;
  let given = 0;
  for (let w = 0; w < settings.draws; w++)
    for (let f = 0; f < settings.paths; f++) {
      if (!found.answers(index("agreed"), w, f)) continue;
      given++;
      if (found.answers(index("ratified"), w, f)) both++;
    }
  expect(found.result.questions["ratified"].given).toMatchObject({ question: "agreed", futures: given });
  expect(found.result.questions["ratified"].given!.p).toBeCloseTo(both / given, 12);
  expect(found.result.questions["agreed"].given).toBeUndefined();
});

it("a yes that waits for another step cannot be brought about by its own table, but a first step makes it likelier", () => {
  expect(found.result.questions["agreed"].one_move).toEqual(["tables.talks"]);
  expect(found.result.questions["ratified"].one_move).toEqual(["tables.talks"]);
  expect(found.result.questions["collapse"].one_move).toEqual([]);
});

it("an expectation stands beside what comes of it", () => {
  const { invited } = found.result.expected!["club"];
  expect(invited.stated).toEqual({ mean: 0.8, p5: 0.8, p95: 0.8 });
  expect(invited.futures).toBeGreaterThan(50);
  const p = found.result.questions["invited"].p / found.result.questions["ratified"].p;
  expect(invited.simulated!).toBeGreaterThanOrEqual(p - 1e-12);
});

it("the record removes the yes of worlds that do not fit, no more and no less", () => {
  const { model, blocks } = collect(c, settings);
  const fit = new Set(blocks.flatMap(({ worlds }) => [...worlds]));
  let all = 0;
  let kept = 0;
  const prior = simulate(model, { kind: "prior", from: 0, to: settings.draws });
  for (let w = 0; w < settings.draws; w++)
    for (let f = 0; f < settings.paths; f++) {
      if (prior.answers[(w * settings.paths + f) * c.questions.length + index("agreed")] === 0) continue;
      all++;
      if (fit.has(prior.worlds[w])) kept++;
    }
  const { removed } = found.result.questions["agreed"];
  expect(removed).toBeCloseTo(1 - kept / all, 12);
  expect(removed).toBeGreaterThan(0.2);
});

it("a package that its next step carries on is not left", () => {
  const signed = found.result.packages.find(
    ({ options }) => options["name"] === "agreed" && options["vote"] === "pending",
  )!;
  expect(signed.reached).toBeGreaterThan(0);
  expect(signed.left).toBeLessThan(signed.reached);
});

it("the share of worlds in which a first move suits all is that of the folded gains at the table, with what is foreseen", () => {
  const { model, blocks } = collect(c, settings);
  const gains = makeTableGains(model);
  let suits = 0;
  for (const s of blocks.flatMap(({ worlds }) => [...worlds])) {
    gains.world(worldAtAsOf(model, s, true), true);
    const [table] = c.tables.keys();
    const [, agreed, , borea] = gains.gains(table, model.standing);
    if (agreed >= -1e-9 && borea >= -1e-9) suits++;
  }
  const { why_not } = found.result.questions["ratified"];
  expect(1 - why_not!.empty_today).toBeCloseTo(suits / settings.draws, 12);
  expect(suits).toBeGreaterThan(0);
});

it("the joint table counts the answers of each future together, and what is not asked is neither yes nor no", () => {
  const { joint } = found.result;
  const counts: { [bits: string]: number } = {};
  for (let w = 0; w < settings.draws; w++)
    for (let f = 0; f < settings.paths; f++) {
      const bits = c.questions.map(({ id }, q) =>
        id === "ratified" && !found.answers(index("agreed"), w, f) ? "-" : found.answers(q, w, f) ? "1" : "0",
      );
      counts[bits.join("")] = (counts[bits.join("")] ?? 0) + 1;
    }
  expect(joint!.questions).toEqual(c.questions.map(({ id }) => id));
  expect(joint!.patterns).toEqual(
    Object.keys(counts)
      .sort()
      .map((bits) => [bits, counts[bits]]),
  );
  expect(joint!.patterns.some(([bits]) => bits.includes("-"))).toBe(true);
});

it("the joint table gives each question the odds of the question itself", () => {
  const { questions, joint } = found.result;
  joint!.questions.forEach((id, q) => {
    const asked = joint!.patterns.filter(([bits]) => bits[q] !== "-");
    const sum = (patterns: typeof asked): number => patterns.reduce((total, [, futures]) => total + futures, 0);
    const p = sum(asked.filter(([bits]) => bits[q] === "1")) / sum(asked);
    expect(p, id).toBeCloseTo(questions[id].given?.p ?? questions[id].p, 12);
  });
});
