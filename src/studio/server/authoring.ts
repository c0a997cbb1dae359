/** Cases in the making in the studio: each answer is kept on disk as a valid draft. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { textOf } from "../../files/case-folder.ts";
import { putAll, putFolder } from "../../files/put.ts";
import { check, edit, fill, fillAll, nameFault, type Draft } from "../../language/index.ts";
import { cardsOf, withAnswer } from "../../reader/draft/cards.ts";
import { EDITABLE, patchOf } from "../../reader/draft/changes.ts";
import { isAsked, passed, stepsOf, withStep } from "../../reader/draft/interview/index.ts";
import { offersOf } from "../../reader/draft/interview/offers.ts";
import {
  keepProposals,
  PROPOSALS_FILE,
  proposalsAt,
  proposalsText,
  putMerged,
  type Answered,
  type Clashes,
} from "../../reader/draft/kept.ts";
import { numberAsWritten, unreadNumber } from "../../reader/draft/typed.ts";
import { followingNumbers } from "../../analyses/following.ts";
import { exampleOf } from "../../analyses/number-terms.ts";
import { withFollowing } from "../../reader/draft/follows.ts";
import { fieldAt, hasIn, suggestedIn, takenIn } from "../../reader/draft/followed.ts";
import type { Side } from "../../reader/draft/merged.ts";
import { idOf } from "../../reader/draft/names.ts";
import { partsOf, standingPart } from "../../reader/draft/parts.ts";
import { caseOf, type Filled, type Proposals } from "../../reader/draft/proposals.ts";
import type { Proposed } from "../../reader/draft/proposed.ts";
import { dateTyped, statedDate } from "../../reader/draft/stated-date.ts";
import type { Authored, Authoring, AuthoringAnswer, ModelEstimate, NewCase, StepFault } from "../workers/authoring.ts";
import { blank, fromArticle, type Begun, type Problem } from "./begun.ts";
import { cardShown } from "./card-shown.ts";
import type { Folder } from "./folders.ts";

/** A case in the making. */
interface Session extends Begun {
  at: Folder;
  /** Whether its folder has been written, also where it is gone again. */
  wasWritten: boolean;
  /** As the page shows them; null where that is not known. */
  shown: Proposals | null;
  /** Before each answer, the latest last. */
  past: Past[];
  /** Numbers that stay as they were given against the last answer, or left the case with it, in sentences. */
  stays: string[];
}

/** The proposals before an answer, and the text of the case before and after it; null where nothing was written yet. */
interface Past {
  proposals: Proposals;
  before: string | null;
  after: string | null;
}

const MAX_UNDO = 100;
const ARTICLE = "article.txt";
const sessions = new Map<string, Session>();

/**
 * Begins a case: reads its article where it has one. Its folder is written as soon as two parties and an issue stand.
 * @param within folder in which the new one is made
 */
export async function begin(
  within: string,
  asked: NewCase,
): Promise<{ at: Folder; state: Authoring } | ModelEstimate | Problem> {
  const id = idOf(asked.name).replaceAll("_", "-");
  const fault = asked.name.trim() === "" ? "give the case a name" : nameFault(id);
  if (fault !== null) return { problem: fault };
  const folder = join(within, id);
  if (sessions.get(folder)?.wasWritten === false)
    return { problem: `'${id}' is begun already and not on disk yet; go on with it, or take another name` };
  if (existsSync(folder)) return { problem: `there is a folder '${id}' here already; take another name` };
  const at: Folder = { id, folder, file: join(folder, "case.yaml"), title: asked.name.trim() };
  const day = statedDate(asked.asOf);
  if ("problem" in day) return day;
  if (day.date !== null && day.date.length < 7) return { problem: "give the month too, such as 2026-10" };
  const begun =
    asked.article === null
      ? blank(day.date, at.title)
      : await fromArticle(asked.article, day.date, at.title, asked.model);
  if ("problem" in begun || "estimate" in begun) return begun;
  const session: Session = { at, wasWritten: false, past: [], shown: null, stays: [], ...begun };
  try {
    write(session, session.proposals, null);
  } catch (error) {
    if (error instanceof EntenteError) return { problem: error.message };
    throw error;
  }
  sessions.set(at.folder, session);
  return { at, state: sent(session) };
}

/** The present state; null where the case has no proposals. */
export function state(at: Folder): Authoring | null {
  const session = sessionOf(at);
  return session && sent(session);
}

/** Lets go of a case that is begun and not on disk. */
export function forget(at: Folder): void {
  const session = sessions.get(at.folder);
  if (session?.wasWritten === false) sessions.delete(at.folder);
}

/** The state of a session, which is on the page from then on. */
function sent(session: Session): Authoring {
  session.shown = session.proposals;
  return stateOf(session);
}

/** The state after an answer; `problem` where it is not taken, and nothing is written. */
export function answer(at: Folder, asked: AuthoringAnswer): Authored {
  const session = sessionOf(at);
  if (!session) return { problem: "this case has no proposals: its parts are changed in the model, or in its text" };
  try {
    if (asked.do === "undo") return undone(session, asked.side ?? null);
    if (asked.do === "fill" || asked.do === "suggestions") return withNumbers(session, asked);
    const answered = afterAnswer(session, asked);
    if ("problem" in answered) return answered;
    const after = withFollowing(answered, (text, sideOf) => followingNumbers(text, sideOf, besides(session)));
    if (isWritten(session) && !isDraft(after)) return { problem: TOO_FEW };
    const before = textNow(session);
    const found = write(session, after, asked.side ?? null);
    if (found !== null && "clashes" in found) return { problem: CLASHING, ...found };
    session.stays = found?.stays ?? [];
    session.past = [...session.past, { proposals: session.proposals, before, after: textNow(session) }].slice(
      -MAX_UNDO,
    );
    session.proposals = found?.proposals ?? after;
    return sent(sessionOf(at)!);
  } catch (error) {
    if (error instanceof EntenteError) return { problem: error.message };
    throw error;
  }
}

/** Takes the last answer back: what it changed in the case, and nothing else. */
function undone(session: Session, side: Side | null): Authored {
  const last = session.past.at(-1);
  if (!last) return { problem: "there is nothing to undo" };
  const { proposals, before, after } = last;
  if (isWritten(session)) {
    if (before === null || after === null) return { problem: TOO_FEW };
    const kept = proposalsAt(session.at.file)!;
    const found = putMerged(kept, proposals, { base: after, after: before, standing: textNow(session)! }, side);
    if (found !== null) return { problem: CLASHING, ...found };
  }
  session.past.pop();
  session.stays = [];
  session.proposals = proposals;
  return sent(sessionOf(session.at)!);
}

const CLASHING = "Parts that this changes were changed by hand too.";

const TOO_FEW =
  "A case needs at least two parties and a matter, and this would leave fewer. Name another one first, on the page Parties or What is open; then this can go.";

/** The session of a case, as its files stand on disk now. */
function sessionOf(at: Folder): Session | null {
  const known = sessions.get(at.folder);
  const json = join(at.folder, PROPOSALS_FILE);
  if (!existsSync(json)) return known ?? null;
  const kept = proposalsAt(at.file);
  if (!kept) return null;
  const article = textOf(join(at.folder, ARTICLE));
  const session: Session = {
    at,
    wasWritten: true,
    past: known?.past ?? [],
    shown: known?.shown ?? null,
    note: known?.note ?? null,
    unfound: null,
    stays: known?.stays ?? [],
    files: {},
    exchanges: {},
    article: "text" in article ? article.text : null,
    proposals: kept.proposals,
  };
  sessions.set(at.folder, session);
  return session;
}

function afterAnswer(
  session: Session,
  asked: Exclude<AuthoringAnswer, { do: "undo" | "fill" | "suggestions" }>,
): Proposals | Problem {
  const { proposals } = session;
  switch (asked.do) {
    case "steps": {
      let after = { ...proposals, proposed: asked.renames.reduce(renamed, proposals.proposed) };
      const faults: StepFault[] = [];
      for (const { step, words } of asked.steps) {
        const next = words === null ? passed(after, step) : withStep(after, step, words);
        if (!("problem" in next)) after = next;
        else if (!next.fields) faults.push({ step, field: null, problem: next.problem });
        else faults.push(...next.fields.map((one) => ({ step, ...one })));
      }
      return faults.length > 0 ? { problem: faults.map(({ problem }) => problem).join("; "), faults } : after;
    }
    case "accept":
    case "drop":
    case "reopen":
      return {
        ...proposals,
        proposed: asked.cards.reduce((all, card) => withAnswer(all, card, { do: asked.do }), proposals.proposed),
      };
    case "change": {
      const placed = partsOf(proposals.proposed).find(({ path }) => path === asked.card);
      let patch: Record<string, unknown> = {};
      for (const [field, said] of Object.entries(asked.fields)) {
        const editable = placed && EDITABLE[placed.list].find((one) => one.field === field);
        if (!editable) return { problem: `'${asked.card}' has no '${field}' that can be changed` };
        const found = patchOf(editable, said, proposals.proposed, proposals.as_of);
        if ("problem" in found) return found;
        patch = { ...patch, ...found.patch };
      }
      return { ...proposals, proposed: withAnswer(proposals.proposed, asked.card, { do: "change", patch }) };
    }
  }
}

function renamed(proposed: Proposed, { card, to }: { card: string; to: string }): Proposed {
  const name = to.replace(/\s+/g, " ").trim();
  if (name === "") throw new EntenteError("wrong-input", "a name cannot be empty");
  const field = partsOf(proposed).find(({ path }) => path === card)?.list === "options" ? "text" : "name";
  return withAnswer(proposed, card, { do: "change", patch: { [field]: name } });
}

/** The state after numbers were filled in, in the case as it stands. */
function withNumbers(session: Session, asked: Extract<AuthoringAnswer, { do: "fill" | "suggestions" }>): Authored {
  const before = isWritten(session) ? textNow(session) : null;
  if (before === null) return { problem: TOO_FEW };
  const filled: { [path: string]: Filled } = {};
  let text = before;
  if (asked.do === "fill") {
    const { path, sentence } = asked;
    const field = fieldAt(text, path);
    const written = field === null ? dateTyped(asked.written) : numberAsWritten(asked.written, path, field);
    const done = fill(text, path, written, sentence, true);
    if ("problem" in done) {
      const suggestion = unfilledOf(session).find((one) => one.path === path)?.suggestion ?? exampleOf(path);
      return { problem: (field && unreadNumber(written, path, field.share === true, suggestion)) ?? done.problem };
    }
    const unmarked =
      sentence === null && done.text !== text && suggestedIn(text).has(path) ? edit(text, { [path]: written }) : done;
    if ("problem" in unmarked) return unmarked;
    text = unmarked.text;
    filled[path] = { written, sentence };
  } else {
    for (const { path, suggestion } of unfilledOf(session))
      if (suggestion !== null) filled[path] = { written: suggestion, sentence: null };
    text = fillAll(text, filled);
  }
  const { proposals } = session;
  putAll([[session.at.file, text]]);
  const now = sessionOf(session.at)!;
  now.stays = asked.do === "fill" ? followNumbers(now) : [];
  now.past = [...now.past, { proposals, before, after: textNow(now) }].slice(-MAX_UNDO);
  return sent(sessionOf(session.at)!);
}

/** Writes what a number of the person's own changes of the suggestions that follow from who would sign. @returns numbers that stay against it */
function followNumbers(session: Session): string[] {
  const { proposals } = session;
  const after = withFollowing(proposals, (text, sideOf) => followingNumbers(text, sideOf, besides(session)));
  if (JSON.stringify(after.follows) === JSON.stringify(proposals.follows)) return [];
  const found = write({ ...session, shown: proposals }, after, "mine");
  return found !== null && "stays" in found ? found.stays : [];
}

/** What is open in the case as it stands, or in the draft that would be written. */
const unfilledOf = (session: Session): Draft["unfilled"] => {
  const text = isWritten(session) ? textNow(session) : isDraft(session.proposals) ? caseOf(session.proposals) : null;
  return text === null ? [] : (checked(session, text).draft?.unfilled ?? []);
};

/** The article as it is here, on disk or not. */
const besides =
  ({ article }: Session): Parameters<typeof check>[1] =>
  (name) =>
    name === ARTICLE && article !== null ? { text: article } : { problem: "absent" };

/** Checks a text with the article. */
const checked = (session: Session, text: string): ReturnType<typeof check> =>
  check({ id: session.at.id, file: "case.yaml", text }, besides(session));

const isDraft = ({ proposed }: Proposals): boolean => {
  const { parties, issues } = standingPart(proposed);
  return parties.length >= 2 && issues.length > 0;
};

/**
 * Writes the draft once it is one, and from then on what an answer changes in it.
 * @param side which side is taken where a part was changed by hand too
 * @returns null where the draft is not kept as an answer to one that stood
 * @throws EntenteError where it would not check
 */
function write(session: Session, proposals: Proposals, side: Side | null): Clashes | Answered | null {
  const { folder, file } = session.at;
  if (isWritten(session)) {
    const kept = proposalsAt(file)!;
    return keepProposals(kept, proposals, side, session.shown ?? kept.written);
  }
  if (!isDraft(proposals)) return null;
  const yaml = caseOf(proposals);
  const error = checked(session, yaml).messages.find(({ severity }) => severity === "error");
  if (error)
    throw new EntenteError(
      "wrong-input",
      `that would not be a valid draft (${error.path}: ${error.message}); nothing is written`,
    );
  putFolder(folder, { ...session.files, "case.yaml": yaml, [PROPOSALS_FILE]: proposalsText(proposals) });
  session.wasWritten = true;
  putAll(Object.entries(session.exchanges).map(([name, text]) => [join(folder, "model", name), text]));
  return null;
}

const isWritten = ({ at }: Session): boolean => existsSync(join(at.folder, PROPOSALS_FILE));

/** The text of the case as it stands; null where it cannot be read. */
function textNow({ at }: Session): string | null {
  const found = textOf(at.file);
  return "text" in found ? found.text : null;
}

function stateOf(session: Session): Authoring {
  const { at, proposals, past, article, stays } = session;
  const { proposed } = proposals;
  const written = isWritten(session);
  const unfilled = unfilledOf(session);
  const pages = offersOf(proposed);
  const note = [written ? null : session.unfound, session.note].filter((one) => one !== null).join(" ");
  const yaml = written ? textNow(session) : null;
  const isThere = yaml === null ? () => true : hasIn(yaml);
  const suggested = yaml === null ? new Set<string>() : takenIn(proposals, yaml);
  return {
    id: at.id,
    title: at.title,
    asOf: proposals.as_of,
    written,
    note: note === "" ? null : note,
    stays,
    article,
    yaml,
    canUndo: past.length > 0,
    steps: stepsOf(proposals).map((step) => ({ ...step, asked: isAsked(proposals, step) })),
    cards: cardsOf(proposed).map((card) => ({ ...cardShown(proposed, card), page: pages.get(card.id) ?? null })),
    filled: Object.entries(proposals.filled).flatMap(([path, one]) =>
      isThere(path) ? [{ path, ...one, suggested: suggested.has(path) }] : [],
    ),
    unfilled: unfilled.length,
    suggestions: unfilled.filter(({ suggestion }) => suggestion !== null).length,
  };
}
