/** Help with one number: what it means, words, reference values, trade-offs with another, and base rates with their source. */
import { useEffect, useState } from "preact/hooks";
import { termOf } from "../../../analyses/number-terms.ts";
import type { BaseRate } from "../../../lenses/reference/base-rates.ts";
import type { Case, Parameter } from "../../../language/index.ts";
import { parseQuantity } from "../../../language/blocks/quantity.ts";
import { median, type Quantity } from "../../../numbers/quantity.ts";
import { rangeOfWord } from "../../../reader/draft/words.ts";
import { SHARES } from "../../../reader/draft/ranges.ts";
import { referenceValues } from "../../../wording/points-scale.ts";
import { inWords } from "../../../wording/paths.ts";
import { number } from "../../../wording/format.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { numberAt } from "../state/layout.ts";
import { worthWords } from "./worth-words.ts";
import { agrees, answerOf, rangeFrom, ratioOf, sideOf } from "./trade-off.ts";

const WORDS = ["low", "medium", "high", ...Object.keys(SHARES), "very unlikely", "unlikely", "likely", "very likely"];

/** Whether a number is what an outcome is worth to a side of it. */
const isWorth = (path: string): boolean => /^actors\.[^.]+\.stakes\.[^.]+\.values\.[^.]+$/.test(path);
const parameterAt = (c: Case, path: string): Parameter => c.parameters.find((one) => one.path === path)!;

/** @param use takes a range as the number's own */
export default function Guide({ path, use }: { path: string; use: (range: string) => void }) {
  const c = useStoreState((s) => s.case);
  const parameter = c && numberAt(c, path);
  if (!c || !parameter) return null;
  const words = isWorth(path)
    ? worthWords(sideOf(parameter.quantity))
    : WORDS.flatMap((word) => {
        const range = rangeOfWord(word, path, parameter.field);
        return range === null ? [] : [{ word, range }];
      });
  const values = referenceValues(path);
  return (
    <div class="guide">
      <p class="small">{termOf(path)}</p>
      {words.length > 0 ? (
        <p class="words">
          {words.map(({ word, range }) => (
            <button type="button" onClick={() => use(range)}>
              {word} <span class="quiet">{range}</span>
            </button>
          ))}
        </p>
      ) : null}
      {values.length > 0 ? (
        <table class="values">
          <caption>Worth as much as</caption>
          <tbody>
            {values.map(({ range, worth }) => (
              <tr>
                <td>
                  <button type="button" onClick={() => use(range)}>
                    {range}
                  </button>
                </td>
                <th scope="row">{worth}</th>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <TradeOff c={c} parameter={parameter} use={use} />
      <BaseRates path={path} asOf={c.asOfText} use={use} />
    </div>
  );
}

/** "How many memoranda is one port worth?", of weights and of the worth of outcomes, held against the numbers of both. */
function TradeOff({ c, parameter, use }: { c: Case; parameter: Parameter; use: (range: string) => void }) {
  const [overrides, names] = useStoreState((s) => [s.doc.overrides, s.names]);
  const quantityOf = ({ path, quantity, field }: Parameter): Quantity => {
    const typed = overrides[path];
    const read = typed === undefined ? null : parseQuantity(typed, field);
    return read && "quantity" in read ? read.quantity : quantity;
  };
  const kindOf = ({ path }: Parameter): string | null =>
    path.endsWith(".weight") ? "weight" : isWorth(path) ? `worth ${sideOf(quantityOf(parameterAt(c, path)))}` : null;
  const kind = kindOf(parameter);
  const others = c.parameters.filter(
    (one) =>
      one.path !== parameter.path &&
      !one.idle &&
      kind !== null &&
      kind !== "worth 0" &&
      kindOf(one) === kind &&
      one.owner.kind === "actor" &&
      parameter.owner.kind === "actor" &&
      one.owner.actor === parameter.owner.actor,
  );
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState("");
  const other = others[at] ?? others[0];
  if (!other || !names) return null;
  /** Of the worth of an outcome: the weight of its matter, in per cent of which it is. */
  const weightOf = ({ path }: Parameter): number => {
    if (!isWorth(path)) return 1;
    const weight = parameterAt(c, path.replace(/\.values\..*$/, ".weight"));
    return median({ ...weight, quantity: quantityOf(weight) });
  };
  const unit = weightOf(other) / weightOf(parameter);
  const name = ({ path }: Parameter): string => inWords(names, path).replace(/[:,]? weight$/, "");
  const now = ratioOf(quantityOf(parameter), quantityOf(other), unit);
  const answer = answerOf(said);
  const range = answer && rangeFrom(quantityOf(other), answer, unit);
  return (
    <fieldset class="trade-off">
      <legend>A trade-off</legend>
      <p class="row">
        <label>
          One of this is worth as much as
          <input
            type="text"
            inputMode="decimal"
            placeholder="2, 2 to 3, at least 2"
            value={said}
            onInput={(e) => setSaid(e.currentTarget.value)}
          />
        </label>
        <label>
          of
          <select value={others.indexOf(other)} onChange={(e) => setAt(Number(e.currentTarget.value))}>
            {others.map((one, n) => (
              <option value={n}>{name(one)}</option>
            ))}
          </select>
        </label>
      </p>
      <p class={answer && !agrees(now, answer) ? "caution small" : "quiet small"} role="status">
        By the numbers one is worth {number(now.p50, 1)} ({number(now.p5, 1)} to {number(now.p95, 1)}) of the other.
        {said.trim() !== "" && !answer ? " Write how many, such as 2, 2 to 3 or at least 2." : ""}
        {answer ? (agrees(now, answer) ? " That agrees with what you say." : " That is not what you say.") : ""}
        {answer && range === null ? " The scale ends at 100: lower the other one." : ""}
      </p>
      {range ? (
        <button type="button" onClick={() => use(range)}>
          Set it to {range}
        </button>
      ) : null}
    </fieldset>
  );
}

function BaseRates({ path, asOf, use }: { path: string; asOf: string; use: (range: string) => void }) {
  const store = useStore();
  const [rates, setRates] = useState<BaseRate[]>([]);
  useEffect(() => {
    let gone = false;
    void store.runs.engine
      .ask("baseRates", { path, asOf })
      .then((found) => {
        if (!gone) setRates(found);
      })
      .catch(() => {});
    return () => {
      gone = true;
    };
  }, [path, asOf]);
  if (rates.length === 0) return null;
  return (
    <section class="base-rates" aria-label="Base rates">
      <p class="small">
        <strong>How often it was so</strong>
      </p>
      <ul>
        {rates.map(({ class: id, name, counts, range, beside, caveat, source }) => (
          <li key={id} class="small">
            {beside === null ? (
              <button type="button" onClick={() => use(range)}>
                {range}
              </button>
            ) : (
              <span class="figures">{range}</span>
            )}{" "}
            {name}: {counts}.{beside === null ? "" : ` Cannot be written here: ${beside}.`}{" "}
            <span class="quiet">
              {caveat ?? ""} {source}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
