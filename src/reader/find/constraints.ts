/**
 * Constraints: firm rules and red lines of those who can hold to them. An outcome is excluded, comes only with, before or
 * after another, or must pass a vote. `FRAMES` is the table of their wordings, each with an example.
 */
import {
  clauseAt,
  isQuoted,
  sentenceAt,
  tokenAt,
  withinQuote,
  wordAt,
  wordsOf,
  type AnalysedText,
} from "../analysed-text.ts";
import { codesIn, codesOf } from "../people.ts";
import { collect, type Items } from "../items.ts";
import type { Attributions } from "../attribution/index.ts";
import { phraseEnd, type Clause, type Range } from "../grammar/index.ts";
import type { ConstraintRule } from "../reading.ts";
import { back } from "./statements.ts";
import { isUntrue } from "./untrue.ts";

interface Frame {
  rule: ConstraintRule;
  words: RegExp;
  example: string;
}

const SETTLES =
  "accept|sign|recogni[sz]e|negotiate|cede|surrender|share|return|allow|tolerate|discuss|agree|yield|compromise|withdraw|join|attend|give|sell|grant|resume|lift|hand|talk|ratify|concede|renounce|reopen|let|drop";
const FIRM_NOT =
  "(?:will|would|can|could|shall) ?not|wo n't|ca n't|cannot|will never|can never|would never|shall never";
const MUST = "(?:must|has to|have to|had to|needs? to|(?:will|would|may) have to)(?: \\w+ly| first| still| also)?";
const BODY =
  "(?:parliaments?|congress|senate|assembly|assemblies|legislatures?|chambers?|houses?|council|knesset|duma|voters|referendum)";
const SHARE = "(?:(?:two|three)(?: - | )(?:thirds|fifths|quarters)|majority|supermajority|unanimity)";

/** Wordings of rules, over the words of a sentence in lower case; the first that fits decides. */
export const FRAMES: readonly Frame[] = [
  {
    rule: "whole",
    words: /\bnothing (?:\w+ ){1,4}(?:until|before|unless) (?:everything|all(?: of it)?)\b/,
    example: "Nothing is agreed until everything is agreed.",
  },
  {
    rule: "whole",
    words:
      /\b(?:must|can|will|should|is to) (?:only )?be (?:\w+ )?(?:settled|agreed|signed|adopted|taken|accepted) (?:only )?(?:as a whole|as a package|as one|together or not at all)\b/,
    example: "The chapters can be agreed only as a package.",
  },
  {
    rule: "ratification",
    words: new RegExp(`\\b${MUST} be (?:ratified|approved|endorsed|confirmed by|passed by|put to)\\b`),
    example: "Any treaty must be ratified by the parliament of Norland.",
  },
  {
    rule: "ratification",
    words: new RegExp(`\\b${MUST} (?:go to|go through|pass|win over|win) (?:\\S+ ){0,4}${BODY}\\b`),
    example: "Any agreement would have to pass the Nordish parliament.",
  },
  {
    rule: "ratification",
    words: new RegExp(
      `\\b${BODY}(?: [^\\s,]+){0,4} ${MUST} (?:approve|ratify|concur|pass|consent|assent|endorse|agree to|vote on)\\b`,
    ),
    example: "The Senate of Varda must concur in any treaty.",
  },
  {
    rule: "ratification",
    words: new RegExp(
      `\\b(?:requires?|needs?|takes|is subject to|are subject to) (?:\\S+ ){0,3}?(?:ratification|referendum|(?:consent|assent|approval) (?:of|by|in|from)|${SHARE})|\\b${SHARE} (?:vote )?is (?:needed|required)\\b`,
    ),
    example: "A change of the border requires the consent of the senate.",
  },
  {
    rule: "ratification",
    words: /\b(?:enters?|enter|come|comes) into force (?:only )?(?:after|when|once) .*\b(?:ratif|approv)/,
    example: "It will enter into force only when both parliaments have ratified it.",
  },
  {
    rule: "if-then",
    words: /\b(?:there (?:is|can be|will be|would be) )?no \w+(?: \w+){0,6} (?:without|until|unless)\b/,
    example: "There can be no treaty without a return of the islands.",
  },
  {
    rule: "if-then",
    words: /\bwithout (?:\w+ ){1,4}(?:, )?there (?:is|can be|will be|would be) no\b|\bno (?:\w+ ){1,3}, no \w+/,
    example: "Without inspectors there will be no convention.",
  },
  {
    rule: "if-then",
    words: /\b(?:will|would|can) \w+ (?:nobody|nothing|no one|none) (?:\S+ ){0,6}?(?:until|unless)\b/,
    example: "Norland would free nobody until Varda opens the camps.",
  },
  {
    rule: "if-then",
    words: new RegExp(
      `\\b(?:${FIRM_NOT}) (?:ever )?(?:be )?(?:${SETTLES})\\w* (?:\\S+ ){0,14}?(?:until|unless|without|before|as long as|so long as|while) (?!(?:the )?(?:end|early|late|next|\\d|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter))`,
    ),
    example: "Norland will not sign until Varda lifts the tolls.",
  },
  {
    rule: "if-then",
    words:
      /\b(?:will|would|can|must|accepts?) (?:\S+ ){0,8}?(?:but )?only (?:if|when|once|after|together with|in return for|in exchange for)\b|\bonly (?:if|when|once|after|in return for|in exchange for) .*\b(?:will|can|would)\b/,
    example: "Norland will lift the embargo only if Varda withdraws.",
  },
  {
    rule: "if-then",
    words: /\b(?:make|makes|made) (?:\S+ ){1,5}a condition (?:of|for)\b/,
    example: "Norland has made monitoring a condition of renewal.",
  },
  {
    rule: "if-then",
    words: /\bmust (?:come|be \w+) (?:first\b|before\b|prior to\b)/,
    example: "Norland insists that security must come before oil.",
  },
  {
    rule: "never",
    words: new RegExp(`\\b(?:${FIRM_NOT}) (?:ever )?(?:be )?(?:${SETTLES})`),
    example: "Norland will never recognise the annexation.",
  },
  {
    rule: "never",
    words: /\b(?:is|are|remains?) (?:a red line|non - negotiable|not negotiable|not up for negotiation|not for sale)\b/,
    example: "The status of the port is not negotiable.",
  },
  {
    rule: "never",
    words: /\b(?<!not |be )ruled (?:\w+ )?out\b|\b(?:constitution|law|charter) (?:forbids|bars|prohibits)\b/,
    example: "The minister has ruled out any relief for the bank.",
  },
];

/** Parties that could or cannot agree tell that they are stuck, and no rule. */
const STUCK = /\b(?:could|can) ?(?:not|n't|never) (?:yet |even |ever )?(?:agree|settle|compromise|reach)\b/;
const HEDGED = /\b(?:may|might|perhaps|probably|likely|unlikely|possibly|doubts?|suspects?|fears?|expects?)\b/;

/** Adds the constraints of the text: at most one a sentence and wording. */
export function constraints(text: AnalysedText, speech: Attributions): Items<"constraint"> {
  const found = collect(text, "constraint");
  const { sentences, tokens } = text.page;
  sentences.forEach((s) => {
    if (tokens[s.last - 1].text === "?") return;
    const words: string[] = [];
    const starts: number[] = [];
    let length = 0;
    for (let i = s.first; i < s.last; i++) {
      starts.push(length);
      words.push(tokens[i].lower);
      length += tokens[i].lower.length + 1;
    }
    const line = words.join(" ");
    for (const { rule, words: wording } of FRAMES) {
      const m = wording.exec(line);
      if (!m) continue;
      const tokenOf = (offset: number): number => s.first + starts.filter((at) => at <= offset).length - 1;
      const range = extent(text, [tokenOf(m.index), tokenOf(m.index + m[0].length - 1) + 1], s);
      const clause = clauseAt(text, tokenOf(m.index));
      if (
        (clause !== null && (isUntrue(text, clause) || (rule === "ratification" && isDenied(text, clause)))) ||
        HEDGED.test(wordsOf(text, range).toLowerCase()) ||
        (rule === "never" && STUCK.test(m[0])) ||
        !(rule === "ratification" || held(text, speech, range))
      )
        continue;
      const subject = codesOf(text, [range[0], clause?.group.first ?? range[0]], sentenceAt(text, range[0]));
      found.add(range, {
        speaker: speech.chain(tokenOf(m.index)),
        rule,
        ...(subject.length > 0 ? { subject } : {}),
      });
      break;
    }
  });
  return found;
}

/** `The treaty does not have to be ratified`, `no deal needs the approval of parliament`. */
const isDenied = (text: AnalysedText, { group, subject }: Clause): boolean =>
  group.negated !== null || (subject !== null && /^(no|none|neither)$/.test(wordAt(text, subject[0])));

/** From the subject of the clause in which the wording begins to the end of the clause in which its tie stands. */
function extent(text: AnalysedText, [from, to]: Range, s: { first: number; last: number }): Range {
  const clause = clauseAt(text, from);
  let first = Math.min(from, clause?.subject && clause.subject[0] >= s.first ? clause.subject[0] : from);
  for (let i = first; i < from; i++)
    if (tokenAt(text, i).text === "," && /^(and|but|so)$/.test(wordAt(text, i + 1))) first = i + 2;
  const tail = clauseAt(text, Math.min(to, s.last - 1));
  const ending = phraseEnd(text.page.tokens, to - 1, s.last);
  let last = Math.max(to, ending, tail && tail.last <= s.last ? tail.last : to);
  for (let i = to; i < last; i++)
    if (
      /^[;:]$/.test(tokenAt(text, i).text) ||
      (tokenAt(text, i).text === "," && /^(and|but|which|who|said|where|since|as)$/.test(wordAt(text, i + 1))) ||
      (i > from && wordAt(text, i) === "because") ||
      (tokenAt(text, i).text === "," && tokenAt(text, i + 1)?.text === '"')
    ) {
      last = i;
      break;
    }
  last = withinQuote(text, first, to, last);
  while (last > to && /^[.!,"]$/.test(tokenAt(text, last - 1).text)) last--;
  return [first, Math.max(to, back(text, last))];
}

/** Whether somebody who can hold to it says it: a speaker, or a named subject; an author's own forecast is no rule. */
function held(text: AnalysedText, speech: Attributions, range: Range): boolean {
  if (isQuoted(text, range[0])) return true;
  if (speech.chain(range[0]).length > 1) return true;
  return codesIn(text, range).length > 0 || /^(nothing|any|no|the|a|there|both|without)$/.test(wordAt(text, range[0]));
}
