/** An answer's change put into the case; where somebody changed the same part by hand, the person says whose stands. */
import { dirname } from "node:path";
import { isCancel, log, select } from "@clack/prompts";
import { followingNumbers } from "../analyses/following.ts";
import { besideOf } from "../files/case-folder.ts";
import { withFollowing } from "../reader/draft/follows.ts";
import { keepProposals, proposalsAt, type Answered, type Kept } from "../reader/draft/kept.ts";
import type { Side } from "../reader/draft/merged.ts";
import type { Proposals } from "../reader/draft/proposals.ts";
import { lines, type Terminal } from "./dialog.ts";
import { safe } from "./terminal.ts";

/** Proposals with the numbers that follow from what was said that each party would sign today. */
export const withNumbers = ({ yaml }: Kept, proposals: Proposals): Proposals =>
  withFollowing(proposals, (text, sideOf) => followingNumbers(text, sideOf, (name) => besideOf(dirname(yaml), name)));

/**
 * @param kept the proposals to which the person answered
 * @param answer the proposals with the answer
 * @returns as it is kept, with what was changed by hand where that stands; null where the person took the answer back
 * @throws EntenteError `wrong-input` where the case would have errors
 */
export async function keepAnswer(kept: Kept, answer: Proposals, terminal: Terminal): Promise<Kept | null> {
  const proposals = withNumbers(kept, answer);
  const found = keepProposals(kept, proposals, null);
  if ("proposals" in found) {
    tellStaying(found, terminal);
    return { ...kept, proposals: found.proposals };
  }
  log.warn(lines(found.clashes.map(safe).join(" ")), terminal);
  const side = await select<Side | "back">({
    message: "Whose stands?",
    options: [
      { value: "mine", label: "what was changed by hand", hint: "the rest of the answer is taken" },
      { value: "theirs", label: "the answer" },
      { value: "back", label: "take the answer back" },
    ],
    ...terminal,
  });
  if (isCancel(side) || side === "back") return null;
  const taken = keepProposals(kept, proposals, side);
  if ("proposals" in taken) tellStaying(taken, terminal);
  return proposalsAt(kept.yaml);
}

function tellStaying({ stays }: Answered, terminal: Terminal): void {
  for (const sentence of stays) log.warn(lines(safe(sentence)), terminal);
}

/** Keeps one answer after the other, each to the proposals that were kept last. */
export function keeper(first: Kept, terminal: Terminal): (proposals: Proposals) => Promise<Proposals | null> {
  let kept = first;
  return async (proposals) => {
    const now = await keepAnswer(kept, proposals, terminal);
    kept = now ?? kept;
    return now && now.proposals;
  };
}
