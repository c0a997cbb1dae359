import { readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chunkCounts, decodeChunk, encodeChunk, keyOf } from "../../../src/files/sweep/chunk-file.ts";
import { folderStore, sweepTemporary } from "../../../src/files/sweep/store.ts";
import { inFolder } from "../../cli/command.ts";
import { uniforms } from "../../random.ts";

const { folder } = inFolder("chunks");
const what = { format: 1, kind: "worlds", from: 0, to: 128 };
const key = keyOf(what);
const block = (from: number) => ({
  format: 1 as const,
  kind: "worlds",
  from,
  tried: 64,
  kept: 3,
  columns: {
    worlds: Int32Array.of(from, from + 1, from + 9),
    hits: Uint16Array.of(0, 65535, 7, 1),
    answers: Uint8Array.of(1, 0, 1),
    levels: Float32Array.of(0.5, -0, Infinity),
    sums: BigUint64Array.of(0n, 2n ** 53n - 1n),
    empty: new Int32Array(0),
  },
});
const bytes = encodeChunk(what, [block(0), block(64)]);

describe("a chunk's file", () => {
  it("gives back its blocks, and the same blocks give the same bytes", () => {
    expect(decodeChunk(bytes, key)).toEqual({ blocks: [block(0), block(64)] });
    expect(encodeChunk(what, [block(0), block(64)])).toEqual(bytes);
    expect(chunkCounts(bytes)).toEqual({ kind: "worlds", tried: 128, kept: 6 });
  });
  it("is laid out as its description says", () => {
    const buffer = Buffer.from(bytes);
    expect(buffer.toString("latin1", 0, 8)).toBe("ENTCHUNK");
    expect(buffer.readUInt32LE(8)).toBe(1);
    expect(buffer.readUInt32LE(12) % 8).toBe(0);
    const header = JSON.parse(buffer.toString("utf8", 16, 16 + buffer.readUInt32LE(12)));
    expect(header).toMatchObject({ key, what });
    const [name, type, length, at] = header.blocks[1].columns.find(([name]: [string]) => name === "worlds");
    expect([name, type, length, at % 8]).toEqual(["worlds", "i32", 3, 0]);
    expect(buffer.readInt32LE(16 + buffer.readUInt32LE(12) + at + 4)).toBe(65);
  });
  it("is refused with any bit turned, cut off anywhere, or grown", () => {
    const random = uniforms(11);
    for (let n = 0; n < 400; n++) {
      const turned = Uint8Array.from(bytes);
      turned[Math.floor(random() * bytes.length)] ^= 1 << Math.floor(random() * 8);
      expect(decodeChunk(turned, key)).toHaveProperty("problem");
    }
    for (let n = 0; n < 100; n++)
      expect(decodeChunk(bytes.slice(0, Math.floor(random() * bytes.length)), key)).toHaveProperty("problem");
    expect(decodeChunk(Buffer.concat([bytes, Buffer.alloc(8)]), key)).toHaveProperty("problem");
    expect(decodeChunk(new Uint8Array(0), key)).toHaveProperty("problem");
  });
  it("is refused under the name of another chunk, or where its key is not that of what it says it is", () => {
    expect(decodeChunk(bytes, keyOf({ ...what, to: 192 }))).toHaveProperty("problem");
  });
});

describe("a store", () => {
  const said: string[] = [];
  const store = folderStore(folder, (message) => said.push(message));
  it("has a file once it is written, under the first two digits of its key", () => {
    expect(store.read(key)).toBeNull();
    expect(store.write(key, bytes).place).toBe(`chunks/${key.slice(0, 2)}/${key}.bin`);
    expect(store.read(key)).toHaveLength(2);
    expect([...store.list().keys()]).toEqual([key]);
    expect(readdirSync(join(folder, "chunks", key.slice(0, 2)))).toEqual([`${key}.bin`]);
  });
  it("sets a file aside that is torn or foreign, says so, and counts it as not there", () => {
    const path = join(folder, "chunks", key.slice(0, 2), `${key}.bin`);
    writeFileSync(path, bytes.slice(0, 200));
    expect(store.read(key)).toBeNull();
    expect(said.at(-1)).toContain(`${key}.bad`);
    expect(store.has(key)).toBe(false);
    store.write(key, bytes);
    const other = keyOf({ ...what, from: 64 });
    store.write(other, bytes);
    renameSync(join(folder, "chunks", other.slice(0, 2), `${other}.bin`), path);
    expect(store.read(other)).toBeNull();
    expect(store.read(key)).toHaveLength(2);
  });
  it("keeps nothing for a name that is not a key", () => {
    expect(() => store.has("../../x")).toThrow("not a key");
  });
  it("loses temporary files of killed workers once they are an hour old", () => {
    const place = join(folder, "chunks", key.slice(0, 2));
    const [old, young] = [1, 2].map((n) => join(place, `.${key}.99999.${n}.tmp`));
    for (const file of [old, young]) writeFileSync(file, "x");
    utimesSync(old, new Date(Date.now() - 4e6), new Date(Date.now() - 4e6));
    expect(sweepTemporary(folder)).toBe(1);
    expect(readdirSync(place)).toContain(`.${key}.99999.2.tmp`);
    expect(readFileSync(young, "utf8")).toBe("x");
  });
});
