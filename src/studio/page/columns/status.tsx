/** Which run the odds are of, and what they stand on: where the numbers come from, and how the model did in the past. */
import { defaults } from "../../../engine/index.ts";
import { number, percent } from "../../../wording/format.ts";
import { standingText } from "../../../wording/grounds.ts";
import { groundsLine } from "../../../wording/headline.ts";
import { recordInShort } from "../../../wording/track-record.ts";
import { useStoreState, useStore } from "../state/hooks.ts";
import { useGrounds } from "./grounds-now.ts";

/** Draws under which the line says that the usual run has more. */
const FEW_DRAWS = 1000;

/** How much of what the odds stand on is suggested and how much judged, with the list of all numbers behind it. */
function Grounds() {
  const store = useStore();
  const grounds = useGrounds();
  const saysToday = useStoreState((s) => (s.case?.today.length ?? 0) > 0);
  if (!grounds || grounds.counts.all === 0) return null;
  const { counts, open } = grounds;
  const suggested = open + counts.suggested;
  return (
    <p class={suggested > 0 ? "basis some" : "basis"}>
      {open > 0
        ? `These odds stand on suggestions: ${open === 1 ? "one number is" : `${number(open)} numbers are`} not judged yet.`
        : [standingText(counts), groundsLine(counts)].filter((text) => text !== "").join(" ")}{" "}
      <button type="button" class="link" onClick={() => store.review.open("numbers")}>
        Which they are
      </button>{" "}
      <span class="quiet">{recordInShort(saysToday)}</span>
    </p>
  );
}

/** One line that says which run or preview the odds below come from. */
export function Status() {
  const store = useStore();
  const [phase, why, preview, progress, result, current, settings] = useStoreState((s) => [
    s.phase,
    s.why,
    s.preview,
    s.progress,
    s.result,
    s.current,
    s.settings,
  ]);
  const [errors, firstLook] = useStoreState((s) => [
    s.messages.filter((m) => m.severity === "error").length,
    s.firstLook,
  ]);
  let words = "";
  if (phase === "opening") words = "Reading the case.";
  else if (phase === "errors")
    words = `The case has ${errors} error${errors === 1 ? "" : "s"}; the odds wait until ${errors === 1 ? "it is" : "they are"} corrected.`;
  else if (phase === "draft") words = "A draft: numbers without a suggestion are open, and the odds wait for them.";
  else if (phase === "unfit" || phase === "failed") words = why;
  else if (phase === "settled" && result)
    words = `Full run: ${number(result.run.kept)} worlds of ${number(result.run.worlds)} tried${result.record ? `, ${percent(result.run.fit)} fit the record` : ""}; seed ${result.run.seed}.${settings.draws < FEW_DRAWS ? ` The usual run keeps ${number(defaults.draws)}.` : ""}`;
  else if (preview)
    words = `Preview: ${number(preview.tried)} of the last run\u2019s worlds again${preview.fit < preview.tried ? `, ${number(preview.fit)} still fit` : ""}. Full run `;
  else if (firstLook && result)
    words = `First odds, on ${number(result.run.kept)} worlds of ${number(result.run.worlds)} tried. Full run `;
  else if (result && !current) words = "Full run ";
  else words = "First run ";
  const share =
    progress && phase === "running"
      ? progress.phase === "worlds"
        ? (0.8 * progress.kept) / progress.of
        : progress.phase === "findings"
          ? 0.9
          : progress.phase === "boxes" || progress.phase === "passages"
            ? 0.94 + (0.04 * progress.kept) / Math.max(1, progress.of)
            : 0.8 + (0.12 * progress.kept) / progress.of
      : 0;
  if (phase === "running")
    words +=
      progress === null
        ? "begins."
        : progress.phase === "findings"
          ? "is drawing its findings."
          : progress.phase === "boxes"
            ? "looks for what would have to be true."
            : progress.phase === "passages"
              ? "plays what each passage carries."
              : progress.phase === "worlds"
                ? `has kept ${number(progress.kept)} of ${number(progress.of)} worlds.`
                : "plays the worlds without the record.";
  return (
    <div class={`status ${phase}`}>
      <p
        role="status"
        aria-live="polite"
        data-phase={phase}
        data-current={String(current)}
        data-preview={preview ? preview.tried : ""}
      >
        {words}
      </p>
      {phase === "running" || phase === "settled" ? <Grounds /> : null}
      {phase === "running" ? <progress max={1} value={share} aria-label="How far the full run is" /> : null}
      {phase === "errors" ? (
        <button type="button" class="strong" onClick={() => store.openYaml(null)}>
          Open the text
        </button>
      ) : null}
      {phase === "failed" ? (
        <button type="button" class="strong" onClick={() => location.reload()}>
          Load the page again
        </button>
      ) : null}
      {phase === "unfit" ? (
        <button type="button" onClick={() => store.undo()}>
          Undo the last change
        </button>
      ) : null}
    </div>
  );
}
