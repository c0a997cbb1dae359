/**
 * Golds: a text's items and its draft, as an annotator gave them by docs/develop/reading-guideline.md. `NAME.txt` has
 * its items in `NAME.json` and its draft in `NAME.draft.json`; a second annotator's stand in `NAME.second.json` and
 * `NAME.second.draft.json`.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { AccordStatus, Direction, Pair, Role } from "../../src/reader/draft/proposed.ts";
import type { Quoted, Span } from "../../src/reader/reading.ts";

export const KINDS = [
  "actor",
  "attribution",
  "accord",
  "event",
  "question",
  "claim",
  "driver",
  "need",
  "belief",
  "stake",
  "constraint",
] as const;
export type Kind = (typeof KINDS)[number];

/** An annotated item. Offsets are UTF-16 code units, end exclusive. */
export interface GoldItem extends Span {
  id: string;
  kind: Kind;
  quote: string;
  /** Counts neither way. */
  optional?: boolean;
  /** Of a later mention of an actor: the item of the first. */
  same_as?: string;
  role?: Role;
  of?: string;
  /** From AUTHOR to the one who vouches, by name. */
  speaker?: string[];
  polarity?: "positive" | "negative" | "partial";
  hedges?: Quoted[];
  condition?: Span & { quote: string };
  /** First and last day that its words can mean. */
  time?: Span & { expr: string; resolved: [first: string, last: string] };
  status?: AccordStatus;
  direction?: Direction;
  holder?: string;
  about?: string;
  verdict?: "right" | "wrong" | "partly" | "open";
}

/** What a usable draft of a text holds; names are sets of words of which all must occur. */
export interface GoldDraft {
  schema: "entente-draft-gold/1";
  text: string;
  as_of: string;
  negotiation: boolean;
  parties: { id: string; names: string[]; optional?: boolean }[];
  others: { id: string; names: string[]; role: Exclude<Role, "party"> }[];
  issues: GoldIssue[];
  questions: GoldQuestion[];
  needs: { holder: string; quotes: Quoted[]; polarity: "get" | "avoid"; met_by?: Pair[] }[];
  drivers: { quotes: Quoted[]; direction: Direction; moves?: string }[];
  constraints: {
    quotes: Quoted[];
    rule: "if-then" | "never" | "whole" | "ratification";
    says?: string;
  }[];
  accords: GoldAccord[];
}
export interface GoldOption {
  id: string;
  text: string;
  names?: string[];
  quotes?: Quoted[];
  /** A settlement whose terms the text does not give. */
  unspecified?: boolean;
}
export interface GoldIssue {
  id: string;
  name: string;
  names: string[];
  quotes?: Quoted[];
  optional?: boolean;
  /** What stands comes first. */
  options: GoldOption[];
}
export interface GoldQuestion {
  quotes: Quoted[];
  ask?: string;
  polarity: "positive" | "negative";
  /** What the outcome, as quoted, leaves: some settlement, what stands or worse, or neither. */
  toward: "settlement" | "standing" | "neither";
  yes?: Pair;
  also?: Pair[];
  by?: string | null;
  mode?: "reach" | "hold";
  not_expressible?: string;
}
export interface GoldAccord {
  quotes: Quoted[];
  parties?: string[];
  date?: string | null;
  status: AccordStatus;
  binding?: boolean | null;
}

export interface Gold {
  /** Day or month of the text. */
  as_of: string;
  items: GoldItem[];
  draft: GoldDraft;
}
export interface Text {
  name: string;
  text: string;
  gold: Gold;
  second: Gold | null;
}

/**
 * Groups of texts, each a folder of `bench/reader/texts`. One that is not open yet is scored only where it is named, and
 * no test reads its texts: what is tuned must not have seen them.
 */
export const GROUPS: readonly { name: string; folder: string; open: boolean }[] = [
  { name: "tuned on", folder: "tuned", open: true },
  { name: "kept apart", folder: "apart", open: true },
  { name: "kept apart, second set", folder: "apart-2", open: true },
];

/** Facts among accords; the others are options of an issue. */
export const FACTS: ReadonlySet<AccordStatus> = new Set(["signed", "in force", "lapsed", "ended"]);

/** The texts of a folder that have a gold, by name. */
export function textsOf(folder: string): Text[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .flatMap((file) => {
      const name = file.slice(0, -".txt".length);
      const gold = goldOf(join(folder, name));
      const second = goldOf(join(folder, `${name}.second`));
      return gold ? [{ name, text: readFileSync(join(folder, file), "utf8"), gold, second }] : [];
    });
}

function goldOf(path: string): Gold | null {
  const [items, draft] = [`${path}.json`, `${path}.draft.json`];
  if (!existsSync(items) || !existsSync(draft)) return null;
  const json = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
  return { ...(json(items) as Omit<Gold, "draft">), draft: json(draft) as GoldDraft };
}

/** Every span that a gold quotes. */
export function quotesOf({ items, draft }: Gold): Quoted[] {
  const parts: { quotes?: Quoted[] }[] = [
    ...draft.issues.flatMap((issue) => [issue, ...issue.options]),
    ...draft.questions,
    ...draft.needs,
    ...draft.drivers,
    ...draft.constraints,
    ...draft.accords,
  ];
  return [
    ...items.map(({ quote, start, end }) => ({ text: quote, start, end })),
    ...items.flatMap(({ hedges = [], condition, time }) => [
      ...hedges,
      ...(condition ? [{ ...condition, text: condition.quote }] : []),
      ...(time ? [{ ...time, text: time.expr }] : []),
    ]),
    ...parts.flatMap(({ quotes = [] }) => quotes),
  ];
}
