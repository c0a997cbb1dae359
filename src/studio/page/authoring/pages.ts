/** The pages of a case in the making: its proposals, then the steps of the interview by kind, then its numbers. Pure. */
import type { Authoring } from "../../workers/authoring.ts";
import { firstAnswered } from "./card-groups.ts";

export type MakingStep = Authoring["steps"][number];
export interface MakingPage {
  id: string;
  title: string;
  /** None on the pages of proposals and of numbers. */
  steps: MakingStep[];
  /** Whether everything on it was answered or passed over. */
  done: boolean;
  /** Whether something on it was filled in from the text and nobody has looked at it. */
  prefilled: boolean;
  /** Whether something on it was passed over that the odds wait for: an order. */
  passed: boolean;
  /** What has to be answered first, where there is nothing to ask yet; null otherwise. */
  waits: string | null;
}

/** In the order of the interview, each with what it waits for where there is nothing to ask yet; null: it is then no page. */
const KINDS: { kind: string; title: string; waits: string | null }[] = [
  { kind: "parties", title: "Parties", waits: "" },
  { kind: "issues", title: "What is open", waits: "" },
  { kind: "signers", title: "Who must sign", waits: null },
  { kind: "options", title: "Outcomes", waits: "a matter is named under What is open" },
  { kind: "bonds", title: "What goes together", waits: null },
  { kind: "order", title: "Who prefers what", waits: "parties and a matter are named" },
  { kind: "procedures", title: "Who else must agree", waits: "" },
  { kind: "questions", title: "Questions", waits: "" },
  { kind: "hurts", title: "Whom it hurts", waits: "" },
  { kind: "brings", title: "What brings the loss", waits: null },
  { kind: "needs", title: "What each side lacks", waits: "parties are named" },
  {
    kind: "dates",
    title: "Dates that press",
    waits: "a summit, an election or another event is named under What each side lacks",
  },
  { kind: "meets", title: "What meets it", waits: "a need is named under What each side lacks" },
  { kind: "record", title: "What was tried", waits: "" },
  { kind: "pace", title: "How fast it goes", waits: "parties and a matter are named" },
  { kind: "governments", title: "Governments", waits: "parties are named" },
  { kind: "next", title: "The next government", waits: "a government is named under Governments" },
  { kind: "signs", title: "Would sign today", waits: "parties and a matter are named" },
];

export function pagesOf({ cards, steps, unfilled, written, article }: Authoring): MakingPage[] {
  const proposals = {
    id: "proposals",
    title: "Proposals",
    steps: [],
    done: firstAnswered(cards),
    prefilled: false,
    passed: false,
    waits: null,
  };
  return [
    ...(article === null ? [] : [proposals]),
    ...KINDS.flatMap(({ kind, title, waits }): MakingPage[] => {
      const own = steps.filter(({ id }) => kindOf(id) === kind);
      const none = own.length === 0;
      if (none && waits === null) return [];
      return [
        {
          id: kind,
          title,
          steps: own,
          done: own.every(({ asked }) => asked),
          prefilled: own.some(isPrefilled),
          passed: kind === "order" && own.some(({ asked, now }) => asked && now === ""),
          waits: none ? waits : null,
        },
      ];
    }),
    {
      id: "numbers",
      title: "Numbers",
      steps: [],
      done: written && unfilled === 0,
      prefilled: false,
      passed: false,
      waits: null,
    },
  ];
}

/** Whether its present answer is nobody's yet. */
export const isPrefilled = ({ asked, now }: MakingStep): boolean => !asked && now !== "";

const kindOf = (step: string): string => step.split(".")[0]!;

/** The page with which to begin, or to go on: once the interview was begun, its first open one. */
export function firstOpen(pages: readonly MakingPage[]): string {
  const begun = pages.some(({ steps }) => steps.some(({ asked }) => asked));
  return (pages.find(({ id, done }) => !done && !(begun && id === "proposals")) ?? pages[pages.length - 1])!.id;
}
