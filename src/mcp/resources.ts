/** Resources: articles, cases, readings, results, reports, pages of the documentation and the schema of a case. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { schema } from "../language/index.ts";
import { put } from "../files/put.ts";
import { cardsOf } from "../reader/draft/cards.ts";
import { parseProposals } from "../reader/draft/proposals.ts";
import { openCase } from "./cases.ts";
import type { Desk } from "./desk.ts";
import { PAGES, pageText } from "./docs.ts";
import { ToolError } from "./errors.ts";
import { fenced, newNonce } from "./fence.ts";
import { showHidden } from "./hidden.ts";
import { ResourceNotFoundError, ResourceTemplate, type McpServer } from "./sdk.ts";
import type { StoredRun } from "./runs/store.ts";

/** Longest text of a resource, in characters; a larger one names its sections. */
const MAX_CHARACTERS = 50_000;
const DAY_MS = 86_400_000;
/** Of what changes with the program alone. */
const LASTING = { ttlMs: DAY_MS, cacheScope: "public" } as const;
const JSON_TYPE = "application/json";

interface Content {
  mimeType: string;
  text: string;
}

/** One kind of resource: what a URI of it gives, and which there are. */
interface Kind {
  name: string;
  title: string;
  description: string;
  template: string;
  mimeType: string;
  uris(desk: Desk): string[];
  read(variables: { [name: string]: string }, desk: Desk): Content | Promise<Content>;
}

const KINDS: readonly Kind[] = [
  {
    name: "article",
    title: "An article that is open",
    description: "The text of an article that article_open has opened, quoted.",
    template: "entente://article/{id}",
    mimeType: "text/plain",
    uris: ({ articles }) => articles.all().map(({ id }) => `entente://article/${id}`),
    read: ({ id = "" }, { articles }) => {
      const { document, sentences } = articles.get(id);
      const text = showHidden(document.text);
      return plainText(
        text.length <= MAX_CHARACTERS - 1000
          ? fenced(text, newNonce())
          : `The article is ${text.length} characters long, in ${sentences.length} sentences. Read it page by page with article_open and from.`,
      );
    },
  },
  {
    name: "case",
    title: "A case",
    description: "case.yaml of a case, as it stands.",
    template: "entente://case/{+name}/case.yaml",
    mimeType: "application/yaml",
    uris: ({ root }) => root.cases().map((name) => `entente://case/${name}/case.yaml`),
    read: ({ name = "" }, { root }) => {
      const { text } = openCase(root, name);
      return text.length <= MAX_CHARACTERS
        ? { mimeType: "application/yaml", text: showHidden(text) }
        : plainText(
            `case.yaml is ${text.length} characters long. case_check with paths shows parts of it; its blocks are ${blocksOf(text).join(", ")}.`,
          );
    },
  },
  {
    name: "reading",
    title: "What was read for a case",
    description: "Cards of a draft that the rules made: each with its passage, and what it becomes.",
    template: "entente://case/{+name}/reading",
    mimeType: "text/plain",
    uris: ({ root }) =>
      root
        .cases()
        .filter((name) => root.find(`${name}/proposals.json`) !== null)
        .map((name) => `entente://case/${name}/reading`),
    read: ({ name = "" }, desk) => plainText(cardsText(name, desk)),
  },
  {
    name: "result",
    title: "A result",
    description: "result.json of a run, or its sections where it is large.",
    template: "entente://result/{run}",
    mimeType: JSON_TYPE,
    uris: ({ runs }) =>
      runs
        .handles()
        .map((run) => `entente://result/${run}`)
        .sort(),
    read: ({ run = "" }, { runs }) => sectionOf(runs.get(run).result, `entente://result/${run}`, []),
  },
  {
    name: "result-section",
    title: "A section of a result",
    description: "A member of result.json: questions, or questions/ID, and so on.",
    template: "entente://result/{run}/{+section}",
    mimeType: JSON_TYPE,
    uris: () => [],
    read: ({ run = "", section = "" }, { runs }) =>
      sectionOf(runs.get(run).result, `entente://result/${run}`, section.split("/")),
  },
  {
    name: "schema",
    title: "JSON Schema of a case",
    description: "Keys of case.yaml, with a line of help for each; by section, since it is large.",
    template: "entente://schema/{+section}",
    mimeType: JSON_TYPE,
    uris: () => [],
    read: ({ section = "" }) => sectionOf(schema(), "entente://schema", section.split("/")),
  },
  {
    name: "report",
    title: "A report",
    description: "Writes report.html of a run, and says where it lies.",
    template: "entente://report/{run}",
    mimeType: "text/plain",
    uris: ({ runs }) =>
      runs
        .handles()
        .map((run) => `entente://report/${run}`)
        .sort(),
    read: ({ run = "" }, desk) => reportOf(desk.runs.get(run), desk),
  },
];

/** Registers every resource. Lists are sorted. */
export function registerResources(server: McpServer, desk: Desk): void {
  for (const { name, title, description, template, mimeType, uris, read } of KINDS)
    server.registerResource(
      name,
      new ResourceTemplate(template, {
        list: () => ({
          resources: uris(desk).map((uri) => ({ uri, name: uri.slice("entente://".length), title, mimeType })),
        }),
      }),
      { title, description, mimeType, cacheHint: { ttlMs: 0, cacheScope: "private" } },
      async (uri, variables) => {
        const named = Object.fromEntries(
          Object.entries(variables).map(([key, value]) => [key, decodeURIComponent(String(value))]),
        );
        return answered(uri.href, () => read(named, desk));
      },
    );
  server.registerResource(
    "schema-whole",
    "entente://schema",
    {
      title: "JSON Schema of a case",
      description: "The sections of the schema.",
      mimeType: JSON_TYPE,
      cacheHint: LASTING,
    },
    (uri) => answered(uri.href, () => sectionOf(schema(), "entente://schema", [])),
  );
  for (const [name, { title }] of Object.entries(PAGES))
    server.registerResource(
      `doc-${name}`,
      `entente://doc/${name}`,
      {
        title,
        description: `${title}: a page of the documentation.`,
        mimeType: "text/markdown",
        cacheHint: LASTING,
      },
      (uri) =>
        answered(uri.href, () => {
          const text = pageText(name as keyof typeof PAGES);
          if (text === null) throw new ToolError("no-such-path", "This page was not installed with the program.");
          return { mimeType: "text/markdown", text };
        }),
    );
}

async function answered(uri: string, content: () => Content | Promise<Content>) {
  try {
    return { contents: [{ uri, ...(await content()) }] };
  } catch (error) {
    if (error instanceof ToolError) throw new ResourceNotFoundError(uri, error.text);
    throw error;
  }
}

const plainText = (text: string): Content => ({ mimeType: "text/plain", text });

const blocksOf = (yaml: string): string[] => yaml.match(/^[a-z_]+(?=:)/gm) ?? [];

function cardsText(name: string, { root }: Desk): string {
  const { folder } = openCase(root, name);
  const file = join(folder, "proposals.json");
  const read =
    root.find(`${name}/proposals.json`) !== null && existsSync(file)
      ? parseProposals(readFileSync(file, "utf8"))
      : null;
  if (read === null || "problem" in read)
    throw new ToolError("no-such-path", `'${name}' was not drafted by rules, so that there are no cards of it.`);
  const lines = cardsOf(read.proposed).map(
    ({ id, becomes, quote, stands, left_out }) =>
      `${id}: ${becomes}${quote === null ? "" : ` "${quote.text.replace(/\s+/g, " ").slice(0, 300)}"`}${stands ? "" : ` (not in the draft${left_out === null ? "" : `: ${left_out}`})`}`,
  );
  const text = showHidden(lines.join("\n"));
  return fenced(
    text.length <= MAX_CHARACTERS - 1000
      ? text
      : `${text.slice(0, text.lastIndexOf("\n", MAX_CHARACTERS - 1000))}\n... reading.html beside the case has all ${lines.length}.`,
    newNonce(),
  );
}

/** A part of a document as JSON; where it is too large, the sections that it has. */
function sectionOf(whole: unknown, base: string, path: readonly string[]): Content {
  let part = whole;
  for (const key of path) {
    const members = typeof part === "object" && part !== null ? (part as { [key: string]: unknown }) : {};
    if (!Object.hasOwn(members, key))
      throw new ToolError(
        "no-such-path",
        `There is no section '${key.slice(0, 80)}'; there are ${Object.keys(members).slice(0, 40).join(", ") || "none"}.`,
      );
    part = members[key];
  }
  const text = JSON.stringify(part);
  if (text.length <= MAX_CHARACTERS) return { mimeType: JSON_TYPE, text: showHidden(text) };
  const sections = Object.keys(part as object).map((key) => [base, ...path, key].join("/"));
  const shown = sections.slice(0, 200);
  return plainText(
    `${text.length} characters; read a section:\n${shown.join("\n")}${sections.length > shown.length ? `\nand ${sections.length - shown.length} more, by number or id` : ""}`,
  );
}

/** Writes the report beside the result when it is first read. */
async function reportOf({ handle, result }: StoredRun, { runs, root }: Desk): Promise<Content> {
  const file = runs.fileOf(handle, "report.html");
  if (file === null)
    throw new ToolError(
      "no-such-path",
      "The server writes nothing (--read-only), so that there is no report; result_ask answers.",
    );
  if (!existsSync(file)) {
    const { report } = await import("../report/index.ts");
    put(file, report(result), root.folder);
  }
  const { size } = statSync(file);
  return plainText(
    `The report is an HTML file of ${Math.round(size / 1024)} kB for the person to open: ${root.nameOf(file)}, in the folder of the server. result_ask, and entente://result/${handle}, have what stands in it.`,
  );
}
