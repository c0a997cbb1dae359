/** The model: scenarios, actors with needs and stakes as bars, drivers with history and fan, issues, tables, and every number with its handle. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { ComponentType } from "preact";
import { parseQuantity } from "../../../language/blocks/quantity.ts";
import { statedCondition } from "../../../engine/index.ts";
import type { Actor, Case, Parameter } from "../../../language/index.ts";
import { median, sampler } from "../../../numbers/quantity.ts";
import { IssueCard, TableCard, governmentLines } from "./stages.tsx";
import { Block, Said, labelOf } from "../widgets/block.tsx";
import { DriverCard } from "./driver-card.tsx";
import { inWords, place, type Names } from "../../../wording/paths.ts";
import { NumberRow } from "../widgets/number.tsx";
import { Unfilled } from "../widgets/unfilled.tsx";
import { useGrowing, useStoreState, useStore } from "../state/hooks.ts";
import { toStep } from "../state/quantities.ts";
import { layoutOf, settableNumbers, type ActorBlocks, type ModelLayout } from "../state/layout.ts";
import { conditionText } from "../../../wording/conditions.ts";
import { date, figures as three, number } from "../../../wording/format.ts";

export function Model() {
  const [c, names, draft] = useStoreState((s) => [s.case, s.names, s.draft]);
  const [find, setFind] = useState("");
  const [parts, setParts] = useState(false);
  const [people, setPeople] = useState(false);
  const hasAnalysts = useStoreState((s) => s.analysts.shown.length > 0);
  if (!c || !names) return <p class="quiet">No model yet.</p>;
  return (
    <>
      {draft ? <Unfilled draft={draft} names={names} /> : null}
      <div class="tools">
        <input
          type="search"
          placeholder="Find a number"
          aria-label="Find a number"
          value={find}
          onInput={(e) => setFind(e.currentTarget.value)}
        />
        <button type="button" aria-pressed={parts} onClick={() => setParts(!parts)}>
          Change parts
        </button>
        {hasAnalysts ? (
          <button type="button" aria-pressed={people} onClick={() => setPeople(!people)}>
            Analysts
          </button>
        ) : null}
      </div>
      {parts ? <ChangeParts /> : null}
      {hasAnalysts && people ? <People names={names} /> : null}
      {find.trim() !== "" ? <Found c={c} names={names} find={find} /> : <Whole c={c} names={names} />}
    </>
  );
}

/** The analysts, loaded when they are first looked at. */
function People({ names }: { names: Names }) {
  const [Analysts, setAnalysts] = useState<ComponentType<{ names: Names }> | null>(null);
  useEffect(() => {
    void import("../analysts/index.tsx").then((loaded) => setAnalysts(() => loaded.default));
  }, []);
  return Analysts ? <Analysts names={names} /> : null;
}

/** The parts of the case, loaded when they are first changed. */
function ChangeParts() {
  const [Parts, setParts] = useState<ComponentType | null>(null);
  useEffect(() => {
    void import("../parts/index.tsx").then((loaded) => setParts(() => loaded.default));
  }, []);
  return Parts ? <Parts /> : null;
}

/** Numbers found that are listed, and those of them that are drawn at once. */
const [MAX_FOUND, FOUND_STEP] = [60, 15];

function Found({ c, names, find }: { c: Case; names: Names; find: string }) {
  const all = useMemo(
    () => settableNumbers(c).map((p) => ({ p, said: `${p.path} ${inWords(names, p.path)}`.toLowerCase() })),
    [c, names],
  );
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = all.filter(({ said }) => words.every((w) => said.includes(w))).map(({ p }) => p);
  const drawn = useGrowing(Math.min(hits.length, MAX_FOUND), FOUND_STEP, find);
  return (
    <section aria-label="Numbers found">
      <p class="quiet" role="status">
        {hits.length === 0
          ? "No number matches."
          : `${hits.length} number${hits.length === 1 ? "" : "s"}${hits.length > MAX_FOUND ? `, the first ${MAX_FOUND}` : ""}`}
      </p>
      {hits.slice(0, drawn).map((p) => (
        <NumberRow key={p.path} parameter={p} label={inWords(names, p.path)} />
      ))}
    </section>
  );
}

function Whole({ c, names }: { c: Case; names: Names }) {
  const layout = useMemo(() => layoutOf(c), [c]);
  const most = useMemo(
    () =>
      Math.max(
        1,
        ...c.actors.flatMap((a) =>
          [...a.needs, ...a.stakes].map((n) => sampler(c.parameters[n.weight].quantity, 0, Infinity).quantile(0.95)),
        ),
      ),
    [c],
  );
  const isWhole = useGrowing(2, 1, "") > 1;
  return (
    <>
      <Scenarios c={c} names={names} numbers={layout.scenarios} />
      <h3>Actors</h3>
      {c.actors.map((a, i) => (
        <ActorCard key={a.id} c={c} names={names} actor={a} blocks={layout.actors[i]} most={most} />
      ))}
      {isWhole ? <Rest c={c} names={names} layout={layout} /> : null}
    </>
  );
}

/** What stands below the actors; drawn in a task of its own. */
function Rest({ c, names, layout }: { c: Case; names: Names; layout: ModelLayout }) {
  return (
    <>
      {c.drivers.length === 0 ? null : <h3>Drivers</h3>}
      {c.drivers.map((d, n) => (
        <DriverCard key={d.id} c={c} names={names} driver={d} own={layout.drivers[n]} />
      ))}
      {c.issues.length === 0 ? null : <h3>Issues</h3>}
      {c.issues.map((issue, k) => (
        <IssueCard key={issue.id} c={c} names={names} k={k} own={layout.issues[k]} />
      ))}
      {c.tables.length === 0 ? null : <h3>Tables</h3>}
      {c.tables.map((t, n) => (
        <TableCard key={t.id} c={c} names={names} table={t} own={layout.tables[n]} />
      ))}
      {c.reactions.length === 0 ? null : <h3>Reactions</h3>}
      {c.reactions.map((reaction, n) => (
        <Block
          key={reaction.id}
          own={layout.reactions[n]}
          names={names}
          head={<strong dir="auto">{reaction.id.replaceAll("_", " ")}</strong>}
          before={
            <Said
              lines={[
                `Moves ${c.drivers[reaction.driver].name} while ${conditionText(names, statedCondition(c, reaction.when))}.`,
              ]}
            />
          }
        />
      ))}
      <Factors c={c} names={names} />
      {layout.market.length === 0 ? null : <h3>The market</h3>}
      {grouped(layout.market, names).map(([title, own]) => (
        <Block
          key={title}
          own={own}
          names={names}
          head={<strong dir="auto">{title.replace("The market: ", "")}</strong>}
        />
      ))}
      {layout.rest.length === 0 ? null : <h3>The rest</h3>}
      {grouped(layout.rest, names).map(([title, own]) => (
        <Block key={title} own={own} names={names} head={<strong>{title}</strong>} />
      ))}
    </>
  );
}

function grouped(parameters: readonly Parameter[], names: Names): [string, Parameter[]][] {
  const groups = new Map<string, Parameter[]>();
  for (const p of parameters) {
    const { group, block } = place(names, p.path);
    const key = [group, block].filter(Boolean).join(": ");
    groups.set(key, [...(groups.get(key) ?? []), p]);
  }
  return [...groups];
}

function Scenarios({ c, names, numbers }: { c: Case; names: Names; numbers: Parameter[][] }) {
  const store = useStore();
  const chosen = useStoreState((s) => s.scenario);
  if (c.scenarios.length === 0) return null;
  return (
    <fieldset class="scenarios">
      <legend>Scenarios</legend>
      {c.scenarios.map((s, n) => (
        <>
          <label class={chosen === s.id ? "on" : ""}>
            <input
              type="checkbox"
              role="switch"
              checked={chosen === s.id}
              onChange={(e) => store.setScenario(e.currentTarget.checked ? s.id : null)}
            />
            <span dir="auto">{s.name}</span>
          </label>
          <Block
            own={numbers[n]}
            names={names}
            head={
              <span class="quiet small" dir="auto">
                {s.set
                  .map(
                    (one) => `${inWords(names, c.parameters[one.parameter].path)}: ${c.parameters[one.quantity].text}`,
                  )
                  .join("; ")}
              </span>
            }
          />
        </>
      ))}
      <p class="quiet small">One at a time; it acts from the month after {date(c.asOfText)}, on the same worlds.</p>
    </fieldset>
  );
}

/** @param most the longest bar of all actors, in points */
function ActorCard({
  c,
  names,
  actor,
  blocks,
  most,
}: {
  c: Case;
  names: Names;
  actor: Actor;
  blocks: ActorBlocks;
  most: number;
}) {
  const range = useStoreState((s) => s.result?.actors[actor.id]?.range ?? null);
  const weights = [...actor.stakes, ...actor.needs].reduce((sum, { weight }) => sum + median(c.parameters[weight]), 0);
  const { beliefs, minds, own } = blocks;
  const whole = [actor.friction, actor.residual, actor.reliability, actor.pointsPerBn].flatMap((p) =>
    p === null || c.parameters[p].default || c.parameters[p].shared ? [] : [c.parameters[p]],
  );
  return (
    <section class="actor" aria-label={actor.name}>
      <h4>
        <span dir="auto">{actor.name}</span>
        {actor.code ? <span class="code">{actor.code}</span> : null}
        {actor.partOf === null ? null : <span class="quiet small">speaks for {c.actors[actor.partOf].name}</span>}
        {range === null ? null : (
          <span
            class="quiet small"
            title="points between its worst and best, of those that it weighs; about 100 are meant"
          >
            {Math.round(range)} of {Math.round(weights)} points
          </span>
        )}
      </h4>
      {actor.needs.map((n, at) => (
        <Block
          key={n.id}
          own={blocks.needs[at]}
          names={names}
          head={
            <Bar kind="need" name={n.name || n.id.replaceAll("_", " ")} weight={c.parameters[n.weight]} most={most} />
          }
        />
      ))}
      {actor.stakes.map((s, at) => (
        <Block
          key={c.issues[s.issue].id}
          own={blocks.stakes[at]}
          names={names}
          head={<Bar kind="stake" name={c.issues[s.issue].name} weight={c.parameters[s.weight]} most={most} />}
        />
      ))}
      {beliefs.length === 0 ? null : (
        <Block
          own={beliefs}
          names={names}
          head={<span class="became b-belief small">What it believes of others</span>}
        />
      )}
      {minds.length === 0 && !actor.governments ? null : (
        <Block
          own={minds}
          names={names}
          head={<span class="small quiet">{actor.governments ? "Governments" : "Changes of mind"}</span>}
          before={<Said lines={governmentLines(actor)} />}
        />
      )}
      {own.length === 0 ? null : (
        <Block
          own={own}
          names={names}
          head={
            <span class="small quiet">
              {whole.length === 0 ? "As a whole" : whole.map((p) => labelOf(names, p)).join(", ")}
            </span>
          }
        />
      )}
    </section>
  );
}

/** Causes that numbers share, each with links to its numbers. */
function Factors({ c, names }: { c: Case; names: Names }) {
  const store = useStore();
  if (c.factors.length === 0) return null;
  return (
    <>
      <h3>Causes that numbers share</h3>
      {c.factors.map((factor, at) => (
        <>
          <p class="small" dir="auto">
            <strong>{factor.name}</strong>
          </p>
          <ul class="decides">
            {c.parameters.flatMap(({ path, factors = [] }) =>
              factors
                .filter((one) => one.factor === at)
                .map(({ correlation }) => (
                  <li>
                    <button type="button" class="link" onClick={() => store.follow(path)} dir="auto">
                      {inWords(names, path)}
                    </button>{" "}
                    <span class="figures" title="correlation on the scale of the normal score">
                      {number(correlation, 2)}
                    </span>
                  </li>
                )),
            )}
          </ul>
        </>
      ))}
    </>
  );
}

/** A weight as a bar to its median, with the range that holds nine in ten; drawn from the number as it stands. */
function Bar({ kind, name, weight, most }: { kind: "need" | "stake"; name: string; weight: Parameter; most: number }) {
  const store = useStore();
  useStoreState((s) => s.doc.overrides[weight.path]);
  const read = parseQuantity(store.textOf(weight.path), weight.field);
  const quantity = "quantity" in read ? read.quantity : weight.quantity;
  const law = sampler(quantity, weight.field.min, weight.field.max);
  const [low, at, high] = [0.05, 0.5, 0.95].map(law.quantile);
  const x = (v: number): number => Math.max(0, Math.min(100, (100 * v) / most));
  return (
    <span class={`bar ${kind}`}>
      <span class="name" dir="auto">
        <span class="kind">{kind}</span> {name}
      </span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" x="0" y="3" width="100" height="4" />
        <rect class="mass" x="0" y="3" width={x(at)} height="4" />
        <line x1={x(low)} x2={x(high)} y1="5" y2="5" />
      </svg>
      <span class="figures">{three(toStep(at, high - low))}</span>
    </span>
  );
}
