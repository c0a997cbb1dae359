import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isPair, isScalar, isSeq, parseDocument, visit } from "yaml";
import { describe, expect, it } from "vitest";
import { check } from "../../src/language/index.ts";
import { root } from "../../scripts/build.mjs";
import { besideCase } from "../beside.ts";

const messagesOf = (id: string, text: string): { code: string; severity: string }[] =>
  check({ id, file: "case.yaml", text }, besideCase(id)).messages;

/** The case with each value replaced that `put` gives something for, one at a time. */
function replaced(
  id: string,
  put: (value: unknown, keys: readonly string[]) => string | null,
): { path: string; text: string }[] {
  const text = readFileSync(join(root, "cases", id, "case.yaml"), "utf8");
  const all: { path: string; text: string }[] = [];
  visit(parseDocument(text), {
    Pair(_, { key, value }, ancestors) {
      const { range } = value as { range?: [number, number, number] };
      const keys = [...ancestors.filter(isPair).map((pair) => String(pair.key)), String(key)];
      const written = put(value, keys);
      if (!range || written === null) return;
      const end = text.slice(range[0], range[1]).endsWith("\n") ? "\n" : "";
      all.push({ path: keys.join("."), text: text.slice(0, range[0]) + written + end + text.slice(range[1]) });
    },
  });
  return all;
}

describe("what says nothing", () => {
  it("an empty block or list in place of any of a case's is told, but for a member that may have only its id", () => {
    const whole = readFileSync(join(root, "cases/velna-water/case.yaml"), "utf8");
    const before = messagesOf("velna-water", whole).length;
    const seen = new Set<string>();
    const silent = replaced("velna-water", (value, keys) => {
      const place = keys.length === 2 ? keys.join(".") : keys.at(-1)!;
      if (seen.has(place)) return null;
      seen.add(place);
      return isMap(value) ? "{}" : isSeq(value) ? "[]" : null;
    })
      .filter(({ text }) => {
        const messages = messagesOf("velna-water", text);
        return messages.length <= before && messages.every(({ severity }) => severity === "warning");
      })
      .map(({ path }) => path);
    expect(silent).toEqual(["actors.senate", "actors.growers", "actors.commission"]);
  });
  it("a question, a judgment or a name that is a number, a range or a word of probability is an error", () => {
    for (const wrong of ["1e999", "40 to 60", "lognormal(1 to 2)", "likely", "true"]) {
      const all = replaced("velna-water", (value, keys) =>
        isScalar(value) && ["ask", "judgment", "name"].includes(keys.at(-1)!) ? wrong : null,
      );
      expect(all.length).toBeGreaterThan(20);
      const every = Math.ceil(all.length / 8);
      for (const { path, text } of all.filter((_, n) => n % every === 0))
        expect(
          messagesOf("velna-water", text).filter(({ severity }) => severity === "error"),
          `${path}: ${wrong}`,
        ).toHaveLength(1);
    }
  });
  it("but a plain number may be a name, and a quote may be any text", () => {
    const named = replaced("velna-water", (value, keys) => (isScalar(value) && keys.at(-1) === "name" ? "1967" : null));
    expect(messagesOf("velna-water", named[0].text).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
