/** Who would accept what today: the likeliest packages of each mover and every question's nearest yes, moving with each handle. */
import { useState } from "preact/hooks";
import type { HeldToday } from "../../../analyses/held-today.ts";
import type { ShownToday } from "../../../analyses/today-shown.ts";
import type { Case } from "../../../language/index.ts";
import { counted, list, number, percent, points } from "../../../wording/format.ts";
import { refusedText } from "../../../wording/few-worlds.ts";
import { useStoreState } from "../state/hooks.ts";

/** How far a stated share and that of the numbers may lie apart before it is marked. */
const NOTABLE_GAP = 0.1;

type PackageShown = ShownToday["movers"][number]["packages"][number];
type MoverShown = ShownToday["movers"][number]["mover"];

/** Packages that are in sight without a click. */
const MAX_IN_SIGHT = 2;

export function Today({ c }: { c: Case }) {
  const [today, held] = useStoreState((s) => [s.today, s.held]);
  const [open, setOpen] = useState(false);
  if (!today || today.movers.length === 0) return null;
  const best = bestOf(today);
  return (
    <section class={today.forbidden ? "today forbidden" : "today"} aria-label="Who would sign today">
      <p class={today.forbidden ? "gist caution" : "gist"}>{gist(c, today)}</p>
      {best.length > 0 ? (
        <ul class="signs">
          {best.slice(0, MAX_IN_SIGHT).map((one) => (
            <li key={changesText(c, one)}>
              <span dir="auto">{changesText(c, one)}</span> <Signs c={c} found={one} />
            </li>
          ))}
        </ul>
      ) : null}
      {held ? <Held c={c} held={held} /> : null}
      <details open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>Who would accept what today</summary>
        {open ? <Movers c={c} today={today} /> : null}
      </details>
    </section>
  );
}

/** Everybody whose consent a package takes, with the gain at the medians. */
function Signs({ c, found }: { c: Case; found: PackageShown }) {
  return (
    <span class="who">
      {found.actors.map(({ actor, gain }) => (
        <span class={gain < 0 ? "sign refuses" : "sign"}>
          {nameOf(c, actor)} {points(gain)}
          <span class={gain < 0 ? "" : "unseen"}>{gain < 0 ? " refuses" : " would sign"}</span>
        </span>
      ))}{" "}
      <span class="figures quiet">all in {percent(found.accepted)}</span>
    </span>
  );
}

/** What has happened and what is said of today, where the numbers say something else. */
function Held({ c, held: { happened, statements, texts } }: { c: Case; held: HeldToday }) {
  const optionOf = (issue: string, option: string): string =>
    c.issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option)?.text || option;
  const refused = refusedText(happened, { actor: (id) => nameOf(c, id), option: optionOf });
  return (
    <>
      {refused.map((sentence) => (
        <p class="caution small" dir="auto">
          The record: {sentence}
        </p>
      ))}
      {texts.map(({ table, known, expected }) => (
        <p key={table} class="caution small" dir="auto">
          The record: by these numbers about {number(expected)} texts would have been signed at{" "}
          {moverText(c, { kind: "table", table })} since it begins, and{" "}
          {known === 0 ? "none is" : known === 1 ? "one is" : `${number(known)} are`} known. Most worlds will not fit
          it: look at who gains, how often they meet, and how many meetings end in a text.
        </p>
      ))}
      {statements.map(({ id, actor, changes, stated: [low, high], share }) => {
        const what = list(Object.entries(changes).map(([issue, option]) => optionOf(issue, option)));
        const said = low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
        const apart = share < low - NOTABLE_GAP || share > high + NOTABLE_GAP;
        return (
          <p key={id} class={apart ? "caution small" : "quiet small"} dir="auto">
            {actor === null ? "All" : nameOf(c, actor)} would sign {what} today: stated {said}, by the numbers{" "}
            {percent(share)}.
          </p>
        );
      })}
    </>
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
export function gist(c: Case, today: ShownToday): string {
  if (today.forbidden) {
    const refusing = list(today.forbidden.refusing.map(({ actor, gain }) => `${nameOf(c, actor)} ${points(gain)}`));
    return `Your numbers forbid every deal: ${refusing}. That is of the nearest, ${changesText(c, today.forbidden.nearest)}.`;
  }
  const [best] = bestOf(today);
  return best === undefined
    ? "No table can change anything today."
    : `Most often ${changesText(c, best)}: acceptable to all in ${percent(best.accepted)} of worlds.`;
}

/** Packages of the tables that are shown: the nearest of a forbidden deal first, else those accepted most often. */
function bestOf({ forbidden, movers }: ShownToday): PackageShown[] {
  const all = movers
    .filter(({ mover }) => mover.kind === "table")
    .flatMap(({ packages }) => packages)
    .sort((a, b) => b.accepted - a.accepted);
  if (forbidden === null) return all;
  const key = ({ changes }: PackageShown): string => JSON.stringify(changes);
  return [forbidden.nearest, ...all.filter((one) => key(one) !== key(forbidden.nearest))];
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
