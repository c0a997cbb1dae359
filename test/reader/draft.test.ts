import { describe, expect, it } from "vitest";
import { check, fill, format, type Case } from "../../src/language/index.ts";
import { run } from "../../src/runners/node/index.ts";
import { defaults } from "../../src/engine/index.ts";
import { planOf } from "../../src/reader/draft/index.ts";
import { write } from "../../src/reader/draft/write.ts";
import type { Reading } from "../../src/reader/reading.ts";
import { read } from "../../src/reader/index.ts";
import { describeShared, sharedFolder, sharedText } from "../shared.ts";
import { goldReading } from "./gold.ts";

const source = { title: "The article", author: null, publisher: null, date: null, url: null, file: "article.txt" };
const draftOf = (reading: Reading, asOf = "2012-10"): string => {
  const plan = planOf(reading, { title: null, asOf, basis: null });
  if ("problem" in plan) throw new Error(plan.problem);
  return write(plan, reading, source);
};
const look = (yaml: string, reading: Reading) =>
  check({ id: "draft", file: "case.yaml", text: yaml }, () => ({ text: reading.text }));
/** Every open number filled with its own suggestion. */
const accepted = (yaml: string, reading: Reading): { case: Case; warnings: string[] } => {
  let text = yaml;
  for (const { path, suggestion } of look(yaml, reading).draft!.unfilled) {
    const done = fill(text, path, suggestion!, "Accepted.");
    if ("problem" in done) throw new Error(`${path}: ${done.problem}`);
    text = done.text;
  }
  const { case: c, messages } = look(text, reading);
  if (!c) throw new Error(messages.map(format).join("\n"));
  // An article does not say how often minds change: the draft leaves that to its author, and is warned of it.
  return { case: c, warnings: messages.filter(({ code }) => code !== "fixed-minds").map(format) };
};

describeShared("the article as a draft", () =>
  describe.each([
    ["from its annotation", goldReading(sharedFolder + "reference")],
    ["as the rules read it", read(sharedText("reference/article.txt"), { asOf: "2012-10" })],
  ] as const)("%s", (_, reading) => {
    const yaml = draftOf(reading);
    it("is accepted as a draft, and nothing but open numbers is reported", () => {
      const { draft, messages } = look(yaml, reading);
      expect(messages.filter(({ code }) => code !== "unfilled").map(format)).toEqual([]);
      expect(draft!.unfilled.every(({ suggestion, reason }) => suggestion !== null && reason !== null)).toBe(true);
      expect(draft!.case.parameters.filter((p) => !p.default && !p.unfilled).map((p) => p.text)).toEqual(
        draft!.case.parameters
          .filter((p) => !p.default && !p.unfilled)
          .map((p) => (p.path.endsWith(".from") ? "0" : "100")),
      );
    });
    it("names what the text speaks of, each with its quote and its voice", () => {
      const { case: c } = look(yaml, reading).draft!;
      const quotes = c.citations
        .filter(({ kind }) => kind === "quoted")
        .map(({ quote }) => quote)
        .join("\n");
      for (const words of [
        "China's overweening pressure on Japan",
        "rare earth minerals",
        "intimidate its neighbors over maritime boundaries",
        "developing Japan as a market for Russian natural gas",
        "terrible commercial record",
        "only partially true",
        "multiple Asian partners",
        "a peace treaty with Japan",
        "any matters",
        "poaching",
        "memorandum of understanding",
        "timber complex",
        "too overbearing",
        "either in energy",
        "broader geopolitical settlement",
      ])
        expect(quotes).toContain(words);
      expect(
        c.actors
          .filter(({ needs }) => needs.some(({ id }) => id === "isolation"))
          .map(({ id }) => id)
          .sort(),
      ).toEqual(["japan", "russia"]);
      expect(yaml).toContain(
        '"Russia\'s willingness to discuss \\"any matters\\" that are of interest to Japan"   # author > Stephen Blank > Sergei Lavrov',
      );
      expect(c.accords.map(({ binds }) => binds)).toEqual([true, false, true]);
      expect(c.accords.map(({ kind }) => kind)).toEqual(["agreement", "memorandum of understanding", "contract"]);
      expect(c.issues.find(({ id }) => id === "treaty")!.options.map(({ id }) => id)).toEqual(["none", "signed"]);
      expect(
        c.actors
          .find(({ id }) => id === "japan")!
          .needs.find(({ id }) => id === "rare_earths")!
          .sharpenedBy.map(({ driver }) => c.drivers[driver].id),
      ).toContain("embargo");
      expect(c.scenarios[0]).toMatchObject({ id: "too_overbearing" });
      expect(c.actors.flatMap(({ beliefs }) => beliefs).map(({ about }) => c.parameters[about].path)).toEqual([
        expect.stringMatching(/^actors\.japan\.needs\.(gas|energy)\.weight$/),
      ]);
    });
    it("runs once its suggestions are accepted, and leaves nothing idle", async () => {
      const { case: c, warnings } = accepted(yaml, reading);
      expect(warnings).toEqual([]);
      expect(look(yaml, reading).case).toBeNull();
      const result = await run(c, { ...defaults, draws: 60, paths: 2, limit: 20_000 }, { workers: 1 });
      expect(Object.keys(result.questions)).toEqual(c.questions.map(({ id }) => id));
      for (const { p } of Object.values(result.questions)) expect(p).toBeGreaterThanOrEqual(0);
      expect(Object.values(result.questions).some(({ p }) => p > 0)).toBe(true);
    });
  }),
);
