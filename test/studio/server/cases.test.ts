import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { unzipped, zipOf } from "../../../src/studio/server/case-zip.ts";
import { deleted, duplicated, exported, imported, list, renamed, restored } from "../../../src/studio/server/cases.ts";
import { casesAt, examplesBesides, start, type Folder } from "../../../src/studio/server/index.ts";
import { defaults } from "../../../src/engine/index.ts";
import { run } from "../../../src/runners/node/index.ts";
import { caseOf } from "../browser.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const velna = join(repository, "cases/velna-water");
const [text, article] = ["case.yaml", "article.txt"].map((name) => readFileSync(join(velna, name), "utf8")) as [
  string,
  string,
];
const root = mkdtempSync(join(tmpdir(), "entente-cases-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const fresh = (): string => {
  const folder = join(root, String(++folders));
  mkdirSync(folder);
  return folder;
};
const caseIn = (within: string, id: string, more: { [name: string]: string } = {}): Folder => {
  const folder = join(within, id);
  mkdirSync(folder);
  for (const [name, content] of Object.entries({ "case.yaml": text, "article.txt": article, ...more }))
    writeFileSync(join(folder, name), content);
  return { id, folder, file: join(folder, "case.yaml"), title: id };
};
const plain: Zippable = { "case.yaml": strToU8(text), "article.txt": strToU8(article) };

describe("the list of cases", () => {
  it("says of each case its questions, and its odds where a run was stored, with the text that it ran", async () => {
    const within = fresh();
    const [ran, never, broken] = [caseIn(within, "ran"), caseIn(within, "never"), caseIn(within, "broken")];
    const result = await run(caseOf(text), { ...defaults, draws: 60, paths: 1, thresholds: false }, { workers: 1 });
    mkdirSync(join(ran.folder, "out"));
    writeFileSync(join(ran.folder, "out/result.json"), JSON.stringify(result));
    writeFileSync(broken.file, "title: [");
    const [a, b, c] = list([ran, never, broken]);
    const odds = Object.fromEntries(Object.entries(result.questions).map(([id, { p }]) => [id, p]));
    expect(a!.stored).toEqual({ hash: result.case.hash, draws: 60, kept: result.run.kept, odds });
    expect([a!.asOf, a!.questions.map(({ id }) => id)]).toEqual([caseOf(text).asOfText, Object.keys(odds)]);
    expect([b!.stored, b!.problem]).toEqual([null, null]);
    expect(c!.problem).toMatch(/error/);
    writeFileSync(join(ran.folder, "out/result.json"), "{");
    expect(list([ran])[0]!.stored).toBeNull();
  });
  it("has the examples beside a user's own cases, under ids of their own", () => {
    const within = fresh();
    caseIn(within, "velna-water");
    const own = casesAt(within);
    const example: Folder = {
      id: "velna-water",
      folder: velna,
      file: join(velna, "case.yaml"),
      title: "x",
      readOnly: true,
    };
    expect(examplesBesides(own, [example]).map(({ id }) => id)).toEqual(["velna-water-example"]);
    expect(examplesBesides([{ ...example }], [example])).toEqual([]);
  });
});

describe("a case as one file", () => {
  it("holds what the case names and no more, and comes back the same, as a case of its own", () => {
    const within = fresh();
    const at = caseIn(within, "mine", { "outcomes.yaml": "secret: 1\n", "notes.txt": "not named" });
    mkdirSync(join(at.folder, "out"));
    const made = exported(at);
    if ("problem" in made) throw new Error(made.problem);
    expect(Object.keys(unzipSync(made.bytes)).sort()).toEqual(["article.txt", "case.yaml"]);
    expect(Buffer.from(made.bytes).equals(Buffer.from((exported(at) as { bytes: Uint8Array }).bytes))).toBe(true);
    const back = imported(within, "mine.zip", made.bytes);
    if ("problem" in back) throw new Error(back.problem);
    expect(back.at.id).toBe("mine-2");
    for (const name of ["case.yaml", "article.txt"])
      expect(readFileSync(join(back.at.folder, name))).toEqual(readFileSync(join(at.folder, name)));
    expect(list([back.at])[0]!.hash).toBe(list([at])[0]!.hash);
  });
  it("keeps files in folders, as the flagship has them", () => {
    const flagship = join(repository, "cases/kurils-2012");
    const made = exported({ id: "k", folder: flagship, file: join(flagship, "case.yaml"), title: "k" });
    if ("problem" in made) throw new Error(made.problem);
    const names = Object.keys(unzipSync(made.bytes));
    expect(names).toContain("series/brent.csv");
    expect(names).not.toContain("outcomes.yaml");
    expect(imported(fresh(), "kurils.zip", made.bytes)).toHaveProperty("at.id", "kurils");
  });
  it("may hold its files in one folder, and what macOS adds", () => {
    const zip = zipSync({
      "two/case.yaml": strToU8(text),
      "two/article.txt": strToU8(article),
      "__MACOSX/two/._case.yaml": strToU8("x"),
      "two/.DS_Store": new Uint8Array(4),
    });
    expect(imported(fresh(), "two (1).zip", zip)).toHaveProperty("at.id", "two");
  });

  /** Bytes of a zip with a field of its directory changed. */
  const changed = (zip: Uint8Array, field: number, value: number): Uint8Array => {
    const view = Buffer.from(zip);
    const at = view.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    view.writeUInt32LE(value, at + field);
    return view;
  };
  const link = { os: 3, attrs: (0o120777 << 16) >>> 0 };
  it.each<[string, Uint8Array, RegExp]>([
    ["a name that leads out", zipSync({ ...plain, "../x.txt": strToU8("x") }), /outside itself/],
    ["a path from the root", zipSync({ ...plain, "/etc/x": strToU8("x") }), /outside itself/],
    ["a path of Windows", zipSync({ ...plain, "..\\x.txt": strToU8("x") }), /outside itself/],
    ["a drive of Windows", zipSync({ ...plain, "C:x.txt": strToU8("x") }), /outside itself/],
    ["a folder that leads back", zipSync({ ...plain, "a/../../x": strToU8("x") }), /outside itself/],
    ["a symbolic link", zipSync({ ...plain, "article.txt": [strToU8("/etc/passwd"), link] }), /a link or a device/],
    ["a name of a device", zipSync({ ...plain, "nul.txt": strToU8("x") }), /not a name for every system/],
    ["a file that the case does not name", zipSync({ ...plain, "run.sh": strToU8("x") }), /does not name 'run\.sh'/],
    ["outcomes", zipSync({ ...plain, "outcomes.yaml": strToU8("x: 1") }), /does not name/],
    ["results", zipSync({ ...plain, "out/result.json": strToU8("{}") }), /does not name/],
    ["two names that are one on some systems", zipSync({ ...plain, "CASE.yaml": strToU8("x") }), /twice/],
    ["bytes that are not text", zipSync({ ...plain, "article.txt": new Uint8Array([255, 0]) }), /not UTF-8/],
    ["a bomb", zipSync({ ...plain, "article.txt": new Uint8Array(50 * 2 ** 20) }), /more than a case can hold/],
    [
      "a bomb that lies about its size",
      changed(zipSync({ "case.yaml": new Uint8Array(2 ** 20) }), 24, 10),
      /than it says/,
    ],
    ["an encrypted file", changed(zipSync(plain), 8, 0x00080001), /encrypted/],
    ["another packing", changed(zipSync(plain), 10, 99), /packed in a way/],
    ["a directory that leads beyond the file", changed(zipSync(plain), 42, 0x7fffffff), /cut short/],
    ["half a zip", zipSync(plain).slice(0, 400), /not a zip file/],
    ["an empty file", new Uint8Array(), /not a zip file/],
    ["no case", zipSync({ "article.txt": strToU8(article) }), /no case\.yaml/],
    ["proposals that are none", zipSync({ ...plain, "proposals.json": strToU8("{}") }), /proposals\.json/],
    [
      "too many files",
      zipSync(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`${n}.txt`, new Uint8Array()]))),
      /more than 500/,
    ],
  ])("is refused with %s, and nothing is written", (_, zip, why) => {
    const within = fresh();
    expect(imported(within, "x.zip", zip)).toEqual({ problem: expect.stringMatching(why) });
    expect(readdirSync(within)).toEqual([]);
  });
  it("is read the same as it was written, and never throws on a file that is cut or changed anywhere", () => {
    const files = new Map([
      ["case.yaml", "title: x\n"],
      ["a/b.txt", "\u00e9".repeat(300)],
    ]);
    const zip = zipOf(files);
    expect(unzipped(zip)).toEqual({ files });
    for (let at = 0; at < zip.length; at++) {
      const other = zip.slice();
      other[at] = other[at]! ^ 0x55;
      unzipped(other);
      unzipped(zip.slice(0, at));
    }
  });
});

describe("a copy of a case", () => {
  it("has its own folder and title, and every other byte of the first", () => {
    const within = fresh();
    const at = caseIn(within, "first");
    const made = duplicated(at, within, "A second view");
    if ("problem" in made) throw new Error(made.problem);
    expect([made.at.id, made.at.title]).toEqual(["a-second-view", "A second view"]);
    const [before, after] = [text, readFileSync(made.at.file, "utf8")].map((one) => one.split("\n"));
    expect(after!.filter((line, n) => line !== before![n])).toEqual(['title: "A second view"']);
    expect(duplicated(at, within, "A second view")).toEqual({ problem: expect.stringMatching(/take another name/) });
    expect(duplicated(at, within, " ")).toEqual({ problem: "give the case a name" });
  });
  it("does not bring along a file that a link leads to outside the case", () => {
    const within = fresh();
    const at = caseIn(within, "linked");
    rmSync(join(at.folder, "article.txt"));
    writeFileSync(join(within, "secret.txt"), "secret");
    symlinkSync(join(within, "secret.txt"), join(at.folder, "article.txt"));
    const made = duplicated(at, within, "Copy");
    expect(made).toHaveProperty("at");
    expect(existsSync(join(within, "copy/article.txt"))).toBe(false);
  });
});

describe("a case named and deleted", () => {
  it("has another title, and every other byte as before", () => {
    const at = caseIn(fresh(), "first");
    expect(renamed(at, "  A better  name ", "Ann")).toEqual({ title: "A better name" });
    const [before, after] = [text, readFileSync(at.file, "utf8")].map((one) => one.split("\n"));
    expect(after!.filter((line, n) => line !== before![n])).toEqual(['title: "A better name"']);
    expect(renamed(at, " ", "")).toEqual({ problem: "give the case a name" });
  });
  it("comes back with every file, also where another of its name was deleted before", () => {
    const within = fresh();
    const gone = [1, 2].map(() => {
      const at = caseIn(within, "mine", { "outcomes.yaml": "a: 1\n" });
      const done = deleted(at);
      if ("problem" in done) throw new Error(done.problem);
      expect(existsSync(at.folder)).toBe(false);
      return { at, aside: done.aside };
    });
    expect(new Set(gone.map(({ aside }) => aside)).size).toBe(2);
    expect(casesAt(within)).toEqual([]);
    const [{ at, aside }, other] = gone as [(typeof gone)[0], (typeof gone)[0]];
    expect(restored(at, aside)).toEqual({ at });
    expect(readdirSync(at.folder).sort()).toEqual(["article.txt", "case.yaml", "outcomes.yaml"]);
    expect(restored(other.at, other.aside)).toEqual({ problem: expect.stringMatching(/not empty/) });
    expect(existsSync(other.aside)).toBe(true);
  });
});

it("the routes list, copy, give out and take cases, and nothing is made where no folder is for it", async () => {
  const within = fresh();
  caseIn(within, "one");
  const example: Folder = { id: "two", folder: velna, file: join(velna, "case.yaml"), title: "x", readOnly: true };
  const built = join(repository, "dist");
  const studio = await start(casesAt(within), { port: 0, built, within, examples: [example] });
  const closed = await start(casesAt(within), { port: 0, built });
  const ask = (link: string, path: string, body?: object): Promise<Response> =>
    fetch(
      `${link}api/${path}`,
      body ? { method: "POST", headers: { origin: new URL(link).origin }, body: JSON.stringify(body) } : {},
    );
  try {
    const { id } = (await (await ask(studio.link, "cases/two/duplicate", { name: "One" })).json()) as { id: string };
    expect(id).toBe(undefined);
    expect((await ask(studio.link, "cases/two/duplicate", { name: "Mine" })).status).toBe(200);
    const zip = Buffer.from(await (await ask(studio.link, "cases/two/export.zip")).arrayBuffer());
    expect((await ask(studio.link, "import", { name: "x.zip", bytes: zip.toString("base64") })).status).toBe(200);
    expect((await ask(studio.link, "import", { name: "x.zip", bytes: "AAAA" })).status).toBe(422);
    const listed = (await (await ask(studio.link, "list.json")).json()) as { id: string; readOnly: boolean }[];
    expect(listed.map((one) => [one.id, one.readOnly])).toEqual([
      ["one", false],
      ["mine", false],
      ["x", false],
      ["two", true],
    ]);
    expect(
      (
        await fetch(`${studio.link}api/cases/two`, {
          method: "PUT",
          headers: { origin: new URL(studio.link).origin },
          body: "{}",
        })
      ).status,
    ).toBe(403);
    expect((await ask(studio.link, "cases/x/rename", { name: "Y" })).status).toBe(200);
    expect((await ask(studio.link, "cases/x/delete", {})).status).toBe(200);
    expect((await ask(studio.link, "cases/x/export.zip")).status).toBe(404);
    expect((await ask(studio.link, "cases/x/restore", {})).status).toBe(200);
    expect((await ask(studio.link, "cases/x/restore", {})).status).toBe(404);
    for (const what of ["rename", "delete"]) {
      expect((await ask(studio.link, `cases/two/${what}`, { name: "Z" })).status, what).toBe(403);
      expect((await ask(closed.link, `cases/one/${what}`, { name: "Z" })).status, what).toBe(403);
    }
    expect((await ask(closed.link, "cases/one/duplicate", { name: "y" })).status).toBe(403);
    expect((await ask(closed.link, "import", { name: "x.zip", bytes: "AAAA" })).status).toBe(403);
    expect((await ask(studio.link, "cases/none/export.zip")).status).toBe(404);
  } finally {
    await studio.close();
    await closed.close();
  }
});
