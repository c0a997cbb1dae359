/** The reasons for an answer: deciding numbers, thresholds, tipping points, boxes, and packages that stood instead. */
import type { QuestionFinding, Result } from "../../../result/index.ts";
import { Figure } from "../widgets/figure.tsx";
import { useStore, useStoreState } from "../state/hooks.ts";
import { KIND_WORDS, laterText, oddsText } from "../../../wording/classes.ts";
import { boxSentence, tippingSentences } from "../../../wording/findings.ts";
import { whyNotSentence } from "../../../wording/why-not.ts";
import { percent } from "../../../wording/format.ts";
import { inWords } from "../../../wording/paths.ts";
import { decisive } from "../../../wording/ranking.ts";

export function Reasons({ id, result, finding }: { id: string; result: Result; finding: QuestionFinding }) {
  const store = useStore();
  const drivers = Object.keys(finding.threshold).filter((d) => finding.threshold[d].length > 0);
  const decides = decisive(result, id, 8);
  const tips = tippingSentences(result, id);
  const waits = useStoreState((s) =>
    s.case === null || !finding.why_not?.procedures
      ? []
      : s.case.parameters.filter(
          ({ path, default: isDefault }) =>
            !isDefault &&
            !decides.some((found) => found.path === path) &&
            Object.keys(finding.why_not!.procedures!).some((issue) => path.startsWith(`issues.${issue}.procedure.`)),
        ),
  );
  const outside = Object.values(result.lenses.reference?.[id] ?? {});
  return (
    <>
      {decides.length + waits.length === 0 && finding.chance_share === null ? null : (
        <>
          <h4>What decides it</h4>
          <ul class="decides">
            {decides.map((s) => (
              <li>
                <button type="button" class="link" onClick={() => store.follow(s.path)} dir="auto">
                  {inWords(result, s.path)}
                </button>{" "}
                <span class="figures">
                  {percent(s.low)} {"\u2192"} {percent(s.high)}
                </span>
              </li>
            ))}
            {waits.map(({ path }) => (
              <li>
                <button type="button" class="link" onClick={() => store.follow(path)} dir="auto">
                  {inWords(result, path)}
                </button>{" "}
                <span class="figures">{store.textOf(path)}</span>
              </li>
            ))}
          </ul>
          <p class="quiet small">
            {decides.length === 0 ? "" : "The answer where the number is lowest, and where it is highest. "}
            {waits.length === 0
              ? ""
              : "What has to follow the signature is given as it is written: chance decides it in each future. "}
            {finding.chance_share === null
              ? ""
              : `Of what is open about the answer, ${percent(finding.chance_share)} is chance, such as when talks meet: it would stay open if every number were known.`}
          </p>
        </>
      )}
      {drivers.length === 0 ? null : (
        <>
          <h4>With a driver held at a level</h4>
          <p class="quiet small">Dashed: today{"\u2019"}s level. Bars: what counting so few worlds leaves open.</p>
          <div class="panels">
            {drivers.map((d) => (
              <Figure
                key={d}
                of={result}
                draw={(f) => f.threshold(result, id, d, { top: f.thresholdTop(finding, drivers) })}
              />
            ))}
          </div>
        </>
      )}
      {tips.length === 0 ? null : (
        <>
          <h4>Tipping points today</h4>
          <ul>
            {tips.map((s) => (
              <li>{s}</li>
            ))}
          </ul>
        </>
      )}
      {(finding.boxes ?? []).length === 0 ? null : (
        <>
          <h4>What would have to be true</h4>
          {finding.boxes!.map((b, n) => (
            <>
              <p>{boxSentence(result, id, b)}</p>
              <ul class="decides">
                {b.limits.map((l) => (
                  <li>
                    <button type="button" class="link" onClick={() => store.follow(l.path)} dir="auto">
                      {inWords(result, l.path)}
                    </button>
                  </li>
                ))}
              </ul>
              <Figure of={result} draw={(f) => f.box(result, id, n)} />
            </>
          ))}
        </>
      )}
      {finding.why_not ? (
        <>
          <h4>Why not</h4>
          <p>{whyNotSentence(result, id)}</p>
        </>
      ) : null}
      {finding.instead.length === 0 ? null : (
        <>
          <h4>Where the answer was no, what stood instead</h4>
          <ul class="decides">
            {finding.instead.slice(0, 5).map((row) => (
              <li>
                <span dir="auto">
                  {Object.entries(row.options)
                    .map(([issue, option]) => result.issues[issue]?.options[option] ?? option)
                    .join("; ")}
                </span>{" "}
                <span class="figures">{percent(row.share)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {outside.length === 0 ? null : (
        <>
          <h4>Outside view</h4>
          <ul>
            {outside.map((v) => (
              <li dir="auto">
                {v.name}: {oddsText(v)}
                {v.figures ? ` ${KIND_WORDS[v.figures.kind]}. ${laterText(v)}` : ""}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
