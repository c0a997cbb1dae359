import { expect, it } from "vitest";
import { showsGlyphs, withoutGlyphs } from "../../src/cli/glyphs.ts";
import { print, printingTo } from "../../src/cli/terminal.ts";
import { entente, inFolder } from "./command.ts";

const { small } = inFolder("glyphs");

it.each<[boolean, NodeJS.Platform, { [name: string]: string }]>([
  [true, "linux", {}],
  [true, "linux", { LANG: "en_GB.UTF-8" }],
  [true, "darwin", { LC_CTYPE: "UTF-8" }],
  [true, "linux", { LANG: "C", LC_ALL: "C.utf8" }],
  [false, "linux", { LANG: "C" }],
  [false, "linux", { LANG: "de_DE.ISO-8859-1" }],
  [false, "linux", { LANG: "en_GB.UTF-8", LC_ALL: "POSIX" }],
  [false, "linux", { TERM: "linux", LANG: "en_GB.UTF-8" }],
  [false, "win32", {}],
  [true, "win32", { WT_SESSION: "1" }],
  [true, "win32", { TERM_PROGRAM: "vscode" }],
  [true, "win32", { TERM: "xterm-256color" }],
])("glyphs %s on %s with %j", (shown, platform, env) => {
  expect(showsGlyphs(env, platform)).toBe(shown);
});

it("a terminal without them gets plain characters for all that Entente prints itself, and names as they are", async () => {
  const { stdout } = await entente("run", small(), "--draws", "60", "--paths", "2", "--workers", "1", "--lens", "none");
  expect(stdout).toMatch(/[\u0080-\uffff]/);
  expect(withoutGlyphs(stdout)).not.toMatch(/[\u0080-\uffff]/);
  expect(withoutGlyphs("Jos\u00e9 \u00b1 1")).toBe("Jos\u00e9 +- 1");
});

it("only a terminal gets them: a pipe has UTF-8 on every system", () => {
  const printed = (isTTY: boolean): string => {
    let text = "";
    const kept = { ...process.env };
    process.env["LC_ALL"] = "C";
    printingTo({ out: { isTTY, write: (part) => (text += part) }, err: { write: () => {} } }, () =>
      print("12 \u00b1 1"),
    );
    process.env["LC_ALL"] = kept["LC_ALL"] ?? "";
    return text;
  };
  expect(printed(true)).toContain("12 +- 1");
  expect(printed(false)).toContain("12 \u00b1 1");
});
