/** The odds column: status of the run, questions, deals, stability, and the effect of the record. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { wordFor } from "../../../numbers/icd203.ts";
import { monthName } from "../../../numbers/months.ts";
import type { QuestionFinding, Result } from "../../../result/index.ts";
import { answers } from "../../../pictures/answers.ts";
import { Curve } from "../widgets/curve.tsx";
import { Deals } from "./deals.tsx";
import { OwnOdds } from "../widgets/own-odds.tsx";
import { changeWords, sinceOpening, useLive, useOdds, usePercent, useTag, type Change } from "./odds-now.ts";
import { Expected, Record } from "./record.tsx";
import { Stability } from "./stability.tsx";
import { Status } from "./status.tsx";
import { MarketValues } from "./market-values.tsx";
import { TodayLine } from "./today.tsx";
import { useDelayed, useStoreState } from "../state/hooks.ts";
import { noOddsText } from "../../../wording/few-worlds.ts";
import { date, number, percent, wilsonEdges } from "../../../wording/format.ts";
import { besideOdds } from "../../../wording/given.ts";
import { headline } from "../../../wording/headline.ts";
import { whyNotLine } from "../../../wording/why-not.ts";

export function Odds() {
  const [c, result, current] = useStoreState((s) => [s.case, s.result, s.current]);
  const late = useDelayed(result, 60);
  // Each part is drawn again only when its own data changes: a moved handle waits for everything that is drawn.
  const asked = useMemo(
    () =>
      c && (
        <>
          {c.questions.map((q) => (
            <Question key={q.id} id={q.id} ask={q.ask} by={monthName(q.by)} holds={q.holds} />
          ))}
          {c.questions.length === 0 ? <p class="quiet">This case asks no question yet.</p> : null}
          <Deals c={c} />
        </>
      ),
    [c],
  );
  const found = useMemo(
    () =>
      late && (
        <>
          <Stability result={late} />
          <MarketValues result={late} />
          <Expected result={late} />
          <Record result={late} />
        </>
      ),
    [late],
  );
  const today = useMemo(() => c && <TodayLine c={c} />, [c]);
  return (
    <>
      {late ? <Headline result={late} current={current} /> : null}
      <Status />
      <div class="scrolled">
        {late ? <Answers result={late} current={current} /> : null}
        {asked}
        {found ? <div class={current ? "" : "stale"}>{found}</div> : null}
      </div>
      {today}
    </>
  );
}

/** The answer of the last run in a sentence, the same as a report begins with. */
function Headline({ result, current }: { result: Result; current: boolean }) {
  const live = useLive(result);
  const sentence = useMemo(() => headline(live), [live]);
  const [first, preview] = useStoreState((s) => [s.firstLook, s.preview !== null]);
  if (sentence === "") return null;
  const of = preview
    ? "Preview: "
    : first
      ? "First worlds: "
      : live === result
        ? "Before the last change: "
        : "So far: ";
  return (
    <p class={current || live !== result ? "headline" : "headline stale"} dir="auto">
      {current ? null : <span class="quiet">{of}</span>}
      {sentence}
    </p>
  );
}

/** All questions of the last full run in one picture, the same as a report begins with. */
function Answers({ result, current }: { result: Result; current: boolean }) {
  const live = useLive(result);
  const changes = useStoreState((s) =>
    JSON.stringify(Object.fromEntries(Object.keys(live.questions).map((id) => [id, sinceOpening(s, id)]))),
  );
  const picture = useMemo(
    () =>
      answers(
        live,
        (id) => `q-${id}`,
        Object.keys(live.questions),
        (id) => changeWords((JSON.parse(changes) as { [id: string]: Change | null })[id] ?? null),
      ).html,
    [live, changes],
  );
  if (picture === "") return null;
  return (
    <section class={current || live !== result ? "panel overview" : "panel overview stale"} aria-label="All questions">
      <div dangerouslySetInnerHTML={{ __html: picture }} />
    </section>
  );
}

export function Question({ id, ask, by, holds }: { id: string; ask: string; by: string; holds: boolean }) {
  const [open, setOpen] = useState(false);
  const { p, kind, se, finding, curve } = useOdds(id);
  const [result, current] = useStoreState((s) => [s.result, s.current]);
  const [change, from] = useStoreState((s) => {
    const moved = sinceOpening(s, id);
    return [moved?.by ?? 0, moved?.from ?? null] as const;
  });
  const tag = useTag(kind);
  const share = usePercent({ p, kind, finding }) ?? "\u2026";
  const said = kind === "full" ? finding!.word : p === null ? null : wordFor(p);
  return (
    <section
      class={`question ${kind.replaceAll(" ", "-")}`}
      aria-labelledby={`q-${id}`}
      data-question={id}
      data-p={p ?? ""}
      data-kind={kind}
    >
      <h3 id={`q-${id}`} dir="auto">
        {ask}
      </h3>
      <p class="answer">
        {kind === "too few" && result ? <span class="few">{noOddsText(result)}</span> : <strong>{share}</strong>}{" "}
        <span class="word">{said ?? ""}</span>
        {se !== null && p !== null && p > 0 && p < 1 ? (
          <span class="quiet small">
            {" "}
            {"\u00b1"} {number(se * 100, 1)}
          </span>
        ) : null}
        {tag ? <span class="tag">{tag}</span> : null}
        {from !== null ? (
          <span class={`change ${change > 0 ? "up" : "down"}`} title="since opening">
            {change > 0 ? "+" : "\u2212"}
            {number(Math.abs(change) * 100, 1)} <span class="unseen">points </span>since opening, from {percent(from)}
          </span>
        ) : null}
      </p>
      <p class="quiet small">
        {holds ? "at the end of" : "by"} {date(by)}
        {kind === "full" && finding!.without_record !== null
          ? `; without the record ${percent(finding!.without_record, wilsonEdges(result!.run.draws))}`
          : ""}
      </p>
      {kind === "full" && result && whyNotLine(result, id) !== "" ? (
        <p class="small" dir="auto">
          <strong>Why not:</strong> {whyNotLine(result, id)}
        </p>
      ) : null}
      {result ? <OwnOdds id={id} /> : null}
      {kind === "full" && result && finding && besideOdds(result, finding).length > 0 ? (
        <p class="quiet small" dir="auto">
          {besideOdds(result, finding).join(" ")}
        </p>
      ) : null}
      {finding ? <Curve curve={finding.curve} preview={curve} says={`${ask} ${share} by ${date(by)}.`} /> : null}
      {finding && result ? (
        <details open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
          <summary>Why, and what would change it</summary>
          {open ? (
            <div class={current ? "why" : "why stale"}>
              <WhyLater id={id} result={result} finding={finding} />
            </div>
          ) : null}
        </details>
      ) : null}
    </section>
  );
}

/** The reasons, with figures: loaded when they are first opened. */
function WhyLater(props: { id: string; result: Result; finding: QuestionFinding }) {
  const [part, setPart] = useState<typeof import("./reasons.tsx") | null>(null);
  useEffect(() => {
    void import("./reasons.tsx").then((loaded) => setPart(() => loaded));
  }, []);
  return part ? <part.Reasons {...props} /> : <p class="quiet small">Loading.</p>;
}
