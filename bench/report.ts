/** Rows of the report: the page, the Markdown and the CSV files of one run of the flagship case, beside the run itself. */
import { defaults } from "../src/engine/index.ts";
import type { Case } from "../src/language/index.ts";
import { csvFiles, markdown, report } from "../src/report/index.ts";
import { run } from "../src/runners/node/index.ts";

const ROUNDS = 5;

/** @param c the flagship case; a quarter of its usual worlds, since what a report shows hardly depends on their number. */
export async function reportRows(c: Case): Promise<void> {
  const started = performance.now();
  const result = await run(c, { ...defaults, draws: 500 }, { workers: 1 });
  const ran = (performance.now() - started) / 1000;
  const forms: [string, () => string][] = [
    ["report.html", () => report(result)],
    ["report.md", () => markdown(result)],
    [
      "CSV files",
      () =>
        csvFiles(result)
          .map(([, text]) => text)
          .join(""),
    ],
  ];
  const taken = forms.map((): number[] => []);
  const size = forms.map(() => 0);
  for (let round = 0; round < ROUNDS; round++)
    forms.forEach(([, make], at) => {
      const from = performance.now();
      size[at] = make().length;
      taken[at].push((performance.now() - from) / 1000);
    });
  console.log(
    `report of a run of 500 worlds on one thread (${ran.toFixed(1)} s), middle of ${ROUNDS} (the first, which loads the atlas, in brackets)`,
  );
  forms.forEach(([name], at) => {
    const [first] = taken[at];
    const middle = [...taken[at]].sort((a, b) => a - b)[ROUNDS >> 1];
    console.log(
      `  ${name.padEnd(12)} ${middle.toFixed(3)} s (${first!.toFixed(3)})  ${(size[at] / 1e6).toFixed(2)} M characters`,
    );
  });
}
