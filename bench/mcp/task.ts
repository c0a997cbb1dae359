/** A task of the evaluation: what a person asks an assistant, on which files, and how the end is checked. */
import type { ServerSettings } from "../../src/mcp/desk.ts";
import type { Person } from "./harness.ts";
import type { Played } from "./session.ts";

export interface EndState extends Played {
  /** The server's folder. */
  folder: string;
  /** Forms that were put to the person. */
  forms: string[];
}

export interface EvaluationTask {
  /** Also the name of its recorded session. */
  id: string;
  /** What the person writes. */
  asks: string;
  /** Content by path below the folder. */
  files(): { [path: string]: string | Uint8Array };
  /** Work that files alone cannot do, such as beginning a ledger. */
  prepare?(folder: string): Promise<void>;
  /** Absent: the client has no forms. */
  person?: Person;
  settings?: Partial<ServerSettings>;
  /** What is wrong with the end, a sentence each; nothing where the task is done. */
  faults(end: EndState): string[] | Promise<string[]>;
}
