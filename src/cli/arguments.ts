/** Flags of a command as data, and what was typed checked against them. */
import { parseArgs } from "node:util";
import { EntenteError } from "../errors.ts";
import { nearest, suggestion } from "../language/text/nearest.ts";

export interface Flag {
  name: string;
  short?: string;
  /** Name of its value, for example `N`; a flag without one takes none. */
  value?: string;
  repeat?: true;
  help: string;
}

export interface Command {
  name: string;
  /** Names of the required arguments; the last may be one or more: `FILE...`. */
  takes: string[];
  /** Names of further arguments, all optional, with a blank between them: `A B`. */
  optional?: string;
  does: string;
  flags: Flag[];
  /** Printed under the flags by `--help`. */
  notes?: string;
  /** True where the command ends by itself, in order, when its signal aborts; others end at once at a signal. */
  interruptible?: true;
  load: () => Promise<(given: Given, signal: AbortSignal) => Promise<number>>;
}

/** The command line as typed: `flags` by name without the dashes; `list` for those that repeat. */
export interface Given {
  positionals: string[];
  flags: { [name: string]: string | true };
  list: { [name: string]: string[] };
}

export const HELP: Flag = { name: "help", short: "h", help: "print this" };

/** @throws EntenteError `wrong-usage` on an unknown flag, a flag without its value or with one too many, a missing or a superfluous argument. */
export function parse(command: Command, argv: readonly string[]): Given {
  const flags = [...command.flags, HELP];
  const options = Object.fromEntries(
    flags.map((f) => [
      f.name,
      { type: f.value ? ("string" as const) : ("boolean" as const), ...(f.short ? { short: f.short } : {}) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const given: Given = { positionals: [], flags: Object.create(null), list: Object.create(null) };
  let numberAt = -1; // a negative number is read as flags of one letter, all at its index
  for (const token of tokens) {
    if (token.kind === "option" && isNegative(argv[token.index])) {
      if (token.index !== numberAt) given.positionals.push(argv[token.index]);
      numberAt = token.index;
      continue;
    }
    if (token.kind === "positional") given.positionals.push(token.value);
    if (token.kind !== "option") continue;
    const flag = flags.find((f) => f.name === token.name);
    if (!flag) throw unknown(command, flags, token.rawName);
    if (flag.value && (token.value === undefined || token.value === ""))
      throw new EntenteError("wrong-usage", `${token.rawName} takes a value: ${token.rawName} ${flag.value}`);
    if (!flag.value && token.value !== undefined)
      throw new EntenteError("wrong-usage", `${token.rawName} takes no value`);
    if (flag.repeat) (given.list[flag.name] ??= []).push(token.value!);
    else if (flag.name in given.flags) throw new EntenteError("wrong-usage", `${token.rawName} is given twice`);
    else given.flags[flag.name] = token.value ?? true;
  }
  if (given.flags["help"]) return given;
  const { takes } = command;
  const missing = takes[given.positionals.length];
  if (missing !== undefined)
    throw new EntenteError("wrong-usage", `${command.name} needs ${missing}: ${usage(command)}`);
  const most = takes.at(-1)?.endsWith("...") ? Infinity : takes.length + namesOf(command.optional).length;
  if (given.positionals.length > most)
    throw new EntenteError("wrong-usage", `'${given.positionals[most]}' is one argument too many: ${usage(command)}`);
  return given;
}

const isNegative = (text: string): boolean => /^-(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text);

function unknown(command: Command, flags: readonly Flag[], raw: string): EntenteError {
  const near = raw.startsWith("--")
    ? nearest(
        raw,
        flags.map((f) => `--${f.name}`),
      )
    : null;
  return new EntenteError(
    "wrong-usage",
    `unknown flag '${raw}'${suggestion(near) || `; entente ${command.name} --help lists them`}`,
  );
}

/** `--draws N`. */
export const namedFlag = (f: Flag): string => `--${f.name}${f.value ? ` ${f.value}` : ""}`;

/** `run CASE`, `studio [CASE]`. */
export const named = ({ name, takes, optional }: Command): string[] => [
  name,
  ...takes,
  ...namesOf(optional).map((one) => `[${one}]`),
];

const namesOf = (optional: string | undefined): string[] => (optional === undefined ? [] : optional.split(" "));

/** `entente run CASE [flags]`. */
export const usage = (command: Command): string =>
  ["entente", ...named(command), ...(command.flags.length > 0 ? ["[flags]"] : [])].join(" ");
