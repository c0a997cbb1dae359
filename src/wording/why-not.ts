/** Why futures answer no, in words: the same reason first in report, terminal, studio and assistant. */
import type { Result, WhyNotFinding } from "../result/index.ts";
import { lowered } from "./findings.ts";
import { counted, figures, list, percent } from "./format.ts";

const MAX_REFUSERS = 2;
const LEAST_REFUSING = 0.05;

type Reason = keyof WhyNotFinding["because"];

/** Why a future answers no; each is counted under the first of these that applies. */
const WHY_NOT: { reason: Reason; text: string }[] = [
  { reason: "no_meeting", text: "No meeting or review that could bring it about came to a conclusion in time" },
  { reason: "out_of_reach", text: "They met, but an earlier step was not taken" },
  { reason: "ruled_out", text: "They met, but another deal or decision had ruled it out" },
  { reason: "no_deal", text: "They met, and at least one side refused every yes" },
  { reason: "misperceived", text: "Acceptable to all, but they misread each other" },
  { reason: "other_deal", text: "Acceptable to all, but they agreed on another" },
  { reason: "undecided", text: "All else was agreed, but PROCEDURE had not decided by then" },
  { reason: "turned_down", text: "All else was agreed, but PROCEDURE decided otherwise" },
  { reason: "undone", text: "It came about and was undone" },
];

/** Share of the noes from which a further reason is said in a sentence. */
const LEAST_REASON = 0.1;

/** The reason that leads, with its share; '' where every future answers yes. */
export function whyNotGist(result: Result, id: string): string {
  const found = leadOf(result, id);
  if (found === null) return "";
  const { lead, met } = found;
  return met === null
    ? `${lowered(lead.text)}: ${percent(lead.share)} of the futures that answer no`
    : `${onceMet(lead)}: ${percent(met)} of the futures in which they came to a conclusion`;
}

/** A reason as it stands after a clause that says that they met. */
const onceMet = ({ text }: ReasonForNo): string => lowered(text.replace(/^They met, (and|but) /, ""));

interface ReasonForNo {
  reason: Reason;
  text: string;
  share: number;
}

/** The reasons for a no that occur, with their shares of the futures that answer no, the most frequent first. */
export function reasonsForNo(result: Result, id: string): ReasonForNo[] {
  const found = result.questions[id]?.why_not;
  if (!found) return [];
  return WHY_NOT.map(({ reason, text }) => ({
    reason,
    text: text.replace("PROCEDURE", procedureNames(result, found, reason)),
    share: found.because[reason] ?? 0,
  }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** Futures with a meeting from which on what became of them is told, as of odds given another question. */
const MIN_MET = 50;
/** Share of the futures with a meeting, or of the worlds of today, from which on a further obstacle is said beside a lack of meetings. */
const LEAST_OBSTACLE = 0.25;

/** What stands first of a question's reasons for a no. */
interface Lead {
  lead: ReasonForNo;
  /** Where the lack of meetings is more frequent than the reason that leads: the latter's share of the futures with a meeting; else null. */
  met: number | null;
  /** Where the lack of meetings leads: the most frequent reason in the futures with a meeting, with its share of those. */
  beside: { reason: ReasonForNo; met: number } | null;
}

/**
 * The reason for a no whose absence would raise the odds most. A future without a meeting that came to a conclusion has
 * not shown what would have been agreed at one: of such futures it counts as many as answer yes of those with a meeting,
 * of every other class all. So a refusal in nearly every world leads, however rarely the parties meet.
 */
function leadOf(result: Result, id: string): Lead | null {
  const [most, ...rest] = reasonsForNo(result, id);
  if (most === undefined) return null;
  const { p, why_not: found } = result.questions[id];
  const met = 1 - found!.no * (found!.because.no_meeting ?? 0);
  const [other] = rest;
  if (most.reason !== "no_meeting" || other === undefined || met * result.run.kept * result.run.paths < MIN_MET)
    return { lead: most, met: null, beside: null };
  const share = (found!.no * other.share) / met;
  if (other.share > (most.share * p) / met) return { lead: other, met: share, beside: null };
  return { lead: most, met: null, beside: share < LEAST_OBSTACLE ? null : { reason: other, met: share } };
}

/** Share of worlds in which somebody would refuse today whatever leads to a yes, where hardly any future has a meeting to show it; 0 where that is not known. */
function refusedToday({ questions, run }: Result, id: string): number {
  const { one_move: moves, why_not: found } = questions[id];
  const met = 1 - found!.no * (found!.because.no_meeting ?? 0);
  return moves === undefined || moves.length === 0 || met * run.kept * run.paths >= MIN_MET ? 0 : found!.empty_today;
}

/** The procedures that this reason is about, by their share in it: `\u2018The parliament\u2019`. */
function procedureNames({ issues }: Result, { procedures = {} }: WhyNotFinding, reason: Reason): string {
  if (reason !== "undecided" && reason !== "turned_down") return "";
  const named = Object.entries(procedures)
    .filter(([, found]) => found[reason] > 0)
    .sort(([, a], [, b]) => b[reason] - a[reason])
    .map(([issue]) => `\u2018${issues[issue]?.name ?? issue}\u2019`);
  return named.length === 2 ? named.join(" or ") : list(named);
}

/** How long each procedure that a yes takes needs: `\u2018The parliament\u2019 decides 1 to 12 months after it opens (half within 4)`. */
export function procedureTimes({ issues }: Result, { procedures = {} }: WhyNotFinding): string[] {
  return Object.entries(procedures).map(
    ([
      issue,
      {
        months: { p5, p50, p95 },
      },
    ]) => {
      const span = p5 === p95 ? `${figures(p50)} months` : `${figures(p5)} to ${figures(p95)} months`;
      const half = p5 === p95 ? "" : ` (half of the time within ${figures(p50)})`;
      return `\u2018${issues[issue]?.name ?? issue}\u2019 takes ${span} to decide once it opens${half}.`;
    },
  );
}

/**
 * The actors that refuse, the share of worlds without an acceptable yes today, and the most frequent reason for a no;
 * '' where every future answers yes.
 */
export function whyNotSentence(result: Result, id: string): string {
  const found = result.questions[id]?.why_not;
  if (!found) return "";
  const [most, ...rest] = reasonsForNo(result, id);
  const refused = Object.entries(found.refused)
    .sort(([, a], [, b]) => b.share - a.share)
    .slice(0, 3)
    .map(
      ([actor, { share, alone }]) =>
        `${result.actors[actor]?.name ?? actor} in ${percent(share)}${alone > 0 ? ` (alone in ${percent(alone)})` : ""}`,
    );
  const { lead, met } = leadOf(result, id)!;
  return [
    result.questions[id].one_move?.length === 0
      ? "No actor can bring a yes nearer in one move today."
      : `Today a deal that leads to a yes is acceptable to all whose consent is needed in ${percent(1 - found.empty_today)} of worlds.`,
    met === null
      ? ""
      : `Of the futures in which they came to a conclusion: ${onceMet(lead)} in ${percent(met)}; more meetings would change little there.`,
    most
      ? `Of the futures that answer no: ${[most, ...rest.filter(({ share }) => share >= LEAST_REASON)].map(({ text, share }) => `${lowered(text)} in ${percent(share)}`).join("; ")}.`
      : "",
    ...procedureTimes(result, found),
    refused.length > 0
      ? `Where a side refused every yes (${percent(found.because.no_deal)} of the no), the one that came nearest was refused by ${list(refused)}.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** A share as a reader counts it: `nine in ten`, `half`, `nearly all`. */
function inTen(share: number): string {
  if (share >= 0.95) return "nearly all";
  if (share < 0.05) return "few";
  const tenths = Math.round(share * 10);
  return tenths === 5 ? "half" : `${counted(tenths)} in ten`;
}

/** Reasons for a no as they stand in a line. */
const IN_A_LINE: { [reason: string]: string | undefined } = {
  no_deal: "at least one side refused every deal that counts as yes",
  no_meeting: "no meeting that could agree to it came to a conclusion in time",
  ruled_out: "another deal or decision had ruled it out",
  out_of_reach: "an earlier step was not taken",
  other_deal: "another deal was agreed",
  misperceived: "a deal acceptable to all failed because the sides misread each other",
};

/** Why futures answer no, what would raise the odds most first, with who refuses in how many of ten; empty where all answer yes. */
export function whyNotLine(result: Result, id: string): string {
  const found = leadOf(result, id);
  if (found === null) return "";
  const { lead, met, beside } = found;
  const clause = ({ reason, text }: ReasonForNo): string => IN_A_LINE[reason] ?? lowered(text);
  const refusers = ({ reason }: ReasonForNo): string => (reason === "no_deal" ? refusersText(result, id) : "");
  const none = result.questions[id].why_not!.because.no_meeting;
  if (met !== null)
    return `Where a meeting that could agree to it came to a conclusion, ${clause(lead)} in ${inTen(met)} of the futures${refusers(lead)}. Besides, in ${inTen(none)} of the futures that answer no, none did in time.`;
  const today = lead.reason === "no_meeting" ? refusedToday(result, id) : 0;
  const further =
    beside !== null
      ? ` Where one did, ${clause(beside.reason)} in ${inTen(beside.met)}${refusers(beside.reason)}.`
      : today >= LEAST_OBSTACLE
        ? ` Besides, in ${inTen(today)} of the worlds at least one side would refuse today every deal that leads to a yes.`
        : "";
  return `In ${inTen(lead.share)} of the futures that answer no, ${clause(lead)}${refusers(lead)}.${further}`;
}

/** `: Iraq in nearly all`, of the futures in which every yes was refused; '' where nobody is named. */
function refusersText(result: Result, id: string): string {
  const who = Object.entries(result.questions[id].why_not!.refused)
    .filter(([, { share }]) => share >= LEAST_REFUSING)
    .sort(([, a], [, b]) => b.share - a.share)
    .slice(0, MAX_REFUSERS)
    .map(([actor, { share }]) => `${result.actors[actor]?.name ?? actor} in ${inTen(share)}`);
  return who.length === 0 ? "" : `: ${list(who)}`;
}
