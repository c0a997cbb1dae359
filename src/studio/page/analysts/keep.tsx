/** The numbers behind the reader's own odds, kept as an analyst's file where the reader asks for that. */
import { useState } from "preact/hooks";
import type { BelieveTilt } from "../../../result/index.ts";
import { limitsText } from "../../../wording/believe.ts";
import { counted, list, number, percent } from "../../../wording/format.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { keptText } from "./kept-text.ts";
import { Wrong } from "../widgets/wrong.tsx";

export default function Keep({ finding }: { finding: BelieveTilt }) {
  const store = useStore();
  const c = useStoreState((s) => s.case);
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  if (!c) return null;
  const keep = async (): Promise<void> => {
    const id = name
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^[^a-z]+|_+$/g, "");
    const { text, numbers, left } = keptText(c, finding, name.trim());
    const problem = await store.keepAnalyst({ id, text });
    setWrong(problem);
    if (problem !== null) return;
    const kept = `Kept as analysts/${id}.yaml: ${counted(Object.keys(numbers).length)} of the numbers that move${
      left.length > 0 ? `; ${counted(left.length)} more are not numbers in their own right` : ""
    }.`;
    setSaid(`${kept} Running with them \u2026`);
    const odds = await store.runs.oddsWith(numbers);
    const asked = Object.entries(finding.asked).filter(([one]) => odds !== null && odds[one] !== undefined);
    setSaid(
      odds === null || asked.length === 0
        ? kept
        : `${kept} With these numbers alone the odds are ${list(
            asked.map(
              ([one, limits]) =>
                `${percent(odds[one].p)} \u00b1 ${number(100 * odds[one].se, 1)} for ${one}, not ${limitsText(limits)}`,
            ),
          )}: each number is carried over by itself, and not how they lean together.`,
    );
  };
  if (said !== null)
    return (
      <p class="small kept" role="status">
        {said}
      </p>
    );
  return (
    <form
      class="keep small"
      onSubmit={(e) => {
        e.preventDefault();
        void keep();
      }}
    >
      <label>
        Name <input type="text" required value={name} onInput={(e) => setName(e.currentTarget.value)} />
      </label>{" "}
      <button type="submit">Write the file</button>
      <Wrong says={wrong} />
    </form>
  );
}
