/** `case_draft`: begins a case from an article, by the rules' reading or as an empty frame. */
import { readingPage } from "../../report/reading/index.ts";
import * as z from "zod";
import { putFolder } from "../../files/put.ts";
import { draftCase, isDate, readInThread, type Drafted, type Reading } from "../../reader/index.ts";
import { proposalsText } from "../../reader/draft/kept.ts";
import { standingPart } from "../../reader/draft/parts.ts";
import { sentenceAt, type Article } from "../articles.ts";
import { openCase } from "../cases.ts";
import { ToolError } from "../errors.ts";
import { frameText } from "../frame.ts";
import { openNumbers } from "../open-numbers.ts";
import { openText } from "../words.ts";
import { args, detail, fitting, MAX_CHARACTERS, tool } from "../tool.ts";

const brief = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 157)}...`);

export const caseDraft = tool({
  name: "case_draft",
  title: "Begin a case",
  does: 'Begins a case from an article: the rules\' reading as cards, or an empty frame (from: "blank") for you to fill with case_edit, which is the usual way.',
  effect: "adds",
  idempotent: false,
  input: args({
    article: z.string().max(40),
    as_of: z.string().max(10).describe("YYYY-MM or YYYY-MM-DD"),
    name: z.string().max(40).describe("a-z, 0-9, -"),
    from: z.enum(["rules", "blank"]).default("rules"),
    detail,
  }),
  output: z.strictObject({
    case: z.string(),
    base: z.string(),
    actors: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.string() })),
    issues: z.array(z.strictObject({ id: z.string(), options: z.array(z.string()) })),
    needs: z.array(z.string()),
    drivers: z.array(z.string()),
    beliefs: z.array(z.string()),
    accords: z.array(z.string()),
    questions: z.array(z.strictObject({ id: z.string(), ask: z.string(), by: z.string().nullable() })),
    open: z.int(),
    unplaced: z.array(z.strictObject({ kind: z.string(), quote: z.string(), sentence: z.int() })),
    page: z.string().nullable(),
    more: z.string().nullable(),
  }),
  async run({ article: id, as_of, name, from, detail }, desk, { signal }) {
    const article = desk.articles.get(id);
    if (!isDate(as_of))
      throw new ToolError("bad-arguments", `as_of is a month or a day, such as 2026-03 or 2026-03-14, not '${as_of}'.`);
    const folder = desk.root.newCase(name);
    if (from === "blank") {
      putFolder(folder, { "case.yaml": frameText(article, as_of), "article.txt": article.document.text });
      const opened = openCase(desk.root, name);
      const open = openNumbers(opened).length;
      return {
        says: `An empty case: put actors, issues, tables, needs, drivers and questions with case_edit, each with its quotes (source 'article'). ${openText(open)}.`,
        data: {
          case: name,
          base: opened.base,
          ...{ actors: [], issues: [], needs: [], drivers: [], beliefs: [], accords: [], questions: [] },
          open,
          unplaced: [],
          page: null,
          more: null,
        },
      };
    }
    const reading = await readInThread(article.document.text, { asOf: as_of }, () => {}, signal);
    const drafted = draftCase(
      reading,
      { ...article.document, title: article.title },
      { title: null, asOf: as_of, basis: null },
      [`Read for an assistant, as of ${as_of}.`],
    );
    if ("problem" in drafted)
      throw new ToolError(
        "nothing-to-do",
        `The rules make no draft of it: ${drafted.problem}. Nothing was written. Call case_draft with from: "blank" and name the parties yourself, each with a quote; or tell the person that the article has no negotiation in it.`,
      );
    putFolder(folder, {
      ...drafted.files,
      "reading.html": readingPage(drafted.shown),
      "proposals.json": proposalsText(drafted.proposals),
    });
    const opened = openCase(desk.root, name);
    const lists = listsOf(drafted);
    const all = unplacedOf(reading, article, opened.text);
    const room = MAX_CHARACTERS[detail] - JSON.stringify(lists).length - 300;
    const unplaced = fitting(all, Math.max(0, room), detail === "brief" ? 8 : 60);
    return {
      says: `A draft by rules, in which ${openText(drafted.unfilled.length)}. Read the article yourself: add what is missing and remove what is wrong with case_edit.`,
      data: {
        case: name,
        base: opened.base,
        ...lists,
        open: drafted.unfilled.length,
        unplaced,
        page: `${name}/reading.html`,
        more:
          all.length > unplaced.length
            ? `${all.length - unplaced.length} more readings are in no place of the draft: entente://case/${name}/reading.`
            : null,
      },
    };
  },
});

function listsOf({ proposed }: Drafted) {
  const part = standingPart(proposed);
  const nameOf = (id: string): string => [...part.parties, ...part.others].find((one) => one.id === id)?.name ?? id;
  return {
    actors: [
      ...part.parties.map(({ id, name }) => ({ id, name, role: "party" })),
      ...part.others
        .filter(({ role }) => role !== "other")
        .map(({ id, name, role }) => ({ id, name, role: role as string })),
    ].slice(0, 20),
    issues: part.issues.map(({ id, options }) => ({ id, options: options.map((option) => option.id) })).slice(0, 12),
    needs: part.needs.map(({ holder, name }) => brief(`${nameOf(holder)}: ${name}`)).slice(0, 12),
    drivers: part.drivers.map(({ name }) => brief(name)).slice(0, 12),
    beliefs: part.beliefs
      .map(({ holder, about, verdict }) => `${nameOf(holder)} about ${nameOf(about)}${verdict ? `: ${verdict}` : ""}`)
      .slice(0, 12),
    accords: part.accords.map(({ name, status }) => brief(`${name} (${status})`)).slice(0, 12),
    questions: part.questions.map(({ id, ask, until }) => ({ id, ask: brief(ask), by: until.date })).slice(0, 12),
  };
}

/** What was read and stands nowhere in the draft. */
function unplacedOf(
  reading: Reading,
  { sentences }: Article,
  yaml: string,
): { kind: string; quote: string; sentence: number }[] {
  return reading.items
    .filter(
      ({ kind, quote }) =>
        kind !== "actor" && kind !== "attribution" && !yaml.includes(JSON.stringify(quote.trim()).slice(1, -1)),
    )
    .map(({ kind, quote, start }) => ({ kind, quote, sentence: sentenceAt(sentences, start) }));
}
