/** Two cases beside each other: their odds, paired on the same worlds where they ask the same, and the numbers in which they differ. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { VariantComparison } from "../../../analyses/compare.ts";
import type { Case } from "../../../language/index.ts";
import { monthName } from "../../../numbers/months.ts";
import type { CaseListed } from "../../workers/cases.ts";
import { openCase } from "../browser/server.ts";
import { useStore } from "../state/hooks.ts";
import { settableNumbers } from "../state/layout.ts";
import { date, number, percent } from "../../../wording/format.ts";
import { namesOf } from "../../../wording/names.ts";
import { inWords } from "../../../wording/paths.ts";
import { knownOdds } from "./odds.ts";
import { Wrong } from "../widgets/wrong.tsx";

const MAX_NUMBERS = 200;

export function Compare({ pair, leave }: { pair: [CaseListed, CaseListed]; leave: () => void }) {
  const [cases, setCases] = useState<[Case, Case] | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
    void Promise.all(pair.map(({ id }) => openCase(id))).then(([a, b]) => {
      const [ofA, ofB] = [a!, b!].map((one) => ("problem" in one ? null : one.checked.case));
      if (ofA && ofB) setCases([ofA, ofB]);
      else setWrong("One of the two has errors or open numbers; correct it first.");
    });
  }, []);
  const [a, b] = pair;
  return (
    <main class="cases">
      <div class="page">
        <p class="row">
          <button type="button" onClick={leave}>
            Back to the cases
          </button>
        </p>
        <h2 tabIndex={-1} ref={head}>
          Two cases
        </h2>
        <dl class="sides">
          <dt>A</dt>
          <dd dir="auto">
            {a.title} <span class="quiet small">{a.folder}</span>
          </dd>
          <dt>B</dt>
          <dd dir="auto">
            {b.title} <span class="quiet small">{b.folder}</span>
          </dd>
        </dl>
        <Wrong says={wrong} />
        {cases ? (
          <>
            <OddsBeside pair={pair} cases={cases} />
            <Differing cases={cases} />
          </>
        ) : null}
      </div>
    </main>
  );
}

/** The same questions over the same months: what odds on the same worlds need. */
const asked = ({ asOf, until, questions }: Case): string =>
  JSON.stringify([asOf, until, questions.map(({ id, by }) => [id, by])]);

function OddsBeside({ pair, cases }: { pair: [CaseListed, CaseListed]; cases: [Case, Case] }) {
  const store = useStore();
  const [compared, setCompared] = useState<VariantComparison | null>(null);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  useEffect(() => () => store.runs.stop(), []);
  const known = pair.map(knownOdds);
  const same = asked(cases[0]) === asked(cases[1]);
  const questions = [...new Map(cases.flatMap((c) => c.questions.map((q) => [q.id, q] as const))).values()];
  const play = async (): Promise<void> => {
    setBusy(true);
    setSaid("Playing the worlds of A.");
    try {
      const done = await store.runs.compare(cases, ({ side, kept, of }) =>
        setSaid(`Playing the worlds of ${side === 0 ? "A" : "B"}: ${number(kept)} of ${number(of)}.`),
      );
      setCompared(done);
      setSaid(
        `On ${number(done.worlds.both)} worlds that both kept, ${number(done.run.paths)} futures each, seed ${done.run.seed}.`,
      );
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  const cell = (side: 0 | 1, id: string) => {
    const p = compared ? compared.questions[id]?.[side === 0 ? "a" : "b"] : known[side]?.odds[id];
    if (p !== undefined) return percent(p);
    return cases[side].questions.some((one) => one.id === id) ? "not run" : "not asked";
  };
  return (
    <section aria-labelledby="odds-beside">
      <h3 id="odds-beside">Odds</h3>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="odds-beside">
        <table>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
              <th scope="col">B less A, in points</th>
            </tr>
          </thead>
          <tbody>
            {questions.map(({ id, ask, by }) => {
              const q = compared?.questions[id];
              return (
                <tr>
                  <th scope="row" dir="auto">
                    {ask} <span class="quiet">by {date(monthName(by))}</span>
                  </th>
                  <td>{cell(0, id)}</td>
                  <td>{cell(1, id)}</td>
                  <td>
                    {q
                      ? q.gained + q.lost === 0
                        ? "none"
                        : `${q.difference > 0 ? "+" : ""}${number(q.difference * 100, 1)} \u00b1 ${number(q.se * 100, 1)}`
                      : ""}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {compared ? null : (
        <p class="quiet small">
          {known.map((one, side) => `${side === 0 ? "A" : "B"}: ${one ? one.of : "not run"}.`).join(" ")}
        </p>
      )}
      {same ? (
        <p class="row">
          <button type="button" disabled={busy} onClick={() => void play()}>
            Play both on the same worlds
          </button>
          <span class="quiet small" role="status">
            {said}
          </span>
        </p>
      ) : (
        <p class="quiet small">
          They do not ask the same questions over the same months, so that no difference can be put on their odds.
        </p>
      )}
    </section>
  );
}

/** Numbers that stand in one of the two alone, or are written otherwise. */
function Differing({ cases }: { cases: [Case, Case] }) {
  const [a, b] = cases.map((c) => new Map(settableNumbers(c).map(({ path, text }) => [path, text]))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  const [ofA, ofB] = cases.map(namesOf);
  const paths = [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
  return (
    <section aria-labelledby="numbers-beside">
      <h3 id="numbers-beside">
        {paths.length === 0
          ? "No number differs"
          : `${paths.length} number${paths.length === 1 ? "" : "s"} in which they differ`}
      </h3>
      {paths.length === 0 ? null : (
        <div class="scroll" tabIndex={0} role="region" aria-labelledby="numbers-beside">
          <table>
            <thead>
              <tr>
                <th scope="col">Number</th>
                <th scope="col">A</th>
                <th scope="col">B</th>
              </tr>
            </thead>
            <tbody>
              {paths.slice(0, MAX_NUMBERS).map((path) => (
                <tr>
                  <th scope="row" dir="auto">
                    {inWords(a.has(path) ? ofA! : ofB!, path)}
                  </th>
                  <td>{a.get(path) ?? "\u2013"}</td>
                  <td>{b.get(path) ?? "\u2013"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {paths.length > MAX_NUMBERS ? <p class="quiet small">The first {MAX_NUMBERS} are shown.</p> : null}
    </section>
  );
}
