/** A few things of a step that are asked one below the other. */
import { suggested } from "../../../reader/draft/interview/shape.ts";
import { Wrong } from "../widgets/wrong.tsx";
import { ahead, changed, freshRow, type FieldsOf } from "./rows.ts";

const EXAMPLES: { readonly [is: string]: (asOf: string) => string } = {
  months: (asOf) => `${ahead(asOf, 1)}, ${ahead(asOf, 2)}`,
  date: (asOf) => ahead(asOf, 1),
};
const BECAUSE = /\s+because\s+/i;

/** Fields one below the other, each with what it means; a number with its suggestion and, once it is given, its reason. */
export function AskedFields({ shape, rows, set, id, asOf, faults }: FieldsOf<"fields">) {
  return (
    <ul class="asked">
      {shape.fields.map((field, at) => {
        const row = rows[at] ?? freshRow(field.ask);
        const put = (value: string): void => set(changed(rows, at, { value }));
        const [value = "", ...why] = field.is === "number" ? row.value.split(BECAUSE) : [row.value];
        const wrong = faults.filter((fault) => fault.field === at);
        const reason = why.join(" because ");
        return (
          <li key={row.key}>
            <label for={`${id}-${at}`}>{field.ask}</label>
            <p class="quiet small" id={`${id}-${at}-help`}>
              {field.help}
            </p>
            <p class="row">
              {field.is === "choice" ? (
                <select
                  id={`${id}-${at}`}
                  aria-describedby={`${id}-${at}-help`}
                  value={value}
                  onChange={(e) => put(e.currentTarget.value)}
                >
                  {field.choices.map(({ word, text }) => (
                    <option value={word}>{text}</option>
                  ))}
                </select>
              ) : (
                <input
                  type="text"
                  aria-invalid={wrong.length > 0}
                  class={field.is === "text" || field.is === "months" ? "" : "short"}
                  dir="auto"
                  id={`${id}-${at}`}
                  aria-describedby={`${id}-${at}-help`}
                  placeholder={EXAMPLES[field.is]?.(asOf) ?? ""}
                  value={value}
                  onInput={(e) => put(e.currentTarget.value + (reason === "" ? "" : ` because ${reason}`))}
                />
              )}
              {field.is !== "number" ? null : value.trim() === "" ? (
                <>
                  <span class="quiet small">Suggested: {suggested(field)}, a wide range. Left empty, it stays so.</span>
                  <button type="button" class="link small" onClick={() => put(suggested(field))}>
                    Take it
                  </button>
                </>
              ) : null}
            </p>
            {wrong.map(({ problem }) => (
              <Wrong says={problem} />
            ))}
            {field.is === "number" && row.value.trim() !== "" ? (
              <label class="why">
                Why, in a sentence{" "}
                <input
                  type="text"
                  dir="auto"
                  value={reason}
                  onInput={(e) => {
                    const said = e.currentTarget.value;
                    put(said === "" ? value : `${value.trim()} because ${said}`);
                  }}
                />
              </label>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
