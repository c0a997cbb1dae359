/** Table of event types against third parties' records. */
import { readFileSync } from "node:fs";
import type { QUAD } from "../../src/language/blocks/events.ts";
import { accepted, accuracy, typeOf, usable, type Accuracy, type EventRecord } from "./events.ts";
import { table } from "./tables.ts";

const two = (x: number): string => x.toFixed(2);

export function printEventTypes(file: string): void {
  const { records } = JSON.parse(readFileSync(file, "utf8")) as { records: EventRecord[] };
  const share = ({ type, quad, of }: Accuracy): string => `${two(type / of)} / ${two(quad / of)} (${of})`;
  const rows = (["plover-gsr-cameo", "petrarch2-gsr"] as const).map((set) => {
    const own = usable(records, set);
    const folds = [0, 1, 2, 3, 4].map((fold) => own.filter((_, at) => at % 5 === fold));
    return [
      set,
      ...folds.map((fold) => share(accuracy(fold, (r) => typeOf(r.text)))),
      share(accuracy(folds.slice(1).flat(), (r) => typeOf(r.text))),
      share(accuracy(folds.slice(1).flat(), majority(folds[0]))),
    ];
  });
  console.log(
    "PLOVER type / quad class (records); no fold taught anything, the words were written from the definitions; fold 0 was looked at afterwards, 1 to 4 never",
  );
  table(["set", "fold 0", "fold 1", "fold 2", "fold 3", "fold 4", "folds 1 to 4", "majority of fold 0"], rows);
}

/** The type that is commonest in one fold, for every record of the others. */
function majority(fold: readonly EventRecord[]): () => keyof typeof QUAD {
  const counts = new Map<string, number>();
  for (const r of fold) for (const t of accepted(r)) counts.set(t, (counts.get(t) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0];
  return () => most as keyof typeof QUAD;
}
