import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";

const readme = readFileSync(join(root, "README.md"), "utf8");

it("the README shows what npm start prints", () => {
  const shown = /begins so:\n\n```\n([\s\S]*?)\n```/.exec(readme)![1];
  const out = mkdtempSync(join(tmpdir(), "entente-readme-"));
  try {
    const printed = execFileSync(process.execPath, [join(root, "dist/cli.js"), "run", "cases/kurils-2012", "-o", out], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    });
    expect(
      printed.startsWith(`${shown}\n`),
      `the README's excerpt is out of date; it should be\n${printed.slice(0, shown.length + 200)}`,
    ).toBe(true);
    expect(printed).toMatch(/report {2}\S+report\.html\nresult {2}\S+result\.json\n$/);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
