/** All numbers of the case with where they come from, to be read through and printed. */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { countGrounds } from "../../../engine/index.ts";
import type { Case, Parameter } from "../../../language/index.ts";
import { GROUND_WORD, groundsText, leadIn } from "../../../wording/grounds.ts";
import { place, type Names } from "../../../wording/paths.ts";
import { grounded } from "../state/grounded.ts";
import { oddsTrustText } from "../../../wording/trust.ts";
import { useGrowing, useStore, useStoreState } from "../state/hooks.ts";

interface Row {
  parameter: Parameter;
  /** Of a series of exact numbers with the same sources: all of them. */
  series: Parameter[];
}

export function Numbers() {
  const store = useStore();
  const [c, names, overrides, reasons] = useStoreState((s) => [s.case, s.names, s.doc.overrides, s.doc.reasons]);
  const now = useMemo(() => c && grounded(c, overrides, reasons), [c, overrides, reasons]);
  return now && names ? (
    <Tables c={now} names={names} written={(path) => store.textOf(path)} />
  ) : (
    <p class="quiet">No numbers yet.</p>
  );
}

function Tables({ c, names, written }: { c: Case; names: Names; written: (path: string) => string }) {
  const result = useStoreState((s) => (s.current ? s.result : null));
  const groups = new Map<string, Row[]>();
  for (const row of rowsOf(c)) {
    const { group } = place(names, row.parameter.path);
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  const drawn = useGrowing(groups.size, 1, c);
  return (
    <>
      <p class="print-only">
        <strong dir="auto">{c.title}</strong>, as of {c.asOfText}
      </p>
      <p>{groundsText(countGrounds(c))}</p>
      {result ? <p>{oddsTrustText(result)}</p> : null}
      <p class="row">
        <button type="button" onClick={() => print()} disabled={drawn < groups.size}>
          Print this list
        </button>
      </p>
      {[...groups].slice(0, drawn).map(([group, rows]) => (
        <table class="all-numbers">
          <caption dir="auto">{group || "The case"}</caption>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">As written</th>
              <th scope="col">From</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <NumberLine key={row.parameter.path} row={row} c={c} names={names} text={textOf(row, written)} />
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

/** A series whose points are exact and have the same sources is one row. */
function rowsOf(c: Case): Row[] {
  const rows: Row[] = [];
  for (const parameter of c.parameters) {
    if (parameter.idle) continue;
    const series = seriesOf(parameter);
    const last = rows.at(-1);
    if (series !== null && last && seriesOf(last.parameter) === series) last.series.push(parameter);
    else rows.push({ parameter, series: [parameter] });
  }
  return rows;
}

const seriesOf = ({ path, quantity, citations }: Parameter): string | null => {
  const of = /^(drivers\.[^.]+\.(?:history|points))\./.exec(path)?.[1];
  return of !== undefined && quantity.kind === "exact" ? `${of} ${citations.join()}` : null;
};

function textOf({ series }: Row, written: (path: string) => string): string {
  if (series.length === 1) return written(series[0]!.path) || series[0]!.text;
  return series.map(({ path, text }) => `${path.slice(path.lastIndexOf(".") + 1)}: ${text}`).join(", ");
}

function NumberLine({ row: { parameter, series }, c, names, text }: { row: Row; c: Case; names: Names; text: string }) {
  const { block, text: words } = place(names, parameter.path);
  const label =
    series.length > 1 ? `${block}, ${series.length} dated points` : [block, words].filter(Boolean).join(", ");
  const word = parameter.unfilled ? "open" : GROUND_WORD[parameter.default ? "default" : parameter.cited];
  const grounds = parameter.citations.map((n) => c.citations[n]!);
  return (
    <tr>
      <th scope="row" dir="auto">
        {label || parameter.path}
      </th>
      <td>{text}</td>
      <td>
        {word}
        {grounds.map((one): ComponentChildren => {
          const lead = leadIn(one, grounds);
          const source = c.sources.find(({ id }) => id === one.source);
          return (
            <p class="quiet" dir="auto">
              {source ? (
                <>
                  <q>{one.quote}</q> {source.title}
                </>
              ) : (
                `${lead === null || lead === word ? "" : `${lead}: `}${one.quote}`
              )}
            </p>
          );
        })}
      </td>
    </tr>
  );
}
