import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";

const folder = mkdtempSync(join(tmpdir(), "entente-full-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const velna = readFileSync(join(root, "cases/velna-water/case.yaml"), "utf8");

/** Loaded before the command: while the file `full` exists, every write ends with the error code in it, after a part is written. */
const full = (flag: string): string => `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const write = fs.writeFileSync;
fs.writeFileSync = (file, ...rest) => {
  if (!fs.existsSync(${JSON.stringify(flag)})) return write(file, ...rest);
  write(file, "what fitted");
  throw Object.assign(new Error("from the file system"), { code: fs.readFileSync(${JSON.stringify(flag)}, "utf8") });
};
syncBuiltinESMExports();
`;

it("a save on a full disk, in a write-protected folder or on a broken disk is refused and said, with the old file whole and nothing beside it; the next one goes through", async () => {
  const [place, flag, before] = [mkdtempSync(join(folder, "case-")), join(folder, "full"), join(folder, "before.mjs")];
  writeFileSync(join(place, "case.yaml"), velna);
  writeFileSync(join(place, "article.txt"), readFileSync(join(root, "cases/velna-water/article.txt")));
  writeFileSync(before, full(flag));
  const studio = spawn(
    process.execPath,
    ["--import", pathToFileURL(before).href, join(root, "dist/cli.js"), "studio", place, "--no-open", "--port", "0"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    const link = await new Promise<URL>((found) => {
      let said = "";
      studio.stdout.on("data", (part: Buffer) => {
        said += part.toString();
        const at = /http:\S+/.exec(said);
        if (at) found(new URL(at[0]));
      });
    });
    const { cases } = (await (await fetch(`${link.href}api/cases.json`)).json()) as { cases: { id: string }[] };
    const save = (): Promise<Response> =>
      fetch(`${link.href}api/cases/${cases[0].id}`, {
        method: "PUT",
        headers: { origin: link.origin },
        body: JSON.stringify({ mark: null, text: `${velna}# more\n` }),
      });
    const beside = readdirSync(place);
    for (const [code, status, reason] of [
      ["ENOSPC", 507, "the disk is full; make room and try again"],
      ["EACCES", 403, "permission denied; change the permissions of the file and its folder, or name another place"],
      ["EIO", 500, "the system says EIO; try again or name another place"],
    ] as const) {
      writeFileSync(flag, code);
      const refused = await save();
      expect([refused.status, await refused.json()]).toEqual([
        status,
        { problem: `could not write '${join(place, "case.yaml")}': ${reason}` },
      ]);
      expect(readFileSync(join(place, "case.yaml"), "utf8")).toBe(velna);
      expect(readdirSync(place)).toEqual(beside);
    }
    rmSync(flag);
    expect((await save()).status).toBe(200);
    expect(readFileSync(join(place, "case.yaml"), "utf8")).toBe(`${velna}# more\n`);
  } finally {
    studio.kill();
  }
});
