/** What one would have to believe, in words: the same on a terminal, in reports and in the studio. */
import type { BelieveFinding, BelieveShift, BelieveTilt } from "../result/index.ts";
import { counted, figures, list, number, percent } from "./format.ts";
import { inWords, type Names } from "./paths.ts";

/** Reliability from which a shift and its price are also given as if each world's odds were known exactly. */
const LEAST_RELIABILITY = 0.5;
const MAX_NAMED = 5;
/** A change of other odds that is told: beyond this many standard errors. */
const TOLD_ERRORS = 2;
/** Other odds, and shares of worlds in which something can be agreed today, that are told in words. */
const [MAX_THEN_ODDS, MAX_THEN_SHARES] = [5, 3];

type Limits = BelieveFinding["asked"][string];

/** `35 %`, or `20 % to 40 %`. */
export const limitsText = ({ low, high }: Limits): string =>
  low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;

/** Size of a disagreement in nats, in words. */
export function disagreement(nats: number): string {
  if (nats < 0.05) return "a small disagreement";
  if (nats <= 0.25) return "a disagreement";
  return nats <= 1 ? "a large disagreement" : "another argument";
}

/** A share with its error: `11 % \u00b1 0.7`. */
const withError = (share: number, se: number): string => `${percent(share)} \u00b1 ${number(100 * se, 1)}`;

/** What was asked for and what the run says: `35 % for energy_deal (11 % \u00b1 0.7 in the run)`. */
export const askedText = ({ asked, from, from_se: se }: BelieveFinding): string =>
  list(
    Object.entries(asked).map(
      ([id, limits]) => `${limitsText(limits)} for ${id} (${withError(from[id], se[id])} in the run)`,
    ),
  );

/** The only reliability of a finding on one question, where it is at least 0.5 and not 1; null otherwise. */
export function exactReliability({ reliability }: BelieveFinding): number | null {
  const [rho, ...others] = Object.values(reliability);
  return others.length === 0 && rho !== null && rho >= LEAST_RELIABILITY && rho < 1 ? rho : null;
}

/** Worlds that were played, and futures of each: with fewer futures the price of the same odds is lower. */
export interface Played {
  kept: number;
  paths: number;
}

/** `a disagreement, 0.23 \u00b1 0.02 nats; 592 of 1,000 worlds' worth at 32 futures each; luck alone would cost 0.20 \u00b1 0.01`. */
export function priceText(finding: BelieveTilt, { kept, paths }: Played): string {
  const { nats, nats_se: se, effective, luck, luck_se: luckError } = finding;
  if (nats === 0) return "the run says so already";
  const luckAlone = luck === null ? "" : `; luck alone would cost ${number(luck, 2)} \u00b1 ${number(luckError!, 2)}`;
  return `${disagreement(nats)}, ${number(nats, 2)} \u00b1 ${number(se, 2)} nats; ${number(Math.round(effective.kish))} of ${number(kept)} worlds\u2019 worth at ${counted(paths)} future${paths === 1 ? "" : "s"} each${luckAlone}`;
}

/** How far chance in the futures hides what is asked; '' where nothing is to be said. */
export function reliabilityText(finding: BelieveTilt): string {
  const told = Object.entries(finding.reliability).filter(([, rho]) => rho !== null && rho < 1);
  if (told.length === 0) return "";
  const shares = list(told.map(([id, rho]) => withError(rho!, finding.reliability_se[id]!)));
  const rho = exactReliability(finding);
  const exact =
    rho === null || number(1 / rho, 1) === "1.0"
      ? ""
      : `; if each world\u2019s odds were known exactly: ${number(finding.nats / rho, 2)} nats, and shifts ${number(1 / rho, 1)} times as large`;
  return `${shares} of how worlds differ is not the chance of their futures${exact}.`;
}

/** The shifts that carry the verdict: those that move, at most five. */
export const movingShifts = ({ shifts }: BelieveTilt): BelieveShift[] =>
  shifts.filter(({ moves }) => moves).slice(0, MAX_NAMED);

export interface ShiftText {
  name: string;
  change: string;
  size: string;
}

/** A shift as its name, its means before and after, and its size in standard deviations with its error. */
export function shiftText(names: Names, { path, value, before, after, shift, se }: BelieveShift): ShiftText {
  const isShare = value !== undefined;
  const shown = (mean: number): string => (isShare ? percent(mean) : roundedTo(mean, before.sd));
  const analyst = path.startsWith("analysts.") ? path.slice("analysts.".length) : null;
  const factor = path.startsWith("factors.") ? names.factors?.[path.slice("factors.".length)]?.name : undefined;
  const name =
    analyst === null
      ? (factor ?? inWords(names, path))
      : `Share of worlds with the numbers of ${names.people?.[analyst]?.name ?? analyst}`;
  return {
    name: isShare && analyst === null ? `${name} being ${figures(value)}` : name,
    change: `${shown(before.mean)} to ${shown(after.mean)}`,
    size: `${shift > 0 ? "+" : ""}${number(shift, 2)} sd \u00b1 ${number(se, 2)}`,
  };
}

/** As many decimals as a tenth of the standard deviation asks for. */
function roundedTo(value: number, sd: number): string {
  const digits = sd > 0 ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(sd)))) : 2;
  return number(value, digits);
}

export const COINCIDENCE =
  "A coincidence of many: of the numbers with a range no single one has to be different; many would each have to lean a little the same way. That is the weaker claim: among them there is no one number to look up.";

/** Numbers that set how often somebody can act, which move odds most where they are written as a point. */
const PACE = /\.(meetings_per_year|concludes|reviews_per_year)$/;
const OF_A_BLOCK = /^(actors|drivers|issues|tables|reactions)\./;
const MAX_POINTS = 3;

/** Which numbers could not be moved, since they are written as a point, those first that set the pace; '' where none is. */
export function notWeighedText(names: Names): string {
  const points = Object.entries(names.parameters ?? {})
    .filter(
      ([path, { text, uncertain, default: isDefault }]) =>
        !uncertain && OF_A_BLOCK.test(path) && (PACE.test(path) || !isDefault) && Number(text) !== 0,
    )
    .sort(([a], [b]) => Number(PACE.test(b)) - Number(PACE.test(a)));
  if (points.length === 0) return "";
  const told = points.slice(0, MAX_POINTS).map(([path, { text }]) => `${inWords(names, path)} (${text})`);
  const more = points.length - told.length;
  const which = more === 0 ? list(told) : `${told.join(", ")} and ${counted(more)} more`;
  return `Only numbers with a range are weighed. Written as a point, and so not moved: ${which}. \u2018entente run CASE --set ${points[0][0]}=...\u2019 shows what another value does.`;
}

export const CAVEAT =
  "These are weights on the case\u2019s own worlds. If the truth lies outside its ranges or its mechanism, this shows the cheapest way to be right for reasons that the case knows.";

/** Changes beyond chance, largest first, of other odds and then of what can be agreed today: `plant 31 % (14 %, +17.1 \u00b1 0.8)`. */
export function thenText(names: Names, { then }: BelieveTilt): string {
  const moved = Object.entries(then)
    .filter(
      ([, { before, after, se }]) => Math.abs(after - before) > TOLD_ERRORS * se && percent(after) !== percent(before),
    )
    .sort(([, a], [, b]) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  const isOdds = ([id]: (typeof moved)[number]): boolean => !id.includes(".");
  return [
    ...moved.filter(isOdds).slice(0, MAX_THEN_ODDS),
    ...moved.filter((one) => !isOdds(one)).slice(0, MAX_THEN_SHARES),
  ]
    .map(
      ([id, { before, after, se }]) =>
        `${thenName(names, id)} ${percent(after)} (${percent(before)}, ${after > before ? "+" : ""}${number(100 * (after - before), 1)} \u00b1 ${number(100 * se, 1)})`,
    )
    .join(", ");
}

function thenName(names: Names, key: string): string {
  const [kind, id] = key.split(".");
  if (id === undefined) return key;
  if (kind === "tables") return `a deal that all would accept today at ${names.tables[id]?.name ?? id}`;
  if (kind === "today") return `statement ${id}`;
  return `an acceptable move towards ${id} today`;
}

type Refused = Extract<BelieveFinding, { feasible: false }>;

/** The value of one option that would make a statement on today hold, by id of the statement. */
export interface AgreeingValues {
  [statement: string]: { path: string; low: number; high: number } | null;
}

/** Why odds cannot be had, and what would make them possible. @param agreeing where it was looked for */
export const infeasibleText = (finding: Refused, agreeing: AgreeingValues = {}): string =>
  [refusedText(finding), ...nextSteps(finding, agreeing)].join(" ");

/** What to do where no weights help: for a statement on today another value of the option, for odds another number. */
function nextSteps({ why, asked }: Refused, agreeing: AgreeingValues): string[] {
  const ids = Object.keys(asked);
  const statements = ids.filter((id) => id.startsWith(TODAY)).map((id) => id.slice(TODAY.length));
  const told = statements.map((id) => {
    const value = agreeing[id];
    if (!value)
      return `What the case says that signing is worth has to differ: explain CASE --package lists it for the package of ${id}, part by part.`;
    const { path, low, high } = value;
    return `With ${path} at ${low === high ? low : `${low} to ${high}`} in place of what the case has, the worlds of this run would agree with ${id}.`;
  });
  if (statements.length === ids.length || why === "together") return told;
  return [
    ...told,
    "A number has to lie outside its range, or be another one where it is written as a point: \u2018entente run CASE --set PATH=...\u2019 shows what it does.",
  ];
}

const TODAY = "today.";

function refusedText(finding: Refused): string {
  const { why, asked, range, direction } = finding;
  const ids = Object.keys(asked);
  if (why === "range") {
    const [id] = Object.keys(direction!);
    const [low, high] = range[id];
    return low === high
      ? `In every world that fits, the odds of ${id} are ${percent(low)}; so ${limitsText(asked[id])} cannot be had by weighing them.`
      : `No world that fits gives ${id} ${direction![id] > 0 ? "more" : "less"} than ${percent(direction![id] > 0 ? high : low)}: odds between ${percent(low)} and ${percent(high)} can be had by weighing them, and ${limitsText(asked[id])} cannot.`;
  }
  if (why === "edge")
    return `Only a few worlds at the edge give ${list(ids.map((id) => `${limitsText(asked[id])} for ${id}`))}; odds that can be had lie inside ${list(ids.map((id) => `${percent(range[id][0])} to ${percent(range[id][1])} for ${id}`))}.`;
  const parts = Object.entries(direction!);
  const [more, less] = [parts.find(([, d]) => d === 1), parts.find(([, d]) => d === -1)];
  if (parts.length === 2 && more && less)
    return `In no world is ${more[0]} more likely than ${less[0]}; so ${limitsText(asked[more[0]])} and ${limitsText(asked[less[0]])} cannot both be.`;
  const needed = parts.reduce((sum, [id, d]) => sum + d * (d > 0 ? asked[id].low : asked[id].high), 0);
  const terms = parts
    .map(([id, d], at) => `${d < 0 ? "\u2212 " : at > 0 ? "+ " : ""}${number(Math.abs(d), 2)} \u00d7 ${id}`)
    .join(" ");
  return `No weights of the worlds give these odds together: in every world ${terms} is below ${number(100 * needed, 1)} %, which the odds would make it at least.`;
}
