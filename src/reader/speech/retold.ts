/** A text that retells somebody's column: whose argument goes on without a word of saying. */
import { MEDIA_NOUNS } from "../lexicon/cues.ts";
import type { Scene } from "../scene.ts";
import type { Frame } from "./frames.ts";

/** `Her argument goes like this`, `His case runs as follows`. */
const GOES_ON = /\b(her|his|their|its|the) (\w+ )?(argument|case|thesis|reasoning|analysis|story|reading) (goes|runs|is this|is simple|unfolds|comes|has|rests|in brief|in short|proceeds)\b|\b(he|she|they) (goes|go) on\b/i;

/**
 * When the first paragraph names a writer with a column, an article or the like, and what follows carries on the argument (First,
 * Second, Third at the heads of sentences, an editor's dots, `her argument goes like this`), the writer is the source of all of it,
 * but for what the author says in the first person.
 */
export function retold(scene: Scene, frames: Frame[]): void {
  const { page } = scene;
  const first = frames.find((f) => page.sentences[f.sentence]!.paragraph === 0 && f.source !== null && scene.cast.entities[f.source]?.type === "person" && f.covers);
  if (!first) return;
  const words = page.tokens.slice(first.quote[0], first.quote[1]).map((t) => t.lower);
  if (!words.some((w) => MEDIA_NOUNS.has(w)) && !/^(writes|argues|arguing|write|argue)$/.test(words[words.length - 2] ?? words[words.length - 1] ?? "")) return;
  const heads = page.sentences.map((s) => scene.lower(s.first));
  const enumerated = heads.filter((w) => /^(first|second|third|firstly|secondly|thirdly|finally)$/.test(w)).length >= 2;
  const dots = /\[\s*\.\s*\.\s*\.|\[\u2026/.test(page.text);
  const goes = page.sentences.findIndex((s) => s.paragraph <= 1 && GOES_ON.test(page.text.slice(s.start, s.end)));
  if (enumerated || dots) { first.covers = [first.covers![0], page.tokens.length]; return; }
  if (goes < 0) return;
  // The author comes back where he or she says `I`, outside quote marks.
  let from = page.sentences[goes]!.last;
  for (let k = goes + 1; k <= page.sentences.length; k++) {
    const s = page.sentences[k];
    const own = s !== undefined && /^(I|We)$/.test(page.tokens[s.first]!.text) && !scene.quotedAt(s.first);
    if (s !== undefined && !own) continue;
    const to = s?.first ?? page.tokens.length;
    if (to > from) frames.push({ ...first, covers: [from, to], silent: true, quote: [from, from], sentence: scene.sentenceAt(from) });
    if (own) return;
  }
}
