/** Base forms of words: irregular verbs in a table, the rest by their endings. */
const IRREGULAR = new Map(
  `
said say|told tell|thought think|knew know|known know|sought seek|felt feel|held hold|met meet|made make|gave give|given give|took take|taken take|broke break|broken break|sent send|struck strike|stricken strike|shot shoot|fought fight
withdrew withdraw|withdrawn withdraw|left leave|went go|gone go|built build|drew draw|drawn draw|led lead|rose rise|risen rise|fell fall|fallen fall|sank sink|sunk sink|bought buy|sold sell|paid pay|won win|lost lose|spoke speak|spoken speak
wrote write|written write|began begin|begun begin|forbade forbid|forbidden forbid|arose arise|arisen arise|grew grow|grown grow|came come|became become|saw see|seen see|kept keep|understood understand|swore swear|sworn swear|overthrew overthrow
overthrown overthrow|drove drive|driven drive|stood stand|threw throw|thrown throw|fled flee|flew fly|flown fly|froze freeze|frozen freeze|laid lay|spent spend|undertook undertake|undertaken undertake|brought bring|caught catch|taught teach
lent lend|ran run|got get|gotten get|meant mean|found find|heard hear|read read|shut shut|put put|set set|cut cut|hit hit|let let|split split|hurt hurt|cast cast|bid bid|was be|were be|is be|are be|been be|am be|'s be|has have|had have|did do|does do|done do
shook shake|shaken shake|bore bear|chose choose|chosen choose|hid hide|hidden hide|rode ride|sat sit|slept sleep|stole steal|stolen steal|tore tear|torn tear|upheld uphold|withheld withhold|foresaw foresee|foreseen foresee|overcame overcome
blew blow|blown blow|bent bend|bound bind|dealt deal|dug dig|fed feed|hung hang|leapt leap|lit light|rang ring|sprang spring|stuck stick|swept sweep|swung swing|wore wear|worn worn|wound wind|misread misread|underwent undergo|dragged drag|banned ban|overran overrun|forgave forgive|forgiven forgive|forewent forgo|forewarned forewarn|retook retake|retaken retake|wrested wrest|shrank shrink|shrunk shrink|swam swim|clung cling|flung fling|slung sling|stung sting|strove strive|striven strive|outbid outbid|outdid outdo|outlawed outlaw|partook partake|redrew redraw|redrawn redraw|rebuilt rebuild|resold resell|repaid repay|rewrote rewrite|rewritten rewrite|mistook mistake|mistaken mistake|forgot forget|forgotten forget|blew blow|dove dive|ate eat|eaten eat|shed shed|spat spit|burnt burn|learnt learn|quit quit|sued sue|barred bar|died die|lies lie|lay lie|tied tie
`
    .trim()
    .split(/[|\n]/)
    .map((pair) => pair.trim().split(" ") as [string, string]),
);

const ADVERB = /ly$/;

/** Cache of base forms; a text repeats its words. */
const CACHE = new Map<string, readonly string[]>();
const MAX_CACHED_WORDS = 20_000;

/** Base forms of a word, the likeliest first. */
export function bases(word: string): readonly string[] {
  const w = word.toLowerCase();
  const before = CACHE.get(w);
  if (before) return before;
  if (CACHE.size >= MAX_CACHED_WORDS) CACHE.clear();
  const made = worked(w);
  CACHE.set(w, made);
  return made;
}

function worked(w: string): string[] {
  const found = IRREGULAR.get(w);
  const out = found ? [found, w] : [w];
  if (w.endsWith("ies") && w.length > 4) out.push(`${w.slice(0, -3)}y`);
  if (w.endsWith("es") && w.length > 3) out.push(w.slice(0, -2));
  if (w.endsWith("s") && !w.endsWith("ss") && w.length > 3) out.push(w.slice(0, -1));
  for (const ending of ["ed", "ing"])
    if (w.endsWith(ending) && w.length > ending.length + 2) {
      const stem = w.slice(0, -ending.length);
      out.push(stem, `${stem}e`);
      if (stem.length > 2 && stem[stem.length - 1] === stem[stem.length - 2]) out.push(stem.slice(0, -1));
      if (stem.endsWith("i")) out.push(`${stem.slice(0, -1)}y`);
      if (stem.endsWith("ck")) out.push(stem.slice(0, -1));
    }
  return out;
}

/** The base form in a table's keys, or null. */
export function known<T>(table: ReadonlyMap<string, T>, word: string): { base: string; value: T } | null {
  for (const base of bases(word)) {
    const value = table.get(base);
    if (value !== undefined) return { base, value };
  }
  return null;
}

/** Base forms that only look like a past. */
const NO_PAST = new Set(
  "need feed speed seed breed bleed greed creed heed weed exceed proceed succeed embed shed wed sled indeed red bed".split(
    " ",
  ),
);
const past = (word: string): boolean => word.endsWith("ed") && !NO_PAST.has(word);

export const isPast = (word: string): boolean =>
  past(word) ||
  (IRREGULAR.has(word) &&
    !/^(is|are|am|'s|has|does|lies|lay|gone|done|been|known|seen|given|taken|drawn|driven|grown|written|broken|thrown|frozen|worn|forbidden)$/.test(
      word,
    ));
export const isParticiple = (word: string): boolean =>
  past(word) ||
  word.endsWith("en") ||
  (IRREGULAR.has(word) &&
    !/^(was|were|is|are|had|has|did|does|went|came|became|began|knew|saw|gave|took|drew|drove|grew|wrote|broke|threw|froze|rose|fell|spoke|withdrew|ran)$/.test(
      word,
    ));
export const isAdverb = (word: string): boolean => ADVERB.test(word);
