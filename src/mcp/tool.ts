/** What a tool is: its line in the table, from which its listing, its annotations and its refusal are made. */
import * as z from "zod";
import { nearest } from "../language/text/nearest.ts";
import type { Desk } from "./desk.ts";
import type { ClientCapabilities, InputRequiredResult, ServerContext } from "./sdk.ts";

/** What a call does to the files below the root. */
export type Effect =
  /** Reads, and may keep a run. */
  | "reads"
  /** Adds files or lines, and changes nothing that stands. */
  | "adds"
  /** Replaces a case's text; the earlier one is kept. */
  | "replaces";

export interface Answer {
  /** One or two sentences in our own words: no text of an article or case stands in them. */
  says: string;
  /** As the tool's `output` describes it. */
  data: { [key: string]: unknown };
}

/** What a call knows of the client beside its arguments. */
export interface Call {
  signal: AbortSignal;
  /** Marks the document's text in the answer; made for this call. */
  nonce: string;
  /** What the client can do, in either era of the protocol; undefined where it did not say. */
  capabilities: ClientCapabilities | undefined;
  /** Name of the client, '' where it did not say. */
  client: string;
  /** Answers of the person to forms that this call has put, by key. */
  responses: ServerContext["mcpReq"]["inputResponses"];
  /** What an earlier round of this call left for this one. */
  state: string | undefined;
  /** Tells how far the work is, where the client asked for it. */
  progress(done: number, of: number, message: string): void;
}

export interface Tool {
  name: string;
  title: string;
  does: string;
  effect: Effect;
  /** Whether the same call again changes nothing more. */
  idempotent: boolean;
  input: z.ZodObject;
  output: z.ZodObject;
  run(input: never, desk: Desk, call: Call): Promise<Answer | InputRequiredResult>;
}

/** A tool whose function takes what its input describes. */
export const tool = <I extends z.ZodObject>(
  t: Omit<Tool, "input" | "run"> & {
    input: I;
    run(input: z.infer<I>, desk: Desk, call: Call): Promise<Answer | InputRequiredResult>;
  },
): Tool => t as unknown as Tool;

/** Arguments of a tool; an unknown one is an error that offers the nearest. */
export function args<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== "unrecognized_keys") return undefined;
      const [key = ""] = (issue as unknown as { keys: string[] }).keys;
      const near = nearest(key, known);
      return `there is no argument '${key.slice(0, 60)}'; ${near === null ? `there are ${known.join(", ")}` : `did you mean '${near}'?`}`;
    },
  });
}

/** A quote with the source that it stands in. */
export const Quote = z.strictObject({ source: z.string().min(1).max(80), quote: z.string().min(1).max(600) });
export type Quote = z.infer<typeof Quote>;

export const detail = z.enum(["brief", "full"]).default("brief");
export const caseName = z.string().min(1).max(200);

/** Greatest number of characters of an answer's data: a token is four of them. */
export const MAX_CHARACTERS = { brief: 3600, full: 18_000 } as const;

/** The first members of a list that fit into a number of characters as JSON. */
export function fitting<T>(list: readonly T[], characters: number, most = Infinity): T[] {
  let left = characters;
  const out: T[] = [];
  for (const one of list) {
    left -= JSON.stringify(one).length + 1;
    if (left < 0 || out.length >= most) break;
    out.push(one);
  }
  return out;
}
