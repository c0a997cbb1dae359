import { expect, it } from "vitest";
import { read } from "../../../src/reader/index.ts";
import { checkRemarks } from "../../../src/reader/model/check-draft.ts";
import { EXAMPLE_DRAFT } from "../../../src/reader/model/example-draft.ts";
import { EXAMPLE_ANSWER, EXAMPLE_TEXT } from "../../../src/reader/model/guideline.ts";
import { propose } from "../../../src/reader/model/index.ts";
import { says } from "./stand-in.ts";

/** Pseudo-random numbers in [0, 1) (Lehmer's generator), the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const IDS = [...JSON.stringify(EXAMPLE_DRAFT).matchAll(/"id":"(\w+)"/g)].map(([, id]) => id);

/** A draft with parts and fields left out, told twice, or naming other parts or nonsense. */
function garbled(value: unknown, next: () => number, share: number): unknown {
  const some = (): boolean => next() < share;
  if (Array.isArray(value))
    return value.flatMap((entry: unknown) => {
      if (some()) return [];
      const copies = some() ? [entry, entry] : [entry];
      return copies.map((copy) => garbled(copy, next, share));
    });
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(() => !some())
        .map(([field, content]) => [field, garbled(content, next, share)]),
    );
  if (typeof value !== "string" || !some()) return value;
  return next() < 0.7 ? IDS[Math.floor(next() * IDS.length)] : `'{"#: ${value}`;
}

it("whatever a model drafts becomes a case without errors, or none", async () => {
  const reading = read(EXAMPLE_TEXT, { asOf: "2027-04" });
  const next = numbers(20270401);
  let cases = 0;
  for (let n = 0; n < 40; n++) {
    const draft = { ...(garbled(EXAMPLE_DRAFT, next, 0.05 + 0.1 * next()) as object), negotiation: true };
    const { proposed } = await propose(reading, "m", says({ "read-1": EXAMPLE_ANSWER, draft }));
    const remarks = checkRemarks(proposed!, reading);
    expect(
      remarks.filter((remark) => remark.startsWith("error")),
      JSON.stringify(draft),
    ).toEqual([]);
    if (!remarks.some((remark) => remark.includes("there is no case"))) cases++;
  }
  expect(cases).toBeGreaterThan(10);
});
