/** The folder that the server was started in: the only place that is read or written. Names are paths below it with `/`. */
import { existsSync, readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { basename, extname, join, relative, sep } from "node:path";
import { nearest } from "../language/text/nearest.ts";
import { ToolError } from "./errors.ts";
import { showHidden } from "./hidden.ts";

/** Endings of files that can be named. */
const ENDINGS = [".txt", ".md", ".html", ".pdf", ".docx", ".yaml", ".csv", ".json"];
const ARTICLE_ENDINGS = [".txt", ".md", ".html", ".pdf", ".docx"];
/** How deep cases and articles are looked for, and how many are listed. */
const MAX_DEPTH = 3;
const MAX_LISTED = 200;
/** Names of cases or articles that an error repeats. */
const MAX_NAMED = 12;

const CASE_NAME = /^[a-z0-9-]{1,40}$/;
/** Names that Windows keeps for devices. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

export class Root {
  readonly folder: string;

  /** @param folder that exists. Links in its own path are followed once, here. */
  constructor(folder: string) {
    this.folder = realpathSync(folder);
  }

  /**
   * The path of something that exists below the root, once links are followed.
   * @param name as an assistant wrote it. @throws ToolError `outside-root`; null where there is nothing by that name
   */
  find(name: string): string | null {
    const shown = showHidden(name).slice(0, 200);
    const parts = name.split("/");
    const wrong =
      name === "" ||
      /[\\:]|\p{Cc}/u.test(name) ||
      parts.some((part) => part === "" || part.startsWith(".") || part.endsWith(".") || part.endsWith(" "));
    if (wrong)
      throw new ToolError(
        "outside-root",
        `'${shown}' leads out of the folder this server was started in, or is not a plain path in it. Name a file or case by its path below that folder, with '/'; ask the person to put other files there.`,
      );
    const path = join(this.folder, ...parts);
    if (!existsSync(path)) return null;
    const real = realpathSync(path);
    if (!real.startsWith(join(this.folder, sep)))
      throw new ToolError(
        "outside-root",
        `'${shown}' is a link that leads out of the folder this server was started in. Ask the person to put the file itself there.`,
      );
    return real;
  }

  /** The file of an article. @throws ToolError `outside-root`, `no-such-article` */
  article(name: string): string {
    const ending = extname(name).toLowerCase();
    if (name.includes(".") && !ENDINGS.includes(ending) && !name.startsWith("."))
      throw new ToolError(
        "outside-root",
        `'${showHidden(name).slice(0, 200)}': files that end in ${ENDINGS.join(" ")} are read, and no others.`,
      );
    const path = this.find(name);
    if (path !== null && ARTICLE_ENDINGS.includes(extname(path).toLowerCase()) && statSync(path).isFile()) return path;
    throw new ToolError(
      "no-such-article",
      `There is no article '${showHidden(name).slice(0, 200)}'${listed(name, this.articles())} Articles end in ${ARTICLE_ENDINGS.join(" ")}.`,
    );
  }

  /** The folder of a case. @throws ToolError `outside-root`, `no-such-case` */
  caseFolder(name: string): string {
    const folder = this.find(name);
    if (folder !== null && statSync(folder).isDirectory() && this.find(`${name}/case.yaml`) !== null) return folder;
    throw new ToolError(
      "no-such-case",
      `There is no case '${showHidden(name).slice(0, 200)}'${listed(name, this.cases())} Pass one of these, or begin one with case_draft.`,
    );
  }

  /** Path for the folder of a new case. @throws ToolError `bad-arguments`, `exists` */
  newCase(name: string): string {
    if (!CASE_NAME.test(name) || DEVICE_NAME.test(name))
      throw new ToolError(
        "bad-arguments",
        `'${showHidden(name).slice(0, 80)}' cannot name a case. A name has 1 to 40 of the characters a to z, 0 to 9 and '-'.`,
      );
    const path = join(this.folder, name);
    if (existsSync(path))
      throw new ToolError(
        "exists",
        `There is a folder '${name}' already, and nothing is overwritten. Choose another name, or go on in that case with case_edit.`,
      );
    return path;
  }

  /** Path below the root with `/`, for answers. */
  nameOf(path: string): string {
    return relative(this.folder, path).split(sep).join("/");
  }

  /** Names of all cases, sorted. */
  cases(): string[] {
    return this.entries().flatMap(({ path, entry }) =>
      entry.isFile() && basename(path) === "case.yaml" && path !== "case.yaml"
        ? [path.slice(0, -"/case.yaml".length)]
        : [],
    );
  }

  /** Names of all articles, sorted; a case's own text is one of them. */
  articles(): string[] {
    return this.entries().flatMap(({ path, entry }) =>
      entry.isFile() &&
      ARTICLE_ENDINGS.includes(extname(path).toLowerCase()) &&
      !/(?:^|\/)(?:out|model)\/|reading\.html$/.test(path)
        ? [path]
        : [],
    );
  }

  /** Files below the root in a fixed order; links and what begins with a dot are left out. */
  private entries(): { path: string; entry: Dirent }[] {
    const found: { path: string; entry: Dirent }[] = [];
    const visit = (below: string, depth: number): void => {
      let entries: Dirent[];
      try {
        entries = readdirSync(join(this.folder, below), { withFileTypes: true });
      } catch {
        return;
      }
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (found.length >= MAX_LISTED || entry.name.startsWith(".") || entry.name === "node_modules") continue;
        const path = below === "" ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory() && depth < MAX_DEPTH) visit(path, depth + 1);
        else if (entry.isFile()) found.push({ path, entry });
      }
    };
    visit("", 1);
    return found;
  }
}

/** `; there are kurils, velna.`, the nearest name first. */
function listed(wanted: string, names: readonly string[]): string {
  if (names.length === 0) return "; there is none yet.";
  const near = nearest(wanted, names);
  const order = near === null ? names : [near, ...names.filter((name) => name !== near)];
  const more = order.length > MAX_NAMED ? ` and ${order.length - MAX_NAMED} more` : "";
  return `; there ${order.length === 1 ? "is" : "are"} ${order.slice(0, MAX_NAMED).map(showHidden).join(", ")}${more}.`;
}
