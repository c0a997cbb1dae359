/** Accords and events in lanes: binding accords, other papers, words, and pressure; each a mark on one time line. */
import type { Result } from "../result/index.ts";
import { colour, frame, widthOf, wrap } from "./paper.ts";
import { escape } from "../wording/escape.ts";
import { isConflict } from "../wording/events.ts";
import { date } from "../wording/format.ts";

const width = 350,
  line = 14,
  margin = { left: 8, right: 8 };
/** Half the width of a year on the axis. */
const HALF_YEAR = widthOf("0000", 11) / 2;
/** Years before as_of on the time line; older marks stand at its start, with their year. */
const YEARS_SHOWN = 15;

export type Lane = "binds" | "paper" | "words" | "pressure";
const lanes: { lane: Lane; name: string }[] = [
  { lane: "binds", name: "Tangible: accords that bind" },
  { lane: "paper", name: "On paper: signed, not binding" },
  { lane: "words", name: "Atmospherics: talks, visits, offers" },
  { lane: "pressure", name: "Against: demands, threats, force" },
];

/** The lane of an accord or an event. */
export const laneOf = {
  accord: ({ binds }: Result["accords"][number]): Lane => (binds ? "binds" : "paper"),
  event: ({ does }: Result["events"][number]): Lane => (isConflict(does) ? "pressure" : "words"),
};

/** `2012`, `2012-10`, `2012-10-31` as a decimal year, at the middle of the period. */
function moment(text: string): number {
  const [y, m, d] = text.split("-").map(Number);
  return m === undefined || Number.isNaN(m)
    ? (y ?? 0) + 0.5
    : (y ?? 0) + (m - 1) / 12 + (d === undefined || Number.isNaN(d) ? 0.5 / 12 : (d - 0.5) / 366);
}

interface Mark {
  at: number;
  text: string;
  year: string;
}

/** The figure, empty without accords and events. */
export function timeline(result: Result): string {
  const marks = new Map<Lane, Mark[]>(lanes.map(({ lane }) => [lane, []]));
  const add = (lane: Lane, when: string, text: string) => {
    if (/^\d{4}/.test(when)) marks.get(lane)!.push({ at: moment(when), text, year: date(when) });
  };
  for (const accord of result.accords) add(laneOf.accord(accord), accord.date, accord.text ?? accord.kind);
  for (const event of result.events)
    add(
      laneOf.event(event),
      event.date,
      event.text ?? `${result.actors[event.who]?.name ?? event.who}: ${event.does.toLowerCase()}`,
    );
  const all = [...marks.values()].flat();
  if (all.length === 0) return "";
  const asOf = moment(result.case.as_of);
  const from = Math.floor(Math.min(asOf, ...all.map(({ at }) => at).filter((at) => at >= asOf - YEARS_SHOWN))),
    to = Math.max(...all.map(({ at }) => at), asOf, from + 1);
  const x = (at: number): number =>
    margin.left + ((Math.max(from, at) - from) / (to - from)) * (width - margin.left - margin.right);
  let y = 0;
  const body: string[] = [];
  for (const { lane, name } of lanes) {
    const own = marks.get(lane)!.sort((a, b) => a.at - b.at);
    if (own.length === 0) continue;
    y += 16;
    body.push(
      `<text x="0" y="${y - 2}" text-anchor="start" font-size="11" font-weight="600" fill="${fillOf(lane)}">${name}</text>`,
    );
    for (const { at, text, year } of own) {
      const here = x(at),
        right = here < width / 2;
      const lines = wrap(at < from ? `${year}: ${text}` : text, (right ? width - here : here) - 14, 11, 2);
      const middle = y + 6 + (lines.length * line) / 2;
      body.push(
        `${markOf(lane, here, middle)}${lines.map((words, n) => `<text x="${tenth(right ? here + 9 : here - 9)}" y="${y + 4 + (n + 1) * line}" text-anchor="${right ? "start" : "end"}" stroke="${colour.ground}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">${escape(words)}</text>`).join("")}`,
      );
      y += lines.length * line + 5;
    }
    y += 8;
  }
  const step = [1, 2, 5, 10, 20, 50].find((n) => (to - from) / n <= 8) ?? 100;
  const years = Array.from({ length: Math.floor(to) - from + 1 }, (_, n) => from + n).filter(
    (year) => year % step === 0,
  );
  const grid = years
    .map(
      (year) =>
        `<path d="M${tenth(x(year))},0V${y}" stroke="${colour.rule}"/><text x="${tenth(Math.min(width - HALF_YEAR, Math.max(HALF_YEAR, x(year))))}" y="${y + 14}">${year}</text>`,
    )
    .join("");
  const pin = `<path d="M${tenth(x(asOf))},0V${y}" stroke="${colour.orange}" stroke-dasharray="3 2"/>`;
  return frame(grid + pin + body.join(""), width, y + 20, {
    title: "What was signed and what was done",
    note: `filled: binds; dashed: ${date(result.case.as_of)}`,
    says: `Timeline: ${lanes
      .filter(({ lane }) => marks.get(lane)!.length > 0)
      .map(({ lane, name }) => `${name}: ${marks.get(lane)!.length}`)
      .join("; ")}. From ${from} to ${date(result.case.as_of)}.`,
  });
}

const fillOf = (lane: Lane): string =>
  ({ binds: colour.green, paper: colour.blue, words: colour.quiet, pressure: colour.orange })[lane];
const tenth = (x: number): number => Math.round(x * 10) / 10 + 0;

/** A square for an accord, filled if binding; a ring for words; a wedge for pressure. */
function markOf(lane: Lane, x: number, y: number): string {
  const fill = fillOf(lane),
    at = tenth(x);
  if (lane === "binds") return `<rect x="${tenth(x - 4.5)}" y="${y - 4.5}" width="9" height="9" fill="${fill}"/>`;
  if (lane === "paper")
    return `<rect x="${tenth(x - 4)}" y="${y - 4}" width="8" height="8" fill="${colour.ground}" stroke="${fill}" stroke-width="1.75"/>`;
  if (lane === "words")
    return `<circle cx="${at}" cy="${y}" r="4" fill="${colour.ground}" stroke="${fill}" stroke-width="1.75"/>`;
  return `<path d="M${tenth(x - 4.5)},${tenth(y - 4.5)}h9l-4.5,9z" fill="${fill}"/>`;
}
