/** Odds of cases without the words of later formats stay as the first version printed them, byte for byte. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { inFolder } from "../cli/command.ts";

/** Hashes of `questions` by commit 0301607 with seed 1, 60 worlds of 2 futures; the flagship as it was then. */
const STORED: { [path: string]: string } = {
  "test/cases/kurils-2012-first": "98e63b3bd12c7929c4db809e38d5422315494db014e93549cfdf0d528151592e",
  "cases/calder-harbour": "64f632b1b69896c21b1871716abe7332d45375e6b989c7a334e9587e3614ecb5",
  "cases/selva-link": "945736fb990a33f1e8f361dfedacc0fffabf25d1d5769c158ad2794481ce4ba4",
  "cases/velna-water": "c4855f4526f10e7271a8d976125a5cc546afba8f5f67e768bda1a5996faba50f",
};
/**
 * Keys that were not there or meant something else: W asks for one mover's move since then, and bands are of the worlds'
 * chances without the noise of counting their futures.
 */
const LATER = new Set(
  ["tipping", "one_move", "removed", "given", "empty_today"].concat(["p5", "p25", "p50", "p75", "p95"]),
);

const { entente, folder } = inFolder("stored-odds");

it.each(Object.entries(STORED))("%s", async (path, hash) => {
  const { status, stdout, stderr } = await entente(
    ...["run", join(root, path), "--draws", "60", "--paths", "2", "--seed", "1", "--workers", "1"],
    ...["--json", "-o", join(folder, path)],
  );
  expect(status, stderr).toBe(0);
  const { questions } = JSON.parse(stdout) as { questions: unknown };
  const text = JSON.stringify(questions, (key, value: unknown) => (LATER.has(key) ? undefined : value));
  expect(createHash("sha256").update(text).digest("hex")).toBe(hash);
});
