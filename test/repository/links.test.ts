/** Links and mentions of pages and files: in the pages themselves and in the comments of the code. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";

const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...filesIn("docs", /\.md$/),
  ...filesIn("cases", /^README\.md$/),
  ...filesIn("hindcasts", /\.md$/),
  ...filesIn("hindcasts-2", /\.md$/),
];
const sources = ["src", "test", "bench", "scripts"]
  .flatMap((folder) => filesIn(folder, /\.(tsx?|mjs)$/))
  .filter((file) => file !== "test/repository/links.test.ts");

/** A name to be filled in, of which only the folder exists. */
const TEMPLATE = /\bNAME\b/;
const folderOf = (name: string): string => name.slice(0, name.search(/[^/]*\bNAME\b/));

/** Anchors of a page's headings as GitHub makes them. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of textOf(page)
    .replace(/^```[\s\S]*?^```/gm, "")
    .matchAll(/^#+ +(.+)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    let anchor = slug;
    for (let n = 1; anchors.has(anchor); n++) anchor = `${slug}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Why a link from a folder leads nowhere; null where it leads somewhere. */
function broken(target: string, folder: string, own: string): string | null {
  const [path, anchor] = target.split("#");
  const file = path === "" ? own : join(folder, path);
  if (!existsSync(join(root, file))) return `there is no ${file}`;
  if (anchor === undefined || !file.endsWith(".md")) return null;
  return anchorsOf(file).has(anchor) ? null : `${file} has no heading #${anchor}`;
}

/** Comments of a source file. */
const commentsOf = (text: string): string[] =>
  text.match(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/.*$/gm)?.map((comment) => comment.replace(/\n\s*\* ?/g, " ")) ?? [];

describe("pages and comments", () => {
  it("link to files and headings that exist", () => {
    for (const page of pages)
      for (const [, target] of textOf(page).matchAll(/\]\(([^)\s]+)[^)]*\)/g))
        if (!/^[a-z]+:/.test(target)) expect.soft(broken(target, dirname(page), page), `${page}: ${target}`).toBe(null);
  });

  it("are listed in the README, every page of docs", () => {
    const linked = [...textOf("README.md").matchAll(/\]\(([^)\s#]+)/g)].map(([, target]) => target);
    for (const page of filesIn("docs", /\.md$/)) expect.soft(linked, page).toContain(page);
  });

  it("mention pages of docs that exist, with headings that exist", () => {
    for (const file of [...sources, ...pages])
      for (const [mention] of textOf(file).matchAll(/\bdocs\/[\w./-]+\.(?:md|json|svg|png)(?:#[\w-]+)?/g))
        if (!TEMPLATE.test(mention)) expect.soft(broken(mention, "", file), `${file}: ${mention}`).toBe(null);
  });

  it("cite no page that the repository does not have", () => {
    for (const file of sources)
      for (const comment of commentsOf(textOf(file)))
        for (const [page] of comment.matchAll(/[\w./-]*\w\.md\b/g))
          if (page !== "report.md") expect.soft(broken(page, "", file), `${file}: ${page}`).toBe(null);
  });

  it("name files and folders of the code that exist", () => {
    const all = [...sources, ...sources.map((file) => `${dirname(file)}/`)].map((file) => `/${file}`);
    for (const page of pages.filter((name) => name !== "CHANGELOG.md"))
      for (const [, name] of textOf(page).matchAll(/`((?:src|test|bench|scripts)\/[\w./-]+|[\w./-]+\.(?:tsx?|mjs))`/g))
        expect
          .soft(
            existsSync(join(root, TEMPLATE.test(name) ? folderOf(name) : name)) ||
              all.some((file) => file.endsWith(`/${name}`)),
            `${page}: ${name}`,
          )
          .toBe(true);
  });

  it("are found by these rules", () => {
    expect(broken("docs/methods/model.md#7-the-record", "", "")).toBe(null);
    expect(broken("docs/methods/model.md#no-such-heading", "", "")).toMatch(/no heading/);
    expect(broken("model.md", "", "")).toMatch(/there is no model\.md/);
    expect(commentsOf("/**\n * As in\n * model.md section 4. */\nconst url = 'http://a'; // b.md")).toEqual([
      "/** As in model.md section 4. */",
      "// b.md",
    ]);
  });
});
