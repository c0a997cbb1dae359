/** One step of the interview: its question, help, passages and fields. */
import { useState } from "preact/hooks";
import { rowsOf, wordsOf } from "../../../reader/draft/interview/shape.ts";
import { Fields } from "./fields.tsx";
import { freshRow, type KeyedRow } from "./rows.ts";
import type { StepFault } from "../../workers/authoring.ts";
import { isPrefilled, type MakingStep } from "./pages.ts";
import { Wrong } from "../widgets/wrong.tsx";

/** The fields of a step as they stand on the page; `touched`: something was changed or confirmed. */
export interface StepFields {
  rows: KeyedRow[];
  touched: boolean;
}

export function fieldsOf({ shape, now }: MakingStep): StepFields {
  const cards = shape.is === "list" ? shape.cards : [];
  const rows = rowsOf(shape, now).map((row, at) => ({
    ...freshRow(row.name, row.value, cards[at] || null),
    chosen: row.chosen,
  }));
  const least = shape.is !== "list" ? 0 : shape.item === "matter" ? 1 : 2;
  return {
    rows: [...rows, ...Array.from({ length: Math.max(0, least - rows.length) }, () => freshRow())],
    touched: false,
  };
}

/** The answer that the fields give: words, or null where nothing was touched; and names that were changed. */
export function answerOf(
  { shape, now }: MakingStep,
  { rows, touched }: StepFields,
): { words: string | null; renames: { card: string; to: string }[] } {
  if (!touched) return { words: null, renames: [] };
  const before = shape.is === "list" ? rowsOf(shape, now) : [];
  const renames = rows.flatMap(({ card, name }) => {
    const old = card === null || shape.is !== "list" ? undefined : before[shape.cards.indexOf(card)];
    const to = name.replaceAll(";", ",").replace(/\s+/g, " ").trim();
    return card !== null && old && to !== "" && old.name !== to ? [{ card, to }] : [];
  });
  return { words: wordsOf(shape, rows), renames };
}

export function StepSection({
  step,
  fields,
  set,
  faults,
  alone,
  asOf,
}: {
  step: MakingStep;
  fields: StepFields;
  set: (fields: StepFields) => void;
  /** What is wrong with its answer. */
  faults: readonly StepFault[];
  /** Whether it is the only one on its page, whose help is then open. */
  alone: boolean;
  asOf: string;
}) {
  const [help, setHelp] = useState(alone);
  // it stays where it is once it is pressed, so that nothing below moves under the pointer
  const [unknown] = useState(step.shape.is === "order" && step.now === "");
  return (
    <section class="step" aria-labelledby={`${step.id}-ask`} id={`step-${step.id}`}>
      <h3 id={`${step.id}-ask`} dir="auto">
        {step.ask}
      </h3>
      {help ? <p class="quiet small">{step.help}</p> : null}
      {!help ? (
        <button type="button" class="link small" onClick={() => setHelp(true)}>
          What this means
        </button>
      ) : null}
      {step.quotes.length > 0 ? (
        <p class="small said" dir="auto">
          <span class="quiet">The text:</span>{" "}
          {step.quotes.map((quote) => (
            <>
              <q>{quote}</q>{" "}
            </>
          ))}
        </p>
      ) : null}
      {isPrefilled(step) ? (
        <p class="note small prefilled">
          {step.quotes.length > 0 ? "From the text" : "Filled in for you"}: look at it. It counts as answered once you
          go on with <em>Continue</em>. {step.guess ?? ""}
        </p>
      ) : null}
      <Fields
        shape={step.shape}
        id={step.id}
        asOf={asOf}
        faults={faults}
        rows={fields.rows}
        set={(rows) => set({ rows, touched: true })}
      />
      {unknown ? (
        <p class="row">
          <button type="button" aria-pressed={fields.touched} onClick={() => set({ ...fields, touched: true })}>
            This order is right
          </button>
          <span class="quiet small" role="status">
            {fields.touched ? "Taken as your answer." : "Not known yet. Untouched, it stays open."}
          </span>
        </p>
      ) : null}
      {faults
        .filter(({ field }) => field === null)
        .map(({ problem }) => (
          <Wrong says={problem} />
        ))}
    </section>
  );
}
