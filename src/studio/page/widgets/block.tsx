/** A block of the model column: its head, what is said of it, and its numbers with their handles. */
import { useEffect, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Parameter } from "../../../language/index.ts";
import { place, type Names } from "../../../wording/paths.ts";
import { useStoreState } from "../state/hooks.ts";
import { NumberRow } from "./number.tsx";

/** Whether the block is open: opened by hand, or by a link to a number in it. */
function useOpen(inside: (path: string) => boolean, open = false): [boolean, (open: boolean) => void] {
  const lead = useStoreState((s) => (s.lead && inside(s.lead.path) ? s.lead.n : 0));
  const [now, set] = useState(open);
  useEffect(() => {
    if (lead > 0) set(true);
  }, [lead]);
  return [now || false, set];
}

/** Numbers of one block under a head that opens it; those of a dated series fold by themselves. */
export function Block({
  own,
  dated = [],
  names,
  head,
  before,
}: {
  own: Parameter[];
  dated?: Parameter[];
  names: Names;
  head: ComponentChildren;
  before?: ComponentChildren;
}) {
  const [open, setOpen] = useOpen((to) => own.some((p) => p.path === to));
  const moved = useStoreState((s) => own.filter((p) => p.path in s.doc.overrides).length);
  const defaults = own.filter((p) => p.default);
  const main = own.filter((p) => !p.default && !dated.includes(p));
  const series = own.filter((p) => !p.default && !main.includes(p));
  if (own.length === 0 && !before) return <div class="block plain">{head}</div>;
  return (
    <details class="block" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        {head}
        {moved > 0 ? <span class="badge">{moved} moved</span> : null}
      </summary>
      {open ? (
        <div class="inside">
          {before}
          {main.map((p) => (
            <NumberRow key={p.path} parameter={p} label={labelOf(names, p)} />
          ))}
          {series.length > 0 ? <Series series={series} names={names} /> : null}
          {defaults.length > 0 ? (
            <p class="quiet small">
              By default:{" "}
              {defaults.map((p, n) => (
                <span data-path={p.path}>{`${n > 0 ? "; " : ""}${labelOf(names, p)} ${p.text}`}</span>
              ))}
              .
            </p>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}

function Series({ series, names }: { series: Parameter[]; names: Names }) {
  const [open, setOpen] = useOpen((to) => series.some((p) => p.path === to));
  return (
    <details class="series" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{series.length} dated points</summary>
      {open ? series.map((p) => <NumberRow key={p.path} parameter={p} label={labelOf(names, p)} />) : null}
    </details>
  );
}

export const labelOf = (names: Names, { path, owner }: Parameter): string => {
  const { text, block, group } = place(names, path);
  return owner.kind === "driver" && block !== "" ? `${block}, ${text}` : text || block || group;
};

/** Sentences on a block that are not numbers; nothing where there are none. */
export function Said({ lines }: { lines: string[] }) {
  return (
    <>
      {lines.map((line) => (
        <p class="quiet small" dir="auto">
          {line}
        </p>
      ))}
    </>
  );
}
