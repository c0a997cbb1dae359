/** What `check` says of the case that a draft would become, for its criticism. */
import { check } from "../../language/index.ts";
import { caseText } from "../draft/case-text.ts";
import { standingPart } from "../draft/parts.ts";
import type { Proposed } from "../draft/proposed.ts";
import type { Reading } from "../reading.ts";

const FILE = "article.txt";

/** A sentence for each message; none where the text has no month, since its case then has no date either. */
export function checkRemarks(proposed: Proposed, { text, asOf }: Pick<Reading, "text" | "asOf">): string[] {
  const { parties, issues } = standingPart(proposed);
  if (parties.length < 2) return ["fewer than two parties stand in the draft, so that there is no case"];
  if (issues.length === 0) return ["no issue stands in the draft, so that there is no case"];
  if (asOf === null || asOf.length < "2000-01".length) return [];
  const source = { title: "The article", author: null, publisher: null, date: null, url: null, file: FILE };
  const yaml = caseText(proposed, source, asOf);
  const { messages } = check({ id: "draft", file: "case.yaml", text: yaml }, (path) =>
    path === FILE ? { text } : { problem: "absent" },
  );
  return messages
    .filter(({ code }) => code !== "unfilled")
    .map(({ severity, path, message }) => `${severity}${path ? ` at ${path}` : ""}: ${message}`);
}
