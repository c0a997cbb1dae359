/** What the record did to the numbers, and what signers expect of others beside what comes of it. */
import type { Result } from "../../../result/index.ts";
import { EXPECTED_ADVICE, EXPECTED_NOTE, EXPECTED_WARNING, expectedRows } from "../../../wording/expected.ts";
import { lostText, rejectedText } from "../../../wording/few-worlds.ts";
import { number } from "../../../wording/format.ts";
import { inNames, inWords } from "../../../wording/paths.ts";
import { useStore } from "../state/hooks.ts";
import { Figure } from "../widgets/figure.tsx";

/** What signers expect of somebody else, against what comes of it. */
export function Expected({ result }: { result: Result }) {
  const rows = expectedRows(result);
  if (rows.length === 0) return null;
  return (
    <section class="panel" aria-label="What signers expect of others">
      <h3>What signers expect of others</h3>
      <ul class="decides">
        {rows.map(({ what, when, stated, comes, differs }) => (
          <li>
            <span dir="auto">
              {what} <span class="quiet">once {when}</span>
            </span>
            <span>
              {stated} expected; {comes}
              {differs ? <strong class="warn"> {EXPECTED_WARNING}</strong> : null}
            </span>
          </li>
        ))}
      </ul>
      {rows.some(({ differs }) => differs) ? <p class="caution">{EXPECTED_ADVICE}</p> : null}
      <p class="quiet small">{EXPECTED_NOTE}</p>
    </section>
  );
}

export function Record({ result }: { result: Result }) {
  const store = useStore();
  if (!result.record)
    return (
      <section class="panel">
        <h3>The record</h3>
        <p class="quiet">The case states no record: these odds are not conditioned on what has happened.</p>
      </section>
    );
  const moved = Object.entries(result.parameters)
    .filter(([, p]) => p.uncertain && Math.abs(p.shift) > 0.1)
    .sort((a, b) => Math.abs(b[1].shift) - Math.abs(a[1].shift))
    .slice(0, 6);
  return (
    <section class="panel" aria-label="What past silence tells us">
      <h3>What past silence tells us</h3>
      <p>{inNames(result, result.record.said)}</p>
      {lostText(result) === "" ? null : <p>{lostText(result)}</p>}
      {rejectedText(result) === "" ? null : <p>{rejectedText(result)}</p>}
      {result.run.fit < 0.01 ? (
        <p class="caution">
          Under 1{"\u00a0"}% of fit: the case{"\u2019"}s numbers can hardly explain what has happened.
        </p>
      ) : null}
      {moved.length === 0 ? null : (
        <ul class="decides">
          {moved.map(([path, p]) => (
            <li>
              <button type="button" class="link" onClick={() => store.follow(path)} dir="auto">
                {inWords(result, path)}
              </button>{" "}
              <span class="figures">
                {p.shift > 0 ? "+" : "\u2212"}
                {number(Math.abs(p.shift), 2)} sd
              </span>
            </li>
          ))}
        </ul>
      )}
      <Figure of={result} draw={(f) => f.taught(result, { document, from: 0, to: 6 })} />
      <p class="quiet small">Monte Carlo error is not model error.</p>
    </section>
  );
}
