/** The command line: finds and runs the command, and turns errors into a line and an exit status. */
import { EntenteError } from "../errors.ts";
import { nearest, suggestion } from "../language/text/nearest.ts";
import { version } from "../version.ts";
import { parse, type Command } from "./arguments.ts";
import { commands } from "./commands.ts";
import { help, overview } from "./help.ts";
import { complain, print, printingTo, type Streams } from "./terminal.ts";

/** Longest line of an error. */
const MAX_LINE_CHARACTERS = 1200;

/** Exit status of a fault of the program. */
const INTERNAL_ERROR_STATUS = 3;

/**
 * Runs what was typed after `entente`. @param streams what the command prints to
 * @param signalOf called once where a command can be interrupted: the signal that interrupts it
 * @returns the exit status: 0 done, 1 the case or input is wrong, 2 wrong usage, 3 could not, 130 interrupted
 */
export function main(
  argv: readonly string[],
  streams: Streams,
  signalOf: () => AbortSignal = () => new AbortController().signal,
): Promise<number> {
  return printingTo(streams, () => dispatch(argv, signalOf).catch(failed));
}

async function dispatch(argv: readonly string[], signalOf: () => AbortSignal): Promise<number> {
  const [first, ...rest] = argv;
  if (first === "--version" || first === "-v") return print(version);
  if (first === "help" && rest.length > 0) return dispatch([...rest, "--help"], signalOf);
  if (first === "--help" || first === "-h" || first === "help") return print(overview(commands));
  if (first === undefined) return dispatch(["studio"], signalOf);
  const family = commands.filter((c) => c.name.startsWith(`${first} `)).map((c) => c.name.slice(first.length + 1));
  if (family.length > 0) return inFamily(first, family, rest, signalOf);
  const command = commands.find((c) => c.name === first);
  if (!command) {
    const what = first.startsWith("-") ? "flag" : "command";
    throw new EntenteError(
      "wrong-usage",
      `unknown ${what} '${first}'${
        suggestion(
          nearest(
            first,
            commands.map((c) => c.name),
          ),
        ) || "; entente --help lists the commands"
      }`,
    );
  }
  return called(command, rest, signalOf);
}

async function called(command: Command, rest: readonly string[], signalOf: () => AbortSignal): Promise<number> {
  const given = parse(command, rest);
  if (given.flags["help"]) return print(help(command));
  const run = await command.load();
  return run(given, command.interruptible ? signalOf() : new AbortController().signal);
}

/** `evidence load`, `evidence series`: a command of two words. */
async function inFamily(
  first: string,
  family: readonly string[],
  [second, ...rest]: readonly string[],
  signalOf: () => AbortSignal,
): Promise<number> {
  const command = commands.find((c) => c.name === `${first} ${second}`);
  if (command) return called(command, rest, signalOf);
  if (second === "--help" || second === "-h")
    return print(
      commands
        .filter((c) => c.name.startsWith(`${first} `))
        .map(help)
        .join("\n"),
    );
  throw new EntenteError(
    "wrong-usage",
    `${first} is followed by ${family.join(", ")}${second === undefined ? "" : `, not '${second}'${suggestion(nearest(second, family))}`}`,
  );
}

/** Prints on standard error why a command ended. @returns its exit status */
function failed(error: unknown): number {
  if (error instanceof EntenteError) {
    complain(`entente: ${shortLines(error.message)}`);
    return error.status;
  }
  const trace = process.env["ENTENTE_TRACE"] && error instanceof Error ? error.stack : null;
  complain(
    `entente: internal error (not your case): ${shortLines(error instanceof Error ? error.message : String(error))}${trace ? `\n${trace}` : "; set ENTENTE_TRACE=1 for the stack"}`,
  );
  return INTERNAL_ERROR_STATUS;
}

/** A message whose lines repeat words of any length, each line cut in its middle where it is too long to read. */
function shortLines(message: string): string {
  return message
    .split("\n")
    .map((line) =>
      line.length <= MAX_LINE_CHARACTERS
        ? line
        : `${line.slice(0, MAX_LINE_CHARACTERS / 2)} ... ${line.slice(-MAX_LINE_CHARACTERS / 4)}`,
    )
    .join("\n");
}
