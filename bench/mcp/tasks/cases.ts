/** Tasks on a case that is there already. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { appendToLedger, readLedger } from "../../../src/files/ledger/index.ts";
import { leavesOf } from "../../../src/language/text/leaves.ts";
import { readTree } from "../../../src/language/text/tree.ts";
import { fileQuestion } from "../../../src/ledger/index.ts";
import { main } from "../../../src/cli/main.ts";
import { caseIn, unless } from "../checks.ts";
import type { PlayedCall } from "../session.ts";
import type { EvaluationTask } from "../task.ts";
import { TINY, TINY_ARTICLE, TINY_FILES, TINY_NAME } from "../tiny.ts";
import { article, personWith } from "./drafting.ts";

const changed = (text: string, ...changes: readonly (readonly [from: string, to: string])[]): string =>
  changes.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`'${from}' is not in the case`);
    return all.replace(from, to);
  }, text);

const withCase = (yaml: string) => ({ [`${TINY_NAME}/case.yaml`]: yaml, [`${TINY_NAME}/article.txt`]: TINY_ARTICLE });
const leaves = (yaml: string): string[] =>
  leavesOf(readTree(yaml, () => {})!)
    .map(({ path, text }) => `${path} ${text}`)
    .sort();
const yamlIn = (folder: string): string => readFileSync(join(folder, TINY_NAME, "case.yaml"), "utf8");
const done = (calls: readonly PlayedCall[]): any[] =>
  calls
    .filter(({ tool, answer }) => tool === "case_run" && answer.data?.state === "done")
    .map(({ answer }) => answer.data);

const FAULTS = [
  ["    needs:\n", "    nedes:\n"],
  ["when: {boat: new}\n    by: 2026-12", "when: {boat: nwe}\n    by: 2026-12"],
  ["Hallen''s council calls the boat \"a danger\"", "Hallen''s council calls the boat \"a disgrace\""],
  ["parties: [hallen, brand]", "parties: [hallen, brnd]"],
  ["sharpened_by: {fuel:", "sharpened_by: {fule:"],
] as const;
const fiveFaults: EvaluationTask = {
  id: "06-five-faults",
  asks: `The case '${TINY_NAME}' has five faults. Mend them and change nothing else.`,
  files: () => withCase(changed(TINY, ...FAULTS)),
  person: personWith({}),
  faults: ({ folder }) =>
    unless(
      [caseIn(folder, TINY_NAME)?.case !== null, "check is not clean"],
      [leaves(yamlIn(folder)).join("\n") === leaves(TINY).join("\n"), "another path was changed, or a fault is left"],
    ),
};

const whyNot: EvaluationTask = {
  id: "07-why",
  asks: `Why are the odds of 'contract' in the case '${TINY_NAME}' not higher?`,
  files: () => TINY_FILES,
  person: personWith({}),
  faults({ calls, answer }) {
    const told = calls.find(
      ({ tool, input, answer }) => tool === "result_ask" && input["about"] === "why_not" && !answer.isError,
    )?.answer.data;
    const rows = (told?.rows ?? []) as {
      reason?: string;
      share_of_no?: number;
      refused_by?: string;
      share_of_refusals?: number;
    }[];
    const most = rows
      .filter(({ refused_by }) => refused_by)
      .toSorted((a, b) => b.share_of_refusals! - a.share_of_refusals!)[0];
    const shares = rows
      .flatMap(({ share_of_no, share_of_refusals }) => [share_of_no, share_of_refusals])
      .filter((one) => one !== undefined);
    return unless(
      [
        most !== undefined && answer.toLowerCase().includes(most.refused_by!),
        "the answer does not name the side that refuses most",
      ],
      [
        shares.some((share) => answer.includes(`${Math.round(100 * share)} %`)),
        "the answer gives no share as the run has it",
      ],
    );
  },
};

const fuelDoubles: EvaluationTask = {
  id: "08-what-if",
  asks: `What if fuel doubles in the case '${TINY_NAME}'?`,
  files: () => TINY_FILES,
  person: personWith({}),
  faults: ({ folder, calls, answer }) =>
    unless(
      [
        calls.some(
          ({ tool, input, answer }) =>
            tool === "case_run" && JSON.stringify(input).includes('"fuel":80') && answer.data?.what_if === true,
        ),
        "fuel was not held at twice its level",
      ],
      [/what[ -]if|if fuel/i.test(answer), "it is not told as a what-if"],
      [yamlIn(folder) === TINY, "the case was changed"],
    ),
};

/** Difference between the two scenarios, and its error, at 4,000 worlds. */
const STORED = { difference: -0.172, se: 0.0044 };
const twoScenarios: EvaluationTask = {
  id: "09-two-scenarios",
  asks: `Set the scenarios 'dear' and 'cheap' of the case '${TINY_NAME}' side by side: by how much do the odds of 'contract' differ?`,
  files: () => TINY_FILES,
  person: personWith({}),
  faults({ calls, answer }) {
    const rows = done(calls)
      .flatMap(({ against }) => against ?? [])
      .filter(({ id }) => id === "contract");
    const [row] = rows;
    const near =
      row !== undefined &&
      Math.abs(Math.abs(row.difference) - Math.abs(STORED.difference)) <= 2 * Math.hypot(row.se, STORED.se);
    return unless(
      [near, `the paired difference (${row?.difference}) is not within its error of the stored one`],
      [
        row !== undefined && answer.includes(String(Math.round(100 * Math.abs(row.difference)))),
        "the answer does not give the difference",
      ],
    );
  },
};

const SINCE =
  "record:\n  since: 2022-01\n  match: [boat]\n  because: [{article: Nothing has been agreed since 2022}]\n";
const missingRecord: EvaluationTask = {
  id: "14-missing-record",
  asks: `The case '${TINY_NAME}' does not say what has been tried so far. Add its record from its article, and tell me what that does to the odds of 'contract'.`,
  files: () => withCase(changed(TINY, [SINCE, ""])),
  person: personWith({}),
  faults({ folder, calls, answer }) {
    const whole = caseIn(folder, TINY_NAME)?.case;
    const odds = done(calls).map(
      ({ questions }) => questions.find(({ id }: { id: string }) => id === "contract")?.p as number,
    );
    return unless(
      [whole?.record !== null && whole?.record !== undefined, "there is no record"],
      [
        whole?.citations.some(({ path, kind }) => path === "record" && kind === "quoted") === true,
        "the record has no quote",
      ],
      [odds.length >= 2 && odds[0] !== odds.at(-1), "the case was not run before and after"],
      [odds.every((p) => answer.includes(`${Math.round(100 * p)} %`)), "the answer does not give both odds"],
    );
  },
};

const DUE = `${TINY_NAME}/contract`;
const resolveDue: EvaluationTask = {
  id: "15-resolve-due",
  asks: `Is anything in the ledger due? new-boat.md may say how it came out.`,
  files: () => ({
    ...TINY_FILES,
    "new-boat.md": article("new-boat.md"),
  }),
  async prepare(folder) {
    await appendToLedger(
      join(folder, "ledger.jsonl"),
      { by: "the person", now: () => Date.UTC(2025, 1, 1) / 1000, tell: () => {} },
      (draft) =>
        fileQuestion(draft, {
          ...{ id: DUE, type: "binary", text: "Will a new boat be ordered by the end of September 2026?" },
          ...{
            opens: "2025-02-01",
            closes: "2026-09-30",
            due: "2026-10-01",
            rule: null,
            resolves_by: [],
            fine_print: null,
            tags: [],
            case: TINY_NAME,
            cluster: TINY_NAME,
          },
        }),
    );
  },
  person: personWith({}),
  async faults({ folder, answer }) {
    const line = /^\s*entente (ledger resolve .*)$/m.exec(answer)?.[1];
    if (line === undefined) return ["the answer has no line to run"];
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
    const at = args.indexOf("--text");
    if (at >= 0) args[at + 1] = join(folder, args[at + 1]!);
    const told = { text: "" };
    const status = await main([...args, "--ledger", join(folder, "ledger.jsonl"), "--by", "the person"], {
      out: { write: (text) => (told.text += text) },
      err: { write: (text) => (told.text += text) },
    });
    const resolution = readLedger(join(folder, "ledger.jsonl")).ledger.questions.get(DUE)?.inForce;
    return unless(
      [status === 0, `the line does not run: ${told.text}`],
      [
        resolution?.outcome === "yes" && resolution.happened_on === "2026-09-14",
        "the answer is not filed with its day",
      ],
      [resolution?.citation?.quote?.includes("ordered a new boat") === true, "the answer is filed without its words"],
    );
  },
};

export const CASES = [fiveFaults, whyNot, fuelDoubles, twoScenarios, missingRecord, resolveDue];
