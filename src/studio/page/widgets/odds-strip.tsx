/** The first odds and today's gains in a line each, for narrow screens where they are a tab away. */
import { useOdds, usePercent } from "../columns/odds-now.ts";
import { gist } from "../columns/today.tsx";
import { useStoreState } from "../state/hooks.ts";

export function OddsStrip() {
  const [c, today, draft] = useStoreState((s) => [s.case, s.today, s.draft !== null]);
  const first = c?.questions[0];
  return c && (first || today) ? (
    <div class="odds-strip" aria-hidden="true">
      {first ? <Line id={first.id} ask={first.ask} /> : null}
      {today && today.movers.length > 0 ? (
        <p class={today.forbidden ? "forbidden" : ""}>
          <span>{gist(c, today, draft)}</span>
        </p>
      ) : null}
    </div>
  ) : null;
}

function Line({ id, ask }: { id: string; ask: string }) {
  const { p, kind, finding } = useOdds(id);
  const share = usePercent({ p, kind, finding });
  return (
    <p class={kind.replaceAll(" ", "-")}>
      <strong>{kind === "too few" ? "no odds" : (share ?? "\u2026")}</strong> <span>{ask}</span>
    </p>
  );
}
