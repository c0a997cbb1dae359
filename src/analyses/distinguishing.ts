/** Numbers that distinguish some worlds from all: those higher or lower in them beyond chance. */
import type { Model } from "../engine/compile.ts";
import { moments, numbersOf } from "../engine/findings/worlds.ts";

/** `shift`: mean in the marked worlds less mean over all, in standard deviations over all. */
export interface DistinguishingNumber {
  path: string;
  shift: number;
}

/** Normal point beyond chance: 0.05 over some 800 numbers, two-sided (Bonferroni): 0.05/800/2 above it. */
const SHIFT_Z = 4;

/** The numbers that distinguish the worlds of `marked`, largest shift first; at most `most`. Draws by index. */
export function distinguishingNumbers(
  model: Model,
  all: Int32Array,
  marked: ReadonlySet<number>,
  most = 4,
): DistinguishingNumber[] {
  const some = all.filter((s) => marked.has(s));
  if (some.length < 2 || some.length === all.length) return [];
  const [whole, part] = [numbersOf(model, all, true), numbersOf(model, some, true)];
  const error = Math.sqrt((1 - some.length / all.length) / some.length);
  return [...model.uncertain]
    .flatMap((p) => {
      const { mean, sd } = moments(whole, p);
      const shift = sd > 0 ? (moments(part, p).mean - mean) / sd : 0;
      return Math.abs(shift) > SHIFT_Z * error ? [{ path: model.case.parameters[p].path, shift }] : [];
    })
    .sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift))
    .slice(0, most);
}
