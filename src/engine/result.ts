/**
 * The public result (interface.md, format 1): all that a report, a studio or `--json` reads.
 * Probabilities and shares are in 0..1, gains in points, months 'YYYY-MM'. Fields of later work are absent.
 */
import type { Cited } from "../language/case.ts";

export interface CurvePoint { month: string; p: number; p5: number; p25: number; p75: number; p95: number }

/** One level of a pinned driver. The worlds and their noise are the same at every level, so `more` and `fewer` tell levels apart far better than `se` does. */
export interface ThresholdLevel {
  at: number; p: number; se: number;
  /** Whether this is today's level. */
  today: boolean;
  /** Shares of worlds in which the answer is yes here and no at today's level, and the other way round. */
  more: number; fewer: number;
}

/** A level of a driver over the worlds that have one: 5, 50 and 95 % points, and the share of all kept worlds that do. */
export interface Tip { p5: number; p50: number; p95: number; share: number }
/**
 * Where a driver, alone, makes a yes acceptable to all whose consent it takes (W through 0, model.md section 4), the others as
 * today, straight from the declared standing. `already`, `never` and the worlds that have a crossing up or down sum to 1.
 */
export interface TippingFinding {
  /** Shares of worlds in which all would accept a yes today, and in which no level of this driver gets them there. */
  already: number; never: number;
  /** Of the worlds that are not there already: the next level above today's that gets them there, and the next below; null where no world has one. */
  up: Tip | null; down: Tip | null;
  /** Of the worlds that are there already: the next level above today's, and below it, at which somebody would refuse; null where no world has one. */
  lost: { up: Tip | null; down: Tip | null };
}
/** Share of the between-world variance of an answer that one number decides alone (first order, given the data; bias-corrected, held to 0..1), and the answer where the number is lowest and highest. */
export interface Decides {
  share: number; se: number;
  /** Whether an inert number could read so much: at most one in twenty questions shows an inert number as more. */
  below_noise: boolean;
  /** Mean answer over the fifth of the worlds in which the number is lowest, and highest (with all that equal the last of them), with standard errors. */
  low: number; high: number; low_se: number; high_se: number;
}
/** What one uncertain number decides of an answer, over the kept worlds. */
export interface SensitivityFinding extends Decides {
  /** Path of the number; `actors.ID.left_out` for what the case leaves out for that actor: its residual at the packages that answer yes, less that at the standing. */
  path: string;
  /** Var E[Y|X]: by how much knowing it would lower the expected Brier score. */
  worth: number;
  /** The same over the worlds without the record; null without a record, or where they all answer alike. */
  before?: Decides | null;
}
/** Where the variance of one future's answer comes from, as shares that sum to 1. */
export interface VarianceFinding {
  /** What the numbers decide one by one, and what only several together decide (both between worlds), and what chance decides within a world; null with one future a world, where chance counts as `joint`. */
  alone: number; joint: number; chance: number | null;
  /** Sum of the bias-corrected first-order shares of all numbers, in parts of the between-world variance; above 1 where numbers depend on each other. */
  sum: number;
}
/** A box of worlds in which the answer is mostly yes (PRIM). */
export interface BoxFinding {
  /** One side of one number an entry: either `min` or `max` is null. `reproduced`: in how many of 20 random halves of the worlds it comes back. */
  limits: { path: string; min: number | null; max: number | null; quasi_p: number; reproduced: number }[];
  /** Share of all yes that lies in the box, mean answer in it, share of the worlds in it. */
  coverage: number; density: number; mass: number;
}
/** Why the futures that answer no do so. */
export interface WhyNotFinding {
  /** Share of kept worlds in which nobody could be brought to a yes today: W < 0 (model.md section 4). */
  empty_today: number;
  /** Share of futures that answer no. */
  no: number;
  /**
   * Of the futures that answer no, each in the first of these that is true of it (in order: undone, misperceived, other_deal, no_deal, out_of_reach, no_meeting);
   * shares that sum to 1. `undone`: it was so and was left again. `misperceived`: a yes was acceptable to all who met, but what was
   * proposed was refused or nothing was. `other_deal`: a yes was acceptable, and another package was agreed. `no_deal`: they met,
   * and somebody refused every yes. `out_of_reach`: they met, but a step before it was not taken. `no_meeting`: nobody who could
   * have brought it about met, or reviewed, in time.
   */
  because: { undone: number; misperceived: number; other_deal: number; no_deal: number; out_of_reach: number; no_meeting: number };
  /** By actor id, over the futures of `no_deal`: shares in which it refuses the yes that came nearest, and in which it alone does. Only actors that do. */
  refused: { [actor: string]: { share: number; alone: number } };
}

export interface QuestionFinding {
  ask: string;
  by: string;
  holds: boolean;
  /** Packages that answer yes, as the case's predicate: issue id to option ids. */
  when: { [issue: string]: string[] };
  p: number;
  /** Monte-Carlo standard error, clustered by world. */
  se: number;
  /** Wilson 95 % bounds with the number of kept worlds as sample size: what to print when p is 0 or 1. */
  wilson: { low: number; high: number };
  /** ICD 203 word; null under 1 and over 99 %. */
  word: string | null;
  /** The same odds over the first draws, started at as_of; null without a record. */
  without_record: number | null;
  /** Share of the answer's variance that is chance (between the futures of a world), null where the answer does not vary or paths is 1. */
  chance_share: number | null;
  /** From the month after as_of to `by`. For `holds` the share of futures in which it is true at that month. */
  curve: CurvePoint[];
  /** What stood at `by` on the question's issues where the answer was no; shares of those futures, sum 1. */
  instead: { options: { [issue: string]: string }; share: number }[];
  /** By driver id: the answer with the driver pinned from the month after as_of on, one future a kept world. */
  threshold: { [driver: string]: ThresholdLevel[] };
  /** By driver id: the drivers that sharpen a need of somebody whose consent a yes takes. */
  tipping?: { [driver: string]: TippingFinding };
  /** Every uncertain number, largest share first; empty where the answer does not vary between worlds. */
  sensitivity?: SensitivityFinding[];
  /** Null where the answer does not vary between worlds. */
  variance?: VarianceFinding | null;
  /** The first box, three with `full`; none for questions under 2 or over 98 %, or where no limit holds. */
  boxes?: BoxFinding[];
  /** Null where every future answers yes. */
  why_not?: WhyNotFinding | null;
}

export interface GainFinding {
  mean: number; p5: number; p95: number;
  /** Means of the parts; stakes by issue id, needs by need id; all parts add up to `mean`. */
  stakes: { [issue: string]: number };
  needs: { [need: string]: number };
  friction: number;
  residual: number;
}

export interface PackageFinding {
  /** Every issue. */
  options: { [issue: string]: string };
  /** Issues on which it differs from the declared standing. */
  changes: { [issue: string]: string };
  standing: boolean;
  /** Shares of kept worlds at today's drivers, straight from the declared standing, over all tables: in some table's zone, on its frontier, its Nash package. */
  now: { zone: number; frontier: number; nash: number };
  /** Share of futures in which it became the standing after as_of, and in which it did and was left again. */
  reached: number;
  left: number;
  /** Quartiles of the first month reached; null when never. */
  when: { p25: string; p50: string; p75: string } | null;
  /** By actor id: gain from the declared standing at today's drivers, over the kept worlds. Empty for the standing. */
  gain: { [actor: string]: GainFinding };
}

/** One table's packages with every number at its median and nothing left out, taken straight from the standing at today's drivers: exact, and no world in particular. */
export interface TableDeals {
  table: string;
  /** The standing first (no changes, gains 0). Gains in points by actor id: parties, then ratifiers. */
  packages: { changes: { [issue: string]: string }; gain: { [actor: string]: number }; zone: boolean; frontier: boolean }[];
  /** Indices into `packages`; null where the zone is empty. */
  solutions: { nash: number | null; kalai_smorodinsky: number | null; egalitarian: number | null; utilitarian: number | null };
}

export interface ParameterFinding {
  /** As written, for example `40 to 60`. */
  text: string;
  cited: Cited;
  default: boolean;
  uncertain: boolean;
  /** Over the first `draws` worlds, record or not. */
  before: { mean: number; sd: number };
  /** Over the kept worlds; equal to `before` without a record. */
  after: { mean: number; sd: number };
  /** (after.mean - before.mean) / before.sd; 0 for an exact number. */
  shift: number;
}

/** Mean and standard deviation before and after the record, in points, and the standardised shift of the mean. */
export interface Shift { before: { mean: number; sd: number }; after: { mean: number; sd: number }; shift: number }

/** What a stated decision is worth, and what knowing would add. Payoffs are in the decision's own unit. */
export interface DecisionFinding {
  name: string;
  who: string | null;
  unit: string | null;
  /** Questions that its payoffs depend on. */
  questions: string[];
  options: { [id: string]: {
    text: string;
    /** Expected payoff with its standard error (by world), and 5 and 95 % points of the expected payoff over the worlds. */
    mean: number; se: number; p5: number; p95: number;
    /** Share of futures in which it turns out to be the best; ties are split. Sums to 1 over the options. */
    best: number;
  } };
  /** Option with the greatest expected payoff; its lead over the next, with the paired standard error. */
  best: string;
  lead: number; lead_se: number;
  /** What knowing how every question is answered, and every payoff, would add to the expected payoff. */
  evpi: number; evpi_se: number;
  /** What knowing one number alone would add (cross-fitted, held to at least 0), largest first. */
  evppi: { path: string; worth: number; se: number; below_noise: boolean }[];
}

export interface CitationFinding { path: string; source: string | null; quote: string; start: number | null; end: number | null; kind: "quoted" | "unchecked" | "judged" }
export interface SourceFinding { title: string; author: string | null; publisher: string | null; date: string; url: string | null; text: string | null; later: boolean }

export interface DriverFinding {
  name: string;
  unit: string | null;
  range: [number | null, number | null];
  history: { month: string; value: number }[];
  /** Over kept worlds and their first future. */
  fan: { month: string; p5: number; p25: number; p50: number; p75: number; p95: number }[];
  /** Mean of today's level over the kept worlds. */
  now: number;
  /** What stands behind the history, where it comes from evidence.yaml. */
  evidence?: EvidenceFinding;
  /** Processes fitted to a counted history of 24 months or more, least AICc first. */
  fit?: FitFinding;
}

/** Fits beside each other, and for the first of them what it expected a month before and where it goes in 24 months. Intervals are of 90 %; null is an end that the data do not set. */
export interface FitFinding {
  candidates: { process: "mean-reverting" | "jumps" | "trend" | "regimes"; /** AICc above the least. */ behind: number; estimates: { [name: string]: { value: number; low: number | null; high: number | null } }; /** Ljung and Box's test of the residuals. */ left: { lags: number; q: number; p: number } }[];
  seen: { month: string; value: number; expected: number }[];
  fan: { month: string; p5: number; p50: number; p95: number }[];
}

/** A series of evidence.yaml: its months as counted and as levels, and where they come from. */
export interface EvidenceFinding {
  series: string;
  name: string;
  /** Of the raw values. */
  unit: string | null;
  /** CSV beside the case; null where every month is stated in evidence.yaml. */
  file: string | null;
  /** Comment lines at the head of the file; one that begins `query: ` is the SQL that made it. */
  notes: string[];
  /** Raw value to level, linear between; empty: the value is the level. */
  scale: { raw: number; level: number }[];
  /** In order of time. `raw`: as the file has it, null where it says nothing; `stated`: evidence.yaml itself says the level. */
  months: { month: string; raw: number | null; stated: boolean; /** Rows behind it, and rows of the source in that month. */ rows: number | null; covered: number | null }[];
  /** Indices into `citations`. */
  citations: number[];
}

/** One cause of a change since an earlier result: by how much the odds moved, with its standard error; `paired`: on the same worlds with the same noise. */
export interface SinceStep { why: "elsewhere" | "record" | "numbers"; difference: number; se: number; paired: boolean }
/**
 * What changed since an earlier result, and why. The earlier numbers and the earlier record are put into today's case one after
 * the other and run with today's settings: what the record and the numbers moved is told by common random numbers, and what is
 * left is owed to the rest (`elsewhere`: the case's structure, the engine, the settings), exactly nothing where none of it changed.
 */
export interface SinceFinding {
  earlier: { title: string; as_of: string; hash: string; engine: string };
  /** Whether the case's files, the engine, the record differ; settings that do, by name. */
  case: boolean; engine: boolean; record: boolean; settings: string[];
  /** Numbers that differ; null where there was none, or is none now. */
  numbers: { path: string; before: string | null; now: string | null }[];
  /** Questions that were not asked then, and that are not asked now. */
  asked: string[]; dropped: string[];
  /** `alone`: by how much each changed number moves the odds by itself, from the earlier numbers; only where few changed. */
  questions: { [id: string]: { before: number; now: number; steps: SinceStep[]; alone: { path: string; difference: number; se: number }[] } };
}

/** How often comparable disputes came to what a question asks: the reference class lens. Mean, and 5 and 95 % points. */
export interface OutsideView {
  name: string;
  /** What is counted as an event, in words. */
  counts: string;
  caveat: string | null;
  /** Of the probability by the question's date. */
  p: number; p5: number; p95: number;
  /** From the month after as_of to the question's date. */
  curve: { month: string; p: number; p5: number; p95: number }[];
  /** What it takes besides the end itself, each a share. */
  then: { name: string; p: number; p5: number; p95: number }[];
  /** Indices into `citations`. */
  citations: number[];
}
/** What the case asks to have averaged, by its own weights (linear pool, Stone 1961): beside odds and outside views, never in their place. */
export interface BlendFinding { p: number; /** By class id, and `inside` for the simulation's odds; as stated. */ weights: { [part: string]: number } }

/** By question id, then by class id. */
export interface ReferenceFindings { [question: string]: { [reference: string]: OutsideView } }

/** A share of worlds with its Monte-Carlo standard error. */
export interface ShareFinding { share: number; se: number }
/** By concept of stability: Nash; SEQ (answers that are improvements for those who give them); SMR (any answer from which there is no way out); GMR (any answer). */
export interface ByConcept<V> { nash: V; seq: V; smr: V; gmr: V }

/** The commonest best improvement of a mover from a package, and what answers it. */
export interface StabilityReason {
  /** Issues that it would change, with their new options. */
  move: { [issue: string]: string };
  /** Share of worlds in which this is its best improvement: the one by which the member who gains least gains most. */
  share: number;
  /** By member, over those worlds: mean gain, and its largest parts; `citations` are indices. */
  gain: { [actor: string]: { mean: number; parts: { path: string; value: number; citations: number[] }[] } };
  /** The commonest answer: who begins it, by what move, what then stands beside `move`; shares of those worlds in which it is given, and given by improvements alone. */
  answer: { by: string; move: { [issue: string]: string }; ends: { [issue: string]: string }; share: number; credible: number } | null;
  /** Share of those worlds in which nothing that the others can do deters it. */
  unanswered: number;
}
/** A number or a driver that, moved alone from the centre (every number at its median, nothing left out), turns whether the package holds (SEQ, everybody). */
export interface StabilityFlip {
  path: string;
  /** `stable`, `unstable`: what it turns into. */
  becomes: "stable" | "unstable";
  from: number; at: number;
  /** Distance as a share of that from the median to the end of the 90 % interval on that side; of a driver, to the end of its range. */
  moved: number;
}
export interface StablePackage {
  /** Every issue, and those on which it differs from the declared standing. */
  options: { [issue: string]: string };
  changes: { [issue: string]: string };
  standing: boolean;
  /** Nobody can move from here at all: stable by lack of moves, not by preference. */
  no_way_out: boolean;
  /** Everybody is stable here. */
  stable: ByConcept<ShareFinding>;
  /** Reached from the standing by improvements. */
  reached: ShareFinding;
  /** Reached, and everybody is stable. */
  held: ByConcept<ShareFinding>;
  /** By mover id, those that have a move from here. Margins in points over the worlds, at least 0 where stable. */
  movers: { [mover: string]: { stable: ByConcept<number>; margin: ByConcept<{ p5: number; p50: number; p95: number }>; reason: StabilityReason | null } };
  /** Whether it holds at the centre (SEQ), and what turns that, nearest first; null where it was not looked at. */
  centre: { holds: boolean; flips: StabilityFlip[] } | null;
}
/** Which outcomes hold: the graph model on the worlds of the run (stability lens). Shares are of worlds, not of futures: nothing here says when. */
export interface StabilityFindings {
  /** Kept worlds looked at, by index. */
  worlds: number;
  /** Packages that can be reached from the standing whatever anybody prefers, and arcs between them. */
  states: number;
  arcs: number;
  /** Drivers held at a level; the others stand as at `as_of`. */
  pinned: { [driver: string]: number };
  movers: { id: string; kind: "table" | "actor"; name: string; members: string[] }[];
  /** The standing first, then those that are reached and hold most often (SEQ), with the best of each question. */
  packages: StablePackage[];
  /** Moves between the listed packages (indices): share of worlds in which it is an improvement, and in which it is and `from` is reached. */
  paths: { from: number; to: number; mover: string; share: number; walked: number }[];
  /** By question: some package that answers yes is reached by improvements; and holds there. */
  questions: { [question: string]: { reached: ShareFinding; held: ByConcept<ShareFinding> } };
}

/** Over the worlds that were valued. */
export interface Spread { mean: number; p5: number; p50: number; p95: number }

/** What an asset of the market gives to somebody: bn USD a year, and as present value in bn USD. `loses`: share of worlds in which it loses. */
export interface MarketGain { yearly: Spread; present: Spread; loses: number }

/** Prices at which owner and partner would both be better off with the asset, in the block's unit of price. */
export interface PriceInterval {
  /** What the partner takes of it a year, and the market's price of it. */
  quantity: Spread; market_price: Spread;
  /** The least that the owner can take and the most that the partner can pay, the other gains and losses of both counted in. */
  low: Spread; high: Spread;
  /** Share of worlds in which low is not above high. */
  share: number;
}

export interface MarketAssetFinding {
  name: string;
  /** Issue id to options on which it stands. */
  option: { [issue: string]: string[] };
  owner: string; partners: string[];
  /** bn USD a year. */
  annuity: Spread;
  /** By holder id, the asset alone against the network without any. */
  gain: { [holder: string]: MarketGain };
  /** Of all holders together. */
  total: MarketGain;
  /** Change of price, by market id. */
  price: { [market: string]: Spread };
  /** What it delivers a year, by market id. */
  delivers: { [market: string]: Spread };
  /** By partner; null where the partner takes none of it: there is only a sum of money to agree on. */
  interval: { [partner: string]: PriceInterval | null };
  /** Holders that sign nothing and gain, largest mean gain first. */
  free_riders: string[];
  /**
   * By owner and partner, at the medians: present value in bn, the points that the deal is worth to it without the money, and the points
   * per bn at which its answer turns; null where no rate turns it. Absent without a case, or where the deal is not feasible.
   */
  break_even?: { [actor: string]: { present: number; points: number; rate: number | null; states: number | null } };
  /** Where a table at which money changes hands agrees on it, at the medians: who is paid what, and what that makes of the price. */
  agreed?: { table: string; paid: { [actor: string]: number }; price: number | null };
}

export interface MarketFindings {
  units: { quantity: string; price: string };
  /** Worlds valued, and those of them in which some network had no equilibrium (left out; why, of the first). */
  draws: number; unsolved: number; unsolved_because: string | null;
  /** Equilibria solved, and the largest residual of each kind among them. */
  solves: { count: number; primal: number; dual: number; gap: number };
  holders: { [id: string]: { name: string; actor: string | null } };
  traders: { [id: string]: { name: string; conduct: Spread } };
  /** The network without assets. `at`: longitude and latitude. */
  suppliers: { [id: string]: { name: string; holder: string; trader: string; at: [number, number] | null; asset: string | null; supply: Spread; rent: Spread } };
  markets: { [id: string]: { name: string; holder: string; at: [number, number] | null; price: Spread; demand: Spread } };
  routes: { from: string; to: string; asset: string | null; flow: Spread; rent: Spread }[];
  calibration: {
    tolerance: number | null; gap: number | null; open: boolean; override: string | null; said: string;
    /** At the medians: prices seen and found, and found were every trader's conduct so. Gap: (model - observed)/observed. */
    markets: { market: string; observed: number; model: number; gap: number; at_conduct: { conduct: number; price: number }[] }[];
  };
  /** Null where the gate is shut. */
  assets: { [id: string]: MarketAssetFinding } | null;
  /** The game of owners and partners; null without assets, or where the gate is shut. bn USD a year. */
  game: {
    players: string[];
    /** Every coalition, single ones first. `builds`: sets of assets with the share of worlds in which the coalition would choose them. */
    coalitions: { members: string[]; value: Spread; builds: { assets: string[]; share: number }[]; outsiders: { [player: string]: number } }[];
    shapley: { [player: string]: Spread };
    /** Of the mean game; null where no division gives everybody what it gets alone. */
    nucleolus: { [player: string]: number } | null;
    core_is_empty: boolean;
    /** What each gets if the others deal without it; `beats`: more than its Shapley value, on the mean. */
    free_ride: { [player: string]: { value: Spread; beats: boolean } };
  } | null;
}

export interface ResultMessage { code: string; severity: "warning" | "note"; message: string; path: string }

export interface Result {
  entente: 1;
  case: { id: string; title: string; as_of: string; until: string; hash: string };
  run: {
    seed: number; draws: number; paths: number; limit: number;
    /** Worlds tried until `draws` of them fit (or `limit` were tried), those kept, kept / worlds. */
    worlds: number; kept: number; fit: number;
    scenario: string | null; set: { [path: string]: string }; pin: { [driver: string]: number };
    engine: string; seconds: number;
  };
  /** Null where the case has no record. `said` is one plain sentence. */
  record: {
    since: string; match: string[];
    /** What stood in the month `since`, by issue, and what is known to have stood at the end of other months. */
    from: { [issue: string]: string }; known: { month: string; holds: { [issue: string]: string[] } }[];
    said: string;
  } | null;
  questions: { [id: string]: QuestionFinding };
  decisions?: { [id: string]: DecisionFinding };
  sources: { [id: string]: SourceFinding };
  citations: CitationFinding[];
  drivers: { [id: string]: DriverFinding };
  accords: { id: string; parties: string[]; date: string; kind: string; binds: boolean; on: string | null; text: string | null; citations: number[] }[];
  events: { id: string; date: string; who: string; does: string; whom: string | null; text: string | null; citations: number[] }[];
  /** Where what is at issue lies: degrees east and north. */
  places: { id: string; name: string; lon: number; lat: number; on: string | null; citations: number[] }[];
  issues: { [id: string]: { name: string; options: { [id: string]: string } } };
  tables: { [id: string]: { name: string; parties: string[]; ratified_by: string[]; issues: string[];
    /** By driver id, as for a question: where the driver, alone, opens the table's zone today. */
    tipping?: { [driver: string]: TippingFinding };
  } };
  packages: PackageFinding[];
  /** Tables with at most 1,000 packages. */
  deals: TableDeals[];
  /** Share of worlds with a non-empty zone today, with the whole agenda of a table and with each of its issues alone. */
  linkage?: { table: string; together: number; apart: { [issue: string]: number };
    /** Share of worlds in which no issue alone has a zone and all together do: the deals that owe themselves to trading one issue for another. */
    only_together: number;
  }[];
  actors: { [id: string]: { name: string; code: string | null; part_of: string | null;
    /** Points between the worst and the best feasible package over all driver levels, at medians; null for an actor without stake or need. */
    range: number | null;
    needs: { [id: string]: string };
    /** What the case leaves out (its residuals): at the declared standing, and at a question's packages that can still be had, on average; null for an actor whose residual is 0. */
    left_out?: { standing: Shift; questions: { [id: string]: Shift } } | null;
  } };
  parameters: { [path: string]: ParameterFinding };
  /** By path: indices into `citations`. */
  cited_by: { [path: string]: number[] };
  /** Scenario ids and names that the case offers. */
  scenarios: { [id: string]: { name: string; set: { [path: string]: string } } };
  messages: ResultMessage[];
  /** Only where an earlier result was named. */
  since?: SinceFinding;
  /** Other views of the same case, each by itself and never blended; those that the case has data for. */
  lenses: { stability?: StabilityFindings; market?: MarketFindings; reference?: ReferenceFindings; blend?: { [question: string]: BlendFinding } };
}
