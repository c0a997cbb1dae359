/** The proposals as cards: each with its passage and what it becomes, to accept, change or drop. */
import { useState } from "preact/hooks";
import type { AuthoringAnswer, CardShown } from "../../workers/authoring.ts";
import { Wrong } from "../widgets/wrong.tsx";

const GROUPS: { kinds: CardShown["kind"][]; title: string }[] = [
  { kinds: ["parties"], title: "Who is at the table" },
  { kinds: ["issues", "options"], title: "What can be settled" },
  { kinds: ["questions"], title: "Questions" },
  { kinds: ["needs", "drivers", "stakes", "beliefs"], title: "What each side wants" },
  { kinds: ["constraints", "procedures", "governments"], title: "Rules and who decides" },
  { kinds: ["accords", "events", "record"], title: "What has happened" },
  { kinds: ["others"], title: "Named, and no party" },
];
const BY: { readonly [by in CardShown["by"]]: string } = {
  rules: "read by rules",
  model: "read by a language model",
  analyst: "added by you",
};

type Send = (answer: AuthoringAnswer) => Promise<string | null>;

export function Cards({ cards, send, lead }: { cards: CardShown[]; send: Send; lead: (quote: string | null) => void }) {
  const open = cards.filter(({ state }) => state === "proposed");
  const fit = open.filter(({ stands }) => stands);
  if (cards.length === 0)
    return <p>Nothing was found in the article that a case could be made of. The next pages ask for everything.</p>;
  return (
    <>
      <p class="quiet">
        What was read in the article, and what it would become. {cards.length - open.length} of {cards.length} are
        answered. The next pages ask for what is missing.
      </p>
      {fit.length > 0 ? (
        <p class="row">
          <button type="button" onClick={() => void send({ do: "accept", cards: fit.map(({ id }) => id) })}>
            Accept all {fit.length} that are in the draft
          </button>
        </p>
      ) : null}
      {GROUPS.map(({ kinds, title }) => {
        const own = cards.filter(({ kind }) => kinds.includes(kind));
        return own.length === 0 ? null : (
          <section>
            <h3>{title}</h3>
            <ul class="cards">
              {own.map((card) => (
                <CardItem key={card.id} card={card} all={cards} send={send} lead={lead} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function CardItem({
  card,
  all,
  send,
  lead,
}: {
  card: CardShown;
  all: CardShown[];
  send: Send;
  lead: (quote: string | null) => void;
}) {
  const [mode, setMode] = useState<"change" | "drop" | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const go = async (answer: AuthoringAnswer): Promise<void> => {
    const problem = await send(answer);
    setWrong(problem);
    if (problem === null) setMode(null);
  };
  const { id, state, stands, quote, fields, leaning, canDrop } = card;
  const dropped = state === "dropped";
  return (
    <li
      class={`card ${dropped ? "dropped" : stands ? state : "out"}`}
      data-card={id}
      onMouseEnter={() => lead(quote?.text ?? null)}
      onFocusCapture={() => lead(quote?.text ?? null)}
    >
      <p class="becomes" dir="auto">
        {card.becomes}
      </p>
      {quote ? (
        <p class="small" dir="auto">
          <q>{quote.text}</q>{" "}
          <span class="quiet">
            {["author", ...card.speaker].join(" \u203a ")}, {BY[card.by]}
          </span>
        </p>
      ) : null}
      <p class="row">
        <span class="state small">
          {dropped ? "dropped" : !stands ? "not in the draft" : state === "proposed" ? "proposed" : state}
        </span>
        {dropped || state === "accepted" ? null : (
          <button
            type="button"
            onClick={() => void go({ do: "accept", cards: [id] })}
            aria-label={`Accept: ${card.becomes}`}
          >
            Accept
          </button>
        )}
        {dropped || fields.length === 0 ? null : (
          <button
            type="button"
            aria-expanded={mode === "change"}
            aria-label={`Change: ${card.becomes}`}
            onClick={() => setMode(mode === "change" ? null : "change")}
          >
            Change
          </button>
        )}
        {dropped ? (
          <button
            type="button"
            onClick={() => void go({ do: "reopen", cards: [id] })}
            aria-label={`Take back: ${card.becomes}`}
          >
            Take back
          </button>
        ) : !canDrop ? null : (
          <button
            type="button"
            aria-label={`Drop: ${card.becomes}`}
            onClick={() => (leaning.length === 0 ? void go({ do: "drop", cards: [id] }) : setMode("drop"))}
          >
            Drop
          </button>
        )}
      </p>
      {!stands && !dropped && card.left_out ? <p class="quiet small">Left out: {card.left_out}.</p> : null}
      {mode === "drop" ? (
        <div class="sure">
          <p>With it goes what leans on it:</p>
          <ul>
            {leaning.map((path) => (
              <li dir="auto">{all.find((one) => one.id === path)?.becomes ?? path}</li>
            ))}
          </ul>
          <p class="row">
            <button type="button" onClick={() => void go({ do: "drop", cards: [id] })}>
              Drop all of it
            </button>
            <button type="button" onClick={() => setMode(null)}>
              Keep it
            </button>
          </p>
        </div>
      ) : null}
      {mode === "change" ? <Change card={card} go={go} /> : null}
      <Wrong says={wrong} />
    </li>
  );
}

function Change({ card, go }: { card: CardShown; go: (answer: AuthoringAnswer) => Promise<void> }) {
  return (
    <div class="change">
      {card.fields.map(({ field, label, now, choices }) => {
        const save = (said: string): void => {
          if (said !== now) void go({ do: "change", card: card.id, field, said: said === "" ? null : said });
        };
        return (
          <label>
            {label}
            {choices === null ? (
              <input type="text" dir="auto" defaultValue={now} onChange={(e) => save(e.currentTarget.value)} />
            ) : (
              <select value={now} onChange={(e) => save(e.currentTarget.value)}>
                {choices.some(({ value }) => value === now) ? null : <option value={now}>not said</option>}
                {choices.map(({ value, text }) => (
                  <option value={value}>{text}</option>
                ))}
              </select>
            )}
          </label>
        );
      })}
    </div>
  );
}
