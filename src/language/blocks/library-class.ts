/** A class of the library under `reference`: its figures come from there, the case says which questions it speaks of. */
import type { Owner, Question, ReferenceClass } from "../case.ts";
import { isKnownBy, lastYear, libraryClasses, type LibraryClass } from "../classes/library.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { shorten } from "../text/visible.ts";
import { Block, join, ownedBy, type Member } from "./block.ts";
import type { Names, Reading } from "./reading.ts";
import { LIBRARY_REFERENCE } from "./shapes.ts";

const OWNER: Owner = { kind: "lens", lens: "reference" };

export function readLibraryClass(
  reading: Reading,
  member: Member,
  names: Names,
  questions: readonly Question[],
): ReferenceClass[] {
  const { key: id, keySpan, value, path } = member;
  const block = Block.of(reading, value, keySpan, path, LIBRARY_REFERENCE, ownedBy(member, OWNER));
  const found = block && classOf(reading, block);
  if (!found) return [];
  const listed = block.list("answers", "question", names);
  for (const { index, span } of listed) {
    const years = (questions[index].by - (reading.asOf?.month ?? questions[index].by)) / 12;
    const last = lastYear(found.figures);
    if (years > last)
      reading.error(
        "out-of-range",
        `class '${found.id}' says nothing beyond ${last} ${last === 1 ? "year" : "years"}, and '${questions[index].id}' asks for ${Math.ceil(10 * years) / 10}`,
        join(path, "answers"),
        span,
      );
  }
  const grounds = found.because.map(
    (quote) => reading.citations.push({ path, kind: "judged", source: null, quote, start: null, end: null }) - 1,
  );
  const caveats = [block.text("caveat"), found.caveat].filter((caveat) => caveat !== null);
  return [
    {
      id,
      name: found.name,
      counts: found.counts,
      caveat: caveats.length === 0 ? null : caveats.join(" "),
      questions: listed.map(({ index }) => index),
      rate: { kind: "library", class: found, others: othersOf(found, reading.asOf?.text ?? found.since) },
      then: [],
      lead: block.flag("lead", false),
      later: laterThan(reading, block, found),
      citations: [...(block.cover ?? []), ...grounds],
    },
  ];
}

function classOf(reading: Reading, block: Block): LibraryClass | null {
  const word = block.text("class");
  if (word === null) return null;
  const ids = libraryClasses().map(({ id }) => id);
  const found = libraryClasses().find(({ id }) => id === word);
  if (found) return found;
  const near = ids.find((id) => id.endsWith(`.${word}`)) ?? nearest(word, ids);
  reading.error(
    "unknown-name",
    `the library has no class '${shorten(word)}'${suggestion(near) || "; `entente reference` lists them"}`,
    join(block.path, "class"),
    block.entries.get("class")!.value.span,
    near,
  );
  return null;
}

/** The date from which the class could be known where that is after as_of; a message unless the case says `later: true`. */
function laterThan(reading: Reading, block: Block, found: LibraryClass): string | null {
  const { id, since } = found;
  const later = block.flag("later", false);
  if (!reading.asOf || isKnownBy(found, reading.asOf.text)) return null;
  if (!later)
    reading.error(
      "later-class",
      `class '${id}' could be known from ${since} on, after as_of (${reading.asOf.text}); say \`later: true\` to use it nevertheless`,
      join(block.path, "class"),
      block.entries.get("class")!.value.span,
    );
  return since;
}

/** Other classes of its group that could be known by as_of, or when the class itself could. */
const othersOf = (one: LibraryClass, asOf: string): LibraryClass[] =>
  libraryClasses().filter(
    (other) =>
      one.group !== null &&
      other.group === one.group &&
      other.id !== one.id &&
      (isKnownBy(other, asOf) || isKnownBy(other, one.since)),
  );
