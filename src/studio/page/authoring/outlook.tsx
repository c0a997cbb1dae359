/** What the answers so far come to: who would sign what today, and first odds on suggestions. */
import type { Authoring } from "../../workers/authoring.ts";
import { Today } from "../columns/today.tsx";
import { useGrounds } from "../columns/grounds-now.ts";
import { useOdds, usePercent, useTag } from "../columns/odds-now.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { date } from "../../../wording/format.ts";
import { monthName } from "../../../numbers/months.ts";
import { lostText, rejectedText } from "../../../wording/few-worlds.ts";
import { suggestionsTag } from "../../../wording/grounds.ts";
import { useEffect } from "preact/hooks";

/** Has the workers follow the draft as it is on disk. */
export function useOutlook({ id, title, yaml, article }: Authoring): void {
  const store = useStore();
  useEffect(() => {
    if (yaml !== null) store.file.follow(id, title, yaml, article === null ? {} : { "article.txt": { text: article } });
  }, [id, yaml]);
}

/** Questions whose odds stand beside the pages; the rest is folded, or they crowd out the article. */
const IN_SIGHT = 3;

/** Whether anything that the odds hang on was answered: who prefers what. */
export const hasOutlook = ({ yaml, steps }: Authoring): boolean =>
  yaml !== null && steps.some(({ id, now, asked }) => id.startsWith("order.") && (asked || now !== ""));

export function Outlook() {
  const [c, phase, why, result] = useStoreState((s) => [s.case, s.phase, s.why, s.result]);
  if (!c) return null;
  const rejected = result?.record ? [lostText(result), rejectedText(result)].filter((text) => text !== "") : [];
  return (
    <section class="outlook" aria-label="What your answers come to so far">
      {c.questions.slice(0, IN_SIGHT).map(({ id, ask, by }) => (
        <Odds key={id} id={id} ask={ask} by={date(monthName(by)).replace("\u00a0", " ")} />
      ))}
      {c.questions.length > IN_SIGHT ? (
        <details>
          <summary class="small">The other {c.questions.length - IN_SIGHT} questions</summary>
          {c.questions.slice(IN_SIGHT).map(({ id, ask, by }) => (
            <Odds key={id} id={id} ask={ask} by={date(monthName(by)).replace("\u00a0", " ")} />
          ))}
        </details>
      ) : null}
      {phase === "unfit" || phase === "failed" ? <p class="caution small">{why}</p> : null}
      {c.questions.length > 0 && phase === "draft" ? (
        <p class="quiet small">Odds come as soon as every open number and date has at least a range that would do.</p>
      ) : null}
      <Today c={c} />
      <p class="quiet small">
        Points are of each side{"\u2019"}s own scale of 100; whoever loses by a deal refuses it. What you have not
        judged stands on wide suggestions.
      </p>
      {rejected.map((text) => (
        <p class="caution small" dir="auto">
          {text}
        </p>
      ))}
    </section>
  );
}

/** Whether the words of a question say its month or, of the last month of a year, its year. */
const saysWhen = (ask: string, by: string): boolean =>
  ask.includes(by) ||
  (by.startsWith("December ") && /\bby (?:the end of )?\d{4}\b/.test(ask) && ask.includes(by.slice(9)));

function Odds({ id, ask, by }: { id: string; ask: string; by: string }) {
  const { p, kind, finding } = useOdds(id);
  const share = usePercent({ p, kind, finding });
  const grounds = useGrounds();
  const tag = useTag(kind) || (kind === "full" && grounds ? suggestionsTag(grounds.counts) : "");
  if (kind === "none") return null;
  return (
    <p class="first-odds" data-question={id} data-kind={kind} data-p={p ?? ""}>
      <strong>{share ?? "no odds"}</strong> <span dir="auto">{ask}</span>{" "}
      <span class="quiet small">{[...(saysWhen(ask, by) ? [] : [`by ${by}`]), ...(tag ? [tag] : [])].join("; ")}</span>
    </p>
  );
}
