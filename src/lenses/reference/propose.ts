/** Reference classes that may fit a question, by the words that it asks with (docs/use/reference-classes.md). */
import type { Case } from "../../language/index.ts";
import { isKnownBy, lastYear, libraryClasses } from "../../language/classes/library.ts";

export interface Proposal {
  /** Kind of question: `an agreement is signed`. */
  kind: string;
  /** Words of the question that show it. */
  words: string[];
  /** Classes of the library, the nearest first, that could be known by as_of and speak of the question's date. */
  classes: string[];
}

interface Kind {
  kind: string;
  /** Each must occur. */
  words: readonly RegExp[];
  classes: readonly string[];
}

const TEXT =
  /\b(peace treaty|treat(?:y|ies)|agreements?|accords?|deals?|pacts?|protocols?|memorand(?:um|a)|contracts?|leases?|texts?|settlements?|ceasefires?|truces?)\b/i;
const LEADER =
  /\b(presidents?|prime ministers?|premiers?|chancellors?|kings?|queens?|emirs?|heads? of (?:state|government)|leaders?|chair(?:man|woman|person)|dictators?|governments?)\b/i;
const TALKS = /\b(talks?|negotiations?|dialogue|consultations?|conference)\b/i;
const LAND =
  /\b(islands?|territor(?:y|ies)|lands?|border|enclaves?|provinces?|regions?|peninsula|strip|villages?|cit(?:y|ies)|towns?)\b/i;
const CLAIM = /\b(dispute[ds]?|claims?|border|boundar(?:y|ies)|sovereignty|islands?|territor(?:y|ies))\b/i;
const PEACE = /\b(ceasefires?|truces?|peace|war|armistice)\b/i;

/** Kinds of question, the particular before the general. */
const KINDS: readonly Kind[] = [
  {
    kind: "a finished text is approved",
    words: [/\b(ratif\w+|approv\w+|consent(?:s|ed)? to|enters? into force|in force|referendum|carr(?:y|ies|ied))\b/i],
    classes: ["asked.approval_of_finished_text", "agreement_ratified"],
  },
  {
    kind: "the United Nations adopt a resolution",
    words: [
      /\b(UN|United Nations|Security Council|General Assembly)\b/,
      /\b(resolutions?|adopt\w*|vot(?:e|es|ed|ing)|mandates?)\b/i,
    ],
    classes: ["asked.un_resolution"],
  },
  {
    kind: "a sanction is lifted",
    words: [
      /\b(sanctions?|embargo(?:es)?|tariffs?|blockade|restrictions|asset freeze)\b/i,
      /\b(lift\w*|eas(?:e|es|ed|ing)|remov\w+|suspend\w*|waiv\w+|reliev\w+|relief|end(?:s|ed)?)\b/i,
    ],
    classes: ["asked.sanction_lifted"],
  },
  {
    kind: "a leader leaves office",
    words: [
      LEADER,
      /\b(resign\w*|leav(?:e|es|ing)|left|step(?:s|ped)? down|replac\w+|oust\w*|remov\w+|impeach\w*|fall(?:s|en)?|cease(?:s|d)? to be|los(?:e|es|t) office|out of office|overthrown|deposed)\b/i,
    ],
    classes: ["asked.leader_leaves"],
  },
  {
    kind: "leaders meet",
    words: [LEADER, /\b(meet(?:s|ing|ings)?|met|summits?|visit(?:s|ed)?)\b/i],
    classes: ["asked.leaders_meet"],
  },
  {
    kind: "talks begin",
    words: [
      TALKS,
      /\b(begin(?:s|ning)?|began|begun|start\w*|resum\w+|open(?:s|ed)?|reopen\w*|restart\w*|launch\w*|hold|held)\b/i,
    ],
    classes: ["asked.talks_begin"],
  },
  {
    kind: "talks begin",
    words: [/\bagrees? to (?:negotiate|talk|meet)\b/i],
    classes: ["asked.talks_begin"],
  },
  {
    kind: "ties are restored",
    words: [
      /\b(ties|relations|embass(?:y|ies)|ambassadors?|diplomatic|flights|trade links|hotline|recognition)\b/i,
      /\b(restor\w+|resum\w+|re-?establish\w*|normali[sz]\w+|reopen\w*|renew\w*|exchang\w+|recogni[sz]\w+)\b/i,
    ],
    classes: ["asked.ties_restored"],
  },
  {
    kind: "armed forces clash",
    words: [
      /\b(clash\w*|attack\w*|invad\w+|invasion|war breaks|armed conflict|exchange of fire|shots|shoot\w*|airstrikes?|air strikes?|shell(?:s|ed|ing)|missiles?|break(?:s)? (?:a|the) (?:truce|ceasefire)|military action)\b/i,
    ],
    classes: ["asked.clash"],
  },
  {
    kind: "territory changes hands",
    words: [
      LAND,
      /\b(hand(?:s|ed|ing)? over|handover|return(?:s|ed)?|cede[sd]?|transfer\w*|withdraw\w*|withdrew|recaptur\w+|retak\w+|captur\w+|annex\w*|secede[sd]?|control of|swap\w*)\b/i,
    ],
    classes: ["asked.territory", "icow_bilateral_all", "icow_bilateral_or_third"],
  },
  {
    kind: "a territorial claim is settled",
    words: [
      CLAIM,
      /\b(settle[sd]?|settlement|resolv\w+|drawn|demarcat\w+|delimit\w*|peace treaty|drop(?:s|ped)?|renounc\w+)\b/i,
    ],
    classes: [
      "icow_bilateral_30_years",
      "icow_bilateral_all",
      "icow_bilateral_or_third",
      "icow_talks_end_claim_since_1946",
    ],
  },
  {
    kind: "talks on a territory end in an agreement",
    words: [CLAIM, /\b(sign(?:s|ed)?|agree[sd]?|agreement|treaty|conclud\w+)\b/i],
    classes: ["icow_talks_agree_since_1946", "icow_talks_end_claim_since_1946"],
  },
  {
    kind: "a war ends in an agreement",
    words: [PEACE, /\b(agreements?|accords?|treat(?:y|ies)|settlements?|deals?)\b/i],
    classes: ["pax_ceasefire_to_comprehensive", "pax_prenegotiation_to_comprehensive", "pax_states_to_comprehensive"],
  },
  {
    kind: "a gas export project goes ahead",
    words: [/\bLNG\b/, /\b(plants?|projects?|terminals?|trains?|decision|built|operat\w+|export\w*|takes? equity)\b/i],
    classes: ["lng_project_on_plan"],
  },
  {
    kind: "a project goes ahead",
    words: [
      /\b(pipelines?|pipe|dams?|plants?|terminals?|projects?|railways?|ports?|harbours?|canals?|bridges?|reactors?|mines?|cables?|yards?|lines?|investment decision|decision to invest)\b/i,
      /\b(buil[dt]\w*|construct\w*|complet\w+|go(?:es)? ahead|open(?:s|ed)?|investment decision|decision to invest|commission\w*|operat\w+|runs?|finish\w*|work begins|takes? equity|invest\w*)\b/i,
    ],
    classes: ["asked.project_goes_ahead"],
  },
  {
    kind: "an agreement is signed",
    words: [
      TEXT,
      /\b(sign(?:s|ed|ing)?|conclud\w+|reach(?:es|ed)?|strik(?:e|es)|struck|mak(?:e|es)|made|agree[sd]?)\b/i,
    ],
    classes: ["asked.agreement"],
  },
  {
    kind: "an agreement is signed",
    words: [/\b(?:agrees? (?:on|about)|be agreed|is agreed|reach(?:es)? agreement)\b/i],
    classes: ["asked.agreement"],
  },
  {
    kind: "an agreement is kept",
    words: [TEXT, /\b(compl(?:y|ies|ied)|keep(?:s)?|kept|honou?r\w*|hold(?:s)?|held|implement\w*|stands?|quiet)\b/i],
    classes: ["agreement_kept_by_both", "ucdp_agreement_quiet_5_years"],
  },
];

/** A condition at the end of a question: it is not what is asked. */
const CONDITION = /,? (?:given|provided|if) that\b.*$/is;
/** A question that is answered yes where nothing comes about; no class counts that. */
const NEGATED = /\b(?:refus\w+|reject\w*|fail(?:s|ed)?|collaps\w+|nothing|no|never|not)\b/i;

/** Most kinds that are proposed for one question. */
const MOST_KINDS = 2;

/** Classes for the questions of a case that no class answers yet, by question id, in the case's order. */
export function proposeClasses(c: Case): { [question: string]: Proposal[] } {
  const answered = new Set(c.references.flatMap(({ questions }) => questions));
  return Object.fromEntries(
    c.questions.flatMap(({ id, ask, by }, q): [string, Proposal[]][] => {
      if (answered.has(q)) return [];
      const isFitting = (name: string): boolean => {
        const one = libraryClasses().find((known) => known.id === name);
        return one !== undefined && isKnownBy(one, c.asOfText) && lastYear(one.figures) >= (by - c.asOf) / 12;
      };
      const found = kindsOf(ask)
        .map((one) => ({ ...one, classes: one.classes.filter(isFitting) }))
        .filter(({ classes }) => classes.length > 0)
        .slice(0, MOST_KINDS);
      return found.length === 0 ? [] : [[id, found]];
    }),
  );
}

/** Kinds of question that a sentence may ask, the particular before the general, each with the words that show it. */
export function kindsOf(ask: string): Proposal[] {
  const asked = ask.replace(CONDITION, "");
  if (NEGATED.test(asked)) return [];
  const found: Proposal[] = [];
  for (const { kind, words, classes } of KINDS) {
    const seen = words.map((pattern) => pattern.exec(asked)?.[0]);
    if (seen.includes(undefined) || found.some((one) => one.kind === kind)) continue;
    found.push({ kind, words: [...new Set(seen as string[])], classes: [...classes] });
  }
  return found;
}
