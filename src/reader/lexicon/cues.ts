/** Verbs by which somebody is said to say, think, know, deny or ask something, by class. Own list. */
import type { VerbClass } from "../reading.ts";

const CLASSES: { [c in Exclude<VerbClass, "direct-quote">]: string } = {
  state: "say tell report announce state declare indicate note add insist claim maintain warn stress explain acknowledge admit concede confirm mention write predict forecast testify reiterate remark observe complain counter reply respond signal hint describe caution underline emphasize emphasise assure inform disclose reveal recall quip joke vow pledge promise boast swear agree comment repeat quote object protest project call brand label dub denounce disagree rule protest fret grumble lament retort rejoin hint intimate concur foresee envisage notify certify attest aver affirm reaffirm proclaim publish specify stipulate plead remind alert brief caution hold find show demonstrate establish opine muse sigh snap scoff sneer thunder fume bemoan tweet post estimate answer interject volunteer advise recommend counsel criticise criticize attack slam blast lambast decry deplore condemn hail praise reject applaud celebrate deride mock ridicule trumpet tout",
  argue: "argue contend assert suggest propose advocate reason posit allege accuse theorize theorise",
  believe: "believe think assume consider regard see view expect suspect fear hope reckon judge calculate conclude impute attribute suppose deem perceive feel imagine presume anticipate guess worry credit bet trust assess surmise conjecture gamble wager",
  know: "know realize realise recognize recognise understand learn hear discover grasp appreciate remember notice",
  deny: "deny refute dispute dismiss rebut",
  doubt: "doubt question",
  order: "order instruct decree command urge press beg implore exhort",
  ask: "ask wonder inquire demand request",
};

export const CUES = new Map<string, VerbClass>(Object.entries(CLASSES).flatMap(([c, verbs]) => verbs.split(" ").map((verb) => [verb, c as VerbClass] as const)));

/** Verbs that say that somebody speaks only with `that` or `as` after them; else they are deeds. */
export const ONLY_WITH = new Set("hold show demonstrate establish attack slam blast criticise criticize decry deplore condemn hail praise reject applaud celebrate deride mock ridicule trumpet tout publish recognise recognize welcome rule protest hear learn agree object calculate tweet post".split(" "));

/** `regards X as`, `sees X as`, `described X as`: the content follows `as`. */
export const AS = new Set(["regard", "see", "view", "describe", "treat", "consider", "perceive", "portray", "depict", "claim", "denounce", "dismiss", "brand", "label", "cast", "frame", "condemn", "attack", "criticise", "criticize", "slam", "blast", "decry", "deride", "mock", "reject", "hail", "praise", "welcome", "applaud", "tout", "present", "characterise", "characterize", "interpret", "read", "paint", "trumpet", "know", "recognise", "recognize"]);
/** `called the deal a cartel`: the content is the object with its name. */
export const NAMES = new Set(["call", "brand", "label", "dub", "deem", "consider", "term", "pronounce", "find", "judge", "think", "believe", "reckon"]);
/** `is regarded as`, `are believed to`: nobody is named who thinks so. */
export const PASSIVE = new Set("believe think say regard see view consider expect report suspect know rumour rumor assume understand judge reckon perceive deem describe estimate presume hold fear hope allege claim predict forecast call describe see interpret dismiss portray tip".split(" "));
/** Nouns with `that`: the belief that, Tokyo's view that. */
export const CUE_NOUNS = new Map<string, VerbClass>(Object.entries({
  belief: "believe", conviction: "believe", view: "believe", assumption: "believe", opinion: "believe", suspicion: "believe", hope: "believe", fear: "believe", expectation: "believe", perception: "believe", impression: "believe", calculation: "believe", confidence: "believe", sense: "believe", bet: "believe", reading: "believe",
  claim: "state", statement: "state", assertion: "state", argument: "argue", warning: "state", suggestion: "argue", allegation: "argue", promise: "state", contention: "argue", complaint: "state", insistence: "state", assurance: "state", denial: "deny", doubt: "doubt", announcement: "state", prediction: "state", forecast: "state", finding: "state", conclusion: "argue", judgement: "believe", judgment: "believe", theory: "argue", thesis: "argue", case: "argue", worry: "believe", concern: "believe", reasoning: "argue", line: "state", message: "state", accusation: "state", charge: "state", threat: "state", pledge: "state", vow: "state", admission: "state", notion: "believe", idea: "believe", illusion: "believe", recognition: "know", realisation: "know", realization: "know",
}) as [string, VerbClass][]);
/** `is convinced that`, `are confident that`. */
export const CUE_ADJECTIVES = new Map<string, VerbClass>(Object.entries({ convinced: "believe", confident: "believe", sure: "believe", persuaded: "believe", adamant: "state", aware: "know", doubtful: "doubt", sceptical: "doubt", skeptical: "doubt", worried: "believe", afraid: "believe", hopeful: "believe", optimistic: "believe", conscious: "know", concerned: "believe", fearful: "believe", certain: "believe", wary: "believe", unconvinced: "doubt", unsure: "doubt", insistent: "state", clear: "state", positive: "believe", anxious: "believe", satisfied: "believe" }) as [string, VerbClass][]);
/** What an article is called when its argument is retold. */
export const MEDIA_NOUNS = new Set("column article essay piece op-ed paper report book interview post commentary editorial brief study memo dispatch blog analysis lecture speech".split(" "));
