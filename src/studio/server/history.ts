/** Who changed what in a case, and when: from the commits of git where it is kept there, else from the saves in the studio. */
import { READ_PROBLEMS, textOf } from "../../files/case-folder.ts";
import { committedTexts } from "../../files/case-commits.ts";
import { savesOf, textHash } from "../../files/case-history.ts";
import { textChanges } from "../../language/index.ts";
import type { CaseHistory, CaseVersion } from "../workers/review.ts";
import type { Folder } from "./folders.ts";

const MAX_VERSIONS = 30;
/** Changes shown of one version. */
const MAX_CHANGES = 100;

export function history(at: Folder): CaseHistory | { problem: string } {
  const now = textOf(at.file);
  if ("problem" in now) return { problem: `case.yaml: ${READ_PROBLEMS[now.problem]}` };
  const commits = committedTexts(at.file, MAX_VERSIONS + 1);
  const saves = savesOf(at.folder);
  const saved = saves.map(({ at, by, changes }): CaseVersion => ({ at, by, says: "", changes }));
  const last = saves.at(-1);
  if (commits.length === 0) {
    const changedSince = last !== undefined && last.text !== textHash(now.text);
    return { from: "saves", ...latest(saved), changedSince };
  }
  const committed = commits.map(({ at, by, subject, text }, n): CaseVersion => ({
    at,
    by,
    says: subject,
    changes: n + 1 < commits.length ? textChanges(commits[n + 1]!.text, text) : [],
  }));
  const isCommitted = commits[0]!.text === now.text;
  const since = isCommitted ? [] : saved.filter((one) => Date.parse(one.at) > Date.parse(commits[0]!.at));
  return {
    from: "git",
    ...latest([...committed.reverse(), ...since]),
    changedSince: !isCommitted && last?.text !== textHash(now.text),
  };
}

/** @param versions the latest last */
function latest(versions: readonly CaseVersion[]): Pick<CaseHistory, "versions" | "more"> {
  const shown = versions.slice(-MAX_VERSIONS).reverse();
  return {
    versions: shown.map((one) => ({ ...one, changes: one.changes.slice(0, MAX_CHANGES) })),
    more: versions.length > shown.length,
  };
}
