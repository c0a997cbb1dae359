/** Of the lenses that stand beside the simulation: outside views and stability. */

/** How often comparable disputes came to what a question asks: the reference class lens. Mean, and 5 and 95 % points. */
export interface OutsideView {
  name: string;
  /** What is counted as an event, in words. */
  counts: string;
  caveat: string | null;
  /** Of the probability by the question's date. */
  p: number;
  p5: number;
  p95: number;
  /** From the month after as_of to the question's date. */
  curve: { month: string; p: number; p5: number; p95: number }[];
  /** What it takes besides the end itself, each a share. */
  then: { name: string; p: number; p5: number; p95: number }[];
  /** Indices into `citations`. */
  citations: number[];
}

/** What the case asks to have averaged, by its own weights (linear pool, Stone 1961): beside odds and outside views, never in their place. */
export interface BlendFinding {
  p: number;
  /** By class id, and `inside` for the simulation's odds; as stated. */ weights: { [part: string]: number };
}

/** By question id, then by class id. */
export interface ReferenceFindings {
  [question: string]: { [reference: string]: OutsideView };
}

/** A share of worlds with its Monte-Carlo standard error. */
export interface ShareFinding {
  share: number;
  se: number;
}

/** By concept of stability: Nash; SEQ (answers that are improvements for those who give them); SMR (any answer from which there is no way out); GMR (any answer). */
export interface ByConcept<V> {
  nash: V;
  seq: V;
  smr: V;
  gmr: V;
}

/** The commonest best improvement of a mover from a package, and what answers it. */
export interface StabilityReason {
  /** Issues that it would change, with their new options. */
  move: { [issue: string]: string };
  /** Share of worlds in which this is its best improvement: the one by which the member who gains least gains most. */
  share: number;
  /** By member, over those worlds: mean gain, and its largest parts; `citations` are indices. */
  gain: { [actor: string]: { mean: number; parts: { path: string; value: number; citations: number[] }[] } };
  /** The commonest answer: who begins it, by what move, what then stands beside `move`; shares of those worlds in which it is given, and given by improvements alone. */
  answer: {
    by: string;
    move: { [issue: string]: string };
    ends: { [issue: string]: string };
    share: number;
    credible: number;
  } | null;
  /** Share of those worlds in which nothing that the others can do deters it. */
  unanswered: number;
}

/** A number or a driver that, moved alone from the centre (every number at its median, nothing left out), turns whether the package holds (SEQ, everybody). */
export interface StabilityFlip {
  path: string;
  /** `stable`, `unstable`: what it turns into. */
  becomes: "stable" | "unstable";
  from: number;
  at: number;
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
  movers: {
    [mover: string]: {
      stable: ByConcept<number>;
      margin: ByConcept<{ p5: number; p50: number; p95: number }>;
      reason: StabilityReason | null;
    };
  };
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
