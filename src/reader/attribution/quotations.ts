/**
 * Quotations without a reporting verb beside them: quoted words of an actor, a continued quotation, an answer in an
 * interview.
 */
import type { Range } from "../grammar/index.ts";
import type { Scene } from "../analysed-text.ts";
import type { Frame } from "./frame.ts";

/** `we put four questions to X`, `in an interview with X`, `we spoke to X` */
const INTERVIEW =
  /\b(interview(ed|s)?|questions? to|sat down with|(spoke|talked|speaks|talks) (to|with)|we asked|I asked|conversation with|questions for)\b/i;

export function quotations(scene: Scene, frames: Frame[]): void {
  const asked = interviewed(scene);
  for (const [open, close, sentence] of marks(scene)) {
    const words = close - open - 1;
    if (words < 1) continue;
    const around = frames
      .filter(
        (f) =>
          f.covers &&
          f.source !== null &&
          f.covers[0] <= open + 1 &&
          f.covers[1] >= Math.min(close, open + 4) &&
          !(f.silent && f.quote[0] === open),
      )
      .sort((a, b) => span(a) - span(b));
    const own = around[0];
    const tail = scene.token(close - 1).text;
    const whole = scene.token(open + 1).capital && /^[.!?,]$/.test(tail);
    if (
      own &&
      words <= 8 &&
      !whole &&
      !(own.covers![0] === open + 1 && own.covers![1] <= close + 1 && own.quote[0] > close)
    ) {
      if (
        !frames.some((f) => f.quote[0] === open) &&
        (words <= 5 || !scene.clausesOf(sentence).some((c) => c.group.first > open && c.group.main < close))
      )
        frames.push({
          rule: "quoted words",
          quote: [open, close + 1],
          source: own.source,
          also: [],
          cue: '"',
          verb_class: "direct-quote",
          covers: null,
          sentence,
          described: null,
        });
      continue;
    }
    const spoken = around.some(
      (f) =>
        (!f.silent && f.sentence <= sentence && span(f) < 200 && f.covers![0] >= open - 1) ||
        (f.sentence === sentence && !f.silent),
    );
    if (spoken || words < 3) continue;
    const source = goesOn(scene, frames, open, sentence) ?? asked;
    if (source !== null)
      frames.push({
        rule: "continued quotation",
        quote: [open, open + 1],
        source,
        also: [],
        cue: "",
        verb_class: "direct-quote",
        covers: [open + 1, close],
        sentence,
        described: null,
        silent: true,
      });
  }
}

const span = (f: Frame): number => f.covers![1] - f.covers![0];

/** Pairs of quote marks, each within one paragraph, with the sentence in which they open. */
function* marks(scene: Scene): Generator<[number, number, number]> {
  const { tokens, sentences } = scene.page;
  let open: [number, number, number] | null = null;
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    const s = sentences[sentence];
    if (open && open[2] !== s.paragraph) open = null;
    for (let i = s.first; i < s.last; i++) {
      if (tokens[i].text !== '"') continue;
      if (open) {
        yield [open[0], i, open[1]];
        open = null;
      } else open = [i, sentence, s.paragraph];
    }
  }
}

/** The speaker of the preceding quotation in the same paragraph. */
function goesOn(scene: Scene, frames: readonly Frame[], open: number, sentence: number): string | null {
  const { sentences } = scene.page;
  let best: Frame | null = null;
  for (const f of frames) {
    if (
      f.source === null ||
      f.covers === null ||
      f.quote[1] > open ||
      sentences[f.sentence].paragraph !== sentences[sentence].paragraph ||
      f.sentence < sentence - 3
    )
      continue;
    if (scene.token(Math.max(0, f.covers[0] - 1)).text !== '"' && scene.token(f.covers[0]).text !== '"') continue;
    if (!best || f.quote[0] > best.quote[0]) best = f;
  }
  return best?.source ?? null;
}

/** The person interviewed, where the head of the text announces an interview. */
function interviewed(scene: Scene): string | null {
  const { sentences, text } = scene.page;
  for (const s of sentences.filter((x) => x.paragraph <= 2)) {
    if (!INTERVIEW.test(text.slice(s.start, s.end))) continue;
    const range: Range = [s.first, s.last];
    const person = scene.mentions(range).find((m) => scene.cast.entities[m.ids[0]]?.type === "person");
    if (person) return person.ids[0];
  }
  return null;
}
