/**
 * `entente fill`: asks for a draft's structure, where it has proposals, and then for its open numbers one by one; each
 * answer is written at once, so that it can be interrupted and resumed.
 */
import { intro, log, outro } from "@clack/prompts";
import { EntenteError } from "../errors.ts";
import { carrierOf, NOTABLE_GAP } from "../analyses/carriers.ts";
import { consentGaps } from "../analyses/index.ts";
import type { Case } from "../language/index.ts";
import { list, percent } from "../wording/format.ts";
import { carrierText } from "../wording/today.ts";
import type { Given } from "./arguments.ts";
import { leavable, lines, type Terminal } from "./dialog.ts";
import { draftOf, askNumbers } from "./fill-numbers.ts";
import { askSteps, COMMANDS } from "./interview.ts";
import { keeper } from "./keep-answer.ts";
import { proposalsAt } from "../reader/draft/kept.ts";
import { limitsOf } from "../reader/draft/today-text.ts";
import type { Read } from "./read-case.ts";
import { columns, print, safe, typed } from "./terminal.ts";
import { trialGains } from "./trial.ts";

export async function fill(given: Given, signal: AbortSignal): Promise<number> {
  const [path] = given.positionals as [string];
  const { draft } = draftOf(path);
  if (!draft) return print(`Nothing is left to fill in; \`entente run ${typed(path)}\` runs the case.`);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new EntenteError(
      "unavailable",
      `fill asks its questions in a terminal, and this is not one. Still open:\n${columns(
        draft.unfilled.map(({ path, suggestion, reason }) => [path, suggestion ?? "", reason ?? ""]),
        [],
        "  ",
      )}\nWithout a terminal, put a number in place of each "?" in ${path}'s case.yaml.`,
    );
  return ask(path, { input: process.stdin, output: process.stdout }, signal);
}

/** Asks for the structure and for every open number. @returns exit status 0, also where it is left before the end */
export async function ask(path: string, terminal: Terminal, signal?: AbortSignal): Promise<number> {
  const { draft } = draftOf(path);
  const session = leavable(terminal, signal);
  intro(`${safe(draft?.case.title ?? "")}: ${draft?.unfilled.length ?? 0} to fill in`, terminal);
  const filled = (await askStructure(path, session)) ? await askNumbers(path, session) : 0;
  const left = draftOf(path);
  const still = left.draft?.unfilled.length ?? 0;
  sayGaps(path, left.case ?? left.draft?.case ?? null, terminal);
  if (answerable(left) === 0)
    log.warn(
      lines(
        "No question can be answered yet, and without one a run gives no odds: say what would count as yes, and by when, under `questions` in case.yaml.",
      ),
      terminal,
    );
  outro(
    still === 0
      ? `Everything is filled in. Next: entente check ${typed(path)}, then entente run ${typed(path)}`
      : `${filled} filled in, ${still} open. \`entente fill ${typed(path)}\` takes it up again.`,
    terminal,
  );
  return 0;
}

/** How many questions say what counts as yes. */
function answerable({ case: c, draft }: Read): number {
  const open = new Set((draft?.unfilled ?? []).map(({ path }) => path));
  return (c ?? draft?.case)?.questions.filter(({ id }) => !open.has(`questions.${id}.when`)).length ?? 0;
}

/** @returns false where it was left before the end */
async function askStructure(path: string, terminal: Required<Terminal>): Promise<boolean> {
  const kept = proposalsAt(path);
  if (kept === null) return true;
  log.message(lines(`First the structure, then the numbers. ${COMMANDS}`), terminal);
  return askSteps(
    {
      proposals: kept.proposals,
      keep: keeper(kept, terminal),
    },
    ({ structure }) => structure,
    terminal,
  );
}

/** What was said of who would sign, where the numbers say something else. */
function sayGaps(path: string, c: Case | null, terminal: Terminal): void {
  const said = proposalsAt(path)?.proposals.would_sign ?? {};
  if (c === null || Object.keys(said).length === 0) return;
  const gains = trialGains(c);
  if (gains === null) return;
  const gaps = consentGaps(gains, said);
  if (gaps.length === 0) return;
  const nameOf = (id: string): string => c.actors.find((one) => one.id === id)?.name ?? id;
  const textOf = (issue: string, option: string): string =>
    c.issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option)?.text ?? option;
  const apart = gaps.flatMap((one) => {
    const { party, issue, option, said: share } = one;
    const [low, high] = limitsOf(share);
    const carrier = carrierOf(gains, { actor: party, package: { [issue]: option }, stated: [low, high] });
    if (carrier === null && one.numbers >= low - NOTABLE_GAP && one.numbers <= high + NOTABLE_GAP) return [];
    const besides = carrier && list(Object.entries(carrier.besides).map(([other, to]) => textOf(other, to)));
    const carried = carrier ? `. ${carrierText(carrier, nameOf(party), besides!)}` : "";
    return [
      `${nameOf(party)}, ${textOf(issue, option)}: you said ${percent(share)}, the numbers say ${percent(one.numbers)}${carried}`,
    ];
  });
  log.info(
    apart.length === 0
      ? "What you said of who would sign today is what the numbers say."
      : ["Who would sign today, as you said and as the numbers have it:", ...apart.map((one) => lines(safe(one)))].join(
          "\n",
        ),
    terminal,
  );
}
