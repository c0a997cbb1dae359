/** Who would accept what today: the likeliest packages of each mover and every question's nearest yes, moving with each handle. */
import { useState } from "preact/hooks";
import type { ShownToday } from "../../../analyses/today-shown.ts";
import type { Case } from "../../../language/index.ts";
import { counted, list, number, percent, points } from "../../../wording/format.ts";
import { useStoreState } from "../state/hooks.ts";

type PackageShown = ShownToday["movers"][number]["packages"][number];
type MoverShown = ShownToday["movers"][number]["mover"];

export function Today({ c }: { c: Case }) {
  const today = useStoreState((s) => s.today);
  const [open, setOpen] = useState(false);
  if (!today || today.movers.length === 0) return null;
  return (
    <details class="today" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <strong>Who would accept what today</strong>
        <span class={today.forbidden ? "gist caution" : "gist quiet"}>{gist(c, today)}</span>
      </summary>
      {open ? <Movers c={c} today={today} /> : null}
    </details>
  );
}

function Movers({ c, today }: { c: Case; today: ShownToday }) {
  return (
    <>
      {today.movers.map(({ mover, packages }) => (
        <section key={moverText(c, mover)}>
          <h4 dir="auto">{moverText(c, mover)}</h4>
          <ul class="decides">
            {packages.map((one) => (
              <Package key={changesText(c, one)} c={c} found={one} />
            ))}
          </ul>
        </section>
      ))}
      <p class="quiet small">
        Gains in points of each actor{"\u2019"}s own scale, at the medians, with friction (the cost of signing) paid;
        shares over {number(today.worlds)} worlds before any record, drivers as today, without money.
      </p>
    </>
  );
}

function Package({ c, found }: { c: Case; found: PackageShown }) {
  const asks = found.answers.map((id) => c.questions.find((q) => q.id === id)?.ask ?? id);
  return (
    <li>
      <span dir="auto">
        {changesText(c, found)}
        {asks.length === 0 ? null : (
          <span class="quiet" title={asks.join("\n")}>
            {" "}
            {"\u2013"} a yes to {asks.length === 1 ? `\u2018${asks[0]}\u2019` : `${counted(asks.length)} questions`}
          </span>
        )}
      </span>
      <span class="figures" title="share of worlds in which all whose consent it takes accept it">
        {percent(found.accepted)} of worlds
      </span>
      <ul class="consent">
        {found.actors.map(({ actor, ratifies, gain, friction, accepts }) => (
          <li class={gain < 0 ? "refuses" : ""}>
            <span dir="auto">
              {nameOf(c, actor)}
              {ratifies ? " (ratifies)" : ""}
            </span>{" "}
            <span class="figures">{points(gain)}</span>
            {friction < 0.05 ? "" : ` after ${friction.toFixed(1)} of friction`},{" "}
            {gain < 0 ? "refuses; accepts" : "accepts"} in {percent(accepts)}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The first line: that no deal is acceptable at the medians, or else the deal accepted most often. */
function gist(c: Case, { forbidden, movers }: ShownToday): string {
  if (forbidden) {
    const refusing = list(forbidden.refusing.map(({ actor, gain }) => `${nameOf(c, actor)} (${points(gain)})`));
    return `Your numbers forbid every deal at the medians. The nearest, ${changesText(c, forbidden.nearest)}, is refused by ${refusing}.`;
  }
  const [best] = movers
    .filter(({ mover }) => mover.kind === "table")
    .flatMap(({ packages }) => packages)
    .sort((a, b) => b.accepted - a.accepted);
  return best === undefined
    ? "No table can change anything today."
    : `Most often ${changesText(c, best)}: acceptable to all in ${percent(best.accepted)} of worlds.`;
}

const nameOf = (c: Case, id: string): string => c.actors.find((actor) => actor.id === id)?.name ?? id;

function moverText(c: Case, mover: MoverShown): string {
  if (mover.kind === "table") return c.tables.find(({ id }) => id === mover.table)?.name ?? mover.table;
  const issue = c.issues.find(({ id }) => id === mover.issue)?.name ?? mover.issue;
  return `${nameOf(c, mover.actor)} alone${mover.kind === "exit" ? ", leaving" : ""}: ${issue}`;
}

/** The options that differ from what stands. */
const changesText = (c: Case, { changes }: PackageShown): string =>
  Object.entries(changes)
    .map(([id, option]) => {
      const issue = c.issues.find((one) => one.id === id);
      return issue?.options.find((one) => one.id === option)?.text || option;
    })
    .join("; ");
