/** Odds that the reader would hold: a field a question, and what one would have to believe for them. */
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { BelieveTilt } from "../../../result/index.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import {
  COINCIDENCE,
  askedText,
  infeasibleText,
  limitsText,
  movingShifts,
  notWeighedText,
  priceText,
  reliabilityText,
  shiftText,
} from "../../../wording/believe.ts";
import { percent } from "../../../wording/format.ts";

/** Nats at which the scale of a disagreement ends: above it is another argument. */
const SCALE_NATS = 1;

export function OwnOdds({ id }: { id: string }) {
  const store = useStore();
  const [own, believed, current] = useStoreState((s) => [s.ownOdds[id] ?? "", s.believed, s.current]);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const accept = (value: string): void => {
    const problem = store.typeOdds(id, value);
    setWrong(problem);
    if (problem === null) setTyped(null);
  };
  const then = current && believed?.finding.feasible ? believed.finding.then[id] : undefined;
  const isFirst = believed !== null && Object.keys(believed.finding.asked)[0] === id;
  return (
    <div class="own-odds">
      <label>
        <span class="quiet small">Your own odds</span>{" "}
        <input
          type="text"
          spellcheck={false}
          autocomplete="off"
          placeholder="35%"
          value={typed ?? own}
          aria-invalid={wrong !== null}
          aria-describedby={wrong ? `own-${id}-wrong` : undefined}
          onInput={(e) => setTyped(e.currentTarget.value)}
          onBlur={(e) => {
            if (typed !== null) accept(e.currentTarget.value);
          }}
          onKeyDown={(e) => {
            if (e.key === "Enter") accept(e.currentTarget.value);
            if (e.key === "Escape") {
              setTyped(null);
              setWrong(null);
            }
          }}
        />
      </label>
      {then ? (
        <span class="then" data-after={then.after}>
          {" "}
          would then be <strong>{percent(then.after)}</strong>
        </span>
      ) : null}
      {wrong === null ? null : (
        <p class="wrong" id={`own-${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
      {current && isFirst ? <Verdict /> : null}
    </div>
  );
}

/** What one would have to believe, under the first question with odds of the reader's own. */
function Verdict() {
  const store = useStore();
  const [believed, names, readOnly] = useStoreState((s) => [s.believed, s.names, s.disk.readOnly]);
  const [Keep, setKeep] = useState<ComponentType<{ finding: BelieveTilt }> | null>(null);
  if (!believed || !names) return null;
  const { finding, took } = believed;
  if (!finding.feasible)
    return (
      <p class="believed" role="status" data-feasible="false" data-took={took}>
        {[infeasibleText(finding), notWeighedText(names)].filter(Boolean).join(" ")}
      </p>
    );
  const moving = movingShifts(finding);
  return (
    <div class="believed" role="status" data-nats={finding.nats} data-verdict={finding.verdict} data-took={took}>
      <p>
        {askedText(finding)}: {priceText(finding, believed)}.{" "}
        <meter
          min={0}
          max={SCALE_NATS}
          value={Math.min(SCALE_NATS, finding.nats)}
          aria-label={`Size of the disagreement about ${Object.values(finding.asked).map(limitsText).join(", ")}`}
        />
      </p>
      {finding.nats > 0 && finding.verdict === "many" ? <p>{COINCIDENCE}</p> : null}
      {moving.length === 0 ? null : (
        <ul class="decides">
          {moving.map((shift) => {
            const { name, change, size } = shiftText(names, shift);
            return (
              <li>
                <button type="button" class="link" onClick={() => store.follow(shift.path)} dir="auto">
                  {name}
                </button>{" "}
                <span class="figures">
                  {change}, {size}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {readOnly ? null : Keep ? (
        <Keep finding={finding} />
      ) : moving.length > 0 ? (
        <button
          type="button"
          class="small"
          onClick={() => {
            void import("../analysts/keep.tsx").then((loaded) => setKeep(() => loaded.default));
          }}
        >
          Keep as an analyst{"\u2019"}s file{"\u2026"}
        </button>
      ) : null}
      <p class="quiet small">
        {[notWeighedText(names), reliabilityText(finding), ...finding.messages].filter(Boolean).join(" ")}
      </p>
    </div>
  );
}
