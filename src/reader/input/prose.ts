/** A document by blocks, and the prose of it: headings, lists of links and what stands behind the article are structure. */

export interface Block {
  kind: "paragraph" | "heading";
  text: string;
  /** Of a heading 1 to 6; of a paragraph 0. */
  level: number;
  /** Characters of it that are the text of links. */
  linked: number;
}

/** What prose left out, in words for the user, and the title where the first heading gives one. */
export interface Prose {
  text: string;
  title: string | null;
  notes: string[];
}

/** Headings behind which no argument stands: sources, notes, offers of other texts. */
const BACK_MATTER =
  /^(?:\d+[.)]?\s*)?(?:references?|bibliography|works cited|(?:foot|end)?notes|sources|citations|external links|further reading|see also|read (?:more|next|also)|related(?: \w+)?|more (?:on|from|in) .*|most (?:read|popular|viewed)|recommended.*|you (?:may|might) also .*|about the authors?|comments?|tags|topics|share(?: this.*)?|follow us.*|subscribe.*|sign up.*|newsletter.*|advertisement)\s*:?$/i;
/** A paragraph that offers another text. */
const OFFER = /^(?:read (?:more|next|also)|related(?: \w+)?|see also|also read|more(?: on this)?)\s*[:\u2013\u2014-]/i;
/** Share of a paragraph that is links, from which it is a list of links and no prose. */
const MIN_LINKED_SHARE = 0.9;
/** A paragraph of links longer than this is prose all the same. */
const MAX_LINKED_CHARACTERS = 300;

/** The prose of a document: paragraphs, a blank line between two. Where nothing is left, everything is kept. */
export function proseOf(blocks: readonly Block[]): Prose {
  const first = blocks.find(({ kind }) => kind === "heading");
  const kept: string[] = [];
  let [headings, links, behind] = [0, 0, 0];
  let skipped = 0;
  for (const { kind, text, level, linked } of blocks) {
    if (kind === "heading") {
      headings++;
      if (skipped > 0 && level > skipped) continue;
      skipped = BACK_MATTER.test(text.trim()) ? level : 0;
      continue;
    }
    if (skipped > 0) behind++;
    else if (OFFER.test(text) || (linked >= MIN_LINKED_SHARE * text.length && text.length <= MAX_LINKED_CHARACTERS))
      links++;
    else if (BACK_MATTER.test(text.trim())) skipped = 6;
    else kept.push(text);
  }
  if (kept.length === 0)
    return { text: blocks.map(({ text }) => text).join("\n\n"), title: first?.text ?? null, notes: [] };
  const count = (n: number, one: string, more: string): string[] => (n === 0 ? [] : [`${n} ${n === 1 ? one : more}`]);
  const left = [
    ...count(headings, "heading", "headings"),
    ...count(links, "link to another text", "links to other texts"),
    ...count(behind, "paragraph of notes or references", "paragraphs of notes or references"),
  ];
  return {
    text: kept.join("\n\n"),
    title: first?.text ?? null,
    notes: left.length === 0 ? [] : [`Left out as structure: ${left.join(", ")}.`],
  };
}
