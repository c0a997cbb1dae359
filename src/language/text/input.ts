/** Largest YAML file, and largest text or series beside a case. */
export const [MAX_CASE_BYTES, MAX_TEXT_BYTES] = [4 * 2 ** 20, 12 * 2 ** 20];

export interface Input {
  /** Name of the case's folder. */
  id: string;
  /** Name of the file in messages. */
  file: string;
  text: string;
  /** SHA-256 of the files that a run reads; '' where it is not needed. */
  hash?: string;
  /** Feasible packages that the case may have; 200,000, the limit of a run, where it is not said. */
  maxPackages?: number;
}
