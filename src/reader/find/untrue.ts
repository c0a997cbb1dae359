/** Whether the clause above another denies or questions it. */
import { wordAt, wordsOf, type AnalysedText } from "../analysed-text.ts";
import type { Clause } from "../grammar/index.ts";

/** Words of a denial; two of them cancel out. */
const UNTRUE =
  /\b(?:not|n't|never|no|nobody|none|nothing|hardly|scarcely|little|few|neither|untrue|false|wrong|mistaken|myth|doubt\w*|unlikely|unclear|implausible|absurd|pretend\w*|den(?:y|ies|ied)|reject\w*|dismiss\w*|disput\w+|refut\w+)\b/gi;
/** What is no secret and no surprise is so. */
const HIDDEN = /\b(?:secret|hides?|hid|hidden|conceal\w*|disguise[sd]?|surpris\w+|question|only|just|merely)\b/i;

/** `It is not true that Mali wants`, `there is no sign that it needs`, `as if it wanted`, `whether it wants`. */
export function isUntrue(text: AnalysedText, { kind, parent, marker, first }: Clause): boolean {
  const opener = marker ?? first;
  const word = wordAt(text, opener);
  if (/^(whether|unless|lest)$/.test(word)) return true;
  if (/^(if|though)$/.test(word) && wordAt(text, opener - 1) === "as") return true;
  if (kind !== "complement" || parent === null || marker === null) return false;
  const over = text.grammar.clauses[parent];
  if (over.group.first >= marker) return false;
  // `The official, who asked not to be named, added that`: an aside denies nothing.
  const subject = over.subject === null ? "" : wordsOf(text, over.subject).split(",")[0];
  const said = `${subject} ${wordsOf(text, [over.group.first, marker])}`;
  return (said.match(UNTRUE) ?? []).length % 2 === 1 && !HIDDEN.test(said);
}
