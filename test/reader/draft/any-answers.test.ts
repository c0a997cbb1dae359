/** Whatever a person answers to the cards of a draft, in any order, the case that follows has no errors. */
import { expect, it } from "vitest";
import { EntenteError } from "../../../src/errors.ts";
import { check } from "../../../src/language/index.ts";
import { cardsOf, withAnswer, type Answer, type Card } from "../../../src/reader/draft/cards.ts";
import { EDITABLE, optionsOf, patchOf } from "../../../src/reader/draft/changes.ts";
import { optionPath, standingPart } from "../../../src/reader/draft/parts.ts";
import { blankProposals, caseOf } from "../../../src/reader/draft/proposals.ts";
import type { Proposed } from "../../../src/reader/draft/proposed.ts";
import { read } from "../../../src/reader/index.ts";
import { EXAMPLE_DRAFT } from "../../../src/reader/model/example-draft.ts";
import { EXAMPLE_ANSWER, EXAMPLE_TEXT } from "../../../src/reader/model/guideline.ts";
import { propose } from "../../../src/reader/model/index.ts";
import { says } from "../model/stand-in.ts";
import { numbers } from "./composed.ts";

const AS_OF = "2027-04";
const SOURCE = { title: "The dam", author: null, publisher: null, date: AS_OF, url: null, file: "article.txt" };
const ANSWERS_IN_A_ROW = 16;
const ROWS = 8;

/** Proposals with parts of every list. */
async function everyKind(): Promise<Proposed> {
  const quarrel = "Orlan and Tavia have quarrelled over the water of the Mersa dam since 2014";
  const draft = {
    ...EXAMPLE_DRAFT,
    parties: [...EXAMPLE_DRAFT.parties, { id: "sund", name: "Sund", quotes: [] }],
    governments: [{ id: "cabinet", of: "tavia", who: "the cabinet", quotes: ["press the cabinet to sign"] }],
    record: [{ id: "quarrel", date_quote: "since 2014", issues: ["filling"], what: "nothing", quotes: [quarrel] }],
  };
  const answers = { "read-1": EXAMPLE_ANSWER, draft, criticise: { edits: [] } };
  return (await propose(read(EXAMPLE_TEXT, { asOf: AS_OF }), "m", says(answers))).proposed!;
}

const WORDS = ["Another text: with \"quotes\", #and 'marks'", "'", "12 to 18", "likely", "G7", " "];
const DATES = ["", "1999", "2026-10", "2031-02-03", "2050"];

/** An answer to a card that the review would let through; null where what was said is refused. */
function answerTo(card: Card, proposed: Proposed, next: () => number): Answer | null {
  const one = <E>(list: readonly E[]): E => list[Math.floor(next() * list.length)]!;
  const way = one(["drop", "drop", "accept", "reopen", "change", "change"] as const);
  if (way !== "change") return { do: way };
  // Another kind of rule can contradict a procedure; the review then says so and writes nothing.
  const editable = one(EDITABLE[card.kind].filter(({ field }) => field !== "rule"));
  const options = optionsOf(proposed);
  const said =
    editable.is === "text"
      ? one(WORDS)
      : editable.is === "date"
        ? one(DATES)
        : editable.is === "one of"
          ? one(editable.values)
          : options.length === 0
            ? null
            : optionPath(one(options).pair);
  const done = patchOf(editable, said, proposed, AS_OF);
  return "problem" in done ? null : { do: "change", patch: done.patch };
}

it("any answers in any order leave a draft without errors, as long as two parties and an issue stand", async () => {
  const start = await everyKind();
  const next = numbers(20270401);
  let checked = 0;
  for (let row = 0; row < ROWS; row++) {
    let proposed = start;
    const said: string[] = [];
    for (let n = 0; n < ANSWERS_IN_A_ROW; n++) {
      const cards = cardsOf(proposed);
      const card = cards[Math.floor(next() * cards.length)]!;
      const answer = answerTo(card, proposed, next);
      if (answer === null) continue;
      try {
        proposed = withAnswer(proposed, card.id, answer);
      } catch (error) {
        expect(error).toBeInstanceOf(EntenteError);
        continue;
      }
      said.push(`${card.id} ${JSON.stringify(answer)}`);
      const { parties, issues } = standingPart(proposed);
      if (parties.length < 2 || issues.length === 0) continue;
      const text = caseOf({ ...blankProposals(AS_OF), source: SOURCE, proposed });
      const { messages } = check({ id: "draft", file: "case.yaml", text }, () => ({ text: EXAMPLE_TEXT }));
      const errors = messages
        .filter(({ severity }) => severity === "error")
        .map(({ path, message }) => [path, message]);
      expect(errors, said.join("\n")).toEqual([]);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan((ROWS * ANSWERS_IN_A_ROW) / 4);
});
