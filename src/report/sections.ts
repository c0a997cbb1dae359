/** The sections of the report in reading order, one line each; an empty section is left out. */
import type { Result } from "../result/index.ts";
import type { Paper } from "../pictures/index.ts";
import { analysts } from "./analysts.ts";
import { argument } from "./argument.ts";
import { limits } from "./caveats.ts";
import { chronicle, drivers } from "./chronicle.ts";
import { decides, tips, truths, whyNots, worthFinding } from "./decides.ts";
import { claims } from "./claims.ts";
import { deals } from "./deals.ts";
import { again, warnings } from "./ending.ts";
import { evidence } from "./evidence.ts";
import { expected } from "./expected.ts";
import type { Html } from "../wording/html.ts";
import { glossary } from "./glossary.ts";
import { market } from "./market.ts";
import { numbers, type Rows } from "./numbers.ts";
import type { Passages } from "./passages.ts";
import { places } from "./places.ts";
import { questions } from "./questions.ts";
import { record } from "./record.ts";
import { stability } from "./stability.ts";
import { since } from "./since.ts";
import { turnsOn } from "./turns.ts";

/** Inputs of a section. */
export interface Sheet {
  result: Result;
  paper: Paper;
  /** Quoted passages of the kept texts. */
  quoted: Passages;
  /** Rows of the table of numbers, and the anchor of every path. */
  rows: Rows;
  /**
   * Anchor of a path on the page: the row of a number, or the place of an accord, an event, a question or the record;
   * null where the page does not show it.
   */
  anchor: (path: string) => string | null;
}

/** `body` is `nothing` where the result has no content for it. */
export interface Section {
  id: string;
  title: string;
  /** Id of the lens whose findings it shows; without them it is left out. */
  lens?: keyof Result["lenses"];
  /** True of a section that prints odds, or what follows from them: it is left out of a run that kept too few worlds. */
  odds?: true;
  /** Folded when the page opens. */
  folded?: true;
  body: (sheet: Sheet) => Html;
}

export const sections: Section[] = [
  { id: "questions", title: "The questions one by one", body: ({ result }) => questions(result) },
  { id: "claims", odds: true, title: "What each claim carries", body: ({ result }) => claims(result) },
  { id: "deals", title: "Deals and why", body: ({ result, paper }) => deals(result, paper) },
  { id: "why-not", odds: true, title: "Why not", body: ({ result }) => whyNots(result) },
  { id: "analysts", odds: true, title: "The analysts", body: ({ result }) => analysts(result) },
  { id: "turns", odds: true, title: "What it turns on", body: ({ result }) => turnsOn(result) },
  { id: "since", odds: true, title: "What changed since an earlier result", body: ({ result }) => since(result) },
  { id: "tips", odds: true, folded: true, title: "Tipping points", body: ({ result, paper }) => tips(result, paper) },
  { id: "true", odds: true, folded: true, title: "What would have to be true", body: ({ result }) => truths(result) },
  {
    id: "decides",
    odds: true,
    folded: true,
    title: "Sensitivity",
    body: ({ result, paper }) => decides(result, paper),
  },
  {
    id: "worth",
    odds: true,
    folded: true,
    title: "What is worth finding out",
    body: ({ result }) => worthFinding(result),
  },
  { id: "expected", folded: true, title: "What signers expect of others", body: ({ result }) => expected(result) },
  {
    id: "holds",
    folded: true,
    title: "Which outcomes hold",
    lens: "stability",
    body: ({ result, paper, anchor }) => stability(result, paper, anchor),
  },
  {
    id: "market",
    folded: true,
    title: "What a deal is worth, and to whom",
    lens: "market",
    body: ({ result }) => market(result),
  },
  {
    id: "record",
    folded: true,
    title: "What past silence tells us",
    body: ({ result, quoted, paper }) => record(result, quoted, paper),
  },
  { id: "drivers", folded: true, title: "Drivers", body: ({ result, paper }) => drivers(result, paper) },
  {
    id: "numbers",
    folded: true,
    title: "Every number and its source",
    body: ({ result, quoted, rows }) => numbers(result, rows.list, quoted),
  },
  {
    id: "evidence",
    folded: true,
    title: "Sources of the histories",
    body: ({ result, quoted, paper }) => evidence(result, quoted, paper),
  },
  {
    id: "chronicle",
    folded: true,
    title: "What was signed and done",
    body: ({ result, quoted }) => chronicle(result, quoted),
  },
  {
    id: "argument",
    folded: true,
    title: "The text with its marks",
    body: ({ result, quoted, anchor }) => argument(result, quoted, anchor),
  },
  { id: "places", folded: true, title: "Map", body: ({ result, quoted }) => places(result, quoted) },
  { id: "limits", folded: true, title: "What this does not say", body: ({ result }) => limits(result) },
  { id: "warnings", folded: true, title: "Warnings of the run", body: ({ result }) => warnings(result) },
  { id: "glossary", folded: true, title: "Glossary", body: () => glossary() },
  { id: "again", folded: true, title: "About this report", body: ({ result }) => again(result) },
];
