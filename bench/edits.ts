/** Rows of edits: ten numbers of the flagship case put into its text at once, beside a check of the text, in processor time. */
import { check, edit, type Case } from "../src/language/index.ts";

const ROUNDS = 7;
const NUMBERS = 10;

/** @param text of the flagship's case.yaml */
export function edits(c: Case, text: string): void {
  const numbers = c.parameters.filter((p) => p.span && !p.shared && p.field.max === 1).slice(0, NUMBERS);
  const quantities = Object.fromEntries(numbers.map(({ path }) => [path, "0.375"]));
  const work: [string, () => void][] = [
    ["one check of the text", () => check({ id: c.id, file: "case.yaml", text }, () => ({ problem: "absent" }))],
    [
      `${NUMBERS} edits at once`,
      () => {
        const edited = edit(text, quantities);
        if ("problem" in edited) throw new Error(edited.problem);
      },
    ],
  ];
  const taken = work.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++)
    work.forEach(([, does], at) => {
      const { user, system } = process.cpuUsage();
      does();
      const now = process.cpuUsage();
      taken[at].push((now.user + now.system - user - system) / 1e6);
    });
  console.log(
    `edits of case.yaml (${(text.length / 1000).toFixed(0)} kB), processor time, middle of ${ROUNDS} (the first in brackets)`,
  );
  const middles = taken.map((times) => [...times].sort((a, b) => a - b)[ROUNDS >> 1]);
  work.forEach(([name], at) =>
    console.log(`  ${name.padEnd(22)} ${middles[at].toFixed(3)} s (${taken[at][0].toFixed(3)})`),
  );
  console.log(`  edits / check: ${(middles[1] / middles[0]).toFixed(2)}\n`);
}
