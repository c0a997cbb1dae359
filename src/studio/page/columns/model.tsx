/** The model: scenarios, actors with needs and stakes as bars, drivers with history and fan, issues, tables, and every number with its handle. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { parseQuantity } from "../../../language/blocks/quantity.ts";
import type { Actor, ActorPart, Case, Driver, Owner, Parameter } from "../../../language/index.ts";
import { monthName, parseMonth } from "../../../numbers/months.ts";
import { median, sampler } from "../../../numbers/quantity.ts";
import { Figure } from "../widgets/figure.tsx";
import { inWords, place, type Names } from "../../../wording/paths.ts";
import { NumberRow } from "../widgets/number.tsx";
import { Unfilled } from "../widgets/unfilled.tsx";
import { useDelayed, useStoreState, useStore } from "../state/hooks.ts";
import { date, figures as three, list } from "../../../wording/format.ts";

export function Model() {
  const [c, names, draft] = useStoreState((s) => [s.case, s.names, s.draft]);
  const [find, setFind] = useState("");
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
      </div>
      {find.trim() !== "" ? <Found c={c} names={names} find={find} /> : <Whole c={c} names={names} />}
    </>
  );
}

function Found({ c, names, find }: { c: Case; names: Names; find: string }) {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = c.parameters.filter((p) => {
    const all = `${p.path} ${inWords(names, p.path)}`.toLowerCase();
    return !p.idle && words.every((w) => all.includes(w));
  });
  return (
    <section aria-label="Numbers found">
      <p class="quiet" role="status">
        {hits.length === 0
          ? "No number matches."
          : `${hits.length} number${hits.length === 1 ? "" : "s"}${hits.length > 60 ? ", the first 60" : ""}`}
      </p>
      {hits.slice(0, 60).map((p) => (
        <NumberRow key={p.path} parameter={p} label={inWords(names, p.path)} />
      ))}
    </section>
  );
}

function Whole({ c, names }: { c: Case; names: Names }) {
  const whole = c.actors.filter((a) => a.partOf === null);
  const parts = c.actors.filter((a) => a.partOf !== null);
  const isMarket = (owner: Owner): boolean => owner.kind === "lens" && owner.lens === "market";
  const rest = numbersOf(
    c,
    (owner) => ["case", "reaction", "decision", "issue", "lens"].includes(owner.kind) && !isMarket(owner),
  ).filter((p) => !p.default);
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
  const market = numbersOf(c, isMarket).filter((p) => !p.default);
  return (
    <>
      <Scenarios c={c} names={names} />
      <h3>Actors</h3>
      {whole.map((a) => (
        <ActorCard key={a.id} c={c} names={names} actor={a} most={most} />
      ))}
      {parts.length === 0 ? null : (
        <p class="quiet small">
          Speak for others: {list(parts.map((a) => `${a.name} (${c.actors[a.partOf!].name})`))}.
        </p>
      )}
      <h3>Drivers</h3>
      {c.drivers.map((d) => (
        <DriverCard key={d.id} c={c} names={names} driver={d} />
      ))}
      <h3>Issues</h3>
      <ul class="issues">
        {c.issues.map((issue, k) => (
          <li>
            <strong dir="auto">{issue.name}</strong>:{" "}
            {issue.options.map((o, n) => (
              <span class={c.standing[k] === n ? "option stands" : "option"} dir="auto">
                {o.text || o.id}
              </span>
            ))}
            <span class="quiet small">
              {" "}
              {issue.movedBy !== null
                ? `moved by ${c.actors[issue.movedBy].name} alone`
                : `at ${list(c.tables.filter((t) => t.issues.includes(k)).map((t) => t.name))}`}
              {issue.deliveredBy !== null ? `, delivered by ${c.actors[issue.deliveredBy].name}` : ""}
            </span>
          </li>
        ))}
      </ul>
      <h3>Tables</h3>
      {c.tables.map((t, n) => (
        <Block
          key={t.id}
          own={numbersOf(c, (owner) => owner.kind === "table" && owner.table === n)}
          names={names}
          head={
            <>
              <strong dir="auto">{t.name}</strong>{" "}
              <span class="quiet small">
                {list(t.parties.map((i) => c.actors[i].name))}
                {t.ratifiedBy.length > 0 ? `; ratified by ${list(t.ratifiedBy.map((i) => c.actors[i].name))}` : ""}
              </span>
            </>
          }
        />
      ))}
      {market.length === 0 ? null : (
        <>
          <h3>The market</h3>
          {grouped(market, names).map(([title, own]) => (
            <Block
              key={title}
              own={own}
              names={names}
              head={<strong dir="auto">{title.replace("The market: ", "")}</strong>}
            />
          ))}
        </>
      )}
      {rest.length === 0 ? null : (
        <>
          <h3>The rest</h3>
          {grouped(rest, names).map(([title, own]) => (
            <Block key={title} own={own} names={names} head={<strong>{title}</strong>} />
          ))}
        </>
      )}
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

function Scenarios({ c, names }: { c: Case; names: Names }) {
  const store = useStore();
  const chosen = useStoreState((s) => s.scenario);
  if (c.scenarios.length === 0) return null;
  return (
    <fieldset class="scenarios">
      <legend>Scenarios</legend>
      {c.scenarios.map((s) => (
        <label class={chosen === s.id ? "on" : ""}>
          <input
            type="checkbox"
            role="switch"
            checked={chosen === s.id}
            onChange={(e) => store.setScenario(e.currentTarget.checked ? s.id : null)}
          />
          <span>
            <span dir="auto">{s.name}</span>{" "}
            <span class="quiet small">
              {s.set
                .map((one) => `${inWords(names, c.parameters[one.parameter].path)}: ${c.parameters[one.quantity].text}`)
                .join("; ")}
            </span>
          </span>
        </label>
      ))}
      <p class="quiet small">One at a time; it acts from the month after {date(c.asOfText)}, on the same worlds.</p>
    </fieldset>
  );
}

/** Whether the block is open: opened by hand, or by a link to a number in it. */
function useOpen(inside: (path: string) => boolean, open = false): [boolean, (open: boolean) => void] {
  const lead = useStoreState((s) => (s.lead && inside(s.lead.path) ? s.lead.n : 0));
  const [now, set] = useState(open);
  useEffect(() => {
    if (lead > 0) set(true);
  }, [lead]);
  return [now || false, set];
}

/** The numbers of some owners, but for those that nothing reads. */
const numbersOf = (c: Case, isOwner: (owner: Owner) => boolean): Parameter[] =>
  c.parameters.filter((p) => !p.idle && isOwner(p.owner));

/** Numbers of one block under a head that opens it; those of a dated series fold by themselves. */
function Block({
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
            <p class="quiet small">By default: {defaults.map((p) => `${labelOf(names, p)} ${p.text}`).join("; ")}.</p>
          ) : null}
          {own.length === 0 ? <p class="quiet small">No number stands here.</p> : null}
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

const labelOf = (names: Names, { path, owner }: Parameter): string => {
  const { text, block, group } = place(names, path);
  return owner.kind === "driver" && block !== "" ? `${block}, ${text}` : text || block || group;
};

/** @param most the longest bar of all actors, in points */
function ActorCard({ c, names, actor, most }: { c: Case; names: Names; actor: Actor; most: number }) {
  const range = useStoreState((s) => s.result?.actors[actor.id]?.range ?? null);
  const i = c.actors.indexOf(actor);
  const inPart = (isPart: (part: ActorPart | null) => boolean): Parameter[] =>
    numbersOf(c, (owner) => owner.kind === "actor" && owner.actor === i && isPart(owner.part));
  const own = inPart((part) => part === null).filter((p) => !p.default);
  const beliefs = inPart((part) => part?.kind === "belief");
  return (
    <section class="actor" aria-label={actor.name}>
      <h4>
        <span dir="auto">{actor.name}</span>
        {actor.code ? <span class="code">{actor.code}</span> : null}
        {range === null ? null : (
          <span class="quiet small" title="points between the worst and the best that it can meet with; 100 is meant">
            {Math.round(range)} points
          </span>
        )}
      </h4>
      {actor.needs.map((n, need) => (
        <Block
          key={n.id}
          own={inPart((part) => part?.kind === "need" && part.need === need)}
          names={names}
          head={
            <Bar kind="need" name={n.name || n.id.replaceAll("_", " ")} weight={c.parameters[n.weight]} most={most} />
          }
        />
      ))}
      {actor.stakes.map((s) => (
        <Block
          key={c.issues[s.issue].id}
          own={inPart((part) => part?.kind === "stake" && part.issue === s.issue)}
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
      {own.length === 0 ? null : (
        <Block
          own={own}
          names={names}
          head={<span class="small quiet">{own.map((p) => labelOf(names, p)).join(", ")}</span>}
        />
      )}
    </section>
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
      <span class="figures">{three(at)}</span>
    </span>
  );
}

function DriverCard({ c, names, driver }: { c: Case; names: Names; driver: Driver }) {
  const result = useDelayed(
    useStoreState((s) => s.result),
    120,
  );
  const found = result?.drivers[driver.id];
  const d = c.drivers.indexOf(driver);
  const points = driver.process.kind === "path" ? driver.process.points : [];
  return (
    <Block
      own={numbersOf(c, (owner) => owner.kind === "driver" && owner.driver === d)}
      dated={[...driver.history, ...points].map(({ value }) => c.parameters[value])}
      names={names}
      head={
        <span class="driver">
          <span class="name" dir="auto">
            {driver.name}
          </span>
          <Spark c={c} driver={driver} fan={found?.fan ?? []} />
          <span class="figures" title={driver.unit ?? ""}>
            {found ? three(found.now) : ""}
          </span>
        </span>
      }
      before={
        <>
          {driver.unit ? (
            <p class="quiet small">
              {driver.unit}
              {driver.history.length > 0 ? `; history from ${date(monthName(driver.history[0].month))}` : ""}
            </p>
          ) : null}
          {result ? <Figure of={result} draw={(f) => f.driver(result, driver.id, { document })} /> : null}
        </>
      }
    />
  );
}

/** History and fan in small. */
function Spark({
  c,
  driver,
  fan,
}: {
  c: Case;
  driver: Driver;
  fan: { month: string; p5: number; p50: number; p95: number }[];
}) {
  const past = driver.history.map((h) => ({ x: h.month, y: median(c.parameters[h.value]) }));
  const step = Math.max(1, Math.floor(fan.length / 40));
  const future = fan.filter((_, n) => n % step === 0).map((f) => ({ x: parseMonth(f.month), ...f }));
  const xs = [...past.map((p) => p.x), ...future.map((p) => p.x)];
  if (xs.length < 2) return <svg class="spark" viewBox="0 0 120 24" aria-hidden="true" />;
  const ys = [...past.map((p) => p.y), ...future.flatMap((p) => [p.p5, p.p95])];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const X = (v: number): string => (2 + ((v - x0) / (x1 - x0 || 1)) * 116).toFixed(1);
  const Y = (v: number): string => (22 - ((v - y0) / (y1 - y0 || 1)) * 20).toFixed(1);
  return (
    <svg class="spark" viewBox="0 0 120 24" aria-hidden="true">
      {future.length > 1 ? (
        <path
          class="fan"
          d={`M${future.map((p) => `${X(p.x)},${Y(p.p95)}`).join("L")}L${[...future]
            .reverse()
            .map((p) => `${X(p.x)},${Y(p.p5)}`)
            .join("L")}Z`}
        />
      ) : null}
      {future.length > 1 ? (
        <path class="median" d={`M${future.map((p) => `${X(p.x)},${Y(p.p50)}`).join("L")}`} />
      ) : null}
      {past.length > 1 ? <path class="past" d={`M${past.map((p) => `${X(p.x)},${Y(p.y)}`).join("L")}`} /> : null}
      <line class="now" x1={X(c.asOf)} x2={X(c.asOf)} y1="1" y2="23" />
    </svg>
  );
}
