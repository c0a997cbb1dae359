/** What a plan will take in time, disk and memory, and what is said of it. */
import { basename } from "node:path";
import { bytesOfWorld, chunksOf, pastGroup, sharesPast, type Plan, type PlanBody } from "../../analyses/sweep/index.ts";
import { EntenteError } from "../../errors.ts";
import type { Case } from "../../language/index.ts";
import { number } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { columns, wrap } from "../terminal.ts";
import { durationText } from "./duration-text.ts";
import { textFlag } from "./flags.ts";
import type { Pilot } from "./pilot.ts";

/** With `auto`, kept worlds that everything but the odds comes from. */
const FIRST_DRAWS = 20_000;
/** Share of memory that findings may take. */
const MEMORY_SHARE = 0.5;
/** Share of worlds that fit, under which a level hardly explains the record. */
const SMALL_FIT = 0.01;
/** Monte-Carlo error under which more worlds say nothing about the world. */
const SMALL_ERROR = 0.001;

/**
 * Whether a plan keeps all that a run finds, or odds alone.
 * @param memory bytes of this machine. @returns `first`: kept worlds that everything but the odds comes from, null for all
 * @throws EntenteError `wrong-usage`; `unavailable` where full findings do not fit into memory
 */
export function findingsOf(
  given: Given,
  points: number,
  draws: number,
  cases: readonly { case: Case }[],
  memory: number,
): { findings: Plan["findings"]; first: number | null } {
  const asked = textFlag(given, "findings") ?? (points > 1 ? "brief" : "auto");
  if (asked !== "brief" && asked !== "full" && asked !== "auto")
    throw new EntenteError("wrong-usage", `--findings takes brief, full or auto, not '${asked}'`);
  if (asked === "brief") return { findings: "brief", first: null };
  const numbers = Math.max(...cases.map(({ case: { parameters } }) => parameters.length));
  const most = Math.floor((memory * MEMORY_SHARE) / bytesOfWorld(numbers));
  if (draws <= most) return { findings: "full", first: null };
  if (asked === "full")
    throw new EntenteError(
      "unavailable",
      `full findings of ${number(draws)} worlds would take more than half of this machine's memory; ${number(most)} would fit. With --findings auto all worlds give the odds, and the first of them everything else`,
    );
  return { findings: "auto", first: Math.min(FIRST_DRAWS, most) };
}

/** Seconds of one thread for a whole plan. */
export function costOf(body: Omit<PlanBody, "chunk">, { secondsAWorld, secondsShared }: Pilot): number {
  const shares = sharesPast(body);
  const groups = new Set<string>();
  let seconds = 0;
  body.points.forEach((point, n) => {
    if (!shares[n]) return void (seconds += body.upto[n] * secondsAWorld);
    seconds += body.upto[n] * secondsShared.worlds;
    if (groups.has(pastGroup(point))) return;
    groups.add(pastGroup(point));
    seconds += body.upto[n] * secondsShared.past;
  });
  return seconds;
}

/** The table and the notes that a plan is told in. @param seconds of one thread */
export function saidOf(plan: Plan, pilot: Pilot, seconds: number, c: Case): string {
  const { points, upto, draws, findings, chunk, skipped } = plan;
  const chunks = chunksOf(plan, []);
  const questions = c.questions.length;
  const bytes =
    findings === "brief"
      ? points.length * draws * (4 + 2 * questions) + chunks.length * (16 * questions * (c.until - c.asOf) + 800)
      : points.length * draws * pilot.bytesAWorld;
  const [least, most] = [Math.min(...upto), Math.max(...upto)];
  const fits = points.map((_, n) => pilot.kept[n] / pilot.tried[n]);
  const poor = fits.filter((fit) => fit < SMALL_FIT).length;
  const rows = [
    ["points", number(points.length)],
    [
      "worlds",
      `${least === most ? number(most) : `${number(least)} to ${number(most)}`} tried at each point, ${number(draws)} to keep`,
    ],
    ["chunks", `${number(chunks.length)} of ${number(chunk)} worlds at most`],
    ["time", `about ${durationText(seconds, "CPU ")}`],
    ["disk", `about ${bytesText(bytes)}`],
    ["findings", findings],
  ];
  const notes = [
    ...(poor > 0
      ? [
          `At ${poor === points.length ? "every point" : `${number(poor)} of ${number(points.length)} points`} fewer than 1 % of the worlds that the pilot tried fit the record: such numbers can hardly explain what has happened, and most of the time goes to worlds that are dropped.`,
        ]
      : []),
    ...(Math.sqrt(0.25 / draws) < SMALL_ERROR
      ? [
          `With ${number(draws)} worlds the Monte Carlo error falls under 0.1 points; no number of a case is known so well.`,
        ]
      : []),
    ...(skipped.length > 0 ? [`Left out: ${skipped.map(({ name }) => basename(name)).join(", ")}.`] : []),
  ];
  return [columns(rows), ...notes.map((note) => wrap(note))].join("\n");
}

const bytesText = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : bytes < 1e9
      ? `${Math.ceil(bytes / 1e6)} MB`
      : `${number(bytes / 1e9, 1)} GB`;
