/** A draft's open numbers, one at a time: help, reason, suggestion, and inputs for the number and its justification. */
import { useMemo, useRef, useState } from "preact/hooks";
import { exampleOf } from "../../../analyses/number-terms.ts";
import type { DraftShown } from "../../workers/messages.ts";
import { inWords, type Names } from "../../../wording/paths.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { dateTyped } from "../../../reader/draft/stated-date.ts";
import { numberAsWritten } from "../../../reader/draft/typed.ts";
import { rangeOfWord } from "../../../reader/draft/words.ts";
import { numberAt } from "../state/layout.ts";
import { ahead } from "../authoring/rows.ts";
import { Help } from "./help.tsx";
import { Wrong } from "./wrong.tsx";

export function Unfilled({ draft, names }: { draft: DraftShown; names: Names }) {
  const store = useStore();
  const { case: c } = draft;
  const [leading, waits] = useStoreState((s) => [s.leading, s.phase === "draft"]);
  const unfilled = useMemo(() => leadingFirst(draft.unfilled, leading), [draft, leading]);
  const first = unfilled.filter(({ path }) => leading.includes(path)).length;
  const offered = unfilled.filter(({ suggestion }) => suggestion !== null).length;
  const [at, setAt] = useState(0);
  const one = unfilled[Math.min(at, unfilled.length - 1)];
  const [asked, setAsked] = useState(one.path);
  const asOf = useStoreState((s) => s.case?.asOfText ?? "");
  const [value, setValue] = useState(one.suggestion ?? "");
  const [why, setWhy] = useState("");
  const [help, setHelp] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  if (asked !== one.path) {
    setAsked(one.path);
    setValue(one.suggestion ?? "");
    setWhy("");
    setWrong(null);
  }
  const grounds = one.citations.map((n) => c.citations[n]).filter(Boolean);
  const fill = async (): Promise<void> => {
    const field = numberAt(c, one.path)?.field;
    const written = field
      ? (rangeOfWord(value, one.path, field) ?? numberAsWritten(value, one.path, field))
      : dateTyped(value);
    const problem = await store.fill(one.path, written, why.trim() === "" ? null : why.trim());
    setWrong(problem);
    if (problem === null) input.current?.focus();
  };
  return (
    <section class="unfilled" aria-label="Numbers to fill in">
      <h3>
        {unfilled.length} number{unfilled.length === 1 ? "" : "s"} to fill in
      </h3>
      <p class="quiet small">
        {waits
          ? "A draft is not run before every number has at least a range that would do."
          : first > 0
            ? `The ${first === 1 ? "one" : first} that move${first === 1 ? "s" : ""} the answers most come${first === 1 ? "s" : ""} first; the odds stand on suggestions until you have judged them.`
            : "The odds stand on suggestions until you have judged these."}
      </p>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          void fill();
        }}
      >
        <p class="which">
          <strong dir="auto" title={one.path}>
            {inWords(names, one.path)}
          </strong>
        </p>
        {one.help ? (
          <p class="small">
            {one.help}.{one.range && one.range !== "any number" ? ` It is ${one.range}.` : ""}
          </p>
        ) : null}
        {one.reason ? (
          <p class="small">
            <span class="quiet">Why it is open:</span> {one.reason}
          </p>
        ) : null}
        {grounds.slice(0, 4).map((g) => (
          <p class="small">
            {g.source === null ? <span dir="auto">{g.quote}</span> : <q dir="auto">{g.quote}</q>}{" "}
            {g.start !== null ? (
              <button type="button" class="link" onClick={() => store.showPassage(one.citations)}>
                in the text
              </button>
            ) : null}
          </p>
        ))}
        <div class="pair">
          <label>
            {one.is === "number" ? "Number or range" : "Date"}
            <input
              ref={input}
              type="text"
              value={value}
              placeholder={one.is === "number" ? exampleOf(one.path) : ahead(asOf, 1)}
              onInput={(e) => setValue(e.currentTarget.value)}
              aria-invalid={wrong !== null}
            />
          </label>
          {one.is === "number" ? (
            <label>
              Why, in a sentence
              <input type="text" value={why} onInput={(e) => setWhy(e.currentTarget.value)} />
            </label>
          ) : null}
        </div>
        {one.suggestion ? (
          <p class="quiet small">{one.suggestion} is a wide, careful range that the reader offers, not a finding.</p>
        ) : null}
        {one.is === "number" ? (
          <details class="held-against" open={help} onToggle={(e) => setHelp(e.currentTarget.open)}>
            <summary>What to hold it against</summary>
            {help ? <Help key={one.path} path={one.path} use={setValue} /> : null}
          </details>
        ) : null}
        <Wrong says={wrong} />
        <p class="row">
          <button type="submit" class="strong" disabled={value.trim() === ""}>
            Fill in
          </button>
          <button type="button" onClick={() => setAt((at + unfilled.length - 1) % unfilled.length)}>
            Before
          </button>
          <button type="button" onClick={() => setAt((at + 1) % unfilled.length)}>
            Next
          </button>
          <span class="quiet small">
            {Math.min(at, unfilled.length - 1) + 1} of {unfilled.length}
          </span>
          {offered > 0 ? (
            <button type="button" class="link small" onClick={() => void store.takeSuggestions()}>
              {offered === unfilled.length ? "Leave all others as suggested" : `Leave ${offered} as suggested`}
            </button>
          ) : null}
        </p>
      </form>
    </section>
  );
}

/** Those that move the answers most before the others, which stay in the order of the file. */
export function leadingFirst<O extends { path: string }>(unfilled: readonly O[], leading: readonly string[]): O[] {
  const rank = ({ path }: O): number => {
    const at = leading.indexOf(path);
    return at < 0 ? leading.length : at;
  };
  return [...unfilled].sort((a, b) => rank(a) - rank(b));
}
