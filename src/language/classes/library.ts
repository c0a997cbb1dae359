/**
 * The library of reference classes, library/reference-classes.yaml: how often comparable cases came out one way, each
 * class with its figures, its source and the terms of that source.
 */
import * as z from "zod";
import shipped from "../../../library/reference-classes.yaml";
import { parseDate } from "../blocks/dates.ts";

/** Shape of the file. It is made where a file is read: the one that comes with Entente is held against it by a test. */
const libraryShape = () => {
  const count = z.int().min(0);
  const above = z.number().positive();
  const sentence = z.string().min(1);
  const date = z.union([z.int(), z.string()]).transform(String);

  const ASKED = z.strictObject({ yes: count, of: count.min(1), median_days: above.optional() });
  const RISK = z.strictObject({ events: count, years: above });
  const COUNTED = z.strictObject({ yes: count, of: count.min(1), within_years: above.optional() });
  const BY_YEARS = z.strictObject({
    shares: z.record(z.string().regex(/^\d+$/), z.number().min(0).lt(1)),
    at_risk: count.min(1).nullable(),
  });
  const rest = {
    group: sentence.optional(),
    name: sentence,
    counts: sentence,
    span: z.tuple([z.int(), z.int()]),
    since: date,
    caveat: sentence.optional(),
    because: z.array(z.record(z.string(), sentence)).min(1),
  };
  return z.strictObject({
    entente_classes: z.literal(1),
    sources: z.record(
      z.string(),
      z.strictObject({ title: sentence, url: sentence.optional(), snapshot: date.optional(), terms: sentence }),
    ),
    classes: z.record(
      z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/),
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("asked"), figures: ASKED, ...rest }),
        z.strictObject({ kind: z.literal("risk"), figures: RISK, ...rest }),
        z.strictObject({ kind: z.literal("stage"), figures: z.union([COUNTED, BY_YEARS]), ...rest }),
      ]),
    ),
  });
};
type Library = z.infer<ReturnType<typeof libraryShape>>;
type Entry = Library["classes"][string];

/** Kinds of class: `asked` of posed questions, `risk` a year, `stage` from one text to the next. Never pooled. */
export const CLASS_KINDS = ["asked", "risk", "stage"] as const;
export type ClassKind = (typeof CLASS_KINDS)[number];

/** Figures of a class by its kind, as counted. `shares`: cumulated, by whole years; `at_risk` null: not counted. */
export type ClassFigures =
  | { kind: "asked"; yes: number; of: number; median_days?: number }
  | { kind: "risk"; events: number; years: number }
  | { kind: "stage"; yes: number; of: number; within_years?: number }
  | { kind: "stage"; shares: { [years: string]: number }; at_risk: number | null };

/** A class of the library. */
export interface LibraryClass {
  id: string;
  kind: ClassKind;
  /** Disjoint classes of one kind that learn from one another; null where it stands by itself. */
  group: string | null;
  name: string;
  /** What is counted, in words. */
  counts: string;
  figures: ClassFigures;
  /** First and last year counted. */
  span: readonly [number, number];
  /** When it could be known: YYYY, YYYY-MM or YYYY-MM-DD. */
  since: string;
  terms: string[];
  caveat: string | null;
  /** Where each figure was counted, with the title of the source. */
  because: string[];
}

/**
 * The classes of a library's YAML, in its order.
 * @throws Error that names the class and the field where the value is not a library
 */
export function readLibrary(value: unknown): LibraryClass[] {
  const read = libraryShape().safeParse(value);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw new Error(`${path.join(".") || "the file"}: ${message}`);
  }
  const { sources } = read.data;
  for (const [id, entry] of Object.entries(read.data.classes)) {
    const wrong = problemOf(entry, { kind: entry.kind, ...entry.figures } as ClassFigures);
    if (wrong) throw new Error(`classes.${id}: ${wrong}`);
    for (const source of entry.because.flatMap((one) => Object.keys(one)))
      if (!Object.hasOwn(sources, source)) throw new Error(`classes.${id}: unknown source '${source}'`);
  }
  const classes = classesOf(read.data);
  for (const one of classes) checkGroup(one, classes);
  return classes;
}

const classesOf = ({ classes, sources }: Library): LibraryClass[] =>
  Object.entries(classes).map(([id, entry]) => classOf(id, entry, sources));

function classOf(id: string, entry: Entry, sources: Library["sources"]): LibraryClass {
  const figures = { kind: entry.kind, ...entry.figures } as ClassFigures;
  const because = entry.because.flatMap((one) => Object.entries(one));
  return {
    id,
    kind: entry.kind,
    group: entry.group ?? null,
    name: entry.name,
    counts: entry.counts,
    figures,
    span: entry.span,
    since: String(entry.since),
    terms: [...new Set(because.map(([source]) => sources[source].terms))],
    caveat: entry.caveat ?? null,
    because: because.map(([source, where]) => `${sources[source].title}. ${where}`),
  };
}

function problemOf({ span, since }: Entry, figures: ClassFigures): string | null {
  const known = parseDate(since);
  if (!known) return `since '${since}' is not a date; one is written as 2012, 2012-10 or 2012-10-31`;
  if (span[0] > span[1]) return `span begins in ${span[0]} and ends in ${span[1]}`;
  if (known.last < String(span[1])) return `it counts until ${span[1]} and is known since ${since}`;
  if ("of" in figures) return figures.yes > figures.of ? `${figures.yes} of ${figures.of} is more than all` : null;
  if (!("shares" in figures)) return null;
  const shares = Object.entries(figures.shares).map(([years, share]) => ({ years: Number(years), share }));
  if (shares.length === 0 || shares[0].years === 0) return "shares are by years, from 1 on";
  const falls = shares.find(({ share }, n) => n > 0 && share < shares[n - 1].share);
  return falls ? `the share within ${falls.years} years is less than that within fewer` : null;
}

function checkGroup(one: LibraryClass, classes: readonly LibraryClass[]): void {
  const other = classes.find(({ group, kind }) => one.group !== null && group === one.group && kind !== one.kind);
  if (other) throw new Error(`classes.${one.id}: its group has classes of another kind, such as ${other.id}`);
  if (one.group !== null && ("shares" in one.figures || "within_years" in one.figures))
    throw new Error(`classes.${one.id}: shares by years are in no group`);
}

/** Whether a class could be known by the end of a date as written: 2012, 2012-10 or 2012-10-31. */
export const isKnownBy = ({ since }: LibraryClass, date: string): boolean =>
  parseDate(since)!.last <= parseDate(date)!.last;

/** Years beyond which a class says nothing; Infinity where it speaks of any. */
export function lastYear(figures: ClassFigures): number {
  if ("shares" in figures) return Math.max(...Object.keys(figures.shares).map(Number));
  return figures.kind === "stage" ? (figures.within_years ?? Infinity) : Infinity;
}

let known: LibraryClass[] | null = null;

/** The classes that come with Entente. */
export const libraryClasses = (): readonly LibraryClass[] => (known ??= classesOf(shipped as Library));
