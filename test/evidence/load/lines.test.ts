import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { wholeLines } from "../../../src/evidence/load/lines.ts";
import { locate, type Place } from "../../../src/evidence/load/locate.ts";
import { cleaned, isWhole } from "../../../src/evidence/load/utf8.ts";
import { uniforms } from "../../random.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-lines-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (content: string | Uint8Array): string => {
  const path = join(folder, "text");
  writeFileSync(path, content);
  return path;
};

/** A cell in quotation marks, or without one at its beginning; and what is behind a closing mark, with which the rest of the line is lost. */
const CELL = / *"(?:[^"]|"")*"[ \r]*(?=[,\n]|$)|(?! *")[^,\n]*/;
const LOST = / *"(?:[^"]|"")*"[^\n]*/;
/** Records of a whole text by a pattern: those that are blank or skipped do not count. */
function twin(text: string, quoted: boolean, skip: ReadonlySet<number>): Place[] {
  const found: Place[] = [];
  const pattern = quoted
    ? new RegExp(`(?:(?:${CELL.source})(?:,(?:${CELL.source}))*(?:,${LOST.source})?|${LOST.source})(?:\n|$)`, "y")
    : /[^\n]*(?:\n|$)/y;
  for (let [line, record] = [1, 1]; pattern.lastIndex < text.length; record++) {
    const [whole] = pattern.exec(text)!;
    const plain = whole.replace(/\n$/, "").replace(/\r$/, "");
    if (plain !== "" && !skip.has(record)) found.push({ line, text: plain });
    line += whole.split("\n").length - 1;
  }
  return found;
}

describe("records by their number", () => {
  it.each([
    [true, "\n"],
    [false, "\n"],
    [true, ""],
    [false, ""],
  ])(
    "are found as a slow reader finds them, in more text than is read at once (quoted %s, at the end %j)",
    (quoted, end) => {
      const u = uniforms(quoted ? 1 : 2);
      const some = <T>(list: readonly T[]): T => list[Math.floor(u() * list.length)];
      const cell = (): string =>
        some([
          () => "plain",
          () => "é水",
          () => `"${some(["a, b", "two\nlines", '""said""', "\n\n", ""])}"`,
          () => 'half"open',
          () => ' "after a, blank" ',
          () => "x".repeat(Math.floor(60 * u())),
          () => "",
        ])();
      const text =
        Array.from({ length: 150_000 }, () =>
          some([
            `${cell()},${cell()},${cell()},${cell()},1`,
            `${cell()},2`,
            "",
            `${cell()},3\r`,
            `${cell()},"closed, then" text,"`,
            `x,"never closed\ny,"z",4`,
          ]),
        ).join("\n") + end;
      expect(Buffer.byteLength(text)).toBeGreaterThan(1.5 * 2 ** 20);
      const skip = new Set([1, 7, 20_000]);
      const all = twin(text, quoted, skip);
      const wanted = new Set([
        0,
        1,
        2,
        ...Array.from({ length: 500 }, () => Math.floor(u() * all.length)),
        all.length - 1,
      ]);
      const found = locate(put(text), quoted ? "," : null, (record, blank) => !blank && !skip.has(record), wanted);
      expect([...found.keys()].sort((a, b) => a - b)).toEqual([...wanted].sort((a, b) => a - b));
      for (const [n, place] of found) expect(place, `record ${n}`).toEqual(all[n]);
    },
  );
  it("may be longer than what is read at once; their text is cut without half a character", () => {
    const found = locate(put(`a\n${"水".repeat(1_000_000)}\nb\n`), null, () => true, new Set([1, 2]));
    expect(found.get(1)).toEqual({ line: 2, text: "水".repeat(166) });
    expect(found.get(2)).toEqual({ line: 3, text: "b" });
  });
});

describe("lines as bytes", () => {
  it("come whole, and are the file together", () => {
    const content = Buffer.from(
      `${"x".repeat(700_000)}\n${"y".repeat(3_000_000)}\n\n${Array.from({ length: 40_000 }, (_, n) => `line ${n} of many`).join("\n")}`,
    );
    const lots = [...wholeLines(put(content))].length;
    const copies: Buffer[] = [];
    for (const lot of wholeLines(put(content))) copies.push(Buffer.from(lot));
    expect(lots).toBeGreaterThan(2);
    for (const lot of copies.slice(0, -1)) expect(lot.at(-1)).toBe(10);
    expect(Buffer.concat(copies).equals(content)).toBe(true);
  });
  it("that are not UTF-8 are left empty in a copy, and the others keep their numbers", () => {
    const content = Buffer.concat(
      Array.from({ length: 100_000 }, (_, n) =>
        Buffer.from(`${n} is ${n % 9_999 === 5 ? "S\u00e3o" : "here"}\n`, n % 9_999 === 5 ? "latin1" : "utf8"),
      ),
    );
    const path = put(content);
    expect(isWhole(path)).toBe(false);
    const copy = join(folder, "copy");
    const garbled = cleaned(path, copy);
    expect(garbled.map(({ line }) => line)).toEqual(
      Array.from({ length: 11 }, (_, k) => 9_999 * k + 6).filter((line) => line <= 100_000),
    );
    expect(garbled[0]).toEqual({ line: 6, text: "5 is S\u00e3o" });
    expect(isWhole(copy)).toBe(true);
    const bad = new Set(garbled.map(({ line }) => line));
    expect(readFileSync(copy, "utf8").split("\n")).toEqual(
      content
        .toString("utf8")
        .split("\n")
        .map((line, at) => (bad.has(at + 1) ? "" : line)),
    );
  });
});
