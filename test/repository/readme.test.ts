import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { summary } from "../../src/cli/summary.ts";
import { printingTo } from "../../src/cli/terminal.ts";
import type { Result } from "../../src/result/index.ts";
import { entente } from "../cli/command.ts";

const read = (file: string): string => readFileSync(join(root, file), "utf8");
/** Written by `npm run readme`: part of the flagship's result, and the odds of a short run of the same case. */
const stored = JSON.parse(read("test/repository/flagship.json")) as {
  short_run: { [question: string]: number };
  result: Result;
};
const nowhere = { write: (): void => {} };

it("the README shows how npm start prints the stored result of the flagship", () => {
  const shown = /begins so:\n\n```\n([\s\S]*?)\n```/.exec(read("README.md"))![1];
  const printed = printingTo({ out: nowhere, err: nowhere }, () => summary(stored.result)).replaceAll("\u00a0", " ");
  expect(printed.slice(0, shown.length)).toBe(shown);
});

it("the stored result is of the flagship as it is: a short run gives the same odds", async () => {
  const { status, stdout, stderr } = await entente(
    ...["run", join(root, "cases/kurils-2012"), "--draws", "60", "--paths", "2", "--lens", "none"],
    ...["--workers", "1", "--json"],
  );
  expect(status, stderr).toBe(0);
  const { questions } = JSON.parse(stdout) as Result;
  expect(Object.fromEntries(Object.entries(questions).map(([id, { p }]) => [id, p]))).toEqual(stored.short_run);
});
