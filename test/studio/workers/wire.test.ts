import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkFolder } from "../../../src/files/case-folder.ts";
import { pack, unpack } from "../../../src/studio/workers/wire.ts";

const cases = fileURLToPath(new URL("../../../cases", import.meta.url));

describe("from the server to the page", () => {
  it.each(readdirSync(cases))("%s arrives as it was read", (id) => {
    const folder = join(cases, id);
    const file = join(folder, "case.yaml");
    const { case: c, messages } = checkFolder(folder, file, readFileSync(file, "utf8"));
    expect(c).not.toBeNull();
    expect(unpack(pack({ c, messages }))).toEqual({ c, messages });
  });

  it("keeps bytes, numbers that are not finite, and names that look like its own", () => {
    const all = {
      bytes: new Uint8Array([0, 127, 255]),
      none: new Uint8Array(0),
      ends: [Infinity, -Infinity],
      not: NaN,
      minus: -1.5,
      null: null,
      files: { $bytes: { text: "$number" }, $number: [] },
    };
    expect(unpack(pack(all))).toEqual(all);
  });

  it("is read whole or not at all", () => {
    expect(() => unpack("{")).toThrow(SyntaxError);
  });
});
