/** Who must sign which matter, where more than two could: matters with other signers are settled at other tables. */
import { FEWEST, signersOf } from "../tables.ts";
import type { Issue, Party } from "../proposed.ts";
import { numbersIn, standingParts, type Kind } from "./step.ts";

const areSigners = (parties: readonly Party[], issue: Issue, ids: readonly string[]): boolean =>
  signersOf(parties, issue)
    .map(({ id }) => id)
    .join() === ids.join();

export const SIGNERS: Kind = {
  name: "signers",
  steps: ({ proposed }) => {
    const parties = standingParts(proposed.parties);
    if (parties.length <= FEWEST) return [];
    return standingParts(proposed.issues).map((issue) => ({
      id: `signers.${issue.id}`,
      structure: true,
      ask: `${issue.name}: who must sign it?`,
      form: "the numbers of those without whose signature there is no text, such as 1 2",
      help: "Whoever must sign can refuse it. Who only objects, is hurt or is asked afterwards does not sign. Matters that the same parties sign are settled together, and one may be given for the other; matters with other signers are settled at tables of their own.",
      now: parties
        .flatMap((party, at) => (signersOf(parties, issue).includes(party) ? [String(at + 1)] : []))
        .join(" "),
      shape: { is: "ticks", choices: parties.map(({ name }, at) => ({ number: at + 1, text: name })) },
      quotes: [],
    }));
  },
  answer: (proposals, [id], words) => {
    const { proposed } = proposals;
    const parties = standingParts(proposed.parties);
    const found = numbersIn(words, parties.length);
    if ("problem" in found) return found;
    const signers = parties.filter((_, at) => found.numbers.includes(at + 1)).map((one) => one.id);
    if (signers.length < FEWEST)
      return { problem: `at least two sign a matter; what one party decides alone is not a matter of talks` };
    const issues = proposed.issues.map((issue): Issue => {
      if (issue.id !== id || areSigners(parties, issue, signers)) return issue;
      const { signers: _, table: __, ...rest } = issue;
      return signers.length === parties.length ? rest : { ...rest, signers };
    });
    return { ...proposals, proposed: { ...proposed, issues } };
  },
};
