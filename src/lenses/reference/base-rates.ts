/** Base rates to begin from: classes of the library that speak of a chance or a rate of a case (docs/use/agreements.md). */
import { isKnownBy, libraryClasses, type LibraryClass } from "../../language/classes/library.ts";
import { readingOf } from "./class-reading.ts";

export interface BaseRate {
  class: string;
  name: string;
  /** What is counted. */
  counts: string;
  /** 90 % interval as a range to write: `0.75 to 0.88`. */
  range: string;
  /** Why the number is not to be written with this range; null where it may be. */
  beside: string | null;
  caveat: string | null;
  /** Where it was counted. */
  source: string;
}

interface Kind {
  /** Of the path of a number. */
  path: RegExp;
  classes: readonly string[];
  beside: string | null;
}

/** Years within which a class by years is read. */
const YEARS = 5;

const KINDS: readonly Kind[] = [
  {
    path: /\.procedure\.outcome\./,
    classes: ["agreement_ratified", "asked.approval_of_finished_text"],
    beside: null,
  },
  {
    path: /\.concludes$/,
    classes: ["icow_talks_agree_since_1946", "icow_talks_end_claim_since_1946"],
    beside: "refusals are counted in it, and the gains of the case have them already: hold a run against it",
  },
  {
    path: /\.expected\.chance\./,
    classes: ["agreement_kept_by_both", "asked.ties_restored", "asked.sanction_lifted", "asked.project_goes_ahead"],
    beside: null,
  },
  {
    path: /^reactions\.|\.probability$/,
    classes: ["asked.clash", "asked.ties_restored", "asked.sanction_lifted"],
    beside: null,
  },
  {
    path: /^tables\.[^.]+\.meetings_per_year$/,
    classes: ["asked.talks_begin", "asked.leaders_meet"],
    beside: "it is the share of posed questions that came true, and no rate a year",
  },
  {
    path: /(^|\.)turnover\.per_year$/,
    classes: ["asked.leader_leaves"],
    beside: "it is the share of posed questions that came true, and no rate a year",
  },
];

/**
 * @param path of a number
 * @param asOf date of the case as written; classes that could be known only later are left out
 */
export function baseRatesOf(path: string, asOf: string): BaseRate[] {
  const kind = KINDS.find((one) => one.path.test(path));
  if (!kind) return [];
  const all = libraryClasses();
  return kind.classes.flatMap((id): BaseRate[] => {
    const found = all.find((one) => one.id === id);
    return found && isKnownBy(found, asOf) ? [rateOf(found, all, kind.beside)] : [];
  });
}

function rateOf(one: LibraryClass, all: readonly LibraryClass[], beside: string | null): BaseRate {
  const others = all.filter(({ id, group }) => id !== one.id && group !== null && group === one.group);
  const { p, p5, p95 } = readingOf(
    one.figures,
    others.map(({ figures }) => figures),
  ).within(YEARS);
  return {
    class: one.id,
    name: one.name,
    counts: one.counts,
    range: p5 === null || p95 === null ? String(digits(p)) : `${digits(p5)} to ${digits(p95)}`,
    beside,
    caveat: one.caveat,
    source: one.because.join(" "),
  };
}

const digits = (share: number): number => Number(share.toFixed(2));
