/**
 * A language model's way through a text, in three calls: read by parts, draft once, criticise once. What it proposes is
 * verified against the text and counted; the reader's rules come beside it, and stand where it fails.
 */
import type { Proposed } from "../draft/proposed.ts";
import type { Reading } from "../reading.ts";
import type { Exchange } from "./answers.ts";
import { promptText } from "./answers.ts";
import type { Ask, Step } from "./ask.ts";
import { checkRemarks } from "./check-draft.ts";
import { criticiseStep, parseEdits } from "./criticise-call.ts";
import { draftStep, parseDraft, type DraftAnswer } from "./draft-call.ts";
import { edited } from "./edits.ts";
import { QuoteFinder } from "./find-quote.ts";
import { materialOf } from "./material.ts";
import { merge, type Merged } from "./merge.ts";
import { ordersIn } from "./orders.ts";
import { partsOf } from "./parts.ts";
import { again, parseRead, readStep } from "./read-call.ts";
import { verifyDraft, type Ground } from "./verify/index.ts";
import { verifyItems, type PartRead, type Rejected, type VerifiedItems } from "./verify-items.ts";
import { voicesOf } from "./voices.ts";

export { aboutText, ABOUT_FILE, answerFile, answerFiles, answersFrom, promptFile, promptText } from "./answers.ts";
export type { Exchange } from "./answers.ts";
export type { Answer, Answered, Ask, Step } from "./ask.ts";
export { costOf, estimated, estimateTold, type Prices } from "./cost.ts";
export { endpoint, type Endpoint } from "./endpoint.ts";
export { told } from "./told.ts";

/** Outcome of asking a model. */
export interface Account {
  model: string;
  /** Parts of the text, and how many of them were answered. */
  parts: number;
  answered: number;
  /** Items that were proposed, and what became of them. */
  proposed: number;
  confirmed: number;
  added: number;
  verbatim: number;
  folded: number;
  /** Ids of the rules' items that the model was asked about and did not confirm. */
  unconfirmed: string[];
  rejected: Rejected[];
  /** Details taken back from what stands. */
  withdrawn: string[];
  /** Sentences of the text addressed to a program; nothing is taken from them. */
  orders: string[];
  edits: { applied: number; refused: { path: string; why: string }[] };
  /** Why the account is incomplete, a sentence each. */
  problems: string[];
  /** Steps that nobody has answered yet. */
  waiting: string[];
  exchanges: Exchange[];
}

export interface Options {
  /** Calls side by side; 4 without it. */
  parallel?: number;
}

const PARALLEL = 4;

/**
 * @returns the reading with the model's items first, the draft that it proposes (null where it gave none), and the
 * account. Where an answer is still awaited, `account.waiting` names it and what follows from it is missing
 */
export async function propose(
  reading: Reading,
  model: string,
  ask: Ask,
  { parallel = PARALLEL }: Options = {},
): Promise<{ reading: Reading; proposed: Proposed | null; account: Account }> {
  const account = emptyAccount(reading, model);
  const asked = { ask, account };
  const finder = new QuoteFinder(reading.text, reading.sentences);
  const voices = voicesOf(reading);
  const parts = partsOf(reading.text);
  account.parts = parts.length;
  const read = (
    await sideBySide(parts, parallel, async (part, at) => {
      const step = readStep(reading.text.slice(part.start, part.end), at + 1);
      const answer = await answerTo(asked, step, parseRead);
      if (answer === null) return [];
      const { malformed, cut, ...parsed } = answer;
      for (let n = 0; n < malformed; n++)
        account.rejected.push({ quote: "", why: "it has not the form that was asked for" });
      if (cut) account.problems.push(`the answer about part ${at + 1} was cut; what came whole was kept`);
      return [{ part, answer: parsed, cut }];
    })
  ).flat();
  account.answered = read.length;
  const verified = verifyItems(reading, finder, voices, read);
  const merged = merge(
    reading,
    verified,
    read.map((one) => coveredBy(one, verified)),
  );
  count(account, read, verified, merged);
  if (read.length === 0 || account.waiting.length > 0) return { reading: merged.reading, proposed: null, account };

  const ground: Ground = { reading: merged.reading, byRules: reading, finder, voices, names: verified.names };
  const material = materialOf(merged.reading, new Set(merged.unconfirmed));
  const proposed = await drafted(asked, material, ground);
  return { reading: { ...merged.reading, entities: verified.names.entities }, proposed, account };
}

interface Asked {
  ask: Ask;
  account: Account;
}

async function drafted(asked: Asked, material: string, ground: Ground): Promise<Proposed | null> {
  const { account } = asked;
  const first = await answerTo(asked, draftStep(material, ground.reading.asOf), parseDraft);
  if (first === null) return null;
  if (first.cut) account.problems.push("the draft was cut; the parts that came whole were kept");
  let draft: DraftAnswer = first.draft;
  let found = verifyDraft(draft, ground);
  if (draft.negotiation) {
    const said = [
      ...found.rejected.map(({ quote, why }) => `rejected, ${why}: ${JSON.stringify(quote.slice(0, 200))}`),
      ...found.withdrawn.map((what) => `taken back: ${what}`),
      ...leftOut(found.proposed),
      ...checkRemarks(found.proposed, ground.reading),
    ];
    const second = await answerTo(asked, criticiseStep(material, ground.reading.asOf, draft, said), parseEdits);
    if (second !== null) {
      const changed = edited(draft, second.edits);
      account.edits = { applied: changed.applied, refused: changed.refused };
      draft = changed.draft;
      found = verifyDraft(draft, ground);
    }
  }
  account.rejected.push(...found.rejected);
  account.withdrawn.push(...found.withdrawn);
  return found.proposed;
}

const leftOut = ({ issues, questions, accords, events, parties, record }: Proposed): string[] =>
  Object.entries({ issues, questions, accords, events, parties, record }).flatMap(([list, entries]) =>
    entries.flatMap(({ id, left_out }) =>
      left_out === null ? [] : [`kept out of the draft, ${list}.${id}: ${left_out}`],
    ),
  );

/** The answer to a step as read; asked once more where it cannot be read. null where there is none. */
async function answerTo<T>(
  { ask, account }: Asked,
  step: Step,
  parse: (answer: string) => T | null,
): Promise<T | null> {
  let question = step;
  for (let tries = 0; tries < 2; tries++) {
    const got = await ask(question);
    if ("waiting" in got) {
      account.waiting.push(got.waiting);
      return null;
    }
    if ("problem" in got) {
      account.problems.push(`${labelOf(step)}: ${got.problem}`);
      return null;
    }
    const { text, cut, usage, milliseconds, model } = got.answer;
    account.model = model || account.model;
    account.exchanges.push({
      step: question.name,
      model: account.model,
      prompt: promptText(question),
      answer: text,
      cut,
      usage,
      milliseconds,
    });
    const parsed = parse(text);
    if (parsed !== null) return parsed;
    question = again(step, text);
  }
  account.problems.push(`${labelOf(step)}: the answer holds no JSON of the form that was asked for, twice`);
  return null;
}

const labelOf = ({ name }: Step): string =>
  name === "draft" ? "the draft" : name === "criticise" ? "its criticism" : `part ${name.replace("read-", "")}`;

/** The part of the text about which an answer speaks: all of it, or where the answer was cut up to its last item. */
function coveredBy({ part, cut }: PartRead & { cut: boolean }, { items }: VerifiedItems): PartRead["part"] {
  if (!cut) return part;
  const ends = items.filter(({ start, end }) => start >= part.start && end <= part.end).map(({ end }) => end);
  return { start: part.start, end: Math.max(part.start, ...ends) };
}

function count(account: Account, read: readonly PartRead[], verified: VerifiedItems, merged: Merged): void {
  account.proposed = read.reduce((sum, { answer }) => sum + answer.items.length + answer.actors.length, 0);
  account.verbatim = verified.verbatim;
  account.folded = verified.folded;
  account.rejected.push(...verified.rejected);
  account.withdrawn.push(...verified.withdrawn);
  account.confirmed = merged.confirmed;
  account.added = merged.added;
  account.unconfirmed = merged.unconfirmed;
  account.exchanges.sort((a, b) => a.step.localeCompare(b.step, "en", { numeric: true }));
}

const emptyAccount = (reading: Reading, model: string): Account => ({
  model,
  parts: 0,
  answered: 0,
  proposed: 0,
  confirmed: 0,
  added: 0,
  verbatim: 0,
  folded: 0,
  unconfirmed: [],
  rejected: [],
  withdrawn: [],
  orders: ordersIn(reading).map(({ start, end }) => reading.text.slice(start, end).replace(/\s+/g, " ").trim()),
  edits: { applied: 0, refused: [] },
  problems: [],
  waiting: [],
  exchanges: [],
});

/** Results in the order of the entries, with at most so many calls at a time. */
async function sideBySide<E, R>(
  entries: readonly E[],
  most: number,
  call: (entry: E, at: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = Array.from({ length: entries.length });
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < entries.length; at = next++) results[at] = await call(entries[at], at);
  };
  await Promise.all(Array.from({ length: Math.min(most, entries.length) }, work));
  return results;
}
