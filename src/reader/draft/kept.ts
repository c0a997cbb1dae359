/** `proposals.json` beside a draft: what was proposed, and what a person answered. */
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { besideOf, caseAt, READ_PROBLEMS, textOf } from "../../files/case-folder.ts";
import { check } from "../../language/index.ts";
import { putAll } from "../../files/put.ts";
import { visible } from "../../language/text/visible.ts";
import { reworded } from "./asked.ts";
import { adopted } from "./adopted.ts";
import { carried } from "./carried.ts";
import { optionsOf } from "./changes.ts";
import { followed, hasIn, type Staying } from "./followed.ts";
import { called, mergedCase, type Side, type Texts } from "./merged.ts";
import { optionPath } from "./parts.ts";
import { caseOf, parseProposals, type Proposals } from "./proposals.ts";

export const PROPOSALS_FILE = "proposals.json";

const safe = (text: string): string => visible(text.replace(/\s+/g, " "));

/** The text of proposals.json. */
export const proposalsText = (proposals: Proposals): string => `${JSON.stringify(proposals, null, 1)}\n`;

export interface Kept {
  /** File of the case. */
  yaml: string;
  /** File of the proposals. */
  json: string;
  /** As the case stands: what was taken out of it, renamed or added by hand is so here too. */
  proposals: Proposals;
  /** As the last answer left them, without what was edited since. */
  written: Proposals;
}

/** Proposals of a draft; null where it has none. @throws EntenteError `wrong-input` where they cannot be read */
export function proposalsAt(path: string): Kept | null {
  const at = caseAt(path);
  if ("why" in at) throw new EntenteError("wrong-input", `there is no draft in '${safe(path)}'`);
  const json = join(at.folder, PROPOSALS_FILE);
  if (!existsSync(json)) return null;
  const written = parsed(json);
  return { yaml: at.file, json, proposals: adopted(written, contentOf(at.file)), written };
}

function parsed(file: string): Proposals {
  const found = parseProposals(contentOf(file));
  if ("problem" in found)
    throw new EntenteError("wrong-input", `${PROPOSALS_FILE} cannot be read: ${safe(found.problem)}`);
  return found;
}

function contentOf(file: string): string {
  const found = textOf(file);
  if ("problem" in found) throw new EntenteError("wrong-input", `'${safe(file)}': ${READ_PROBLEMS[found.problem]}`);
  return found.text;
}

/** Parts that a person and an answer both changed, a sentence each. */
export interface Clashes {
  clashes: string[];
}

/**
 * Puts what an answer changes into case.yaml as it stands, and the proposals beside it; nothing where the case would not
 * check.
 *
 * @param kept the proposals to which the person answered
 * @param side which side is taken where somebody changed the same part by hand; null: nothing is written, and each is named
 * @param shown proposals that the person had on the screen, where what was edited since is in those of `kept`
 * @returns the proposals as they are kept, in which suggestions that were only taken follow the answer
 * @throws EntenteError `wrong-input` where the case would have errors
 */
export function keepProposals(
  kept: Pick<Kept, "yaml" | "json" | "proposals">,
  proposals: Proposals,
  side: Side | null,
  shown: Proposals = kept.proposals,
): Clashes | Answered {
  const standing = contentOf(kept.yaml);
  const worded = { ...proposals, proposed: reworded(kept.proposals.proposed, proposals.proposed) };
  const { proposals: following, staying, leaving } = followed(kept.proposals, worded, standing);
  const { proposals: answered, leaving: atTables } = carried(kept.proposals, following);
  const after = validCase(answered, kept.yaml);
  const [base, seen] = [kept.proposals, shown].map(caseOf) as [string, string];
  const texts = { base, after, standing, seen };
  const clashing = putMerged(kept, answered, texts, side);
  if (clashing) return clashing;
  const left = [
    ...leaving.map((path) => `${called(path, texts)}: ${kept.proposals.filled[path]!.written}`),
    ...unsigned(kept.proposals, answered, texts),
  ];
  const gone =
    left.length === 0
      ? []
      : [`Left out with this answer, and back once the case has a place for it again: ${left.join("; ")}.`];
  return { proposals: answered, stays: [...atTables, ...gone, ...staying.map((one) => told(one, texts))] };
}

/** What was said that parties would sign today and the case does not ask any more, by the names of both. */
function unsigned(before: Proposals, after: Proposals, { base, after: text }: Texts): string[] {
  const [was, is] = [base, text].map(hasIn) as [ReturnType<typeof hasIn>, ReturnType<typeof hasIn>];
  return Object.entries(before.would_sign).flatMap(([party, shares]) =>
    optionsOf(before.proposed).flatMap(({ pair, issue, text: outcome }) => {
      const path = `today.${party}_${pair.issue}_${pair.option}`;
      const share = shares[optionPath(pair)];
      const isStill = after.would_sign[party]?.[optionPath(pair)] === share;
      const name = before.proposed.parties.find(({ id }) => id === party)?.name ?? party;
      return share === undefined || !isStill || !was(path) || is(path)
        ? []
        : [`that ${name} would sign "${issue}: ${outcome}" today: ${Math.round(100 * share)}%`];
    }),
  );
}

/** An answer that is kept. */
export interface Answered {
  proposals: Proposals;
  /** Numbers of the person's own that no longer agree with it, or have no place in the case any more, in sentences. */
  stays: string[];
}

const told = ({ path, written, suggestion }: Staying, texts: Texts): string =>
  `${called(path, texts)} stays ${written}, as it stands in the case, and does not agree with this answer, to which ${suggestion} would fit. Change the number in the workbench or in case.yaml (${path}), or the answer.`;

/** Puts a change between two texts into case.yaml as it stands, and proposals beside it. @returns null when done */
export function putMerged(
  { yaml, json }: Pick<Kept, "yaml" | "json">,
  proposals: Proposals,
  texts: Texts,
  side: Side | null,
): Clashes | null {
  const merged = mergedCase(texts, (name) => besideOf(dirname(yaml), name), side);
  if ("problem" in merged) throw new EntenteError("wrong-input", safe(merged.problem));
  if ("clashes" in merged) return merged;
  putAll([
    [yaml, merged.text],
    [json, proposalsText(proposals)],
  ]);
  return null;
}

/**
 * The case that proposals give.
 *
 * @param yaml its file, also before it is written
 * @param files texts that will be put beside it
 * @throws EntenteError `wrong-input` where it has errors
 */
export function validCase(proposals: Proposals, yaml: string, files: { readonly [name: string]: string } = {}): string {
  const text = caseOf(proposals);
  const { messages } = check({ id: "", file: basename(yaml), text }, (name) => {
    const own = files[name];
    return own === undefined ? besideOf(dirname(yaml), name) : { text: own };
  });
  const error = messages.find(({ severity }) => severity === "error");
  if (error)
    throw new EntenteError(
      "wrong-input",
      `that would leave no valid draft (${safe(`${error.path}: ${error.message}`)}); nothing is written. A draft needs two parties and an issue that stand.`,
    );
  return text;
}
