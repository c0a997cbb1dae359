/** Tables of the reader's scores. */
import { CODES } from "./draft/misleading.ts";
import { PARTS, scoreDraft, type DraftScore } from "./draft/score.ts";
import { KINDS, type Text } from "./gold.ts";
import { DETAILS, details, micro, rates, summed, tally, type Counts, type Details } from "./items.ts";
import type { Answer } from "./readers.ts";

/** One reader's answers to the texts of one group. */
export interface Column {
  name: string;
  read: { text: Text; answer: Answer }[];
}

const two = (x: number): string => x.toFixed(2);
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): void =>
  console.log([row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n"), "\n");

const cell = (counts: Counts): string => {
  const { precision, recall, f1 } = rates(counts);
  return `${two(precision)} ${two(recall)} **${two(f1)}** (${counts.gold})`;
};

export function printItems(columns: readonly Column[]): void {
  const over = ({ read }: Column, of: (one: Column["read"][number]) => Counts): Counts => summed(read.map(of));
  const byKind = (column: Column, kind: (typeof KINDS)[number]): Counts =>
    over(column, ({ text, answer }) => tally(text.gold, answer.items, kind));
  console.log("Items: precision, recall, F1 (annotated)");
  table(
    ["kind", ...columns.map(({ name }) => name)],
    [
      ...KINDS.map((kind) => [kind, ...columns.map((column) => cell(byKind(column, kind)))]),
      ["micro", ...columns.map((column) => cell(over(column, ({ text, answer }) => micro(text.gold, answer.items))))],
      [
        "macro F1",
        ...columns.map((column) => {
          const f1 = KINDS.map((kind) => rates(byKind(column, kind)).f1);
          return `**${two(f1.reduce((sum, one) => sum + one, 0) / f1.length)}**`;
        }),
      ],
    ],
  );
}

export function printDetails(columns: readonly Column[]): void {
  const all = columns.map(({ read }) => read.map(({ text, answer }) => details(text.gold, answer.items)));
  console.log("On matched items");
  table(
    ["", ...columns.map(({ name }) => name)],
    (Object.keys(DETAILS) as (keyof Details)[]).map((key) => [
      DETAILS[key],
      ...all.map((list) => share(list.map((one) => one[key]))),
    ]),
  );
}

const share = (all: readonly (readonly [number, number])[]): string => {
  const [right, of] = [0, 1].map((at) => all.reduce((sum, one) => sum + one[at], 0));
  return of === 0 ? "none" : `${two(right / of)} (${right} of ${of})`;
};

export const draftScores = ({ read }: Column): DraftScore[] =>
  read.map(({ text, answer }) => scoreDraft(text.text, text.gold, answer.draft));

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

export function printDrafts(columns: readonly Column[]): void {
  const scores = columns.map(draftScores);
  console.log("Drafts: parts as precision, recall, F1 (annotated); total is the mean over texts");
  table(
    ["", ...columns.map(({ name }) => name)],
    [
      ...PARTS.map((part) => [
        part,
        ...scores.map((list) => cell(summed(list.flatMap(({ parts }) => parts[part] ?? [])))),
      ]),
      ["all parts", ...scores.map((list) => cell(summed(list.flatMap(({ parts }) => Object.values(parts)))))],
      ["total", ...scores.map((list) => `**${two(mean(list.map(({ total }) => total)))}**`)],
      ...besides(scores),
    ],
  );
  console.log("Misleading errors");
  table(
    ["", ...columns.map(({ name }) => name)],
    [
      ...CODES.map((code) => [
        code,
        ...scores.map((list) =>
          String(
            list.reduce((sum, { misleading }) => sum + misleading.filter((fault) => fault.code === code).length, 0),
          ),
        ),
      ]),
      ["all", ...scores.map((list) => `**${list.reduce((sum, { misleading }) => sum + misleading.length, 0)}**`)],
      [
        "texts with any",
        ...scores.map((list) => `${list.filter(({ misleading }) => misleading.length > 0).length} of ${list.length}`),
      ],
    ],
  );
}

const besides = (scores: readonly DraftScore[][]): string[][] => {
  const names = [...new Set(scores.flat().flatMap(({ beside }) => Object.keys(beside)))];
  return names.map((name) => [
    `(${name})`,
    ...scores.map((list) => share(list.map(({ beside }) => beside[name] ?? [0, 0]))),
  ]);
};

export function printTexts(columns: readonly Column[]): void {
  console.log("By text: items micro F1, draft total, misleading errors");
  const names = [...new Set(columns.flatMap(({ read }) => read.map(({ text }) => text.name)))];
  table(
    ["", ...columns.map(({ name }) => name)],
    names.map((name) => [
      name,
      ...columns.map(({ read }) => {
        const one = read.find(({ text }) => text.name === name);
        if (!one) return "";
        const draft = scoreDraft(one.text.text, one.text.gold, one.answer.draft);
        const faults = draft.misleading.map(({ code }) => code).join(", ");
        return `${two(rates(micro(one.text.gold, one.answer.items)).f1)}, ${two(draft.total)}${faults === "" ? "" : `, ${faults}`}`;
      }),
    ]),
  );
  const faults = columns.flatMap(({ name, read }) =>
    read.flatMap(({ text, answer }) =>
      scoreDraft(text.text, text.gold, answer.draft).misleading.map(
        ({ code, where, what }) => `${name}, ${text.name}: ${code}: ${where} (${what})`,
      ),
    ),
  );
  if (faults.length > 0) console.log(`${["Misleading errors, one by one", ...faults].join("\n")}\n`);
}
