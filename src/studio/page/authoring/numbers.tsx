/** The last page of the interview: the numbers that move the answers most, one below the other, and the way on. */
import { useState } from "preact/hooks";
import type { Authoring, AuthoringAnswer } from "../../workers/authoring.ts";
import type { DraftShown } from "../../workers/messages.ts";
import { LEADING_NUMBERS } from "../../../analyses/order-open.ts";
import { rangeOfWord } from "../../../reader/draft/words.ts";
import { inWords } from "../../../wording/paths.ts";
import { useStoreState } from "../state/hooks.ts";
import { numberAt } from "../state/layout.ts";
import { Help } from "../widgets/help.tsx";
import { leadingFirst } from "../widgets/unfilled.tsx";
import { Wrong } from "../widgets/wrong.tsx";

type Send = (answer: AuthoringAnswer) => Promise<Authoring | string>;
type Open = DraftShown["unfilled"][number];

export function Numbers({ state, send, leave }: { state: Authoring; send: Send; leave: () => void }) {
  const { written, unfilled, suggestions } = state;
  const [draft, leading] = useStoreState((s) => [s.draft, s.leading]);
  if (!written) return <p>Name two parties and a matter first; then the case is written.</p>;
  const open = draft === null ? [] : leadingFirst(draft.unfilled, leading);
  const needed = open.filter(({ suggestion }) => suggestion === null);
  const first = open.filter(({ path }) => leading.includes(path));
  const asked = [...needed, ...(first.length > 0 ? first : open)].slice(0, LEADING_NUMBERS + needed.length);
  return (
    <>
      <p>
        {unfilled === 0
          ? "The draft is complete. The workbench runs it and shows its odds."
          : `${unfilled} numbers and dates are open; ${suggestions} have a wide range that would do, on which the odds beside stand for now.`}
      </p>
      {asked.length > 0 ? (
        <>
          <h3>{first.length > 0 ? "Those that move the answers most" : "The first of them"}</h3>
          <p class="quiet small">
            Judge these, each with a reason in a sentence. What you leave stays as suggested, and is called so.
          </p>
          {asked.map((one) => (
            <OpenNumber key={one.path} one={one} send={send} />
          ))}
        </>
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

function OpenNumber({ one, send }: { one: Open; send: Send }) {
  const [names, parameter] = useStoreState((s) => [s.names, s.case && numberAt(s.case, one.path)]);
  const [value, setValue] = useState(one.suggestion ?? "");
  const [why, setWhy] = useState("");
  const [help, setHelp] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const keep = async (): Promise<void> => {
    const written = (parameter && rangeOfWord(value, one.path, parameter.field)) ?? value;
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
      <p class="small">{one.help}.</p>
      {one.reason ? <p class="quiet small">Open because {one.reason}.</p> : null}
      <div class="pair">
        <label>
          {one.is === "number" ? "Number, range or word" : "Date"}
          <input
            type="text"
            value={value}
            placeholder={one.is === "number" ? "12 to 18" : "2026-12"}
            aria-invalid={wrong !== null}
            onInput={(e) => setValue(e.currentTarget.value)}
          />
        </label>
        {one.is === "number" ? (
          <label>
            Why, in a sentence
            <input type="text" dir="auto" value={why} onInput={(e) => setWhy(e.currentTarget.value)} />
          </label>
        ) : null}
      </div>
      {help ? <Help path={one.path} use={setValue} /> : null}
      <Wrong says={wrong} />
      <p class="row">
        <button type="submit" disabled={value.trim() === ""}>
          Keep it
        </button>
        {one.is === "number" ? (
          <button type="button" class="link small" aria-expanded={help} onClick={() => setHelp(!help)}>
            What to hold it against
          </button>
        ) : null}
      </p>
    </form>
  );
}
