/** The odds column: status of the run, questions, deals, stability, and the effect of the record. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { wordFor } from "../../../numbers/icd203.ts";
import { monthName } from "../../../numbers/months.ts";
import { defaults } from "../../../engine/index.ts";
import { countGrounds } from "../../../engine/findings/grounds.ts";
import type { QuestionFinding, Result } from "../../../result/index.ts";
import { answers } from "../../../pictures/answers.ts";
import { Curve } from "../widgets/curve.tsx";
import { Deals } from "./deals.tsx";
import { EXPECTED_ADVICE, EXPECTED_NOTE, EXPECTED_WARNING, expectedRows } from "../../../wording/expected.ts";
import { Figure } from "../widgets/figure.tsx";
import { OwnOdds } from "../widgets/own-odds.tsx";
import { Stability } from "./stability.tsx";
import { MarketValues } from "./market-values.tsx";
import { TodayLine } from "./today.tsx";
import { useDelayed, useStoreState, useStore } from "../state/hooks.ts";
import { grounded } from "../state/grounded.ts";
import type { PageState } from "../state/state.ts";
import { MIN_WORLDS_FOR_ODDS, hasOdds, lostText, noOddsText, rejectedText } from "../../../wording/few-worlds.ts";
import { date, number, percent, wilsonEdges } from "../../../wording/format.ts";
import { besideOdds } from "../../../wording/given.ts";
import { groundsLine, headline, whyNotLine } from "../../../wording/headline.ts";
import { inNames, inWords } from "../../../wording/paths.ts";

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
  const opening = useStoreState((s) => s.opening);
  const picture = useMemo(
    () =>
      answers(
        live,
        (id) => `q-${id}`,
        Object.keys(live.questions),
        (id) => sinceOpening(live.questions[id]!.p, opening?.[id]),
      ).html,
    [live, opening],
  );
  if (picture === "") return null;
  return (
    <section class={current || live !== result ? "panel overview" : "panel overview stale"} aria-label="All questions">
      <div dangerouslySetInnerHTML={{ __html: picture }} />
    </section>
  );
}

/** Draws under which the line says that the usual run has more. */
const FEW_DRAWS = 1000;

/** The change of odds since the case was opened, as the list of all questions has it; '' for none. */
function sinceOpening(p: number, before: number | undefined): string {
  if (before === undefined || Math.abs(p - before) < LEAST_CHANGE) return "";
  return `${p > before ? "+" : "\u2212"}${number(Math.abs(p - before) * 100, 1)} from ${percent(before)}`;
}
/** Share by which odds differ before the difference is said. */
const LEAST_CHANGE = 0.0005;

/** The last result with the odds that stand now in place of its own: one question has one answer everywhere. */
function useLive(result: Result): Result {
  const store = useStore();
  const seen = useStoreState((s) => Object.keys(result.questions).map((id) => oddsOf(s, id).p)).join();
  return useMemo(() => {
    const questions = Object.entries(result.questions).map(([id, q]): [string, QuestionFinding] => {
      const { p, se } = oddsOf(store.state, id);
      if (p === null || p === q.p) return [id, q];
      return [id, { ...q, p, se: se ?? q.se, word: wordFor(p), without_record: null }];
    });
    return questions.every(([id, q]) => q === result.questions[id])
      ? result
      : { ...result, questions: Object.fromEntries(questions) };
  }, [result, seen]);
}

/** How much of what the odds stand on is suggested and how much judged, with the list of all numbers behind it. */
function Grounds() {
  const store = useStore();
  const [c, doc, open] = useStoreState((s) => [s.case, s.doc, s.draft?.unfilled.length ?? 0]);
  const { overrides, reasons } = doc;
  const counts = useMemo(() => c && countGrounds(grounded(c, overrides, reasons)), [c, overrides, reasons]);
  if (!counts || counts.all === 0) return null;
  const suggested = open + counts.suggested;
  return (
    <p class={suggested > 0 ? "basis some" : "basis"}>
      {open > 0
        ? `These odds stand on suggestions: ${open === 1 ? "one number is" : `${number(open)} numbers are`} not judged yet.`
        : `${suggested > 0 ? "These odds stand on suggestions. " : ""}${groundsLine(counts)}`}{" "}
      <button type="button" class="link" onClick={() => store.review.open("numbers")}>
        Which
      </button>
    </p>
  );
}

/** One line that says which run or preview the odds below come from. */
export function Status() {
  const store = useStore();
  const [phase, why, preview, progress, result, current, settings] = useStoreState((s) => [
    s.phase,
    s.why,
    s.preview,
    s.progress,
    s.result,
    s.current,
    s.settings,
  ]);
  const [errors, firstLook] = useStoreState((s) => [
    s.messages.filter((m) => m.severity === "error").length,
    s.firstLook,
  ]);
  let words = "";
  if (phase === "opening") words = "Reading the case.";
  else if (phase === "errors")
    words = `The case has ${errors} error${errors === 1 ? "" : "s"}; the odds wait until ${errors === 1 ? "it is" : "they are"} mended.`;
  else if (phase === "draft") words = "A draft: numbers without a suggestion are open, and the odds wait for them.";
  else if (phase === "unfit" || phase === "failed") words = why;
  else if (phase === "settled" && result)
    words = `Full run: ${number(result.run.kept)} worlds of ${number(result.run.worlds)} tried${result.record ? `, ${percent(result.run.fit)} fit the record` : ""}; seed ${result.run.seed}.${settings.draws < FEW_DRAWS ? ` The usual run keeps ${number(defaults.draws)}.` : ""}`;
  else if (preview)
    words = `Preview: ${number(preview.tried)} of the last run\u2019s worlds again${preview.fit < preview.tried ? `, ${number(preview.fit)} still fit` : ""}. Full run `;
  else if (firstLook && result)
    words = `First odds, on ${number(result.run.kept)} worlds of ${number(result.run.worlds)} tried. Full run `;
  else if (result && !current) words = "Full run ";
  else words = "First run ";
  const share =
    progress && phase === "running"
      ? progress.phase === "worlds"
        ? (0.8 * progress.kept) / progress.of
        : progress.phase === "findings"
          ? 0.9
          : progress.phase === "boxes" || progress.phase === "passages"
            ? 0.94 + (0.04 * progress.kept) / Math.max(1, progress.of)
            : 0.8 + (0.12 * progress.kept) / progress.of
      : 0;
  if (phase === "running")
    words +=
      progress === null
        ? "begins."
        : progress.phase === "findings"
          ? "is drawing its findings."
          : progress.phase === "boxes"
            ? "looks for what would have to be true."
            : progress.phase === "passages"
              ? "plays what each passage carries."
              : progress.phase === "worlds"
                ? `has kept ${number(progress.kept)} of ${number(progress.of)} worlds.`
                : "plays the worlds without the record.";
  return (
    <div class={`status ${phase}`}>
      <p
        role="status"
        aria-live="polite"
        data-phase={phase}
        data-current={String(current)}
        data-preview={preview ? preview.tried : ""}
      >
        {words}
      </p>
      {phase === "running" || phase === "settled" ? <Grounds /> : null}
      {phase === "running" ? <progress max={1} value={share} aria-label="How far the full run is" /> : null}
      {phase === "errors" ? (
        <button type="button" class="strong" onClick={() => store.openYaml(null)}>
          Open the text
        </button>
      ) : null}
      {phase === "failed" ? (
        <button type="button" class="strong" onClick={() => location.reload()}>
          Load the page again
        </button>
      ) : null}
      {phase === "unfit" ? (
        <button type="button" onClick={() => store.undo()}>
          Undo the last change
        </button>
      ) : null}
    </div>
  );
}

/** The current answer, and its kind. */
export function useOdds(id: string): OddsNow {
  const [p, kind, se, finding, curve] = useStoreState((s) => {
    const now = oddsOf(s, id);
    return [now.p, now.kind, now.se, now.finding, now.curve] as const;
  });
  return { p, kind, se, finding, curve };
}

interface OddsNow {
  p: number | null;
  kind: "full" | "preview" | "so far" | "first" | "stale" | "none" | "too few";
  se: number | null;
  finding: QuestionFinding | null;
  curve: readonly number[] | null;
}

function oddsOf(s: PageState, id: string): OddsNow {
  const { current, phase, progress, firstLook: first } = s;
  const finding = s.result?.questions[id] ?? null;
  const preview = s.preview?.questions[id] ?? null;
  const few = s.result !== null && !hasOdds(s.result);
  const least = Math.max(MIN_WORLDS_FOR_ODDS, first ? (s.result?.run.kept ?? 0) : 0);
  const soFar = progress?.phase === "worlds" && progress.kept < least ? null : (progress?.soFar[id] ?? null);
  if (few && (current || first || soFar === null || phase !== "running"))
    return { p: null, kind: "too few", se: null, finding: null, curve: null };
  if (current && finding) return { p: finding.p, kind: "full", se: finding.se, finding, curve: null };
  if (preview)
    return {
      p: preview.p,
      kind: "preview",
      se: finding ? Math.sqrt(finding.se ** 2 + preview.se ** 2) : preview.se,
      finding,
      curve: preview.curve,
    };
  if (soFar !== null && phase === "running") return { p: soFar, kind: "so far", se: null, finding, curve: null };
  if (first && finding) return { p: finding.p, kind: "first", se: finding.se, finding, curve: null };
  if (finding) return { p: finding.p, kind: "stale", se: finding.se, finding, curve: null };
  return { p: null, kind: "none", se: null, finding: null, curve: null };
}

const KINDS = {
  full: "",
  preview: "preview",
  "so far": "so far",
  first: "first worlds",
  stale: "before the last change",
  none: "",
  "too few": "",
} as const;

/** What an answer is of, where it is not of the full run of a finished case. */
export function useTag(kind: ReturnType<typeof useOdds>["kind"]): string {
  const [draft, kept, soFar] = useStoreState((s) => [
    s.draft !== null && s.phase !== "draft",
    s.result?.run.kept ?? 0,
    s.progress?.phase === "worlds" ? s.progress.kept : 0,
  ]);
  if (!draft || kind === "none" || kind === "too few" || kind === "stale") return KINDS[kind];
  const worlds = kind === "first" ? kept : kind === "so far" ? soFar : 0;
  return `from suggestions${worlds > 0 ? `, first ${number(worlds)} worlds` : kind === "preview" ? ", preview" : ""}`;
}

export function Question({ id, ask, by, holds }: { id: string; ask: string; by: string; holds: boolean }) {
  const [open, setOpen] = useState(false);
  const { p, kind, se, finding, curve } = useOdds(id);
  const [opening, result, current] = useStoreState((s) => [s.opening?.[id] ?? null, s.result, s.current]);
  const tag = useTag(kind);
  const share = p === null ? "\u2026" : percent(p, kind === "full" ? finding!.wilson : undefined);
  const said = kind === "full" ? finding!.word : p === null ? null : wordFor(p);
  const change = p === null || opening === null ? null : (p - opening) * 100;
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
        {change !== null && Math.abs(change) >= 0.05 ? (
          <span class={`change ${change > 0 ? "up" : "down"}`} title="since opening">
            {change > 0 ? "+" : "\u2212"}
            {number(Math.abs(change), 1)} <span class="unseen">points </span>since opening, from {percent(opening!)}
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

/** What signers expect of somebody else, against what comes of it. */
function Expected({ result }: { result: Result }) {
  const rows = expectedRows(result);
  if (rows.length === 0) return null;
  return (
    <section class="panel" aria-label="What signers expect of others">
      <h3>What signers expect of others</h3>
      <ul class="decides">
        {rows.map(({ what, when, stated, comes, differs }) => (
          <li>
            <span dir="auto">
              {what} <span class="quiet">once {when}</span>
            </span>
            <span>
              {stated} expected; {comes}
              {differs ? <strong class="warn"> {EXPECTED_WARNING}</strong> : null}
            </span>
          </li>
        ))}
      </ul>
      {rows.some(({ differs }) => differs) ? <p class="caution">{EXPECTED_ADVICE}</p> : null}
      <p class="quiet small">{EXPECTED_NOTE}</p>
    </section>
  );
}

function Record({ result }: { result: Result }) {
  const store = useStore();
  if (!result.record)
    return (
      <section class="panel">
        <h3>The record</h3>
        <p class="quiet">The case states no record: these odds are not conditioned on what has happened.</p>
      </section>
    );
  const moved = Object.entries(result.parameters)
    .filter(([, p]) => p.uncertain && Math.abs(p.shift) > 0.1)
    .sort((a, b) => Math.abs(b[1].shift) - Math.abs(a[1].shift))
    .slice(0, 6);
  return (
    <section class="panel" aria-label="What past silence tells us">
      <h3>What past silence tells us</h3>
      <p>{inNames(result, result.record.said)}</p>
      {lostText(result) === "" ? null : <p>{lostText(result)}</p>}
      {rejectedText(result) === "" ? null : <p>{rejectedText(result)}</p>}
      {result.run.fit < 0.01 ? (
        <p class="caution">
          Under 1{"\u00a0"}% of fit: the case{"\u2019"}s numbers can hardly explain what has happened.
        </p>
      ) : null}
      {moved.length === 0 ? null : (
        <ul class="decides">
          {moved.map(([path, p]) => (
            <li>
              <button type="button" class="link" onClick={() => store.follow(path)} dir="auto">
                {inWords(result, path)}
              </button>{" "}
              <span class="figures">
                {p.shift > 0 ? "+" : "\u2212"}
                {number(Math.abs(p.shift), 2)} sd
              </span>
            </li>
          ))}
        </ul>
      )}
      <Figure of={result} draw={(f) => f.taught(result, { document, from: 0, to: 6 })} />
      <p class="quiet small">Monte Carlo error is not model error.</p>
    </section>
  );
}
