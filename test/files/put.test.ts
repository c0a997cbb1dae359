import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runToEnd } from "../child.ts";
import { root } from "../../scripts/build.mjs";
import { EntenteError } from "../../src/errors.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../src/files/left-behind.ts";
import { makeWritableFolder, put, putAll, putFolder } from "../../src/files/put.ts";

const base = mkdtempSync(join(tmpdir(), "entente-put-"));
chmodSync(base, 0o777);
afterAll(() => rmSync(base, { recursive: true, force: true }));
/** A new folder for one test. */
const place = (): string => mkdtempSync(join(base, "t-"));
const modeOf = (path: string): number => statSync(path).mode & 0o7777;

/** The error of a write that must fail. */
function refusal(write: () => void): EntenteError {
  try {
    write();
  } catch (error) {
    expect(error).toBeInstanceOf(EntenteError);
    return error as EntenteError;
  }
  throw new Error("the write went through");
}

// The same code bundled, for what needs a process of its own.
const bundle = join(base, "put.mjs");
beforeAll(async () => {
  await build({
    entryPoints: [join(root, "src/files/put.ts")],
    outfile: bundle,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  chmodSync(bundle, 0o644);
});
/** Runs code that may use `fs`, `put`, `putAll` and `putFolder`; `before` runs first and may change `fs`. */
function inProcess(code: string, before = "", who: { uid?: number; gid?: number } = {}): string {
  const script = `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
${before}
syncBuiltinESMExports();
const { put, putAll, putFolder } = await import(${JSON.stringify(bundle)});
${code}`;
  const { stdout, stderr, status } = runToEnd(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    cwd: base,
    ...who,
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

describe("a file is put in place", () => {
  it("new or over an old one, text or bytes, in folders that are made", () => {
    const folder = place();
    put(join(folder, "a/b/c.txt"), "grüß");
    put(join(folder, "d.bin"), Uint8Array.from([0, 255]));
    put(join(folder, "a/b/c.txt"), "two");
    expect(readFileSync(join(folder, "a/b/c.txt"), "utf8")).toBe("two");
    expect([...readFileSync(join(folder, "d.bin"))]).toEqual([0, 255]);
    expect(readdirSync(join(folder, "a/b"))).toEqual(["c.txt"]);
  });
  it("behind a symbolic link, which stays: to a file, over several links, in the path, and to a file that does not exist", () => {
    const folder = place();
    mkdirSync(join(folder, "real"));
    writeFileSync(join(folder, "real/file"), "old");
    symlinkSync("real/file", join(folder, "one"));
    symlinkSync(join(folder, "one"), join(folder, "two"));
    symlinkSync("real", join(folder, "way"));
    symlinkSync("real/new", join(folder, "dangling"));
    for (const [link, target] of [
      ["one", "real/file"],
      ["two", "real/file"],
      ["way/file", "real/file"],
      ["dangling", "real/new"],
    ] as const) {
      put(join(folder, link), `by ${link}`);
      expect(readFileSync(join(folder, target), "utf8"), link).toBe(`by ${link}`);
    }
    expect(["one", "two", "way", "dangling"].map((link) => lstatSync(join(folder, link)).isSymbolicLink())).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(readlinkSync(join(folder, "one"))).toBe("real/file");
    expect(readdirSync(join(folder, "real")).sort()).toEqual(["file", "new"]);
    expect(readdirSync(folder).sort()).toEqual(["dangling", "one", "real", "two", "way"]);
  });
  it("with the permissions that the file had, behind a link too", () => {
    const folder = place();
    for (const mode of [0o600, 0o640, 0o664, 0o755]) {
      writeFileSync(join(folder, "file"), "old");
      chmodSync(join(folder, "file"), mode);
      put(join(folder, "file"), "new");
      expect(modeOf(join(folder, "file"))).toBe(mode);
      symlinkSync("file", join(folder, "link"));
      put(join(folder, "link"), "newer");
      expect(modeOf(join(folder, "file"))).toBe(mode);
      rmSync(join(folder, "link"));
    }
    put(join(folder, "fresh"), "");
    expect(modeOf(join(folder, "fresh"))).toBe(0o666 & ~process.umask());
  });
  it("through a temporary file that is new under a name not used before, on the disk before it gets its name", () => {
    const folder = place();
    const log = inProcess(
      `put(${JSON.stringify(join(folder, "file"))}, "x"); put(${JSON.stringify(join(folder, "file"))}, "y"); console.log(JSON.stringify(calls));`,
      `const calls = [];
const names = new Map();
for (const call of ["openSync", "fsyncSync", "renameSync"]) {
  const original = fs[call];
  fs[call] = (...args) => {
    const done = original(...args);
    if (call === "openSync") names.set(done, args[0]);
    calls.push([call, call === "fsyncSync" ? names.get(args[0]) : args[0], call === "openSync" ? args[1] : ""]);
    return done;
  };
}`,
    );
    const calls = JSON.parse(log) as [string, string, string][];
    const temporary = (at: number): string => calls[at][1];
    for (const at of [0, 5])
      expect(calls.slice(at, at + 5)).toEqual([
        ["openSync", temporary(at), "wx"],
        ["fsyncSync", temporary(at), ""],
        ["renameSync", temporary(at), ""],
        ["openSync", folder, "r"],
        ["fsyncSync", folder, ""],
      ]);
    expect(temporary(0)).toMatch(/\/\.entente-\d+-[\w-]{12}\.tmp$/);
    expect(temporary(5)).not.toBe(temporary(0));
  });
});

describe("a file that cannot be written leaves everything as it was, and one error says why and what to do", () => {
  it.each<[string, (folder: string) => string, RegExp]>([
    ["over a folder", (folder) => join(folder, "sub"), /: it is a folder; name a file$/],
    ["below a file", (folder) => join(folder, "file/x/y"), /: a part of its path is not a folder; name another place$/],
    ["under a name too long", (folder) => join(folder, "n".repeat(300)), /: its name is too long; name a shorter one$/],
    [
      "behind links in a circle",
      (folder) => {
        symlinkSync("b", join(folder, "a"));
        symlinkSync("a", join(folder, "b"));
        return join(folder, "a");
      },
      /: its symbolic links lead in a circle; /,
    ],
    [
      "behind a link into no folder",
      (folder) => {
        symlinkSync("gone/x", join(folder, "away"));
        return join(folder, "away");
      },
      /: its folder does not exist; make the folder or name another place$/,
    ],
  ])("%s", (_, path, said) => {
    const folder = place();
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "file"), "old");
    const at = path(folder);
    const before = readdirSync(folder, { recursive: true }).sort();
    const error = refusal(() => put(at, "new"));
    expect(error.message).toMatch(said);
    expect(error.message).toContain(`could not write '${at}': `);
    expect([error.code, error.status]).toEqual(["not-written", 3]);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("old");
  });
  it("in a folder or over a file without permission", () => {
    const folder = place();
    writeFileSync(join(folder, "open.txt"), "old");
    writeFileSync(join(folder, "shut.txt"), "old");
    mkdirSync(join(folder, "shut"));
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    for (const path of ["", "open.txt"]) chmodSync(join(folder, path), 0o777);
    chmodSync(join(folder, "shut.txt"), 0o444);
    chmodSync(join(folder, "shut"), 0o555);
    const said = inProcess(
      `for (const name of ["open.txt", "shut.txt", "shut/x"])
  try { put(${JSON.stringify(folder)} + "/" + name, "new"); console.log("done"); } catch (e) { console.log(e.status, e.cause.code, e.message.split(": ")[1]); }`,
      "",
      nobody,
    );
    const denied =
      "3 EACCES permission denied; change the permissions of the file and its folder, or name another place";
    expect(said.split("\n")).toEqual(["done", denied, denied, ""]);
    expect(readFileSync(join(folder, "shut.txt"), "utf8")).toBe("old");
    expect(readdirSync(folder).sort()).toEqual(["open.txt", "shut", "shut.txt"]);
  });
  it("in a folder that a link leads to, outside of the folder that it must lie in", () => {
    const folder = place();
    for (const name of ["in", "elsewhere"]) mkdirSync(join(folder, name));
    symlinkSync("../elsewhere", join(folder, "in/out"));
    for (const write of [
      () => makeWritableFolder(join(folder, "in/out"), ["result.json"], join(folder, "in")),
      () => putAll([[join(folder, "in/out/result.json"), "new"]], join(folder, "in")),
      () => put(join(folder, "in/out/series/x.csv"), "new", join(folder, "in")),
    ])
      expect(refusal(write).message).toMatch(/its symbolic link leads out of the folder/);
    expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
  });
  it("outside of the folder that it must lie in", () => {
    const folder = place();
    mkdirSync(join(folder, "in"));
    writeFileSync(join(folder, "outside"), "old");
    symlinkSync("../outside", join(folder, "in/link"));
    const error = refusal(() => put(join(folder, "in/link"), "new", join(folder, "in")));
    expect(error.message).toMatch(/its symbolic link leads out of the folder/);
    expect(readFileSync(join(folder, "outside"), "utf8")).toBe("old");
    put(join(folder, "in/file"), "new", join(folder, "in"));
    expect(readFileSync(join(folder, "in/file"), "utf8")).toBe("new");
  });
  it.each(["writeFileSync", "fsyncSync", "renameSync"])("on a disk that is full at %s, a file or a folder", (call) => {
    const folder = place();
    writeFileSync(join(folder, "file"), "old");
    const at = JSON.stringify(folder);
    const said = inProcess(
      `for (const write of [() => put(${at} + "/file", "new"), () => put(${at} + "/made/fresh", "new"), () => putAll([[${at} + "/file", "new"], [${at} + "/other", "new"]]), () => putFolder(${at} + "/made/folder", { a: "1", b: "2" })])
  try { write(); console.log("done"); } catch (e) { console.log(e.code, e.status, e.message.split(": ")[1]); }`,
      `const { ${call}: original } = fs;
fs.${call} = (...args) => {
  if (${call === "writeFileSync"}) original(args[0], "n");
  throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
};`,
    );
    expect(said.trim().split("\n")).toEqual(
      Array.from({ length: 4 }, () => "not-written 3 the disk is full; make room and try again"),
    );
    expect(readdirSync(folder)).toEqual(["file"]);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("old");
  });
  it("and of several files none, where one cannot be written", () => {
    const folder = place();
    writeFileSync(join(folder, "a"), "old");
    mkdirSync(join(folder, "b"));
    expect(
      refusal(() =>
        putAll([
          [join(folder, "a"), "new"],
          [join(folder, "new/c"), "new"],
          [join(folder, "b"), "new"],
        ]),
      ).message,
    ).toContain(`'${join(folder, "b")}'`);
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("old");
    expect(readdirSync(folder).sort()).toEqual(["a", "b"]);
  });
  it("also where the process is killed in the middle: the old content or the new", async () => {
    const folder = place();
    const file = join(folder, "file");
    const contents = ["a", "b"].map((letter) => letter.repeat(4 * 2 ** 20));
    put(file, contents[0]);
    const code = `import { put } from ${JSON.stringify(bundle)};
for (let n = 0; ; n++) { put(${JSON.stringify(file)}, (n % 2 ? "a" : "b").repeat(4 * 2 ** 20)); if (n === 0) console.log("begun"); }`;
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const closed = new Promise((done) => child.on("close", done));
      await new Promise((begun) => child.stdout.once("data", begun));
      await new Promise((later) => setTimeout(later, 7 * round)); // at another moment of a write each round
      child.kill("SIGKILL");
      await closed;
      expect(contents.includes(readFileSync(file, "utf8")), `round ${round}`).toBe(true);
    }
  });
});

describe("a folder is put in place", () => {
  it("where there is none, over an empty one, and behind a link to an empty one, with its permissions", () => {
    const folder = place();
    const files = { "case.yaml": "one", "article.txt": "two" };
    mkdirSync(join(folder, "empty"));
    chmodSync(join(folder, "empty"), 0o750);
    symlinkSync("empty", join(folder, "link"));
    putFolder(join(folder, "link"), files);
    putFolder(join(folder, "deep/down"), files);
    for (const name of ["empty", "link", "deep/down"])
      expect(readdirSync(join(folder, name)).sort()).toEqual(["article.txt", "case.yaml"]);
    expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
    expect(modeOf(join(folder, "empty"))).toBe(0o750);
    expect(readdirSync(folder).sort()).toEqual(["deep", "empty", "link"]);
  });
  it("and refused over one that is not empty, over a file, and where a file of it cannot be written", () => {
    const folder = place();
    put(join(folder, "full/x"), "");
    expect(refusal(() => putFolder(join(folder, "full"), { a: "" })).message).toMatch(/it exists and is not empty/);
    expect(refusal(() => putFolder(join(folder, "full/x"), { a: "" })).message).toMatch(/is not a folder/);
    refusal(() => putFolder(join(folder, "new/folder"), { a: "", "no/b": "" }));
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["full", "full/x"]);
  });
  it("made ahead of long work where it can be written to", () => {
    const folder = place();
    makeWritableFolder(join(folder, "a/b"));
    expect(readdirSync(join(folder, "a/b"))).toEqual([]);
    mkdirSync(join(folder, "a/b/result.json"));
    expect(refusal(() => makeWritableFolder(join(folder, "a/b"), ["fresh", "result.json"])).message).toMatch(
      /result\.json': it is a folder; name a file/,
    );
    writeFileSync(join(folder, "file"), "");
    for (const path of ["file", "file/below"])
      expect(refusal(() => makeWritableFolder(join(folder, path))).message).toMatch(/is not a folder/);
    if (existsSync("/proc/self")) refusal(() => makeWritableFolder("/proc/none/below"));
  });
});

it("no other file of src writes to the disk, but for folders put aside, ledgers, chunks of sweeps and what evidence unpacks into a scratch folder", () => {
  const writes =
    /\b(writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|rename|renameSync|copyFile|copyFileSync|cpSync|truncateSync)\s*\(|\bopen(Sync)?\([^)]*,\s*"(?!r")[^"]*"/;
  const writers = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((name) => {
    const text = /\.tsx?$/.test(name) ? readFileSync(join(root, "src", name), "utf8") : "";
    return /"node:fs(\/promises)?"/.test(text) && writes.test(text);
  });
  expect(writers.sort()).toEqual([
    "evidence/load/load.ts",
    "evidence/load/unpack.ts",
    "evidence/load/utf8.ts",
    "evidence/load/wide-rows.ts",
    "files/aside.ts",
    "files/ledger/disk.ts",
    "files/put.ts",
    "files/sweep/store.ts",
    "files/sweep/workers.ts",
  ]);
});

describe("what a killed process left behind", () => {
  /** A process id that no process has: that of one that has ended. */
  const ended = (): number => runToEnd(process.execPath, ["-e", ""]).pid!;
  it("goes with the next write in the folder, and what a running process or a moment made stays", () => {
    const folder = place();
    const name = (pid: number, rest: string): string => join(folder, `.entente-${pid}-${rest}.tmp`);
    const old = new Date(Date.now() - 3_600_000);
    const [left, fresh, running] = [name(ended(), "left"), name(ended(), "fresh"), name(process.ppid, "running")];
    for (const path of [left, fresh, running]) writeFileSync(path, "part");
    for (const path of [left, running]) utimesSync(path, old, old);
    put(join(folder, "file"), "new");
    expect([left, fresh, running].map((path) => existsSync(path))).toEqual([false, true, true]);
  });
  it("so do folders among the temporary files, and those of this process go at its end", () => {
    const [own, other] = [temporaryFolder("test"), join(tmpdir(), `entente-test-${ended()}-left`)];
    mkdirSync(other);
    const old = new Date(Date.now() - 3_600_000);
    utimesSync(other, old, old);
    const next = temporaryFolder("test");
    expect([own, next, other].map((path) => existsSync(path))).toEqual([true, true, false]);
    removeTemporaryFolders();
    expect([own, next].map((path) => existsSync(path))).toEqual([false, false]);
  });
});
