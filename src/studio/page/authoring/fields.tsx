/** The fields of one step of the interview, by the shape of its answer. */
import type { Choice, Shape } from "../../../reader/draft/interview/shape.ts";
import { AskedFields } from "./asked-fields.tsx";
import { ahead, changed, freshRow, type FieldsOf, type KeyedRow } from "./rows.ts";
import { Sortable } from "./sortable.tsx";

export function Fields({ shape, ...more }: { shape: Shape } & Omit<FieldsOf<"list">, "shape">) {
  switch (shape.is) {
    case "list":
      return <ListFields shape={shape} {...more} />;
    case "order":
      return <OrderFields shape={shape} {...more} />;
    case "outcomes":
      return <OutcomeFields shape={shape} {...more} />;
    case "fields":
      return <AskedFields shape={shape} {...more} />;
    case "pairs":
      return <PairFields shape={shape} {...more} />;
    case "needs":
      return <NeedFields shape={shape} {...more} />;
    case "ticks":
      return <TickFields shape={shape} {...more} />;
    case "bonds":
      return <BondFields shape={shape} {...more} />;
    case "month":
      return <MonthField shape={shape} {...more} />;
  }
}

const moved = (rows: readonly KeyedRow[], from: number, to: number): KeyedRow[] => {
  const rest = rows.filter((_, at) => at !== from);
  return [...rest.slice(0, to), rows[from]!, ...rest.slice(to)];
};
const without = (rows: readonly KeyedRow[], at: number): KeyedRow[] => rows.filter((_, n) => n !== at);

/** Puts the focus into a row that was just added. */
const focusNew = (row: KeyedRow) => (input: HTMLInputElement | null) => {
  if (input && row.name === "" && input.dataset["fresh"] === undefined) {
    input.dataset["fresh"] = "";
    if (input.closest("form")?.dataset["added"] === row.key) input.focus();
  }
};

function Add({ words, rows, set }: { words: string; rows: readonly KeyedRow[]; set: (rows: KeyedRow[]) => void }) {
  return (
    <button
      type="button"
      class="add"
      onClick={(e) => {
        const row = freshRow();
        const form = e.currentTarget.closest("form");
        if (form) form.dataset["added"] = row.key;
        set([...rows, row]);
      }}
    >
      {words}
    </button>
  );
}

function Remove({ what, onClick }: { what: string; onClick: () => void }) {
  return (
    <button type="button" class="close" aria-label={`Remove ${what}`} title="Remove" onClick={onClick}>
      {"\u00d7"}
    </button>
  );
}

function ListFields({ shape, rows, set }: FieldsOf<"list">) {
  /** Enter goes to the next row, and makes one after the last. */
  const onEnter = (e: KeyboardEvent & { currentTarget: HTMLInputElement }, at: number): void => {
    if (e.key !== "Enter" || e.isComposing) return;
    e.preventDefault();
    const inputs = [...(e.currentTarget.closest("ol")?.querySelectorAll<HTMLInputElement>("input") ?? [])];
    if (at + 1 < rows.length) return inputs[at + 1]?.focus();
    if (rows[at]!.name.trim() === "") return;
    const row = freshRow();
    const form = e.currentTarget.closest("form");
    if (form) form.dataset["added"] = row.key;
    set([...rows, row]);
  };
  return (
    <>
      <Sortable
        keys={rows.map(({ key }) => key)}
        label={(at) => rows[at]!.name || `the ${shape.item}`}
        move={(from, to) => set(moved(rows, from, to))}
      >
        {(at) => (
          <>
            <input
              type="text"
              dir="auto"
              ref={focusNew(rows[at]!)}
              aria-label={`${shape.item} ${at + 1}${shape.firstIsToday && at === 0 ? ", what stands today" : ""}`}
              value={rows[at]!.name}
              onInput={(e) => set(changed(rows, at, { name: e.currentTarget.value }))}
              onKeyDown={(e) => onEnter(e, at)}
            />
            {shape.firstIsToday && at === 0 ? <span class="today-tag">today</span> : null}
            <Remove what={rows[at]!.name || `${shape.item} ${at + 1}`} onClick={() => set(without(rows, at))} />
          </>
        )}
      </Sortable>
      <Add words={`Add ${/^[aeiou]/.test(shape.item) ? "an" : "a"} ${shape.item}`} rows={rows} set={set} />
    </>
  );
}

function OrderFields({ rows, set }: FieldsOf<"order">) {
  const today = rows.findIndex(({ value }) => value === "1");
  return (
    <>
      <p class="end">Worst</p>
      <Sortable
        keys={rows.map(({ key }) => key)}
        label={(at) => rows[at]!.name}
        move={(from, to) => set(moved(rows, from, to))}
      >
        {(at) => (
          <>
            <span class="fixed" dir="auto">
              {rows[at]!.name}
            </span>
            <span class={at === today ? "today-tag" : "side"}>
              {at === today ? "today" : at < today ? "worse than today" : "better than today"}
            </span>
          </>
        )}
      </Sortable>
      <p class="end row">
        Best
        <button type="button" class="link small" onClick={() => set([...rows].reverse())}>
          Turn the order round
        </button>
      </p>
    </>
  );
}

function OutcomeFields({ shape, rows, set, id, asOf }: FieldsOf<"outcomes">) {
  if (shape.outcomes.length === 0) return <p class="quiet">Name the matters and their outcomes first.</p>;
  const { value } = shape;
  return (
    <ul class="outcomes">
      {rows.map((row, at) => (
        <li key={row.key}>
          {value === "month" ? (
            <>
              <label class="check">
                <input
                  type="checkbox"
                  checked={row.chosen}
                  onChange={(e) => set(changed(rows, at, { chosen: e.currentTarget.checked }))}
                />
                <span dir="auto">Yes when: {row.name}</span>
              </label>
              <label class="by">
                by
                <input
                  type="text"
                  placeholder={ahead(asOf)}
                  aria-label={`By which month: ${row.name}`}
                  value={row.value}
                  onInput={(e) => set(changed(rows, at, { value: e.currentTarget.value, chosen: true }))}
                />
              </label>
            </>
          ) : (
            <>
              <span dir="auto" id={`${id}-${at}`}>
                {row.name}
              </span>
              {value === "percent" ? (
                <label class="by">
                  <input
                    type="text"
                    inputMode="numeric"
                    aria-labelledby={`${id}-${at}`}
                    value={row.value}
                    onInput={(e) => set(changed(rows, at, { value: e.currentTarget.value, chosen: true }))}
                  />
                  %
                </label>
              ) : (
                <select
                  aria-labelledby={`${id}-${at}`}
                  value={row.value}
                  onChange={(e) => set(changed(rows, at, { value: e.currentTarget.value, chosen: true }))}
                >
                  <option value="">{shape.unsaid ?? "not said"}</option>
                  {value.map((word) => (
                    <option value={word}>
                      {word}
                      {shape.unit ?? ""}
                    </option>
                  ))}
                </select>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function PairFields({ shape, rows, set, id, asOf }: FieldsOf<"pairs">) {
  const { known, value } = shape;
  return (
    <>
      {known.length > 0 ? (
        <datalist id={`${id}-known`}>
          {known.map((name) => (
            <option value={name} />
          ))}
        </datalist>
      ) : null}
      <ul class="pairs">
        {rows.map((row, at) => (
          <li key={row.key}>
            <label>
              {shape.who}
              <input
                type="text"
                dir="auto"
                ref={focusNew(row)}
                list={known.length > 0 ? `${id}-known` : undefined}
                value={row.name}
                onInput={(e) => set(changed(rows, at, { name: e.currentTarget.value }))}
              />
            </label>
            {typeof value === "string" ? (
              <label class={value === "month" ? "by" : ""}>
                {shape.what}
                <input
                  type="text"
                  dir="auto"
                  placeholder={value === "month" ? ahead(asOf) : ""}
                  value={row.value}
                  onInput={(e) => set(changed(rows, at, { value: e.currentTarget.value }))}
                />
              </label>
            ) : (
              <Chosen
                legend={shape.what}
                choices={value}
                value={row.value}
                set={(to) => set(changed(rows, at, { value: to }))}
              />
            )}
            <Remove what={row.name || "this row"} onClick={() => set(without(rows, at))} />
          </li>
        ))}
      </ul>
      {shape.single && rows.length > 0 ? null : <Add words="Add one" rows={rows} set={set} />}
    </>
  );
}

/** Outcomes of which some are ticked, as their numbers. */
function Chosen({
  legend,
  choices,
  value,
  set,
}: {
  legend: string;
  choices: readonly Choice[];
  value: string;
  set: (value: string) => void;
}) {
  const now = new Set(value.split(/\s+/).filter((one) => one !== ""));
  return (
    <fieldset class="chosen">
      <legend>{legend}</legend>
      {choices.map(({ number, text }) => (
        <label class="check">
          <input
            type="checkbox"
            checked={now.has(String(number))}
            onChange={(e) => {
              if (e.currentTarget.checked) now.add(String(number));
              else now.delete(String(number));
              set([...now].join(" "));
            }}
          />
          <span dir="auto">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

function NeedFields({ shape, rows, set, id }: FieldsOf<"needs">) {
  return (
    <>
      <datalist id={`${id}-drivers`}>
        {shape.drivers.map((name) => (
          <option value={name} />
        ))}
      </datalist>
      <ul class="pairs">
        {rows.map((row, at) => (
          <li key={row.key}>
            <label>
              What it lacks
              <input
                type="text"
                dir="auto"
                ref={focusNew(row)}
                value={row.name}
                onInput={(e) => set(changed(rows, at, { name: e.currentTarget.value }))}
              />
            </label>
            <label>
              What makes it felt more
              <input
                type="text"
                dir="auto"
                list={`${id}-drivers`}
                placeholder="a price, a threat, a shortage"
                value={row.value}
                onInput={(e) => set(changed(rows, at, { value: e.currentTarget.value }))}
              />
            </label>
            <Remove what={row.name || "this row"} onClick={() => set(without(rows, at))} />
          </li>
        ))}
      </ul>
      <Add words="Add a need" rows={rows} set={set} />
    </>
  );
}

function TickFields({ shape, rows, set }: FieldsOf<"ticks">) {
  const row = rows[0] ?? freshRow();
  return (
    <Chosen legend="Must sign" choices={shape.choices} value={row.value} set={(value) => set([{ ...row, value }])} />
  );
}

function OutcomeChoice({
  outcomes,
  label,
  now,
  put,
}: {
  outcomes: readonly Choice[];
  label: string;
  now: string;
  put: (number: string) => void;
}) {
  return (
    <select aria-label={label} value={now} onChange={(e) => put(e.currentTarget.value)}>
      <option value="">choose an outcome</option>
      {outcomes.map(({ number, text }) => (
        <option value={String(number)}>{text}</option>
      ))}
    </select>
  );
}

/** Two outcomes in a row, and what ties them. */
function BondFields({ shape, rows, set }: FieldsOf<"bonds">) {
  const { outcomes, ties } = shape;
  return (
    <>
      <ul class="pairs bonds">
        {rows.map((row, at) => {
          const tie = ties.find(({ word }) => row.value.startsWith(word)) ?? ties[0]!;
          const other = row.value.slice(tie.word.length).trim();
          return (
            <li key={row.key}>
              <OutcomeChoice
                outcomes={outcomes}
                label="First outcome"
                now={row.name}
                put={(name) => set(changed(rows, at, { name, value: `${tie.word} ${other}`.trim() }))}
              />
              <select
                aria-label="How they are tied"
                value={tie.word}
                onChange={(e) => set(changed(rows, at, { value: `${e.currentTarget.value} ${other}`.trim() }))}
              >
                {ties.map(({ word, text }) => (
                  <option value={word}>{text}</option>
                ))}
              </select>
              <OutcomeChoice
                outcomes={outcomes}
                label="Second outcome"
                now={other}
                put={(number) => set(changed(rows, at, { value: `${tie.word} ${number}`.trim() }))}
              />
              <Remove what="this rule" onClick={() => set(without(rows, at))} />
            </li>
          );
        })}
      </ul>
      <Add words="Add two outcomes" rows={rows} set={set} />
    </>
  );
}

function MonthField({ rows, set, asOf }: FieldsOf<"month">) {
  const row = rows[0] ?? freshRow();
  return (
    <label class="by">
      Since
      <input
        type="text"
        placeholder={ahead(asOf, -3)}
        value={row.value}
        onInput={(e) => set([{ ...row, value: e.currentTarget.value }])}
      />
    </label>
  );
}
