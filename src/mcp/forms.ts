/** Forms that a client puts to the person: open numbers with their meaning, passages and suggestions; or one yes or no. */
import { helpFor, type Draft } from "../language/index.ts";
import { openQuestions, termOf } from "../analyses/index.ts";
import { inputRequired, inputResponse, type InputRequiredResult } from "./sdk.ts";
import type { Call } from "./tool.ts";

/** Most characters of a text of the article or the case in a form. */
const MAX_QUOTED_CHARACTERS = 200;
const MAX_QUOTES = 2;
const MAX_LISTED_SUGGESTIONS = 40;
/** The one form of a call. */
const FORM = "form";

/** A number as a form asks for it. */
export interface Asked {
  path: string;
  /** In the names of the case. */
  title: string;
  is: "number" | "date" | "month";
  /** What the number does, and its range. */
  help: string;
  /** What stands in the field at first; null where nothing does. */
  offered: string | null;
  /** Why it is open; null where it is filled in, or nobody said. */
  reason: string | null;
  quotes: string[];
  filled: boolean;
}

/** Open numbers of a draft. */
export const askedOf = (draft: Draft): Asked[] =>
  openQuestions(draft).map(({ path, title, is, help, range, reason, suggestion, quotes }) => ({
    path,
    title,
    is,
    help: range === null ? help : `${help} (${range})`,
    offered: suggestion,
    reason,
    quotes,
    filled: false,
  }));

/** A number that is filled in already, to be looked at again. */
export const askedAgain = (path: string, text: string, quotes: readonly string[]): Asked => ({
  path,
  title: path,
  is: "number",
  help: helpFor(path),
  offered: text,
  reason: null,
  quotes: [...quotes],
  filled: true,
});

const cut = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= MAX_QUOTED_CHARACTERS ? line : `${line.slice(0, MAX_QUOTED_CHARACTERS - 3)}...`;
};

/** What the form says above its fields. */
export function numbersMessage(asked: readonly Asked[]): string {
  const parts = asked.map(({ path, title, offered, reason, quotes, filled }, n) =>
    [
      `${n + 1}. ${cut(title)}`,
      ...quotes.slice(0, MAX_QUOTES).map((quote) => `   The text says: "${cut(quote)}"`),
      ...(filled
        ? [`   It stands at ${cut(offered ?? "")}; what you write takes its place.`]
        : [
            `   ${offered === null ? "Nothing is suggested." : `Suggested: ${cut(offered)}.`}${reason === null ? "" : ` ${cut(reason)}`}`,
          ]),
      `   ${termOf(path)}`,
    ].join("\n"),
  );
  return `${asked.length} ${asked.length === 1 ? "number is" : "numbers are"} yours to give. A number is 12, a range 12 to 18 (9 times in 10 it lies within), a share also 40% or likely. An empty field stays open.\n\n${parts.join("\n\n")}`;
}

/** Fields of numbers: `value_1` with the suggestion, `sentence_1`, and so on. */
export const numbersSchema = (asked: readonly Asked[]) => ({
  type: "object" as const,
  properties: Object.fromEntries(
    asked.flatMap(({ path, help, offered, is }, n) => [
      [
        `value_${n + 1}`,
        {
          type: "string" as const,
          title: `${n + 1}. ${path}`,
          description: cut(help),
          maxLength: 200,
          ...(offered === null ? {} : { default: offered }),
        },
      ],
      ...(is === "number"
        ? [[`sentence_${n + 1}`, { type: "string" as const, title: `${n + 1}. Why, in a sentence`, maxLength: 400 }]]
        : []),
    ]),
  ),
});

/** What the form for all suggestions says. */
export function restMessage(asked: readonly Asked[]): string {
  const rows = asked.slice(0, MAX_LISTED_SUGGESTIONS).map(({ path, offered }) => `${path}: ${cut(offered ?? "")}`);
  const more = asked.length > rows.length ? [`and ${asked.length - rows.length} more`] : [];
  return `Take these ${asked.length} suggestions as they are? Nobody has argued for them; every report will count them as suggested.\n\n${[...rows, ...more].join("\n")}`;
}

export const REST_SCHEMA = {
  type: "object" as const,
  properties: {
    agree: { type: "boolean" as const, title: "Take all suggestions as they are", default: false },
  },
  required: ["agree"],
};

/** Asks the client to put the one form of this call. @param state comes back with the answer */
export const putForm = (message: string, requestedSchema: object, state: string): InputRequiredResult =>
  inputRequired({
    inputRequests: { [FORM]: inputRequired.elicit({ message, requestedSchema: requestedSchema as never }) },
    requestState: state,
  });

/** What came back: null where nothing was asked yet. What is not an answer to a form counts as declined. */
export function answerOf({ responses, state }: Call): { content: { [field: string]: unknown } | null } | null {
  if (responses === undefined && state === undefined) return null;
  const view = inputResponse(responses, FORM);
  return { content: view.kind === "elicit" && view.action === "accept" ? (view.content ?? {}) : null };
}

/** Whether the client can put a form. A client that says only `elicitation` means forms. */
export const canAsk = ({ capabilities }: Call): boolean => {
  const elicitation = capabilities?.elicitation as { form?: object; url?: object } | undefined;
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined);
};
