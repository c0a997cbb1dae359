export const MAX_CASE_BYTES = 4 * 2 ** 20;

export interface Input {
  /** Name of the case's folder. */
  id: string;
  /** Name of the file in messages. */
  file: string;
  text: string;
  /** SHA-256 of the files that a run reads; '' where it is not needed. */
  hash?: string;
}
