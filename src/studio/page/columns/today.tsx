/** Who would accept what today: the likeliest packages of each mover and every question's nearest yes, moving with each handle. */
import { useMemo, useState } from "preact/hooks";

import type { HeldToday } from "../../../analyses/held-today.ts";
import type { ShownToday } from "../../../analyses/today-shown.ts";
import type { Case } from "../../../language/index.ts";
import { counted, list, number, percent, points } from "../../../wording/format.ts";
import { refusedText } from "../../../wording/few-worlds.ts";
import { carrierText } from "../../../wording/today.ts";
import { useStoreState } from "../state/hooks.ts";

type PackageShown = ShownToday["movers"][number]["packages"][number];
type MoverShown = ShownToday["movers"][number]["mover"];

/** Packages that stand in the line's details before the whole table. */
const MAX_IN_SIGHT = 2;

/** Today's gains beside what is being written: the likeliest package in sight, the rest behind a line that opens. */
export function Today({ c }: { c: Case }) {
  const [today, draft] = useStoreState((s) => [s.today, s.draft !== null]);
  const cautions = useCautions(c);
  const [open, setOpen] = useState(false);
  if (!today || today.movers.length === 0) return null;
  const [best] = bestOf(today);
  return (
    <section class={today.forbidden ? "today forbidden" : "today"} aria-label="Who would sign today">
      <p class={today.forbidden ? "gist caution" : "gist"}>{gist(c, today, draft)}</p>
      {best ? (
        <p class="signs">
          <Signs c={c} found={best} />
        </p>
      ) : null}
      <Differs c={c} />
      <details open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>
          Who would accept what today <Cautions count={cautions} />
        </summary>
        {open ? <Gains c={c} today={today} /> : null}
      </details>
    </section>
  );
}

/** Today's gains as one line that stays in sight and opens. */
export function TodayLine({ c }: { c: Case }) {
  const [today, draft] = useStoreState((s) => [s.today, s.draft !== null]);
  const cautions = useCautions(c);
  const [open, setOpen] = useState(false);
  if (!today || today.movers.length === 0) return null;
  return (
    <details
      class={today.forbidden ? "today line forbidden" : "today line"}
      aria-label="Who would sign today"
      open={open}
      onToggle={(e) => setOpen(e.currentTarget.open)}
    >
      <summary>
        <span class="gist">{gist(c, today, draft)}</span> <Cautions count={cautions} />
      </summary>
      {open ? <Gains c={c} today={today} /> : null}
    </details>
  );
}

function useCautions(c: Case): number {
  const held = useStoreState((s) => s.held);
  return useMemo(() => (held ? heldSentences(c, held).filter(({ caution }) => caution).length : 0), [c, held]);
}

/** What the case states of today where its numbers say otherwise. */
function Differs({ c }: { c: Case }) {
  const held = useStoreState((s) => s.held);
  const said = held ? statementsOf(c, held).filter(({ caution }) => caution) : [];
  return (
    <>
      {said.map(({ says }) => (
        <p key={says} class="caution small differs" dir="auto">
          {says}
        </p>
      ))}
    </>
  );
}

function Cautions({ count }: { count: number }) {
  return count === 0 ? null : (
    <span class="cautions">
      {count} caution{count === 1 ? "" : "s"}
    </span>
  );
}

function Gains({ c, today }: { c: Case; today: ShownToday }) {
  const held = useStoreState((s) => s.held);
  return (
    <>
      <ul class="signs">
        {bestOf(today)
          .slice(0, MAX_IN_SIGHT)
          .map((one) => (
            <li key={changesText(c, one)}>
              <span dir="auto">{changesText(c, one)}</span> <Signs c={c} found={one} />
            </li>
          ))}
      </ul>
      {(held ? heldSentences(c, held) : []).map(({ says, caution }) => (
        <p key={says} class={caution ? "caution small" : "quiet small"} dir="auto">
          {says}
        </p>
      ))}
      <Movers c={c} today={today} />
    </>
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
      <span class="figures quiet">all would gain in {percent(found.accepted)} of worlds</span>
    </span>
  );
}

/** What has happened and what is said of today, beside what the numbers say, each sentence once. */
function heldSentences(c: Case, held: HeldToday): { says: string; caution: boolean }[] {
  const { happened, texts } = held;
  const refused = refusedText(happened, {
    actor: (id) => nameOf(c, id),
    option: (issue, option) => optionText(c, issue, option),
  });
  return [
    ...refused.map((sentence) => ({ says: `The record: ${sentence}`, caution: true })),
    ...texts.map(({ table, known, expected }) => ({
      says:
        `The record: by these numbers about ${number(expected)} texts would have been signed at ` +
        `${moverText(c, { kind: "table", table })} since it begins, and ` +
        `${known === 0 ? "none is" : known === 1 ? "one is" : `${number(known)} are`} known. Most worlds will not fit it: ` +
        "look at who gains, how often they meet, and how many meetings end in a text.",
      caution: true,
    })),
    ...statementsOf(c, held),
  ];
}

/** What the case states of today beside what its numbers say, of it alone and of the package that carries it. */
function statementsOf(c: Case, { statements }: HeldToday): { says: string; caution: boolean }[] {
  const options = (changes: { [issue: string]: string }): string => list(optionTexts(c, changes));
  return Object.values(statements).map(({ actor, package: changes, stated: [low, high], share, agrees, carrier }) => {
    const who = actor === null ? null : nameOf(c, actor);
    const said = low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
    const carried = carrier ? ` ${carrierText(carrier, who, options(carrier.besides))}` : "";
    return {
      says: `${who ?? "All"} would sign ${options(changes)} today: stated ${said}, by the numbers ${percent(share)}.${carried}`,
      caution: !agrees,
    };
  });
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
      <span class="figures" title="share of worlds in which all whose consent is needed accept it">
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

/**
 * The first line: that no deal is acceptable at the medians, or else the deal accepted most often. The deal stands last: where the line is cut, what is said of it is not.
 * @param draft whether the numbers are suggestions still
 */
export function gist(c: Case, today: ShownToday, draft: boolean): string {
  if (today.forbidden) {
    const refusing = list(today.forbidden.refusing.map(({ actor, gain }) => `${nameOf(c, actor)} ${points(gain)}`));
    return `At the medians${draft ? " so far" : ""} no deal suits all. ${refusing} by the nearest: ${changesText(c, today.forbidden.nearest)}.`;
  }
  const [best] = bestOf(today);
  return best === undefined
    ? "No table can change anything today."
    : `All would gain in ${percent(best.accepted)} of worlds, whenever they meet, by the likeliest deal: ${changesText(c, best)}.`;
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
const changesText = (c: Case, { changes }: PackageShown): string => optionTexts(c, changes).join("; ");

const optionTexts = (c: Case, changes: { [issue: string]: string }): string[] =>
  Object.entries(changes).map(([id, option]) => optionText(c, id, option));

const optionText = (c: Case, id: string, option: string): string =>
  c.issues.find((issue) => issue.id === id)?.options.find((one) => one.id === option)?.text || option;
