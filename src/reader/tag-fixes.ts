/** Corrections of tags by the rules of src/reader/tag-rules.ts. */
import { TAG_RULES, type Place, type TagRule } from "./tag-rules.ts";
import type { Token } from "./tokens.ts";

/**
 * Changes the tags of the tokens of a page in place, in the order of the text.
 * @param changed is told of every rule that changes a tag
 */
export function retag(tokens: readonly Token[], changed?: (rule: TagRule) => void): void {
  tokens.forEach((t, i) => {
    const place: Place = { tokens, i, t, before: tokens[i - 1], next: tokens[i + 1] };
    const rule = TAG_RULES.find(({ where }) => where(place));
    if (!rule || rule.then === t.tag) return;
    t.tag = rule.then;
    changed?.(rule);
  });
}
