/** The last page of the interview: the numbers that move the answers most, one below the other, what was judged, and the way on. */
import { useState } from "preact/hooks";
import type { Authoring, AuthoringAnswer } from "../../workers/authoring.ts";
import { LEADING_NUMBERS } from "../../../analyses/order-open.ts";
import { exampleOf, termOf } from "../../../analyses/number-terms.ts";
import { parseQuantity } from "../../../language/blocks/quantity.ts";
import type { Parameter } from "../../../language/index.ts";
import { rangeOfWord } from "../../../reader/draft/words.ts";
import { inWords } from "../../../wording/paths.ts";
import { useGrounds } from "../columns/grounds-now.ts";
import { useStoreState } from "../state/hooks.ts";
import { numberAt } from "../state/layout.ts";
import { Help } from "../widgets/help.tsx";
import { Density } from "../widgets/number.tsx";
import { leadingFirst } from "../widgets/unfilled.tsx";
import { Wrong } from "../widgets/wrong.tsx";
import { byJudgement, type Asked } from "./judged.ts";
import { ahead } from "./rows.ts";

type Send = (answer: AuthoringAnswer) => Promise<Authoring | string>;

export function Numbers({ state, send, leave }: { state: Authoring; send: Send; leave: () => void }) {
  const { written, unfilled, suggestions, filled } = state;
  const [c, draft, leading] = useStoreState((s) => [s.case, s.draft, s.leading]);
  const [all, setAll] = useState(false);
  const grounds = useGrounds();
  if (!written) return <p>Name two parties and a matter first; then the case is written.</p>;
  const { unjudged, judged } = byJudgement(c, draft, filled);
  const open = leadingFirst(unjudged, leading);
  const suggested = grounds?.counts.suggested ?? filled.filter((one) => one.suggested).length;
  const needed = open.filter(({ written: offered }) => offered === null);
  const first = open.filter(({ path }) => leading.includes(path));
  const shown = all
    ? open
    : [...needed, ...(first.length > 0 ? first : open)].slice(0, LEADING_NUMBERS + needed.length);
  return (
    <>
      <p>
        {unfilled > 0
          ? `${unfilled} numbers and dates are open; ${suggestions} have a wide range that would do, on which the odds beside stand for now. `
          : suggested === 0
            ? "The draft is complete. "
            : ""}
        {suggested > 0
          ? `${suggested}${grounds ? ` of ${grounds.counts.all}` : ""} numbers ${suggested === 1 ? "is a suggestion" : "are suggestions"} that nobody has judged yet. `
          : ""}
        {unfilled === 0 ? "The workbench runs the case and shows its odds." : ""}
      </p>
      {shown.length > 0 ? (
        <>
          <h3>
            {all
              ? "All that nobody has judged"
              : first.length > 0
                ? "Those that move the answers most"
                : "The first of them"}
          </h3>
          <p class="quiet small">
            Drag, type or choose a range that should hold nine times in ten, and say why in a sentence. What you leave
            stays as suggested, and is called so.
          </p>
          {shown.map((one, at) => (
            <OneNumber key={one.path} one={one} asOf={state.asOf} send={send} helps={at === 0} />
          ))}
          {shown.length < open.length ? (
            <p>
              <button type="button" onClick={() => setAll(true)}>
                Show the other {open.length - shown.length} as well
              </button>
            </p>
          ) : null}
        </>
      ) : null}
      {judged.length > 0 ? (
        <details class="left-out" open={unfilled === 0}>
          <summary>Judged, with a reason or without: {judged.length}</summary>
          {judged.map((one) => (
            <OneNumber key={one.path} one={one} asOf={state.asOf} send={send} helps={false} />
          ))}
        </details>
      ) : null}
      <p class="row foot">
        {suggestions > 0 ? (
          <button
            type="button"
            class="strong"
            onClick={() => void send({ do: "suggestions" }).then((got) => typeof got !== "string" && leave())}
          >
            Take the suggestions and see odds
          </button>
        ) : null}
        <button type="button" class={suggestions > 0 ? "" : "strong"} onClick={leave}>
          {unfilled > 0 ? "Leave them open and go on in the workbench" : "To the workbench"}
        </button>
      </p>
    </>
  );
}

/** @param helps whether what to hold it against stands open at first */
function OneNumber({ one, asOf, send, helps }: { one: Asked; asOf: string; send: Send; helps: boolean }) {
  const [names, parameter] = useStoreState((s) => [s.names, (s.case && numberAt(s.case, one.path)) ?? null]);
  const [value, setValue] = useState(one.written ?? "");
  const [why, setWhy] = useState(one.sentence);
  const [help, setHelp] = useState(helps && one.is === "number");
  const [wrong, setWrong] = useState<string | null>(null);
  const isNumber = one.is === "number";
  const written = (parameter && rangeOfWord(value, one.path, parameter.field)) ?? value;
  const keep = async (): Promise<void> => {
    const got = await send({ do: "fill", path: one.path, written, sentence: why.trim() === "" ? null : why.trim() });
    setWrong(typeof got === "string" ? got : null);
  };
  return (
    <form
      class="step open-number"
      data-path={one.path}
      onSubmit={(e) => {
        e.preventDefault();
        void keep();
      }}
    >
      <h4 dir="auto">{names ? inWords(names, one.path) : one.path}</h4>
      {help ? null : (
        <p class="small">{isNumber ? termOf(one.path) : `A month or a day, such as ${ahead(asOf, 1)}.`}</p>
      )}
      {one.reason ? <p class="quiet small">Open because {one.reason}.</p> : null}
      {isNumber && parameter ? <Dragged parameter={parameter} value={written} set={setValue} /> : null}
      <div class="pair">
        <label>
          {isNumber ? "Number, range or word" : "Date"}
          <input
            type="text"
            value={value}
            placeholder={isNumber ? `${exampleOf(one.path)}, or medium` : ahead(asOf, 1)}
            aria-invalid={wrong !== null}
            onInput={(e) => setValue(e.currentTarget.value)}
          />
        </label>
        {isNumber ? (
          <label>
            Why, in a sentence
            <input type="text" dir="auto" value={why} onInput={(e) => setWhy(e.currentTarget.value)} />
          </label>
        ) : null}
      </div>
      <Wrong says={wrong} />
      <p class="row">
        <button type="submit" disabled={value.trim() === ""}>
          Keep it
        </button>
        {isNumber ? (
          <button type="button" class="link small" aria-expanded={help} onClick={() => setHelp(!help)}>
            What to hold it against
          </button>
        ) : null}
      </p>
      {help && isNumber ? <Help path={one.path} use={setValue} /> : null}
    </form>
  );
}

/** The range as a density that can be dragged; nothing where what is typed is none. */
function Dragged({ parameter, value, set }: { parameter: Parameter; value: string; set: (range: string) => void }) {
  const read = parseQuantity(value, parameter.field);
  if (!("quantity" in read)) return null;
  return (
    <p class="dragged">
      <Density
        parameter={parameter}
        quantity={read.quantity}
        label="Range, by dragging or arrow keys"
        text={value}
        views={[]}
        believed={null}
        after={null}
        set={(range) => set(range)}
      />
      <span class="quiet small">Drag the point to move the range, its ends to widen it.</span>
    </p>
  );
}
