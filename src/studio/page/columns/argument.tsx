/** The argument column: the sources' texts, their quoted passages coloured by what they support, and the numbers that rest on each passage. */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Case, Citation, Source } from "../../../language/index.ts";
import { becameOf, type Became } from "../state/names.ts";
import { blockInWords, place, type Names } from "../../../wording/paths.ts";
import { cut, pieces, type QuotedRange } from "../widgets/text.ts";
import { useStoreState, useStore } from "../state/hooks.ts";
import { date } from "../../../wording/format.ts";
import { carriedLines, findingOf } from "../../../wording/carries.ts";
import { leadIn } from "../../../wording/grounds.ts";
import { capital } from "../../../wording/headline.ts";
import { hasOdds } from "../../../wording/few-worlds.ts";

const KINDS: { kind: Became; word: string }[] = [
  { kind: "driver", word: "driver" },
  { kind: "need", word: "need" },
  { kind: "stake", word: "stake" },
  { kind: "belief", word: "belief" },
  { kind: "accord", word: "accord, event" },
  { kind: "question", word: "question" },
  { kind: "other", word: "another part" },
];
/** Parts of a text that are shown at first, and that each step adds. */
const PARTS_PER_STEP = 40;
/** Milliseconds for which a passage's tooltip stays when the pointer leaves it, so that the pointer can reach it. */
const LEAVE_MS = 150;
/** Questions named of what a passage carries. */
const MAX_QUESTIONS_CARRIED = 4;

export function Argument() {
  const store = useStore();
  const [c, names] = useStoreState((s) => [s.case, s.names]);
  const [passage, comments] = useStoreState((s) => [s.passage, s.comments !== null]);
  const kept = useMemo(() => c?.sources.filter((s) => s.text !== null && s.text.trim() !== "") ?? [], [c]);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = kept.find((s) => s.id === chosen) ?? kept[0] ?? null;
  const first =
    passage && c
      ? passage.citations
          .map((n) => c.citations[n])
          .find((one) => one.start !== null && kept.some((s) => s.id === one.source))
      : undefined;
  useEffect(() => {
    if (first?.source) setChosen(first.source);
  }, [passage]);
  if (!c || !names) return <Unread />;
  return (
    <>
      <div class="tools">
        {kept.length > 1 ? (
          <select aria-label="Text" value={shown?.id} onChange={(e) => setChosen(e.currentTarget.value)}>
            {kept.map((s) => (
              <option value={s.id}>{s.title}</option>
            ))}
          </select>
        ) : null}
        <button
          type="button"
          onClick={() => {
            const s = selected();
            store.set({ dialog: "quote", selection: s ?? { source: shown?.id ?? c.sources[0]?.id ?? "", quote: "" } });
          }}
          disabled={c.sources.length === 0}
        >
          Quote{"\u2026"}
        </button>
        {comments ? (
          <button type="button" onClick={() => store.review.open("comments", selected())} disabled={!shown}>
            Comment
          </button>
        ) : null}
      </div>
      <Legend c={c} />
      {shown ? (
        <Text key={`${shown.id}`} c={c} names={names} source={shown} to={first?.source === shown.id ? passage : null} />
      ) : (
        <p class="quiet">No text is kept with this case.</p>
      )}
      <Rest c={c} names={names} to={first ? null : passage} />
    </>
  );
}

/** The first text beside the case while the case itself is being read, or cannot be. */
function Unread() {
  const files = useStoreState((s) => s.files);
  const text = Object.entries(files)
    .map(([name, read]) => ("text" in read && !/\.(csv|ya?ml|json)$/.test(name) ? read.text : ""))
    .find((one) => one.trim() !== "");
  if (text === undefined) return <p class="quiet">No text yet.</p>;
  return (
    <div class="text" dir="auto">
      {pieces(text)
        .slice(0, PARTS_PER_STEP)
        .map(({ start, end }) => (
          <p key={start}>{text.slice(start, end)}</p>
        ))}
    </div>
  );
}

function Legend({ c }: { c: Case }) {
  const used = new Set(c.citations.filter((one) => one.start !== null).map((one) => becameOf(one.path)));
  return used.size === 0 ? null : (
    <p class="legend">
      <span class="quiet small">Quoted for a </span>
      {KINDS.filter(({ kind }) => used.has(kind)).map(({ kind, word }) => (
        <span class={`became b-${kind}`}>{word}</span>
      ))}
    </p>
  );
}

function quotedIn(c: Case, source: string): QuotedRange[] {
  const spans = new Map<string, QuotedRange>();
  c.citations.forEach((one, n) => {
    if (one.source !== source || one.start === null || one.end === null) return;
    const key = `${one.start} ${one.end}`;
    const known = spans.get(key);
    if (known) known.citations.push(n);
    else spans.set(key, { start: one.start, end: one.end, citations: [n] });
  });
  return [...spans.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

function Text({
  c,
  names,
  source,
  to,
}: {
  c: Case;
  names: Names;
  source: Source;
  to: { citations: number[]; n: number } | null;
}) {
  const text = source.text!;
  const all = useMemo(() => pieces(text), [text]);
  const quoted = useMemo(() => quotedIn(c, source.id), [c, source.id]);
  const [count, setCount] = useState(PARTS_PER_STEP);
  const [open, setOpen] = useState<QuotedRange | null>(null);
  const more = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const lead = useStoreState((s) => s.lead?.path ?? null);
  const [peek, setPeek] = useState<{ q: QuotedRange; top: number } | null>(null);
  const leaving = useRef(0);
  const look = (q: QuotedRange, at: HTMLElement): void => {
    clearTimeout(leaving.current);
    setPeek({ q, top: at.offsetTop + at.offsetHeight });
  };
  const leave = (): void => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => setPeek(null), LEAVE_MS) as unknown as number;
  };
  useEffect(() => {
    if (!more.current) return;
    const eye = new IntersectionObserver((entries) => {
      if (entries.some((e) => e.isIntersecting)) setCount((n) => n + PARTS_PER_STEP);
    });
    eye.observe(more.current);
    return () => eye.disconnect();
  }, [count, all]);
  useEffect(() => {
    const target = to && quoted.find((q) => q.citations.some((n) => to.citations.includes(n)));
    if (!target) return;
    setCount((n) => Math.max(n, all.findIndex((p) => p.end > target.start) + 2));
    setOpen(target);
  }, [to, quoted]);
  useEffect(() => {
    if (!to || !open) return;
    const found = box.current?.querySelector<HTMLElement>(`[data-quote="${open.start}"]`);
    found?.scrollIntoView({ block: "center" });
    found?.focus({ preventScroll: true });
  }, [to, open, count]);
  return (
    <div class="text" dir="auto" ref={box} data-source={source.id}>
      <h3 dir="auto">{source.title}</h3>
      <p class="by">
        {[source.author, source.publisher, source.date ? date(source.date) : null].filter(Boolean).join(", ")}
      </p>
      {all.slice(0, count).map((piece) => {
        const mine = open !== null && open.end > piece.start && open.end <= piece.end;
        return (
          <>
            <p key={piece.start} class={piece.begins ? "" : "runs-on"}>
              {cut(piece, quoted).map(({ start, end, covered }) => {
                const words = text.slice(start, end);
                const q = covered.at(-1);
                if (!q) return <span data-at={start}>{words}</span>;
                const kinds = [...new Set(q.citations.map((n) => becameOf(c.citations[n].path)))];
                const led = lead !== null && q.citations.some((n) => under(lead, c.citations[n].path));
                return (
                  <span
                    data-at={start}
                    data-quote={start === q.start ? q.start : undefined}
                    role="button"
                    tabIndex={start === q.start || start === piece.start ? 0 : -1}
                    class={`quoted became b-${kinds[0]}${open === q ? " open" : ""}${led ? " led" : ""}`}
                    aria-expanded={open === q}
                    aria-describedby={peek?.q === q ? "peek" : undefined}
                    onMouseEnter={(e) => look(q, e.currentTarget)}
                    onMouseLeave={leave}
                    onFocus={(e) => look(q, e.currentTarget)}
                    onBlur={leave}
                    onClick={() => {
                      if (getSelection()?.isCollapsed !== false) {
                        setOpen(open === q ? null : q);
                        setPeek(null);
                      }
                    }}
                    onKeyDown={(e) => {
                      if (e.key === "Enter" || e.key === " ") {
                        e.preventDefault();
                        setOpen(open === q ? null : q);
                        setPeek(null);
                      }
                      if (e.key === "Escape") {
                        setOpen(null);
                        setPeek(null);
                      }
                    }}
                  >
                    {words}
                  </span>
                );
              })}
            </p>
            {mine ? (
              <Leans c={c} names={names} citations={open.citations} close={() => setOpen(null)}>
                <Carries source={source} q={open} />
                <CommentOn source={source} q={open} />
              </Leans>
            ) : null}
          </>
        );
      })}
      {peek && peek.q !== open ? (
        <div
          class="peek"
          id="peek"
          role="tooltip"
          style={{ top: `${peek.top}px` }}
          onMouseEnter={() => clearTimeout(leaving.current)}
          onMouseLeave={leave}
        >
          {gist(c, names, peek.q)}
          <Carries source={source} q={peek.q} />
        </div>
      ) : null}
      {count < all.length ? (
        <button type="button" ref={more} class="more" onClick={() => setCount((n) => n + 5 * PARTS_PER_STEP)}>
          More of the text ({Math.round((100 * all[count - 1].end) / text.length)} % is shown)
        </button>
      ) : null}
    </div>
  );
}

/** Opens the comments on a passage; nothing where the case takes none. */
function CommentOn({ source, q }: { source: Source; q: QuotedRange }) {
  const store = useStore();
  const takes = useStoreState((s) => s.comments !== null);
  const quote = source.text!.slice(q.start, q.end).replace(/\s+/g, " ");
  return takes ? (
    <p>
      <button type="button" class="link" onClick={() => store.review.open("comments", { quote, source: source.id })}>
        Comment on this passage
      </button>
    </p>
  ) : null;
}

/** What a passage carries of the questions, as of the last full run. */
function Carries({ source, q }: { source: Source; q: QuotedRange }) {
  const [result, current] = useStoreState((s) => [s.result, s.current]);
  const found =
    result && hasOdds(result)
      ? findingOf(result, { source: source.id, start: q.start, end: q.end }, source.text!.slice(q.start, q.end))
      : undefined;
  if (!result || !found) return null;
  const [said, ...odds] = carriedLines(result, found, MAX_QUESTIONS_CARRIED);
  return (
    <div class="carries">
      <p>
        {current ? "" : "Last full run: "}
        {said}
      </p>
      {odds.map((line) => (
        <p dir="auto">{line}</p>
      ))}
    </div>
  );
}

/** Whether a number stands in a block. */
const under = (path: string, block: string): boolean => path === block || path.startsWith(`${block}.`);

/** The numbers that rest on a passage, a line for each block; Enter or a click links to them. */
function gist(c: Case, names: Names, q: QuotedRange) {
  return [...new Set(q.citations.map((n) => c.citations[n].path))].slice(0, 4).map((block) => {
    const numbers = leaning(c, q.citations, block);
    return (
      <p>
        <strong dir="auto">{blockInWords(names, block)}</strong>
        {numbers.length === 0 ? null : (
          <span class="figures">
            {" "}
            {numbers
              .slice(0, 3)
              .map((p) => (p.path === block ? p.text : `${place(names, p.path).text || "value"} ${p.text}`))
              .join("; ")}
            {numbers.length > 3 ? `; ${numbers.length - 3} more` : ""}
          </span>
        )}
      </p>
    );
  });
}

const leaning = (c: Case, citations: readonly number[], block: string) =>
  c.parameters.filter((p) => p.citations.some((n) => citations.includes(n) && c.citations[n].path === block));

/** Links to the numbers that rest on some citations. */
function Leans({
  c,
  names,
  citations,
  close,
  children,
}: {
  c: Case;
  names: Names;
  citations: readonly number[];
  close?: () => void;
  children?: ComponentChildren;
}) {
  const store = useStore();
  const blocks = [...new Set(citations.map((n) => c.citations[n].path))];
  return (
    <div class="leans">
      {close ? (
        <button type="button" class="close" aria-label="Close" onClick={close}>
          {"\u00d7"}
        </button>
      ) : null}
      {blocks.map((block) => {
        const numbers = leaning(c, citations, block);
        return (
          <div>
            <p class={`became b-${becameOf(block)}`}>{blockInWords(names, block)}</p>
            {numbers.length === 0 ? (
              <p class="quiet">No number cites it.</p>
            ) : (
              <ul>
                {numbers.slice(0, 12).map((p) => (
                  <li>
                    <button type="button" class="link" onClick={() => store.follow(p.path)}>
                      {place(names, p.path).text || "value"} <span class="figures">{p.text}</span>
                    </button>
                  </li>
                ))}
                {numbers.length > 12 ? <li class="quiet">and {numbers.length - 12} more beside them</li> : null}
              </ul>
            )}
          </div>
        );
      })}
      {children}
    </div>
  );
}

/** Grounds without a text beside the case: unchecked quotes, judgements, and sources without text. */
function Rest({ c, names, to }: { c: Case; names: Names; to: { citations: number[]; n: number } | null }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (to) {
      box.current?.scrollIntoView({ block: "nearest" });
      box.current?.focus({ preventScroll: true });
    }
  }, [to]);
  const without = c.sources.filter((s) => s.text === null || s.text.trim() === "");
  return (
    <>
      {to === null ? null : (
        <section class="grounds" tabIndex={-1} ref={box} aria-label="What this number rests on">
          {to.citations
            .map((n) => c.citations[n])
            .map((one, _, all) => (
              <Ground one={one} lead={leadIn(one, all)} c={c} />
            ))}
          <Leans c={c} names={names} citations={to.citations} />
        </section>
      )}
      {without.length === 0 ? null : (
        <details class="sources">
          <summary>{without.length} further sources, quoted without their text</summary>
          <ul>
            {without.map((s) => (
              <li dir="auto">
                {s.title}.{" "}
                <span class="quiet">
                  {[s.author, s.publisher, s.date ? date(s.date) : null].filter(Boolean).join(", ")}
                  {s.later ? ", published later" : ""}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** @param lead what introduces a sentence; null for a quote */
function Ground({ one, lead, c }: { one: Citation; lead: string | null; c: Case }) {
  if (lead !== null)
    return (
      <p>
        <span class="quiet">{capital(lead)}:</span> <span dir="auto">{one.quote}</span>
      </p>
    );
  return (
    <p>
      <q dir="auto">{one.quote}</q>{" "}
      <span class="quiet">
        {c.sources.find((s) => s.id === one.source)?.title ?? one.source}
        {one.kind === "unchecked" ? ", unchecked" : ""}
      </span>
    </p>
  );
}

/** The selected range of a source's text; null where none is selected. */
export function selected(): { source: string; quote: string } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const node = selection.getRangeAt(0).commonAncestorContainer;
  const box = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-source]");
  const quote = selection.toString().replace(/\s+/g, " ").trim();
  return box?.dataset["source"] && quote !== "" ? { source: box.dataset["source"], quote } : null;
}
