/** What is said where chunks are missing or left out, or points hold fewer worlds than asked for. */
import { EntenteError } from "../../errors.ts";
import { number, percent } from "../../wording/format.ts";
import { typedPlan } from "./flags.ts";
import type { Found } from "./found.ts";
import type { Player } from "./player.ts";

/** Keys of missing chunks that an error lists. */
const MAX_LISTED_KEYS = 10;

/** @throws EntenteError `unavailable` where chunks are missing, with their keys, or points are short of their draws */
export function refuseIncomplete({ open }: Player, { missing, short, findings }: Found): void {
  const plan = typedPlan(open.folder, open.storeFolder);
  if (missing.length > 0) {
    const keys = missing.slice(0, MAX_LISTED_KEYS).map((chunk) => {
      const key = open.key(chunk);
      const failure = open.store.failure(key);
      return `  ${key}${failure === null ? "" : ` failed ${failure.tries} times: ${failure.error}`}`;
    });
    const rest = missing.length > keys.length ? [`  and ${number(missing.length - keys.length)} more`] : [];
    throw new EntenteError(
      "unavailable",
      [
        `${number(missing.length)} chunk${missing.length === 1 ? " is" : "s are"} missing:`,
        ...keys,
        ...rest,
        `\`entente sweep work ${plan}\` plays what is missing (with --again also what failed); --partial shows what is there`,
      ].join("\n"),
    );
  }
  if (short.length > 0) {
    const named = short.slice(0, 3).map((n) => `${findings.points[n].label} (${number(findings.points[n].kept)})`);
    throw new EntenteError(
      "unavailable",
      `${number(short.length)} point${short.length === 1 ? " has" : "s have"} fewer worlds than the ${number(open.plan.draws)} asked for: ${named.join("; ")}${short.length > 3 ? " ..." : ""}. \`entente sweep extend ${plan}\` adds chunks; --partial shows what is there`,
    );
  }
}

/** Says in the findings what was left out, and what is missing. @param sentences by key of a chunk; @param leftOut worlds of each such chunk */
export function addMessages(
  { findings, missing, short }: Found,
  sentences: ReadonlyMap<string, string>,
  leftOut: ReadonlyMap<string, number>,
  worlds: number,
): void {
  const warn = (code: string, message: string): void => {
    findings.messages.push({ code, severity: "warning", message });
  };
  for (const [key, sentence] of sentences)
    warn(
      "chunk-left-out",
      leftOut.has(key)
        ? `Chunk ${key.slice(0, 12)} with ${percent(leftOut.get(key)! / worlds)} of the worlds was left out: ${sentence}`
        : `Chunk ${key.slice(0, 12)} was to be left out and is not needed: ${sentence}`,
    );
  if (missing.length > 0)
    warn(
      "chunks-missing",
      `${number(missing.length)} chunks are missing. A partial point rests on the unbroken run of chunks from the first world on; a point without any has no odds.`,
    );
  if (short.length > 0)
    warn("few-worlds", `${number(short.length)} points hold fewer worlds than asked for, so their errors are larger.`);
}
