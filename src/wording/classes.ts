/** Reference classes in words: what kind of figure a class gives, its counts, and what its group lends it. */
import type { OutsideView } from "../result/index.ts";
import { date, figures as inFigures, list, number, percent } from "./format.ts";

type Figures = NonNullable<OutsideView["figures"]>;
type Interval = Pick<OutsideView, "p" | "p5" | "p95">;

/** `5 % (2 % to 9 %)`; without an interval where the class does not say of how many. */
export const oddsText = ({ p, p5, p95 }: Interval): string => `${percent(p)}${intervalText({ p5, p95 })}`;

/** ` (2 % to 9 %)`. */
export const intervalText = ({ p5, p95 }: Pick<Interval, "p5" | "p95">): string =>
  p5 === null || p95 === null ? " (no interval)" : ` (${percent(p5)} to ${percent(p95)})`;

/** What the odds are a share of, by the kind of class. */
export const KIND_WORDS: { readonly [kind in Figures["kind"]]: string } = {
  asked: "of posed questions",
  risk: "at a rate a year",
  stage: "of such texts",
};

/** Unit of what a group lends to one of its classes. */
const LENT_WORDS: { readonly [kind in Figures["kind"]]: string } = {
  asked: "questions",
  risk: "years at risk",
  stage: "texts",
};

const years = (n: number): string => `${number(n)} ${n === 1 ? "year" : "years"}`;

/** The counts of a class: `4 of 35`, `7 in 818 years at risk`, `13 % within 1 year and 18 % within 2 years (of 83)`. */
export function figuresText(figures: Figures): string {
  if ("events" in figures) return `${number(figures.events)} in ${years(figures.years)} at risk`;
  if ("of" in figures) {
    const within =
      figures.kind === "stage" && figures.within_years !== undefined ? ` within ${years(figures.within_years)}` : "";
    return `${number(figures.yes)} of ${number(figures.of)}${within}`;
  }
  const shares = Object.entries(figures.shares).map(([n, share]) => `${percent(share)} within ${years(Number(n))}`);
  return `${list(shares)}${figures.at_risk === null ? "" : ` (of ${number(figures.at_risk)})`}`;
}

/** Sentences on the kind of a class and its counts; '' for one whose figures the case states itself. */
export function kindText({ figures }: Pick<OutsideView, "figures">): string {
  if (figures === undefined) return "";
  const counts = figuresText(figures);
  if (figures.kind === "asked") return `Of posed questions, whatever their date: ${counts}.`;
  if (figures.kind === "stage") return `Of such texts: ${counts}.`;
  return `A year: ${percent(figures.events / figures.years)}, from ${counts}.`;
}

/** A sentence on the own count of a class that is read together with its group; '' where it stands by itself. */
export function aloneText({ figures, alone }: Pick<OutsideView, "figures" | "alone">): string {
  if (figures === undefined || alone === undefined) return "";
  return `By its own count alone ${oddsText(alone)}; the rest of its group lends ${inFigures(alone.lent)} ${LENT_WORDS[figures.kind]}.`;
}

/** A sentence that marks a class that could be known only after the date of the case; '' for others. */
export function laterText({ later }: Pick<OutsideView, "later">): string {
  return later === undefined ? "" : `It could be known only from ${date(later)} on, after the date of the case.`;
}
