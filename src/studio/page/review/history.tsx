/** Who changed what in the case, and when. */
import { useEffect, useState } from "preact/hooks";
import type { CaseHistory, CaseVersion } from "../../workers/review.ts";
import { historyOf } from "../browser/server.ts";
import { useStoreState } from "../state/hooks.ts";
import { inWords, type Names } from "../../../wording/paths.ts";
import { when } from "./when.ts";

export function History() {
  const [id, mark, names] = useStoreState((s) => [s.id, s.disk.mark, s.names]);
  const [history, setHistory] = useState<CaseHistory | { problem: string } | null>(null);
  useEffect(() => {
    let gone = false;
    void historyOf(id).then((got) => {
      if (!gone) setHistory(got);
    });
    return () => {
      gone = true;
    };
  }, [id, mark]);
  if (history === null)
    return (
      <p class="quiet" role="status">
        Reading the history.
      </p>
    );
  if ("problem" in history) return <p class="wrong">{history.problem}</p>;
  const { from, versions, more, changedSince } = history;
  return (
    <>
      <p class="quiet small">
        {from === "git"
          ? "From the commits of git that keep this case, and from what was saved in the studio since the last."
          : "From what was saved in this studio; git does not keep this case."}
      </p>
      {changedSince ? <p class="small">The text was changed since, elsewhere than in the studio.</p> : null}
      {versions.length === 0 ? <p class="quiet">Nothing was saved yet.</p> : null}
      <ol class="versions">
        {versions.map((one, n) => (
          <Version one={one} names={names} open={n === 0} />
        ))}
      </ol>
      {more ? <p class="quiet small">Earlier changes are not shown.</p> : null}
    </>
  );
}

function Version({
  one: { at, by, says, changes },
  names,
  open,
}: {
  one: CaseVersion;
  names: Names | null;
  open: boolean;
}) {
  return (
    <li>
      <p>
        <strong dir="auto">{by || "Nobody named"}</strong>, {when(at)}
        {says ? <span dir="auto">: {says}</span> : ""}
      </p>
      {changes.length === 0 ? null : (
        <details open={open}>
          <summary>
            {changes.length} change{changes.length === 1 ? "" : "s"}
          </summary>
          <ul>
            {changes.map(({ path, from, to }) => (
              <li>
                <span dir="auto">{names ? inWords(names, path) : path}</span>{" "}
                <span class="quiet">
                  {from === null ? `new: ${to}` : to === null ? `gone: ${from}` : `${from} \u2192 ${to}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
