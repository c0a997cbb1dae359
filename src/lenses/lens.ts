/** Interface of a lens: another view of a case beside its simulation, computed from the kept worlds of a run. */
import type { Model, Supply } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import type { Result } from "../result/index.ts";

/** `Findings` are plain data: they cross threads by structured clone. */
export interface Lens<Findings extends object = object> {
  /** Name for `--lens`, and the owner (`Owner`) of the numbers that this lens alone reads. */
  readonly id: string;
  /** @returns the missing part of the case, as a clause; null where it has all */
  needs(c: Case): string | null;
  /**
   * Findings on the kept worlds; any thread computes the same.
   * @param draws indices of the kept worlds, in order. @returns why there are none, as a clause, in place of findings.
   */
  find(model: Model, draws: Int32Array): Findings | string;
  /** Puts findings into the result of the same run, which already holds the odds and the findings of earlier lenses. */
  write(findings: Findings, result: Result, model: Model): void;
  /**
   * What the lens supplies to the simulation; null or absent where it supplies nothing to this case.
   * @throws EntenteError `market-unsolved` where the case asks for values that the lens cannot give.
   */
  supply?(c: Case): Supply | null;
}
