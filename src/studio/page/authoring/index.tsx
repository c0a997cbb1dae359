/** A case in the making: its article on one side, and one page of its proposals or its interview on the other. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Authoring, AuthoringAnswer, StepFault } from "../../workers/authoring.ts";
import { answerAuthoring, authoringOf } from "../browser/server.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { NarrowNote } from "../widgets/narrow-note.tsx";
import { OddsStrip } from "../widgets/odds-strip.tsx";
import { Article } from "./article.tsx";
import { BegunCases } from "./begun.tsx";
import { Cards, Confirm } from "./cards.tsx";
import { useAskedBeforeLeaving } from "./leaving.ts";
import { NewCaseForm } from "./new-case.tsx";
import { Outlook, hasOutlook, useOutlook } from "./outlook.tsx";
import { Numbers } from "./numbers.tsx";
import { firstOpen, pagesOf, type MakingPage } from "./pages.ts";
import { StepSection, answerOf, fieldsOf, type StepFields } from "./step.tsx";
import { Wrong } from "../widgets/wrong.tsx";

export default function Making() {
  const store = useStore();
  const [view, cases] = useStoreState((s) => [s.view, s.cases]);
  const [state, setState] = useState<Authoring | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    if (view.kind !== "interview" || view.id === state?.id) return;
    void authoringOf(view.id).then((got) => ("problem" in got ? setWrong(got.problem) : setState(got)));
  }, [view]);
  const begun = (made: Authoring): void => {
    setState(made);
    history.replaceState(null, "", `#${encodeURIComponent(made.id)}`); // what a reload goes on with
    store.set({ view: { kind: "interview", id: made.id, title: made.title } });
  };
  const leave = (id: string): void => void store.file.leaveMaking(id);
  if (state) return <Interview state={state} setState={setState} leave={() => leave(state.id)} />;
  return (
    <main class="making">
      <div class="page">
        {view.kind === "new" ? (
          <>
            <NarrowNote />
            <BegunCases />
            <NewCaseForm begun={begun} leave={cases.length > 0 ? () => leave(store.state.id) : null} />
          </>
        ) : (
          <p class={wrong ? "wrong" : "quiet"} role="status">
            {wrong ?? "Opening the interview."}
          </p>
        )}
      </div>
    </main>
  );
}

function Interview({
  state,
  setState,
  leave,
}: {
  state: Authoring;
  setState: (state: Authoring) => void;
  leave: () => void;
}) {
  const store = useStore();
  useOutlook(state);
  useAskedBeforeLeaving(!state.written);
  const pages = useMemo(() => pagesOf(state), [state]);
  const [id, setId] = useState(() => firstOpen(pages));
  const at = Math.max(
    0,
    pages.findIndex((page) => page.id === id),
  );
  const page = pages[at]!;
  const [fields, setFields] = useState<{ [step: string]: StepFields }>({});
  const [wrong, setWrong] = useState<{ faults: StepFault[] | null; problem: string } | null>(null);
  /** Where somebody wanted to go while an answer of this page was refused. */
  const [held, setHeld] = useState<{ where: string; go: () => void } | null>(null);
  /** Parts that an answer and somebody by hand both changed, and the answer. */
  const [clash, setClash] = useState<{
    says: string[];
    answer: AuthoringAnswer;
    then: ((got: Authoring) => void) | null;
  } | null>(null);
  const [lead, setLead] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  const fieldsFor = (step: MakingPage["steps"][number]): StepFields => fields[step.id] ?? fieldsOf(step);

  /** @param then what follows once it is taken, also after the person has said whose change stands */
  const send = async (answer: AuthoringAnswer, then?: (got: Authoring) => void): Promise<Authoring | string> => {
    setBusy(true);
    setClash(null);
    const got = await answerAuthoring(state.id, answer);
    setBusy(false);
    if ("problem" in got) {
      if (got.clashes) setClash({ says: got.clashes, answer, then: then ?? null });
      else setWrong({ faults: got.faults ?? null, problem: got.problem });
      return got.problem;
    }
    setWrong(null);
    setState(got);
    then?.(got);
    return got;
  };
  const show = (to: string): void => {
    setId(to);
    setFields({});
    setLead(null);
    setWrong(null);
    setHeld(null);
    setClash(null);
    requestAnimationFrame(() => {
      head.current?.focus();
      head.current?.closest(".page")?.scrollTo(0, 0);
    });
  };
  /**
   * Keeps the answers of this page.
   * @param all whether untouched steps count as passed over
   * @param then what follows once they are kept
   */
  const keep = async (all: boolean, then: (got: Authoring) => void): Promise<void> => {
    const answers = page.steps.map((step) => ({ step, ...answerOf(step, fieldsFor(step)) }));
    const given = answers.filter(({ step, words }) => words !== null || (all && !step.asked));
    if (given.length === 0) return then(state);
    const steps = given.map(({ step, words }) => ({ step: step.id, words }));
    await send({ do: "steps", steps, renames: given.flatMap(({ renames }) => renames) }, then);
  };
  /** Answers a card of this page, after the answers that were given on it. @returns what is wrong; null when done */
  const confirm = async (answer: AuthoringAnswer): Promise<string | null> => {
    let kept = false;
    await keep(false, () => (kept = true));
    if (!kept) return "first correct the answer of this page";
    const got = await send(answer, () => setFields({}));
    return typeof got === "string" ? got : null;
  };
  /** Goes on where the answers of this page are kept; else offers to go without them. */
  const go = async (to: string): Promise<void> => {
    setHeld({ where: pages.find((page) => page.id === to)!.title, go: () => show(to) });
    await keep(false, () => show(to));
  };
  const toCases = async (): Promise<void> => {
    setHeld({ where: "the cases", go: () => store.file.leaveBegun() });
    await keep(false, () => store.file.leaveBegun());
  };
  const toWorkbench = async (): Promise<void> => {
    setHeld({ where: "the workbench", go: leave });
    await keep(false, leave);
  };
  const next = (): Promise<void> =>
    keep(true, (after) => {
      const now = pagesOf(after);
      const behind = now.slice(now.findIndex((one) => one.id === page.id) + 1);
      show((behind.find(({ waits }) => waits === null) ?? now.at(-1)!).id);
    });
  const quotes = page.steps.flatMap((step) => step.quotes);
  return (
    <>
      {!hasOutlook(state) ? null : (
        <div class="making-strip">
          <OddsStrip />
        </div>
      )}
      <main class={state.article === null && !hasOutlook(state) ? "making" : "making with-article"}>
        <nav aria-label="Pages of the interview" class="pages">
          <ol>
            {pages.map((one) => (
              <li>
                <button
                  type="button"
                  class={
                    one.waits !== null
                      ? "waits"
                      : one.passed
                        ? "passed"
                        : one.done
                          ? "done"
                          : one.prefilled
                            ? "prefilled"
                            : ""
                  }
                  aria-current={one.id === page.id ? "step" : undefined}
                  disabled={busy}
                  onClick={() => void go(one.id)}
                >
                  {one.title}
                  <span class="unseen">
                    {one.waits !== null
                      ? ", nothing to ask yet"
                      : one.passed
                        ? ", partly passed over"
                        : one.done
                          ? ", answered"
                          : one.prefilled
                            ? ", filled in from the text, look at it"
                            : ", open"}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <div class="page" aria-busy={busy}>
          <div class="bar">
            <p class="quiet small" role="status">
              {state.written
                ? `Kept on disk in ${state.id}, as of ${state.asOf}.`
                : "Nothing is on disk before two parties and a matter are named; the studio keeps your answers while it runs."}
            </p>
            <button
              type="button"
              disabled={!state.canUndo || busy}
              onClick={() => {
                setHeld(null);
                void send({ do: "undo" }).then(() => setFields({}));
              }}
            >
              Undo
            </button>
            {state.written ? (
              <button type="button" disabled={busy} onClick={() => void toWorkbench()}>
                To the workbench
              </button>
            ) : (
              <button type="button" disabled={busy} onClick={() => void toCases()}>
                Leave it for now
              </button>
            )}
          </div>
          {state.note && at === 0 ? <p class="note">{state.note}</p> : null}
          <h2 tabIndex={-1} ref={head}>
            {page.title}
          </h2>
          {state.stays.length > 0 ? (
            <div class="note warning" role="status">
              {state.stays.map((sentence) => (
                <p key={sentence} dir="auto">
                  {sentence}
                </p>
              ))}
            </div>
          ) : null}
          {clash ? (
            <Whose
              says={clash.says}
              busy={busy}
              take={(side) => void send({ ...clash.answer, side }, clash.then ?? undefined).then(() => setFields({}))}
              back={() => setClash(null)}
            />
          ) : null}
          {held && wrong ? (
            <p class="note warning" role="alert">
              An answer on this page cannot be taken: {wrong.problem.replace(/\.$/, "")}. Correct it, or{" "}
              <button type="button" onClick={held.go}>
                go to {held.where} without it
              </button>
            </p>
          ) : null}
          {page.id === "proposals" ? (
            <Cards
              cards={state.cards}
              lead={setLead}
              send={async (answer) => {
                const got = await send(answer);
                return typeof got === "string" ? got : null;
              }}
            />
          ) : page.id === "numbers" ? (
            <Numbers state={state} send={send} leave={leave} />
          ) : (
            <>
              <form
                id={STEPS}
                onSubmit={(e) => {
                  e.preventDefault();
                  void next();
                }}
              >
                {page.waits !== null ? <p>There is nothing to ask here until {page.waits}.</p> : null}
                {page.steps.map((step) => (
                  <StepSection
                    key={`${step.id} ${step.now}`}
                    step={step}
                    alone={page.steps.length === 1}
                    asOf={state.asOf}
                    fields={fieldsFor(step)}
                    set={(to) => setFields((all) => ({ ...all, [step.id]: to }))}
                    faults={wrong?.faults?.filter((fault) => fault.step === step.id) ?? []}
                  />
                ))}
                <Wrong says={wrong?.faults === null ? wrong.problem : null} />
              </form>
              <Confirm
                key={page.id}
                cards={state.cards.filter((card) => card.page === page.id)}
                all={state.cards}
                send={confirm}
                lead={setLead}
              />
              <Foot back={at === 0 ? null : () => void go(pages[at - 1]!.id)} busy={busy} form={STEPS} />
            </>
          )}
          {page.id === "proposals" ? (
            <form
              onSubmit={(e) => {
                e.preventDefault();
                show(pages[at + 1]!.id);
              }}
            >
              <Foot back={null} busy={busy} />
            </form>
          ) : null}
        </div>
        {state.article === null && !hasOutlook(state) ? null : (
          <aside aria-label={state.article === null ? "What it comes to" : "What it comes to, and the article"}>
            {hasOutlook(state) ? <Outlook /> : null}
            {state.article === null ? null : (
              <details open class="article">
                <summary>The article</summary>
                <Article text={state.article} quotes={quotes} lead={lead} />
              </details>
            )}
          </aside>
        )}
      </main>
    </>
  );
}

/** Asks whose change stands where an answer and somebody by hand changed the same parts; comes into view with the focus. */
function Whose({
  says,
  busy,
  take,
  back,
}: {
  says: readonly string[];
  busy: boolean;
  take: (side: "mine" | "theirs") => void;
  back: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
    box.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="note warning" role="alert" tabIndex={-1} ref={box}>
      <p>
        This answer touches what was changed in the workbench or in the text. Nothing is written yet. The rest of the
        answer is taken either way.
      </p>
      <ul>
        {says.map((one) => (
          <li dir="auto">{one}</li>
        ))}
      </ul>
      <p class="row">
        <button type="button" disabled={busy} onClick={() => take("mine")}>
          Keep what was changed there
        </button>
        <button type="button" disabled={busy} onClick={() => take("theirs")}>
          Take this answer
        </button>
        <button type="button" disabled={busy} onClick={back}>
          Neither yet
        </button>
      </p>
    </div>
  );
}

/** Id of the form that holds the steps of a page. */
const STEPS = "steps";

/** The way on; it sends the steps of the page, or the form in which it stands. */
function Foot({ back, busy, form }: { back: (() => void) | null; busy: boolean; form?: string }) {
  return (
    <p class="row foot">
      {back ? (
        <button type="button" disabled={busy} onClick={back}>
          Back
        </button>
      ) : null}
      <button type="submit" class="strong" disabled={busy} form={form}>
        Continue
      </button>
    </p>
  );
}
