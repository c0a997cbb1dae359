/** The pages of a case in the making: its proposals, then the steps of the interview by kind, then its numbers. Pure. */
import type { Authoring } from "../../workers/authoring.ts";

export type MakingStep = Authoring["steps"][number];
export interface MakingPage {
  id: string;
  title: string;
  /** None on the pages of proposals and of numbers. */
  steps: MakingStep[];
  /** Whether everything on it was answered or passed over. */
  done: boolean;
}

const TITLES: { readonly [kind: string]: string } = {
  parties: "Parties",
  issues: "What is open",
  options: "Outcomes",
  order: "Who prefers what",
  questions: "Questions",
  procedures: "Who else must agree",
  hurts: "Whom it hurts",
  needs: "What each side lacks",
  meets: "What meets it",
  record: "What was tried",
  governments: "Governments",
  signs: "Would sign today",
};

export function pagesOf({ cards, steps, unfilled, written, article }: Authoring): MakingPage[] {
  const kinds = [...new Set(steps.map(({ id }) => kindOf(id)))];
  const proposals = {
    id: "proposals",
    title: "Proposals",
    steps: [],
    done: cards.every(({ state }) => state !== "proposed"),
  };
  return [
    ...(article === null ? [] : [proposals]),
    ...kinds.map((kind): MakingPage => {
      const own = steps.filter(({ id }) => kindOf(id) === kind);
      return { id: kind, title: TITLES[kind] ?? kind, steps: own, done: own.every(({ asked }) => asked) };
    }),
    { id: "numbers", title: "Numbers", steps: [], done: written && unfilled === 0 },
  ];
}

const kindOf = (step: string): string => step.split(".")[0]!;

/** The page with which to begin, or to go on: once the interview was begun, its first open one. */
export function firstOpen(pages: readonly MakingPage[]): string {
  const begun = pages.some(({ steps }) => steps.some(({ asked }) => asked));
  return (pages.find(({ id, done }) => !done && !(begun && id === "proposals")) ?? pages[pages.length - 1])!.id;
}
