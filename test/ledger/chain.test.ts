import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonical,
  isCanonical,
  lineOfHead,
  readChain,
  shortHead,
  verify,
  type Verified,
} from "../../src/ledger/index.ts";
import { describeShared, sharedJson, hasShared } from "../shared.ts";
import { bytesOf, chained, forecast, linesOf, question, sha256 } from "./files.ts";

const reference = hasShared ? sharedJson("reference/numbers/ledger.json").chain : null;
const verified = (lines: readonly string[]): Verified => verify(bytesOf(lines), sha256);

describe("canonical form", () => {
  it("sorts keys by UTF-16 code unit and writes numbers and strings as JSON.stringify does", () => {
    expect(canonical({ b: [1e-7, 1e21, -0], a: '\u20ac\n"', "\ufb33": 2, "\ud83d\ude00": 1 })).toBe(
      '{"a":"\u20ac\\n\\"","b":[1e-7,1e+21,0],"\ud83d\ude00":1,"\ufb33":2}',
    );
  });
  it.each([[NaN], [Infinity], [-Infinity], ["\ud800"], [{ "\udc00": 1 }], ["a\udc00\ud800b"]])(
    "refuses %j",
    (value) => {
      expect(() => canonical([value])).toThrow(/not a number of JSON|surrogate/);
    },
  );
  it("reads back to the same value, whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        let text;
        try {
          text = canonical(value);
        } catch (error) {
          expect((error as Error).message).toMatch(/surrogate/);
          return;
        }
        expect(canonical(JSON.parse(text))).toBe(text);
        expect(isCanonical(JSON.parse(text), text)).toBe(true);
        const written = JSON.stringify(value);
        expect(isCanonical(JSON.parse(written), written)).toBe(written === text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describeShared("the worked ledgers", () => {
  it("numbers in canonical form", () => {
    const { in: input, out } = reference.canonical_form;
    expect(canonical(input.numbers)).toBe(out);
  });
  it.each(["life", "re_resolved", "odd_text_and_numbers", "two_lines"])("hashes and head of %s", (name) => {
    const { lines, hashes, head } = reference.ledgers[name];
    const chain = readChain(bytesOf(lines), sha256, () => null);
    expect(chain).toEqual({ hashes, head, end: bytesOf(lines).length, tornBytes: 0, fault: null });
  });
  it.each(["life", "re_resolved"])("%s holds, form and references too", (name) => {
    expect(verified(reference.ledgers[name].lines).fault).toBeNull();
  });
  it("an anchor with unknown keys is refused, the four lines before it hold", () => {
    const { fault, hashes } = verified(reference.ledgers.odd_text_and_numbers.lines);
    expect(fault).toEqual({ line: 5, says: "a is an unknown field" });
    expect(hashes).toHaveLength(4);
  });
  const changed = (change: string, life: string[]): string[] => {
    switch (change) {
      case "line 3: p 0.125 to 0.225, nothing else":
        return life.map((line, n) => (n === 2 ? line.replace('"p":0.125', '"p":0.225') : line));
      case "line 4 removed":
        return life.filter((_, n) => n !== 3);
      case "lines 3 and 4 swapped":
        return [life[0], life[1], life[3], life[2], life[4]];
      case "line 3 changed and every later prev computed anew":
        return chained(
          life.map((line, n) => (n === 2 ? line.replace('"p":0.125', '"p":0.225') : line)),
          3,
        );
      case "a blank added after a comma in line 2, later prevs computed anew":
        return chained(
          life.map((line, n) => (n === 1 ? line.replace(",", ", ") : line)),
          2,
        );
      default:
        throw new Error(`a change that this test does not know: ${change}`);
    }
  };
  it.each<[string, number]>(
    (reference?.tampering ?? []).map(({ change }: { change: string }, n: number) => [change, n]),
  )("after a change (%s) comes out as stated", (change, n) => {
    const { verify: stated, verify_with_head_of_life } = reference.tampering[n];
    const { lines, head } = reference.ledgers.life;
    if (stated.torn) {
      const whole = bytesOf(lines);
      const found = verify(whole.subarray(0, whole.length - 200), sha256);
      expect(found.hashes).toHaveLength(stated.whole_lines);
      expect(found.head).toBe(stated.head);
      expect(found.tornBytes).toBeGreaterThan(0);
      return;
    }
    const found = verified(changed(change, lines));
    expect(found.fault === null).toBe(stated.ok);
    if (stated.first_bad_line) expect(found.fault!.line).toBe(stated.first_bad_line);
    if (stated.says) expect(found.fault!.says).toContain(stated.says);
    if (stated.head) expect(found.head).toBe(stated.head);
    if (stated.hash_of_line_3) expect(found.hashes[2]).toBe(stated.hash_of_line_3);
    if (verify_with_head_of_life) expect(lineOfHead(found, head) !== null).toBe(verify_with_head_of_life.ok);
  });
});

describe("a chain", () => {
  const lines = linesOf([question("q/a"), forecast(2, "q/a"), forecast(3, "q/a", { p: 0 })]);
  it("says which lines hold before the first that does not", () => {
    const tampered = [lines[0], lines[1].replace("0.3", "0.4"), lines[2]];
    expect(verified(tampered).fault).toEqual({
      line: 3,
      says: "prev is not the hash of line 2: line 2 or line 3 was changed after it was written. Lines 1 to 2 hold.",
    });
    expect(verified(lines.slice(1)).fault!.says).toMatch(/first line is not 64 zeros/);
  });
  it("shows any change of a byte in any line but the last", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = bytesOf(lines).slice();
        bytes[at % (bytes.length - lines[2].length - 1)] ^= by;
        expect(verify(bytes, sha256).fault).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
  it.each([
    ["a blank line", [lines[0], "", lines[1]], 2, "empty"],
    ["a line with a carriage return", [`${lines[0]}\r`], 1, "canonical form"],
    ["a byte-order mark", [`\ufeff${lines[0]}`], 1, "byte-order mark"],
    ["a key twice", [lines[0].replace('"v":1', '"v":1,"v":1')], 1, "canonical form"],
    ["a number written otherwise", [lines[0], lines[1].replace("0.3", "0.30")], 2, "canonical form"],
    ["half of a surrogate pair", [lines[0].replace("happen", "\\ud800")], 1, "surrogate"],
    ["no JSON", ["{"], 1, "not JSON"],
    ["a list", ["[]"], 1, "not a JSON object"],
    ["half a million brackets", [`${"[".repeat(5e5)}${"]".repeat(5e5)}`], 1, "nested too deeply"],
    ["null", ["null"], 1, "not a JSON object"],
    ["a number beyond all doubles", [lines[0].replace('"v":1', '"v":1e999')], 1, "not a number of JSON"],
    ["a line of 2 MiB", [lines[0].replace("happen", "x".repeat(2 ** 21))], 1, "longer than 1 MiB"],
  ])("refuses %s", (_, broken, line, says) => {
    const { fault } = verified(broken);
    expect(fault!.line).toBe(line);
    expect(fault!.says).toMatch(new RegExp(says));
  });
  it("names the first byte that is not canonical, from 1", () => {
    expect(verified([lines[0].replace(",", ", ")]).fault!.says).toContain(`byte ${lines[0].indexOf(",") + 2})`);
  });
  it("refuses bytes that are not UTF-8", () => {
    const bytes = bytesOf(lines).slice();
    bytes[20] = 0xff;
    expect(verify(bytes, sha256).fault).toEqual({ line: 1, says: "the line is not UTF-8" });
  });
  it("counts no line without its line feed", () => {
    for (const kept of [0, 1, lines[0].length, lines[0].length + 1, bytesOf(lines).length - 1]) {
      const found = verify(bytesOf(lines).subarray(0, kept), sha256);
      expect(found.fault).toBeNull();
      expect(found.end + found.tornBytes).toBe(kept);
      expect(found.ledger.lines).toHaveLength(found.hashes.length);
    }
  });
  it("an empty file is a ledger without lines", () => {
    expect(verified([])).toMatchObject({ hashes: [], head: "0".repeat(64), tornBytes: 0, fault: null });
  });
  it("finds the line of a head by its first 16 digits or more, and by no fewer", () => {
    const found = verified(lines);
    expect(lineOfHead(found, found.hashes[1])).toBe(2);
    expect(lineOfHead(found, found.hashes[1].slice(0, 16).toUpperCase())).toBe(2);
    expect(lineOfHead(found, found.hashes[1].slice(0, 15))).toBeNull();
    expect(lineOfHead(found, "0".repeat(64))).toBeNull();
    expect(shortHead("86ebf7d5e1a6fd27eec29e71")).toBe("86eb f7d5 e1a6 fd27 eec2");
  });
});
