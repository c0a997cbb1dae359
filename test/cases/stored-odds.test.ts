/** Odds of cases without the words of later formats stay as the first version printed them, byte for byte. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { inFolder } from "../cli/command.ts";

/** Hashes of `questions` by commit 0301607 with seed 1, 60 worlds of 2 futures; the flagship as it was then. */
const STORED: { [path: string]: string } = {
  "test/cases/kurils-2012-first": "d820ec9ffde026805e50bf70639ac519df5a3c7e2ede72324058f5cb3ef95753",
  "cases/calder-harbour": "8d842f4728320c130e0c1056716526ba06e10dd73ff46e663889600c9c7cf608",
  "cases/selva-link": "2fd377f9a41f6a7c50dad8e3e2e5bc1a3aa6528547049d132426c1984d81a497",
  "cases/velna-water": "9140c196977f9d0b334ef23cab38c022612180da02d0f3f7f11ec50925098b31",
};
/**
 * Keys that were not there or meant something else: W asks for one mover's move since then, and bands are of the worlds'
 * chances without the noise of counting their futures. Numbers that cannot reach a question have no line any more, and
 * sums over lines are without them.
 */
const LATER = new Set(
  ["tipping", "one_move", "removed", "given", "empty_today", "sensitivity", "variance"].concat([
    "p5",
    "p25",
    "p50",
    "p75",
    "p95",
  ]),
);

const { entente, folder } = inFolder("stored-odds");

type Because = { [reason: string]: number };

/** Reasons as they were: what is ruled out by a rival was out of reach. */
const withoutRuledOut = ({ ruled_out, ...others }: Because): Because => ({
  ...others,
  out_of_reach: others["out_of_reach"]! + ruled_out!,
});

it.each(Object.entries(STORED))("%s", async (path, hash) => {
  const { status, stdout, stderr } = await entente(
    ...["run", join(root, path), "--draws", "60", "--paths", "2", "--seed", "1", "--workers", "1"],
    ...["--json", "-o", join(folder, path)],
  );
  expect(status, stderr).toBe(0);
  const { questions } = JSON.parse(stdout) as { questions: unknown };
  const text = JSON.stringify(questions, (key, value: unknown) =>
    LATER.has(key) ? undefined : key === "because" ? withoutRuledOut(value as Because) : value,
  );
  expect(createHash("sha256").update(text).digest("hex")).toBe(hash);
});
