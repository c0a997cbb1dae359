/**
 * `npm run bench:reader`: what the reader finds against annotations, kind by kind, on the article it was developed on, on texts it was tuned
 * on and on texts kept apart; event types against third parties' records; and how fast it reads. Rules of the scores: docs/develop/reader.md.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { QUAD } from "../../src/language/blocks/events.ts";
import { read, type Reading } from "../../src/reader/index.ts";
import { accepted, accuracy, typeOf, usable, type Accuracy, type EventRecord } from "./events.ts";
import { speed } from "./speed.ts";
import { KINDS, details, rates, tally, type Details, type Gold } from "./score.ts";

interface Read {
  gold: Gold;
  reading: Reading;
}
interface Group {
  name: string;
  texts: Read[];
}

const shared = join(process.cwd(), "../shared/reference");
const texts = join(process.cwd(), "bench/reader/texts");
const json = (path: string): any => JSON.parse(readFileSync(path, "utf8"));

function readAgainst(text: string, annotation: string): Read {
  const gold = json(annotation) as Gold;
  return { gold, reading: read(readFileSync(text, "utf8"), { asOf: gold.as_of }) };
}

function folder(name: string): Read[] {
  return readdirSync(join(texts, name))
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => readAgainst(join(texts, name, file), join(texts, name, file.replace(".txt", ".json"))));
}

export function reader(): void {
  const groups: Group[] = [
    ...(existsSync(shared)
      ? [{ name: "article", texts: [readAgainst(join(shared, "article.txt"), join(shared, "reader/seed-gold.json"))] }]
      : []),
    { name: "tuned on", texts: folder("tuned") },
    { name: "kept apart", texts: existsSync(join(texts, "unseen")) ? folder("unseen") : [] },
  ].filter((g) => g.texts.length > 0);
  if (!existsSync(shared)) console.log("../shared is not here: without the article and the event records\n");
  kinds(groups);
  onMatches(groups);
  invariants(groups);
  if (existsSync(shared)) eventTypes();
  speed(
    groups.flatMap((g) => g.texts).map(({ reading }) => reading.text),
    join(shared, "article.txt"),
  );
}

const two = (x: number): string => x.toFixed(2);
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): void =>
  console.log([row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n"), "\n");

/** Counts of a kind over all texts of a group. */
function summed(
  group: Group,
  kind: (typeof KINDS)[number],
  way: "lenient" | "strict",
): { gold: number; found: number; right: number } {
  const sum = { gold: 0, found: 0, right: 0 };
  for (const { gold, reading } of group.texts) {
    const t = tally(gold.items, reading.items, kind, way);
    sum.gold += t.gold;
    sum.found += t.found;
    sum.right += t.right;
  }
  return sum;
}

function kinds(groups: readonly Group[]): void {
  const apart = groups.length > 1 && groups[groups.length - 1].name === "kept apart";
  const rows = KINDS.map((kind) => {
    const f1 = groups.map((g) => rates(summed(g, kind, "lenient")).f1);
    const cells = groups.map((g) => {
      const s = summed(g, kind, "lenient");
      const r = rates(s);
      return `${two(r.precision)} ${two(r.recall)} **${two(r.f1)}** (${s.gold}), strict ${two(rates(summed(g, kind, "strict")).f1)}`;
    });
    return [kind, ...cells, ...(apart ? [two(f1[f1.length - 2] - f1[f1.length - 1])] : [])];
  });
  const micro = groups.map((g) => {
    const sum = { gold: 0, found: 0, right: 0 };
    for (const kind of KINDS) {
      const s = summed(g, kind, "lenient");
      sum.gold += s.gold;
      sum.found += s.found;
      sum.right += s.right;
    }
    const r = rates(sum);
    return `${two(r.precision)} ${two(r.recall)} **${two(r.f1)}** (${sum.gold})`;
  });
  const macro = groups.map(
    (g) => `**${two(KINDS.reduce((sum, kind) => sum + rates(summed(g, kind, "lenient")).f1, 0) / KINDS.length)}**`,
  );
  console.log(
    `Lenient precision, recall, F1 (annotated items), strict F1${apart ? "; the gap is F1 tuned on less F1 kept apart" : "; no texts are kept apart"}`,
  );
  table(
    ["kind", ...groups.map((g) => g.name), ...(apart ? ["gap"] : [])],
    [...rows, ["all (micro)", ...micro, ...(apart ? [""] : [])], ["all (macro F1)", ...macro, ...(apart ? [""] : [])]],
  );
}

function onMatches(groups: readonly Group[]): void {
  const all = groups.map((g) => g.texts.map(({ gold, reading }) => details(gold, reading)));
  const names: [keyof Omit<Details, "hedges">, string][] = [
    ["polarity", "polarity"],
    ["plover", "PLOVER type"],
    ["status", "status of accord"],
    ["chain", "speaker chain, exact"],
    ["source", "source of attribution"],
    ["subject", "subject"],
    ["strength", "strength overlaps by half"],
    ["time", "date interval overlaps by half"],
  ];
  const rows = names.map(([key, name]) => [
    name,
    ...all.map((list) => {
      const [right, of] = list.reduce(([a, b], d) => [a + d[key][0], b + d[key][1]], [0, 0]);
      return of === 0 ? "none" : `${two(right / of)} (${right} of ${of})`;
    }),
  ]);
  const hedges = all.map((list) => {
    const sum = { gold: 0, found: 0, right: 0 };
    for (const { hedges: h } of list) {
      sum.gold += h.gold;
      sum.found += h.found;
      sum.right += h.right;
    }
    return two(rates(sum).f1);
  });
  console.log("On matched items");
  table(["", ...groups.map((g) => g.name)], [["hedge cues, F1", ...hedges], ...rows]);
}

function invariants(groups: readonly Group[]): void {
  let quotes = 0;
  let items = 0;
  let proposed = 0;
  let called = 0;
  for (const { gold, reading } of groups.flatMap((g) => g.texts)) {
    for (const { start, end, quote, hedges = [], negation = [] } of reading.items)
      for (const [text, a, b] of [
        [quote, start, end] as const,
        ...[...hedges, ...negation].map((h) => [h.text, h.start, h.end] as const),
      ]) {
        items++;
        if (reading.text.slice(a, b) === text) quotes++;
      }
    for (const [g, f] of tally(gold.items, reading.items, "accord").pairs)
      if (g.status === "proposed") {
        proposed++;
        if (f.status === "signed" || f.status === "in force") called++;
      }
  }
  console.log(
    `Invariants: ${quotes} of ${items} quotes verbatim; ${called} of ${proposed} proposed accords called signed or in force\n`,
  );
}

function eventTypes(): void {
  const records = json(join(shared, "events/develop.json")).records as EventRecord[];
  const share = ({ type, quad, of }: Accuracy): string => `${two(type / of)} / ${two(quad / of)} (${of})`;
  const rows = (["plover-gsr-cameo", "petrarch2-gsr"] as const).map((set) => {
    const own = usable(records, set);
    const folds = [0, 1, 2, 3, 4].map((fold) => own.filter((_, at) => at % 5 === fold));
    const counts = new Map<string, number>();
    return [
      set,
      ...folds.map((fold) => share(accuracy(fold, (r) => typeOf(r.text)))),
      share(accuracy(folds.slice(1).flat(), (r) => typeOf(r.text))),
      share(accuracy(folds.slice(1).flat(), majority(folds[0], counts))),
    ];
  });
  console.log(
    "PLOVER type / quad class (records); no fold taught anything, the words were written from the definitions; fold 0 was looked at afterwards, 1 to 4 never",
  );
  table(["set", "fold 0", "fold 1", "fold 2", "fold 3", "fold 4", "folds 1 to 4", "majority of fold 0"], rows);
}

/** The type that is commonest in one fold, for every record of the others. */
function majority(fold: readonly EventRecord[], counts: Map<string, number>): () => keyof typeof QUAD {
  for (const r of fold) for (const t of accepted(r)) counts.set(t, (counts.get(t) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0];
  return () => most as keyof typeof QUAD;
}
