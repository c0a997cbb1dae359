/** Verbs around an accord: which ones, whether each states a fact, and whether it is denied. */
import type { Clause } from "../../grammar/index.ts";
import { LIGHT } from "../../lexicon/events.ts";
import { bases } from "../../lexicon/forms.ts";
import type { Scene } from "../../analysed-text.ts";

/** A verb about the accord, with its token; without a clause it is a participle after the name. */
export interface Said {
  word: string;
  fact: boolean;
  negated: boolean;
  clause: Clause | null;
  at: number;
}

export const oneOf = (set: ReadonlySet<string>, word: string): boolean => bases(word).some((b) => set.has(b));

const PARTICIPLE =
  /^(signed|concluded|ratified|agreed|reached|sealed|adopted|initialled|initialed|brokered|negotiated|struck|proposed|drafted|mooted|floated|abandoned|suspended|shelved|frozen|scrapped|tabled|offered|suggested|renewed|extended|annulled|dating|made|finalised|finalized|approved|endorsed)$/;
const TRIES = /^(seek|try|tried|trying|sought|attempt|attempted)$/;
const MODAL = /\b(would|could|may|might|should|will|shall|cannot|can)\b(?! have)/;
/** Stances before `to` and a verb: an act that is near, ready, wished, promised or refused has not happened. */
const STANCE =
  /\b(close|near|about|ready|prepared|willing|poised|due|set|likely|unlikely|expected|eager|keen|reluctant|able|unable|free|hopes?|plans?|wants?|wishe?s?|means?|aims?|hoping|planning|pledged|promised|vowed|threatened|offered|proposed|urged|asked|told|invited|refused|declined|failed|forgot|yet|scheduled|slated|planned|meant|supposed|destined|bound|intended) ([\w-]+ ){0,2}to( be)?$/;
const BEFORE_GERUND = /\b(to|of|from|towards|toward|before|without|for|about|on|against)$/;

/**
 * Verbs with the accord as subject or object, those of relative clauses on it, and participles right after it.
 * @param i head of its name, which ends before `last`
 */
export function sayings(scene: Scene, i: number, last: number, sentence: number): Said[] {
  const s = scene.page.sentences[sentence];
  const asked = scene.token(s.last - 1).text === "?";
  const own = scene.clauseOf(i);
  const out: Said[] = [];
  for (const clause of scene.clausesOf(sentence)) {
    if (clause !== own && !within(clause.subject, i) && !hangs(scene, clause, i, last)) continue;
    const { chain } = clause.group;
    const at = chain[chain.length - 1];
    const stance = chain.slice(0, -1).some((c) => !oneOf(LIGHT, scene.lower(c)) || TRIES.test(scene.lower(c)));
    const nobody = clause.subject !== null && /^(neither|nobody|none|no)$/.test(scene.lower(clause.subject[0]));
    out.push({
      word: scene.lower(at),
      fact: !asked && !doubted(scene, clause) && !stance && !unreal(scene, at, s.first),
      negated: clause.group.negated !== null || nobody,
      clause,
      at,
    });
  }
  for (let k = last; k < Math.min(s.last, last + 3); k++) {
    const word = scene.lower(k);
    if (PARTICIPLE.test(word) && !out.some(({ at }) => at === k) && scene.token(k).tag !== "NOUN")
      out.push({ word, fact: true, negated: /^(not|never)$/.test(scene.lower(k - 1)), clause: null, at: k });
    if (!/^(PUNCT|ADV)$/.test(scene.token(k).tag) && !/^(not|never|first)$/.test(word)) break;
  }
  return out;
}

const within = (range: Clause["subject"], i: number): boolean => range !== null && range[0] <= i && i < range[1];

/** `a treaty, which`, `the idea of a treaty that` */
function hangs(scene: Scene, { kind, shared, marker }: Clause, i: number, last: number): boolean {
  if (kind === "relative") return within(shared, i) && marker !== null && marker - last <= 2;
  return kind === "complement" && marker === last && scene.lower(last) === "that";
}

function doubted(scene: Scene, { group, kind, marker }: Clause): boolean {
  return (
    group.modal !== null ||
    kind === "condition" ||
    (marker !== null && /^(whether|if|unless|how)$/.test(scene.lower(marker)))
  );
}

/** `would in all likelihood agree to`, `are close to signing`: words before the verb show that it has not happened. */
function unreal(scene: Scene, verb: number, first: number): boolean {
  const before: string[] = [];
  for (
    let k = verb - 1;
    k >= Math.max(first, verb - 8) && !/^([,;:"]|that|which|who|and|but)$/.test(scene.lower(k));
    k--
  )
    before.unshift(scene.lower(k));
  const words = before.join(" ");
  return MODAL.test(words) || STANCE.test(words) || (scene.lower(verb).endsWith("ing") && BEFORE_GERUND.test(words));
}
