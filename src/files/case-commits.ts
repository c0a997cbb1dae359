/** Earlier texts of a file from the commits of git, where it is kept there. */
import { spawnSync } from "node:child_process";
import { basename, dirname } from "node:path";

export interface CommittedText {
  /** Instant, as in ISO 8601. */
  at: string;
  by: string;
  subject: string;
  text: string;
}

const TIMEOUT_MS = 5000;
const MAX_OUTPUT_BYTES = 64 * 2 ** 20;
/** A repository may have come from elsewhere: nothing that its configuration names is run, and nothing is fetched. */
const SAFE = ["-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager"];
const ENVIRONMENT = { GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0" };

function git(folder: string, args: readonly string[], input = ""): string | null {
  const done = spawnSync("git", [...SAFE, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    timeout: TIMEOUT_MS,
    maxBuffer: MAX_OUTPUT_BYTES,
    env: { ...process.env, ...ENVIRONMENT },
  });
  return done.status === 0 ? done.stdout : null;
}

/** The texts of a file as committed, the latest first, at most `most`; none where there is no git, or it does not keep the file. */
export function committedTexts(file: string, most: number): CommittedText[] {
  const folder = dirname(file);
  const name = `./${basename(file)}`;
  const log = git(folder, ["log", `-n${most}`, "--format=%H%x1f%an%x1f%aI%x1f%s", "--", name]);
  const commits = (log ?? "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\x1f") as [string, string, string, string]);
  if (commits.length === 0) return [];
  const blobs = git(folder, ["rev-parse", ...commits.map(([hash]) => `${hash}:${name}`)])
    ?.trim()
    .split("\n");
  if (!blobs) return [];
  return commits.flatMap(([, by, at, subject], n) => {
    const text = git(folder, ["cat-file", "blob", blobs[n]!]);
    return text === null ? [] : [{ at, by, subject, text }];
  });
}
