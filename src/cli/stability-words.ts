/** The stability lens of a case on a terminal: packages by concepts, why they do not hold, and what turns that. */
import type { Result, ShareFinding, StabilityFindings, StablePackage } from "../engine/index.ts";
import { inShort } from "../pictures/paths.ts";
import { figures, inWords, number, percent, points, wilsonEdges } from "../pictures/words.ts";
import { bold, columns, dim, wrap } from "./terminal.ts";

const share = ({ share: p, se }: ShareFinding, worlds: number): string => `${percent(p, wilsonEdges(worlds))}${p > 0 && p < 1 ? ` \u00b1${number(100 * se, se < 0.01 ? 1 : 0)}` : ""}`;

export function stabilityTable(result: Result): string {
  const lens = result.lenses.stability!;
  const rows = lens.packages.map((p) => [
    `${inShort(p.changes)}${p.no_way_out ? " (no way out)" : ""}`, ...(["nash", "seq", "smr", "gmr"] as const).map((concept) => percent(p.stable[concept].share, wilsonEdges(lens.worlds))),
    p.standing ? "" : share(p.reached, lens.worlds), share(p.held.seq, lens.worlds),
  ]);
  return [
    bold(`Which outcomes hold: ${result.case.title}`),
    wrap(`Shares of ${number(lens.worlds)} worlds${result.record ? " that fit the record" : ", not conditioned on any record"}, ${Object.keys(lens.pinned).length === 0 ? "at today's drivers" : `with ${Object.entries(lens.pinned).map(([id, at]) => `${result.drivers[id]?.name ?? id} at ${figures(at)}`).join(", ")}`}. ${number(lens.states)} packages can be reached from the standing; listed are those most often reached by improvements and stable, and the best of each question.`), "",
    columns([["stable for everybody:", "Nash", "SEQ", "SMR", "GMR", "reached", "reached, SEQ"], ...rows], [1, 2, 3, 4, 5, 6]), "",
    ...reasons(result, lens.packages[0]!, "The standing").map((text) => wrap(text)), ...turns(result, lens.packages[0]!), "",
    ...Object.entries(lens.questions).map(([id, found]) => wrap(`${id}: a yes is reached by improvements in ${share(found.reached, lens.worlds)} of worlds, and holds (SEQ) in ${share(found.held.seq, lens.worlds)}.`)), "",
    dim(wrap("SEQ: every improvement is answered by improvements of others that leave a member of the mover no better off; SMR, GMR: by any moves, without and with a way out. Shares are of worlds and say nothing about when: timing comes from the simulation alone. Stability by itself is a weak forecaster; it explains and checks.")),
  ].join("\n");
}

const moverName = (lens: StabilityFindings, id: string): string => lens.movers.find((mover) => mover.id === id)?.name ?? id;

/** Who would leave a package, for what, for which reasons, and what answers it; the commonest first. */
export function reasons(result: Result, found: StablePackage, name: string): string[] {
  const lens = result.lenses.stability!;
  const edges = wilsonEdges(lens.worlds);
  if (found.no_way_out) return [`${name}: nobody can move from here; it is stable by lack of moves, not by preference.`];
  return Object.entries(found.movers).filter(([, cell]) => cell.reason !== null).sort((a, b) => a[1].stable.nash - b[1].stable.nash).slice(0, 4).map(([id, cell]) => {
    const { move, share: often, gain, answer, unanswered } = cell.reason!;
    const gains = Object.entries(gain).map(([actor, { mean, parts }]) => `${result.actors[actor]?.name ?? actor} ${points(mean)} (${parts.slice(0, 3).map((part) => `${inWords(result, part.path).replace(/^[^:]*: /, "")} ${points(part.value)}`).join(", ")})`);
    const answered = answer === null ? "Nothing that others can do answers it." : `In ${percent(answer.share)} of these worlds ${moverName(lens, answer.by)} would answer with ${inShort(answer.move)}${answer.credible === 0 ? ", against its own interest" : answer.credible < answer.share ? `, in its own interest in ${percent(answer.credible)}` : ", in its own interest"}; in ${percent(unanswered)} nothing deters it.`;
    return `${name}: ${moverName(lens, id)} would leave it in ${percent(1 - cell.stable.nash, edges)} of worlds, most often for ${inShort(move)} (${percent(often, edges)}): ${gains.join("; ")}. ${answered}`;
  });
}

/** What would turn whether the package holds, nearest first. */
export function turns(result: Result, found: StablePackage): string[] {
  if (found.centre === null) return [];
  const start = `With every number at its median it ${found.centre.holds ? "holds" : "does not hold"} (SEQ).`;
  if (found.centre.flips.length === 0) return [wrap(`${start} No number moved alone within its 90 % interval, and no driver within its range, turns that.`)];
  return [wrap(`${start} It is turned by ${found.centre.flips.slice(0, 4).map((flip) => `${inWords(result, flip.path)} at ${figures(flip.at)} instead of ${figures(flip.from)}`).join("; ")}.`)];
}
