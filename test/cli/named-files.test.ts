/** What is said where a file or folder that a command names is not what the command takes. */
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileBytes, fileText, requireFile, whyUnread } from "../../src/files/named-file.ts";
import { inFolder } from "./command.ts";

const { folder, entente, file, small } = inFolder("named-files");
const emptyFolder = join(folder, "a-folder");
mkdirSync(emptyFolder);
const emptyFile = file("an-empty-file", "");
const valid = small();
const ledger = join(folder, "ledger.jsonl");
const run = (...flags: string[]): string[] => ["run", valid, "--draws", "10", "--workers", "1", ...flags];

/** Commands by what they take, each with the place of the path. */
const TAKE_CASES: { [command: string]: (path: string) => string[] } = {
  run: (path) => ["run", path],
  check: (path) => ["check", path],
  deals: (path) => ["deals", path],
  compare: (path) => ["compare", path, "--scenario", "dry_decade"],
  explain: (path) => ["explain", path, "--question", "dam_built"],
  believe: (path) => ["believe", path, "--question", "dam_built=30%"],
  review: (path) => ["review", path],
  "evidence series": (path) => ["evidence", "series", path],
  "evidence fit": (path) => ["evidence", "fit", path],
  "ledger add": (path) => ["ledger", "add", path, "--ledger", ledger],
  "sweep plan": (path) => ["sweep", "plan", path, "-o", join(folder, "plan")],
  stability: (path) => ["stability", path],
  market: (path) => ["market", path],
};

const TAKE_FILES: { [command: string]: (path: string) => string[] } = {
  read: (path) => ["read", path],
  "evidence load": (path) => ["evidence", "load", path, "--db", join(folder, "evidence.duckdb")],
  "ledger import": (path) => ["ledger", "import", path, "--ledger", ledger],
  "ledger commit": (path) => ["ledger", "commit", path, "--round", "1", "--ledger", ledger],
  "run --since": (path) => run("--since", path),
  "run --blend": (path) => run("--blend", path),
  "ledger verify": (path) => ["ledger", "verify", "--ledger", path],
};

const TAKE_FOLDERS: { [command: string]: (path: string) => string[] } = {
  hindcast: (path) => ["hindcast", path],
  "sweep work": (path) => ["sweep", "work", path],
  mcp: (path) => ["mcp", "--root", path],
};

/** A path is refused by its name, in words: neither as a fault of the program nor by a code of the system. */
async function refused(args: string[], path: string): Promise<void> {
  const { status, stderr } = await entente(...args);
  expect(stderr, args.join(" ")).toContain(basename(path));
  expect(stderr, args.join(" ")).not.toMatch(/internal error|\bE[A-Z]{4,}\b/);
  expect(status, args.join(" ")).toBe(1);
}

describe("a path that leads nowhere is refused by", () => {
  const studio = (path: string): string[] => ["studio", path, "--no-open"];
  const all = Object.entries({ ...TAKE_CASES, ...TAKE_FILES, ...TAKE_FOLDERS, studio });
  it.each(all)("%s", async (_, args) => {
    await refused(args(join(folder, "nowhere")), "nowhere");
    await refused(args(join(emptyFile, "below-a-file")), "below-a-file");
  });
});

describe("a folder without a case is refused by", () => {
  it.each(Object.entries(TAKE_CASES))("%s", (_, args) => refused(args(emptyFolder), emptyFolder));
});

describe("a folder in place of a file is refused by", () => {
  it.each(Object.entries(TAKE_FILES))("%s", (_, args) => refused(args(emptyFolder), emptyFolder));
});

describe("a file in place of a folder is refused by", () => {
  it.each(Object.entries(TAKE_FOLDERS))("%s", (_, args) => refused(args(emptyFile), emptyFile));
});

describe("a file that is named", () => {
  it("is read as bytes and as text", () => {
    const path = file("words.txt", "é");
    expect(fileBytes(path)).toHaveLength(2);
    expect(fileText(path)).toBe("é");
    expect(() => requireFile(path)).not.toThrow();
  });
  it("is refused where it is too large or no text", () => {
    expect(() => fileBytes(file("large", new Uint8Array(2 ** 20 + 1)), "--proof large", 2 ** 20)).toThrow(
      "--proof large: it is larger than 1 MiB",
    );
    expect(() => fileText(file("bytes", new Uint8Array([0xff])))).toThrow(/bytes': it is not UTF-8; save it as UTF-8/);
  });
  it("says what the system forbids in words, and passes on what is not an error of the system", () => {
    const coded = (code: string): Error => Object.assign(new Error("x"), { code });
    expect(whyUnread(coded("EACCES"))).toBe("permission denied; change its permissions");
    expect(whyUnread(coded("ENOTDIR"), "folder")).toBe("it is a file; name a folder");
    expect(whyUnread(coded("EIO"))).toBe("it cannot be read (the system says EIO)");
    const ours = new TypeError("ours");
    expect(() => whyUnread(ours)).toThrow(ours);
  });
});
