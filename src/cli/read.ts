/** `entente read`: an article to its statements, and to a draft case. */
import { readingPage } from "../report/reading/index.ts";
import { basename, join } from "node:path";
import { EntenteError } from "../errors.ts";
import { putAll, putFolder } from "../files/put.ts";
import {
  draftCase,
  isDate,
  publishedIn,
  readInThread,
  toJson,
  type Document,
  type Drafted,
  type ReadOptions,
  type Reading,
} from "../reader/index.ts";
import type { Given } from "./arguments.ts";
import { requireNewFolder } from "./new-folder.ts";
import { standingPart } from "../reader/draft/parts.ts";
import { PROPOSALS_FILE, proposalsText } from "../reader/draft/kept.ts";
import { opened } from "./open-article.ts";
import { modelWay, writePrompts, type WithModel } from "./read-model.ts";
import { bold, columns, complain, print, printJson, progress, safe, typed, wrap } from "./terminal.ts";

/** Two dates of one text farther apart than this are told: a text may be printed some days after it was written. */
const MAX_DATE_GAP_MS = 4 * 86_400_000;

export async function read(given: Given, signal: AbortSignal): Promise<number> {
  const [source] = given.positionals as [string];
  const json = given.flags["json"] === true;
  const out = typeof given.flags["output"] === "string" ? given.flags["output"] : null;
  if (out !== null) requireNewFolder(out, "name a new folder with -o DIR");
  const stated = asOfGiven(given);
  const document = await opened(source, signal);
  const today = new Date().toISOString().slice(0, 10);
  const day = stated ?? document.date;
  const prompts = given.flags["prompts"];
  const way = typeof prompts === "string" ? null : modelWay(given, out);
  const byRules = await readShowing(document.text, day === null ? {} : { asOf: day }, signal);
  if (typeof prompts === "string") return writePrompts(byRules, prompts, source, given);
  const byModel: WithModel | null = way === null ? null : await way(byRules, signal);
  const { reading, account } = byModel ?? { reading: byRules, account: null };
  const found = day ?? reading.asOf;
  const about =
    found !== null && found.length >= 7
      ? { title: null, asOf: found, basis: null }
      : {
          title: null,
          asOf: today,
          basis: "the text carries no date and --as-of gave none; this is the day on which it was read",
        };
  if (about.basis !== null && !json)
    complain(
      `No date was found in '${source}': it is read as of today, ${today}. Give the day or month of the article with --as-of, or its dates cannot be trusted.`,
    );
  const stands = stated === null && document.date !== null ? publishedIn(document.text) : null;
  if (stands && Math.abs(Date.parse(stands.date) - Date.parse(document.date!)) > MAX_DATE_GAP_MS && !json)
    complain(
      `Two dates are stated: ${document.date} in what the file says of itself, which is taken, and '${stands.words}' at the head of the text. Give the right one with --as-of.`,
    );
  const incomplete = account !== null && account.problems.length > 0;
  if (account && (incomplete || json)) complain(account.told.join("\n"));
  if (json && out === null) return printJson(toJson(reading));

  const how = [
    `Read from ${source === "-" ? "standard input" : basename(source)} (${document.encoding}), as of ${about.asOf}${stated ? "" : document.date ? ", the date that the document gives" : ""}.`,
    ...document.notes,
  ];
  const drafted = draftCase(reading, document, about, how, { proposed: byModel?.proposed ?? null, account });
  if ("problem" in drafted)
    throw new EntenteError(
      "wrong-input",
      `no draft can be made of '${source}': ${drafted.problem}. \`entente new DIR --interview --article ${typed(source)}\` asks for what is missing, and offers what was read for you to confirm; \`entente read ${typed(source)} --json\` prints it.`,
    );
  if (out !== null) {
    const { files, proposals, shown } = drafted;
    const page = { "reading.html": readingPage(shown) };
    putFolder(out, { ...files, ...page, [PROPOSALS_FILE]: proposalsText(proposals) });
    putAll(Object.entries(byModel?.files ?? {}).map(([name, text]) => [join(out, "model", name), text]));
  }
  if (json) return printJson(toJson(reading));
  return print(
    told(reading, document, { ...drafted, title: document.title ?? basename(source) }, out, [
      ...how,
      ...(account && !incomplete ? account.told : []),
    ]),
  );
}

/** Reads a text; while a long one is read, how long it has taken so far stands on the terminal. */
async function readShowing(text: string, options: ReadOptions, signal: AbortSignal): Promise<Reading> {
  const line = progress();
  const started = performance.now();
  const size = `${(text.length / 1e6).toFixed(1)} million characters`;
  try {
    return await readInThread(
      text,
      options,
      () => line.show(`Reading ${size}, ${Math.round((performance.now() - started) / 1000)} s so far; Ctrl+C ends it`),
      signal,
    );
  } finally {
    line.clear();
  }
}

function asOfGiven(given: Given): string | null {
  const text = given.flags["as-of"];
  if (typeof text !== "string") return null;
  if (!isDate(text))
    throw new EntenteError(
      "wrong-usage",
      `--as-of takes a month or a day, such as 2012-10 or 2012-10-31, not '${text}'`,
    );
  return text;
}

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

function told(
  reading: Reading,
  document: Document,
  { proposed, unfilled, title }: Drafted & { title: string },
  out: string | null,
  how: readonly string[],
): string {
  const of = (kind: string): number => reading.items.filter((item) => item.kind === kind).length;
  const byId = new Map(reading.items.map((item) => [item.id, item]));
  const draft = standingPart(proposed);
  const name = (id: string): string => draft.parties.find((party) => party.id === id)?.name ?? id;
  const asked = draft.questions.filter(({ yes }) => yes !== null);
  const rows = [
    ["parties", draft.parties.map((party) => party.name).join(", ")],
    [
      "others",
      draft.others
        .filter(({ role }) => role !== "other")
        .map((one) => `${one.name} (${one.role})`)
        .join(", "),
    ],
    ["issues", draft.issues.map((issue) => issue.name).join("; ")],
    ["needs", draft.needs.map((need) => `${name(need.holder)}: ${need.name}`).join("; ")],
    ["drivers", draft.drivers.map((driver) => driver.name).join("; ")],
    ["rules", draft.constraints.map(({ says }) => says).join(" ")],
    ["signed", draft.accords.map((accord) => `${accord.name} (${accord.status})`).join("; ")],
    ["asked", asked.map(({ ask }) => ask).join(" ")],
    [
      "open",
      draft.questions
        .filter(({ yes }) => yes === null)
        .map(({ ask }) => ask)
        .join(" "),
    ],
  ].filter(([, words]) => words !== "") as [string, string][];
  const lines = [
    bold(safe(title)),
    wrap(safe(how.join(" "))),
    "",
    ...rows.map(([label, words]) => {
      const [first, ...rest] = wrap(safe(words), "         ").split("\n");
      return [`${label.padEnd(9)}${first!.trimStart()}`, ...rest].join("\n");
    }),
    "",
    wrap(
      `${counted(reading.sentences.length, "sentence")}: ${columnsOf([
        ["claim", of("claim")],
        ["event", of("event")],
        ["belief", of("belief")],
        ["stake", of("stake")],
        ["voice", of("attribution")],
        ["name", of("actor")],
      ])}.`,
    ),
    ...reading.remarks.map(({ message }) => wrap(message)),
    ...(reading.tensions.length > 0
      ? [
          "",
          "Pulls apart:",
          ...reading.tensions.map(({ items, why }) =>
            wrap(`${why}: ${items.map((id) => `"${short(byId.get(id)?.quote ?? "")}"`).join(" and ")}`, "  "),
          ),
        ]
      : []),
    "",
  ];
  const next =
    out === null
      ? [
          `${unfilled.length} numbers and dates are open. -o DIR writes the draft case and the page that shows every reading in its place.`,
          ...(asked.length > 0
            ? []
            : ["No question can be answered yet: what would count as yes, and by when, is still to be said."]),
        ]
      : [
          columns([
            ["case", join(out, "case.yaml")],
            ["page", join(out, "reading.html")],
            ["text", `${join(out, "article.txt")}, ${document.encoding}`],
          ]),
          `\`entente review ${typed(out)}\` shows what was read card by card, to accept, change or drop.`,
          `${unfilled.length} numbers and dates are open: \`entente fill ${typed(out)}\` asks for them one by one.`,
          ...(asked.length > 0 ? [] : [noQuestion(draft.questions.length, out)]),
        ];
  return [...lines, ...next].join("\n");
}

/** What to do where no question of a draft can be answered. @param open questions whose yes is open */
const noQuestion = (open: number, out: string): string =>
  open === 0
    ? `No question is asked yet, and without one a run gives no odds: \`entente fill ${typed(out)}\` asks what would count as yes, and by when.`
    : `What would count as yes is open for every question, and a run leaves such a question out: \`entente fill ${typed(out)}\` asks for it, or change the card in \`entente review ${typed(out)}\`.`;

const columnsOf = (counts: [string, number][]): string =>
  counts
    .filter(([, n]) => n > 0)
    .map(([one, n]) => counted(n, one))
    .join(", ") || "nothing was read in them";
const short = (quote: string): string => {
  const line = safe(quote);
  return line.length <= 90 ? line : `${line.slice(0, 87)}...`;
};
