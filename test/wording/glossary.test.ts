import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { GLOSSARY } from "../../src/wording/glossary.ts";

it("the glossary of the report and that of the docs are the same, term by term", () => {
  const page = readFileSync(join(root, "docs/use/glossary.md"), "utf8");
  const rows = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].slice(2).map(([, term, meaning]) => [term, meaning]);
  expect(rows).toEqual(GLOSSARY.map(([term, meaning]) => [term, meaning]));
});
