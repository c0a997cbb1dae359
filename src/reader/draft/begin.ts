/** A case begun from an article that was read: its draft, or, where no negotiation was found, proposals to confirm. */
import type { Document } from "../input/document.ts";
import type { Reading } from "../reading.ts";
import { draftCase, type About, type ByModel, type Shown } from "./files.ts";
import { blankProposals, type Proposals } from "./proposals.ts";
import { propose } from "./propose.ts";
import { toConfirm } from "./to-confirm.ts";

export interface Begun {
  proposals: Proposals;
  /** Files that go beside the case, by name. */
  files: { [name: string]: string };
  /** For the page on the reading; null where no draft was made. */
  shown: Shown | null;
  /** Why no draft was made, in a sentence; null where one was. */
  unfound: string | null;
}

/** The file beside a case that holds its article. */
export const ARTICLE = "article.txt";

/** @param how origin of the text and of the reading, a sentence each */
export function begunFrom(
  reading: Reading,
  document: Document,
  about: About,
  how: readonly string[],
  byModel: ByModel = { proposed: null, account: null },
): Begun {
  const drafted = draftCase(reading, document, about, how, byModel);
  if (!("problem" in drafted)) {
    const { "case.yaml": _, ...files } = drafted.files;
    return { proposals: drafted.proposals, files, shown: drafted.shown, unfound: null };
  }
  const { asOf, title: named } = about;
  const proposed = toConfirm(byModel.proposed ?? propose(reading, { date: asOf, basis: "stated" }));
  const { author, publisher, url } = document;
  const date = document.date ?? (reading.asOfBasis === "text" ? reading.asOf : null);
  const source = { title: document.title ?? "The article", author, publisher, date, url, file: ARTICLE };
  return {
    proposals: { ...blankProposals(asOf, named), source, proposed },
    files: { [ARTICLE]: reading.text },
    shown: null,
    unfound: `${sentence(drafted.problem)} Nothing is written until two parties and a matter are named; what was read then stands where it is asked about, for you to confirm.`,
  };
}

const sentence = (clause: string): string =>
  `${clause.slice(0, 1).toUpperCase()}${clause.slice(1).replace(/\.?$/, ".")}`;
