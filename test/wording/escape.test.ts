import { expect, test } from "vitest";
import { escape } from "../../src/wording/escape.ts";

test("SVG text is escaped, and characters that XML forbids are replaced", () => {
  expect(escape(`<a href="x" b='y'>&\u0000\ud800`)).toBe("&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;\ufffd\ufffd");
  expect(escape("\u{1f600}")).toBe("\u{1f600}");
});
