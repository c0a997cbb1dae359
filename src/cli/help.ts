/** What `--help` prints: all commands by what they are for, or one command with its flags. */
import { HELP, named, namedFlag, usage, type Command } from "./arguments.ts";
import { bold, definitions, wrap } from "./terminal.ts";

/** First words of the commands by what they are for, in the order in which one comes to need them. */
export const GROUPS: readonly { title: string; words: readonly string[] }[] = [
  { title: "Write a case", words: ["new", "read", "review", "fill", "check"] },
  { title: "Odds, and why", words: ["run", "deals", "explain", "believe", "compare", "studio"] },
  { title: "Data and other views", words: ["reference", "market", "stability", "evidence"] },
  { title: "How good the odds were", words: ["hindcast", "ledger"] },
  { title: "Many points, many machines", words: ["sweep", "worker"] },
  { title: "Assistants, editors, this machine", words: ["mcp", "schema", "doctor"] },
];

export function overview(commands: readonly Command[]): string {
  return [
    wrap("entente: from a geopolitical argument in prose to a cited, runnable model and its odds."),
    "",
    "To begin:  entente new mydispute",
    "           entente run mydispute",
    ...GROUPS.flatMap(({ title, words }) => [
      "",
      bold(title),
      definitions(
        words
          .flatMap((word) => commands.filter(({ name }) => name.split(" ")[0] === word))
          .map((command) => [named(command).join(" "), command.does]),
      ),
    ]),
    "",
    wrap(
      "`entente COMMAND --help` lists the flags of a command; `entente --version` says which this is; `entente` alone opens the studio.",
    ),
  ].join("\n");
}

export function help(command: Command): string {
  return [
    usage(command),
    "",
    wrap(command.does),
    "",
    definitions(
      [...command.flags, HELP].map((flag) => [`${flag.short ? `-${flag.short}, ` : ""}${namedFlag(flag)}`, flag.help]),
    ),
    ...(command.notes ? ["", ...command.notes.split("\n").map(note)] : []),
    "",
  ].join("\n");
}

/** A line of notes; one that is indented is a row of a table, and stays as it is. */
const note = (line: string): string => (line.startsWith(" ") ? line : wrap(line));
