/** The proposals as cards: each with its passage and what it becomes, to accept, change or drop. */
import { useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { AuthoringAnswer, CardShown } from "../../workers/authoring.ts";
import { Wrong } from "../widgets/wrong.tsx";
import { acceptedWith, openOf, sectionsOf, type CardGroup, type CardSection } from "./card-groups.ts";

const BY: { readonly [by in CardShown["by"]]: string } = {
  rules: "read by rules",
  model: "read by a language model",
  analyst: "added by you",
};

type Send = (answer: AuthoringAnswer) => Promise<string | null>;
interface Answering {
  all: CardShown[];
  send: Send;
  lead: (quote: string | null) => void;
}

export function Cards({ cards, send, lead }: { cards: CardShown[]; send: Send; lead: (quote: string | null) => void }) {
  const page = useRef<HTMLDivElement>(null);
  if (cards.length === 0)
    return <p>Nothing was found in the article that a case could be made of. The next pages ask for everything.</p>;
  const sections = sectionsOf(cards);
  const first = sections.filter((section) => section.first);
  const more = sections.filter((section) => !section.first);
  const groups = first.flatMap(({ shown }) => shown);
  const answered = groups.filter((group) => openOf(group).length === 0).length;
  const answering = { all: cards, send, lead };
  return (
    <div
      ref={page}
      onKeyDown={(e) => {
        const card = (e.target as Element).closest<HTMLElement>(".card");
        if (!card || (e.target as Element).closest("input, select, textarea, summary")) return;
        if (e.ctrlKey || e.metaKey || e.altKey) return;
        if (e.key === "ArrowDown" || e.key === "ArrowUp") {
          e.preventDefault();
          step(page.current!, card, e.key === "ArrowDown" ? 1 : -1);
          return;
        }
        const key = e.key.toLowerCase();
        const button = card.querySelector<HTMLElement>(`:scope > .row > [data-key="${key}"]`);
        if (!button) return;
        e.preventDefault();
        if (key === "a") step(page.current!, card, 1);
        button.click();
      }}
    >
      <p>
        This was read in the article. <strong>Accept</strong> what is right, <strong>change</strong> or{" "}
        <strong>drop</strong> what is not. You need not answer everything: what you leave stays as it is, and each of
        the next pages asks for it again.
      </p>
      <p class="quiet small">
        <span role="status">
          {answered} of {groups.length} answered that a first draft wants
        </span>
        . On a card: <kbd>{"\u2191"}</kbd> <kbd>{"\u2193"}</kbd> go to the next, <kbd>A</kbd> accepts, <kbd>C</kbd>{" "}
        changes, <kbd>D</kbd> drops.
      </p>
      {first.map((section) => (
        <Section key={section.id} section={section} {...answering} />
      ))}
      {more.length > 0 ? (
        <>
          <h3>What else was found</h3>
          <p class="quiet small">
            A first draft does not need these. Cards marked as in the draft are part of it, whether or not you look at
            them.
          </p>
          {more.map((section) => (
            <Folded key={section.id} section={section} {...answering} />
          ))}
        </>
      ) : null}
    </div>
  );
}

/** Fewest cards that are folded at first: more of them would crowd out what the page asks. */
const FOLDED = 8;

/** What was read and is in no draft before somebody says yes, on the page that asks about it. */
export function Confirm({ cards, all, send, lead }: { cards: CardShown[] } & Answering) {
  if (cards.length === 0) return null;
  const open = cards.filter(({ state }) => state === "proposed").length;
  const groups = sectionsOf(cards).flatMap(({ shown, leftOut }) => [...shown, ...leftOut]);
  return (
    <details class="left-out confirm" open={cards.length < FOLDED}>
      <summary>
        Also read in the article: {cards.length}
        <span class="quiet"> ({open === 0 ? "all answered" : `${open} to confirm`})</span>
      </summary>
      <p class="quiet small">
        The reading can be wrong, also in whose it is. Nothing of it is in the case before you accept it or change it.
      </p>
      <List groups={groups} all={all} send={send} lead={lead} />
    </details>
  );
}

/** Puts the focus on the next card that can be seen, or the one before. */
function step(page: HTMLElement, from: HTMLElement, by: 1 | -1): void {
  const cards = [...page.querySelectorAll<HTMLElement>(".card")].filter((card) => card.offsetParent !== null);
  const to = cards[cards.indexOf(from) + by];
  to?.querySelector<HTMLElement>(":scope > .row > button")?.focus();
  to?.scrollIntoView({ block: "nearest" });
}

function Section({ section: { title, does, shown, leftOut }, ...answering }: { section: CardSection } & Answering) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p class="quiet small">{does}</p>
      {shown.length > 0 ? <List groups={shown} {...answering} /> : null}
      <Rest groups={shown} {...answering} />
      {leftOut.length > 0 ? (
        <details class="left-out">
          <summary>
            {leftOut.length} more that the draft leaves out, with {leftOut.length === 1 ? "its" : "their"} reason
          </summary>
          <List groups={leftOut} {...answering} />
        </details>
      ) : null}
    </section>
  );
}

function Folded({ section: { title, does, shown, leftOut }, ...answering }: { section: CardSection } & Answering) {
  const inDraft = shown.filter(({ lead: { stands } }) => stands).length;
  const count = shown.length + leftOut.length;
  return (
    <details class="left-out">
      <summary>
        {title}: {count} <span class="quiet">({inDraft === 0 ? "none" : inDraft} in the draft)</span>
      </summary>
      <p class="quiet small">{does}</p>
      <Rest groups={shown} drops {...answering} />
      <List groups={[...shown, ...leftOut]} {...answering} />
    </details>
  );
}

/** Answers what is left of a section at once. @param drops whether it can be dropped at once too */
function Rest({ groups, drops, send }: { groups: CardGroup[]; drops?: boolean } & Answering) {
  const left = groups.filter((group) => group.lead.stands && openOf(group).length > 0);
  const ids = left.flatMap(acceptedWith);
  if (left.length < 2) return null;
  return (
    <p class="row">
      <button
        type="button"
        title={`${left.length} cards, as they stand here, are yours from now on; any of them can still be changed`}
        onClick={() => void send({ do: "accept", cards: ids })}
      >
        Accept the {left.length === groups.length ? "" : "other "}
        {left.length} as they stand
      </button>
      {drops ? (
        <button type="button" onClick={() => void send({ do: "drop", cards: ids })}>
          Drop all {left.length}
        </button>
      ) : null}
    </p>
  );
}

function List({ groups, ...answering }: { groups: CardGroup[] } & Answering) {
  return (
    <ul class="cards">
      {groups.map((group) => (
        <Group key={group.lead.id} group={group} {...answering} />
      ))}
    </ul>
  );
}

function Group({ group, ...answering }: { group: CardGroup } & Answering) {
  const { lead: card, outcomes } = group;
  return (
    <Card card={card} ids={[card, ...group.same].map(({ id }) => id)} accepts={acceptedWith(group)} {...answering}>
      {[card, ...group.same].map(({ id, quote, speaker, by }) =>
        quote ? (
          <p key={id} class="small" dir="auto" onMouseEnter={() => answering.lead(quote.text)}>
            <q>{quote.text}</q>{" "}
            <span class="quiet">
              {["author", ...speaker].join(" \u203a ")}, {BY[by]}
            </span>
          </p>
        ) : null,
      )}
      {outcomes.length > 0 ? (
        <ul class="card-outcomes">
          {outcomes.map((one) => (
            <Card key={one.id} card={one} ids={[one.id]} accepts={[one.id]} within={card} {...answering}>
              {null}
            </Card>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function Card({
  card,
  ids,
  accepts,
  within,
  all,
  send,
  lead,
  children,
}: {
  card: CardShown;
  /** The card, and others that say the same. */
  ids: string[];
  /** What is accepted with it. */
  accepts: string[];
  /** The issue among whose outcomes it is. */
  within?: CardShown;
  children: ComponentChildren;
} & Answering) {
  const [mode, setMode] = useState<"change" | "drop" | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const go = async (answer: AuthoringAnswer): Promise<void> => {
    const held = row.current?.contains(document.activeElement) ?? false;
    const problem = await send(answer);
    setWrong(problem);
    if (problem !== null) return;
    setMode(null);
    // The button that was pressed is gone, and the focus with it.
    if (held)
      requestAnimationFrame(() => {
        if (document.activeElement === document.body)
          row.current?.querySelector<HTMLElement>(":scope > .row > button")?.focus();
      });
  };
  const { id, state, stands, quote, fields, leaning, canDrop } = card;
  const dropped = state === "dropped";
  const answered = state === "accepted" || state === "changed";
  const says = within ? (card.fields[0]?.now ?? card.becomes) : card.becomes;
  const openBeside = within !== undefined && (within.state === "proposed" || within.state === "dropped");
  return (
    <li
      ref={row}
      class={`card ${dropped ? "dropped" : stands ? state : "out"}`}
      data-card={id}
      onMouseEnter={() => lead(quote?.text ?? within?.quote?.text ?? null)}
      onFocusCapture={() => lead(quote?.text ?? within?.quote?.text ?? null)}
    >
      <p class="becomes" dir="auto">
        {within ? <span class="today-tag">{canDrop ? "could become" : "today"}</span> : null} {says}
      </p>
      {children}
      <p class="row">
        <span class="state small">
          {within && state === "proposed" && stands
            ? ""
            : dropped
              ? "dropped"
              : !stands
                ? "not in the draft"
                : state === "proposed"
                  ? "in the draft, not answered yet"
                  : answered
                    ? state === "changed"
                      ? "changed and accepted"
                      : "accepted"
                    : state}
        </span>
        {dropped || answered || openBeside ? null : (
          <button
            type="button"
            data-key="a"
            onClick={() => void go({ do: "accept", cards: accepts })}
            aria-label={`Accept: ${card.becomes}`}
          >
            Accept
          </button>
        )}
        {dropped || fields.length === 0 ? null : (
          <button
            type="button"
            data-key="c"
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
            data-key="d"
            onClick={() => void go({ do: "reopen", cards: ids })}
            aria-label={`Take back: ${card.becomes}`}
          >
            Take back
          </button>
        ) : !canDrop ? null : (
          <button
            type="button"
            data-key="d"
            aria-label={`Drop: ${card.becomes}`}
            onClick={() => (leaning.length === 0 ? void go({ do: "drop", cards: ids }) : setMode("drop"))}
          >
            Drop
          </button>
        )}
      </p>
      {!stands && !dropped && card.left_out && (within === undefined || within.stands) ? (
        <p class="quiet small">Left out: {card.left_out}.</p>
      ) : null}
      {mode === "drop" ? (
        <div class="sure">
          <p>With it goes what depends on it:</p>
          <ul>
            {leaning.map((path) => (
              <li dir="auto">{all.find((one) => one.id === path)?.becomes ?? path}</li>
            ))}
          </ul>
          <p class="row">
            <button type="button" onClick={() => void go({ do: "drop", cards: ids })}>
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
  const [said, setSaid] = useState<{ [field: string]: string }>({});
  const changes = card.fields.filter(({ field, now }) => said[field] !== undefined && said[field] !== now);
  return (
    <form
      class="edit"
      onSubmit={(e) => {
        e.preventDefault();
        void go({
          do: "change",
          card: card.id,
          fields: Object.fromEntries(changes.map(({ field }) => [field, said[field] || null])),
        });
      }}
    >
      {card.fields.map(({ field, label, now, choices }) => {
        const set = (to: string): void => setSaid((all) => ({ ...all, [field]: to }));
        const value = said[field] ?? now;
        return (
          <label key={field} class={choices === null ? "long" : ""}>
            {label}
            {choices === null ? (
              <input type="text" dir="auto" value={value} onInput={(e) => set(e.currentTarget.value)} />
            ) : (
              <select value={value} onChange={(e) => set(e.currentTarget.value)}>
                {choices.some((one) => one.value === now) ? null : <option value={now}>not said</option>}
                {choices.map((one) => (
                  <option value={one.value}>{one.text}</option>
                ))}
              </select>
            )}
          </label>
        );
      })}
      <p class="row">
        <button type="submit" class="strong" disabled={changes.length === 0}>
          Save the change
        </button>
      </p>
    </form>
  );
}
