/**
 * The public result (interface.md, format 1): all that a report, a studio or `--json` reads.
 * Probabilities and shares are in 0..1, gains in points, months 'YYYY-MM'. Fields of later work are absent.
 */
import type { BlendFinding, ReferenceFindings, StabilityFindings } from "./lenses.ts";
import type { MarketFindings } from "./market.ts";
import type {
  CitationFinding,
  DriverFinding,
  PackageFinding,
  ParameterFinding,
  Shift,
  SourceFinding,
  TableDeals,
} from "./parts.ts";
import type { DecisionFinding, QuestionFinding, TippingFinding } from "./questions.ts";
import type { SinceFinding } from "./since.ts";

export type * from "./lenses.ts";
export type * from "./market.ts";
export type * from "./parts.ts";
export type * from "./questions.ts";
export type * from "./since.ts";

export interface ResultMessage {
  code: string;
  severity: "warning" | "note";
  message: string;
  path: string;
}

export interface Result {
  entente: 1;
  case: { id: string; title: string; as_of: string; until: string; hash: string };
  run: {
    seed: number;
    draws: number;
    paths: number;
    limit: number;
    /** Worlds tried until `draws` of them fit (or `limit` were tried), those kept, kept / worlds. */
    worlds: number;
    kept: number;
    fit: number;
    scenario: string | null;
    set: { [path: string]: string };
    pin: { [driver: string]: number };
    engine: string;
    seconds: number;
  };
  /** Null where the case has no record. `said` is one plain sentence. */
  record: {
    since: string;
    match: string[];
    /** What stood in the month `since`, by issue, and what is known to have stood at the end of other months. */
    from: { [issue: string]: string };
    known: { month: string; holds: { [issue: string]: string[] } }[];
    said: string;
  } | null;
  questions: { [id: string]: QuestionFinding };
  decisions?: { [id: string]: DecisionFinding };
  sources: { [id: string]: SourceFinding };
  citations: CitationFinding[];
  drivers: { [id: string]: DriverFinding };
  accords: {
    id: string;
    parties: string[];
    date: string;
    kind: string;
    binds: boolean;
    on: string | null;
    text: string | null;
    citations: number[];
  }[];
  events: {
    id: string;
    date: string;
    who: string;
    does: string;
    whom: string | null;
    text: string | null;
    citations: number[];
  }[];
  /** Where what is at issue lies: degrees east and north. */
  places: { id: string; name: string; lon: number; lat: number; on: string | null; citations: number[] }[];
  issues: { [id: string]: { name: string; options: { [id: string]: string } } };
  tables: {
    [id: string]: {
      name: string;
      parties: string[];
      ratified_by: string[];
      issues: string[];
      /** By driver id, as for a question: where the driver, alone, opens the table's zone today. */
      tipping?: { [driver: string]: TippingFinding };
    };
  };
  packages: PackageFinding[];
  /** Tables with at most 1,000 packages. */
  deals: TableDeals[];
  /** Share of worlds with a non-empty zone today, with the whole agenda of a table and with each of its issues alone. */
  linkage?: {
    table: string;
    together: number;
    apart: { [issue: string]: number };
    /** Share of worlds in which no issue alone has a zone and all together do: the deals that owe themselves to trading one issue for another. */
    only_together: number;
  }[];
  actors: {
    [id: string]: {
      name: string;
      code: string | null;
      part_of: string | null;
      /** Points between the worst and the best feasible package over all driver levels, at medians; null for an actor without stake or need. */
      range: number | null;
      needs: { [id: string]: string };
      /** What the case leaves out (its residuals): at the declared standing, and at a question's packages that can still be had, on average; null for an actor whose residual is 0. */
      left_out?: { standing: Shift; questions: { [id: string]: Shift } } | null;
    };
  };
  parameters: { [path: string]: ParameterFinding };
  /** By path: indices into `citations`. */
  cited_by: { [path: string]: number[] };
  /** Scenario ids and names that the case offers. */
  scenarios: { [id: string]: { name: string; set: { [path: string]: string } } };
  messages: ResultMessage[];
  /** Only where an earlier result was named. */
  since?: SinceFinding;
  /** Other views of the same case, each by itself and never blended; those that the case has data for. */
  lenses: {
    stability?: StabilityFindings;
    market?: MarketFindings;
    reference?: ReferenceFindings;
    blend?: { [question: string]: BlendFinding };
  };
}
