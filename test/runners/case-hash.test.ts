import { expect, it } from "vitest";
import { caseHash } from "../../src/runners/case-hash.ts";
import { cases } from "./cases.ts";

it("a case's hash is that of its content: copies share it, and no change of one number keeps it", () => {
  const hashes = new Set(cases.map(caseHash));
  expect(hashes.size).toBe(cases.length);
  for (const c of cases) {
    expect(caseHash(structuredClone(c))).toBe(caseHash(c));
    c.parameters.forEach((p, index) => {
      const value = p.quantity.kind === "exact" ? p.quantity.value + 1 : 0;
      hashes.add(
        caseHash({ ...c, parameters: c.parameters.with(index, { ...p, quantity: { kind: "exact", value } }) }),
      );
    });
  }
  expect(hashes.size).toBe(cases.length + cases.reduce((sum, { parameters }) => sum + parameters.length, 0));
});
