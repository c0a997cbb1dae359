import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TEMPLATES } from "../../src/cli/templates.ts";
import { STATE_NAMES } from "../../src/reader/lexicon/states.ts";
import { entente, inFolder } from "./command.ts";

const { folder } = inFolder("new");

describe("entente new --like", () => {
  it.each(TEMPLATES.map(({ kind }) => kind))(
    "%s: checks strictly without a word, runs, holds no name of a real state, and every number is a suggestion",
    async (kind) => {
      const path = join(folder, kind);
      expect((await entente("new", path, "--like", kind)).status).toBe(0);
      const checked = await entente("check", path, "--strict", "--explain", "--json");
      expect(checked.status).toBe(0);
      const { messages, numbers } = JSON.parse(checked.stdout) as {
        messages: unknown[];
        numbers: { cited: string; default: boolean }[];
      };
      expect(messages).toEqual([]);
      const written = numbers.filter((one) => !one.default);
      expect(new Set(written.map(({ cited }) => cited))).toEqual(new Set(["suggested"]));

      const text = readFileSync(join(path, "case.yaml"), "utf8");
      const words = new Set(text.match(/[\p{L}'-]+/gu));
      expect([...STATE_NAMES.keys()].filter((name) => words.has(name))).toEqual([]);

      const out = join(folder, `${kind}-out`);
      const few = ["--draws", "30", "--paths", "1", "--workers", "1", "--lens", "none"];
      const run = await entente("run", path, ...few, "-o", out, "--json");
      expect(run.status).toBe(0);
      const { questions } = JSON.parse(run.stdout) as { questions: { [id: string]: { without_record: number } } };
      // A template of which nothing can come, or of which everything must, shows nothing.
      const odds = Object.values(questions).map(({ without_record }) => without_record);
      expect(Math.max(...odds)).toBeGreaterThan(0.02);
      expect(Math.min(...odds)).toBeLessThan(0.98);
    },
  );
  it("lists the kinds in its help, and where a kind is not known", async () => {
    const help = await entente("new", "--help");
    const wrong = await entente("new", join(folder, "x"), "--like", "rivr");
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain("did you mean 'river'?");
    for (const { kind, about } of TEMPLATES) {
      expect(help.stdout).toContain(about);
      expect(wrong.stderr).toContain(kind);
    }
  });
});
