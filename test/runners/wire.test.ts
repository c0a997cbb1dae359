import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFolder } from "../../src/files/case-folder.ts";
import { pack, unpack } from "../../src/runners/index.ts";

const cases = fileURLToPath(new URL("../../cases", import.meta.url));

const key = fc.oneof(
  fc.string(),
  fc.constantFrom("$number", "$undefined", "$Uint8Array", "$$number", "$", "__proto__", "toJSON"),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double(),
    fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, null, undefined, true, false),
    fc.uint8Array(),
    fc.int32Array(),
    fc.uint16Array(),
    fc.float32Array(),
    fc.float64Array(),
    fc.array(tie("value")),
    fc.dictionary(key, tie("value"), { noNullPrototype: true }),
  ),
}));

describe("a text on the wire", () => {
  it("restores plain data with typed arrays, every number, undefined, and names that look like its own tags", () => {
    fc.assert(
      fc.property(value, (data) => {
        expect(unpack(pack(data))).toStrictEqual(data);
      }),
    );
  });

  it("restores a part of a larger memory, and arrays of a million bytes", () => {
    const memory = Float64Array.from({ length: 8 }, (_, n) => n / 3);
    expect(unpack(pack(memory.subarray(2, 5)))).toStrictEqual(memory.slice(2, 5));
    const bytes = Uint8Array.from({ length: 1e6 }, (_, n) => n);
    const restored = (unpack(pack({ bytes: Buffer.from(bytes) })) as { bytes: Uint8Array }).bytes;
    expect(Object.getPrototypeOf(restored)).toBe(Uint8Array.prototype);
    expect(Buffer.compare(restored, bytes)).toBe(0); // expect's own comparison takes seconds for a million members
  });

  it.each(readdirSync(cases).filter((name) => existsSync(join(cases, name, "case.yaml"))))(
    "restores the case %s as it was read",
    (id) => {
      const folder = join(cases, id);
      const path = join(folder, "case.yaml");
      const { case: c, messages } = checkFolder(folder, path, readFileSync(path, "utf8"));
      expect(c).not.toBeNull();
      expect(unpack(pack({ c, messages }))).toStrictEqual({ c, messages });
    },
  );

  it("is read whole or not at all", () => {
    expect(() => unpack("{")).toThrow(SyntaxError);
    expect(() => unpack('{"$Map":"AAAA"}')).toThrow("'$Map' is not a known tag");
    expect(() => unpack('{"$Float64Array":"AAAA"}')).toThrow("a Float64Array is cut off");
  });
});
