import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fresh,
  redo,
  rewrite,
  saved,
  setNumber,
  setReason,
  undo,
  type Doc,
} from "../../../src/studio/page/state/doc.ts";

type Step =
  | { kind: "number" | "reason"; path: string; to: string | null }
  | { kind: "text"; to: string }
  | { kind: "undo" }
  | { kind: "redo" };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("number" as const, "reason" as const),
    path: fc.constantFrom("a", "b", "c"),
    to: fc.constantFrom(null, "1", "2", "3 to 4"),
  }),
  fc.record({ kind: fc.constant("text" as const), to: fc.constantFrom("x", "y", "z") }),
  fc.record({ kind: fc.constant("undo" as const) }),
  fc.record({ kind: fc.constant("redo" as const) }),
);
const act = (doc: Doc, s: Step): Doc =>
  s.kind === "number"
    ? setNumber(doc, s.path, s.to, "")
    : s.kind === "reason"
      ? setReason(doc, s.path, s.to, "")
      : s.kind === "text"
        ? rewrite(doc, s.to, "")
        : s.kind === "undo"
          ? undo(doc)
          : redo(doc);
const seen = ({ text, overrides, reasons }: Doc): unknown => ({ text, overrides, reasons });

describe("what the analyst changed", () => {
  it("is taken back step by step to where it began, and done again to where it was", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const begun = fresh("as on disk");
        const done = steps.reduce(act, begun);
        let back = done;
        const states = [seen(back)];
        while (back.past.length > 0) states.push(seen((back = undo(back))));
        expect(seen(back)).toEqual(seen(begun));
        for (const state of states.reverse().slice(1, done.past.length + 1))
          expect(seen((back = redo(back)))).toEqual(state);
      }),
    );
  });
  it("is one step back for one drag, and none where the drag ends where it began", () => {
    let doc = setNumber(fresh("t"), "a", "1", "");
    for (const to of ["2", "3", "4"]) doc = setNumber(doc, "a", to, "", true);
    expect(doc.past).toHaveLength(1);
    expect(undo(doc).overrides).toEqual({});
    expect(setNumber(doc, "a", null, "", true).past).toHaveLength(0);
  });
  it("goes into the text when it is saved, and can be taken back from there", () => {
    const doc = setReason(setNumber(fresh("w: 10 to 20"), "w", "12 to 22", ""), "w", "So.", "");
    const now = saved(
      doc,
      "w: {value: 12 to 22, judgment: So.}",
      { overrides: {}, reasons: {} },
      { overrides: { w: "10 to 20" }, reasons: { w: "" } },
    );
    expect(seen(now)).toMatchObject({ overrides: {}, reasons: {} });
    expect(seen(undo(now))).toMatchObject({ overrides: {}, reasons: { w: "" } });
    expect(seen(undo(undo(now)))).toMatchObject({ overrides: { w: "10 to 20" }, reasons: { w: "" } });
  });
  it("that was an edit of the text is taken back over a save as well", () => {
    const begun = setNumber(fresh("a part; w: 1"), "w", "2", "");
    const edited = rewrite(begun, "w: 2", "remove a part");
    const left = { overrides: {}, reasons: {} };
    const now = saved(setNumber(edited, "w", "3", ""), "w: 3", left, { overrides: { w: "2" }, reasons: {} });
    expect(seen(undo(undo(now)))).toEqual(seen(begun));
    expect(seen(undo(undo(undo(now))))).toEqual(seen(fresh("a part; w: 1")));
  });
});
