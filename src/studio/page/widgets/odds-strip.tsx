/** The first odds in one line, for narrow screens where the odds are a tab away. */
import { useOdds } from "../columns/odds.tsx";
import { useStoreState } from "../state/hooks.ts";
import { percent } from "../../../wording/format.ts";

export function OddsStrip() {
  const first = useStoreState((s) => s.case?.questions[0] ?? null);
  return first ? <Line id={first.id} ask={first.ask} /> : null;
}

function Line({ id, ask }: { id: string; ask: string }) {
  const { p, kind } = useOdds(id);
  return (
    <p class={`strip ${kind.replaceAll(" ", "-")}`} aria-hidden="true">
      <strong>{kind === "too few" ? "no odds" : p === null ? "\u2026" : percent(p)}</strong> <span>{ask}</span>
    </p>
  );
}
