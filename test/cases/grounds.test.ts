import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { countGrounds } from "../../src/engine/index.ts";
import { readCase } from "../../src/cli/read-case.ts";
import { groundsText } from "../../src/wording/grounds.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

it("the pages that count the flagship's numbers by class give the counts of check", () => {
  const counts = groundsText(countGrounds(readCase(`${root}cases/kurils-2012`).case!));
  for (const page of ["README.md", "cases/kurils-2012/README.md", "docs/use/how-to-read-a-report.md"])
    expect(readFileSync(root + page, "utf8"), page).toContain(counts);
});
