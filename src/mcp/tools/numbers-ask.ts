/** `numbers_ask`: puts open numbers to the person. */
import * as z from "zod";
import type { JournalLine } from "../../files/case-history.ts";
import { fill, takeSuggestions } from "../../language/index.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import { RELAYED } from "../../language/grounds.ts";
import { fieldAt } from "../../reader/draft/followed.ts";
import { dateTyped } from "../../reader/draft/stated-date.ts";
import { numberAsWritten } from "../../reader/draft/typed.ts";
import { openCase, wholeCase, type OpenCase } from "../cases.ts";
import type { Desk } from "../desk.ts";
import { ToolError } from "../errors.ts";
import {
  answerOf,
  askedAgain,
  askedOf,
  canAsk,
  numbersMessage,
  numbersSchema,
  putForm,
  REST_SCHEMA,
  restMessage,
  type Asked,
} from "../forms.ts";
import { openNumbers } from "../open-numbers.ts";
import { args, caseName, tool, type Answer, type Call } from "../tool.ts";
import { requireBase, writeCase } from "../write.ts";

interface Outcome {
  text: string;
  answered: { path: string; value: string }[];
  refused: { path: string; value: string; message: string }[];
}

export const numbersAsk = tool({
  name: "numbers_ask",
  title: "Ask the person for numbers",
  does: "Puts open numbers to the person, in a form of the client, with quote, meaning and suggestion: up to 6 paths, or rest: true to offer all suggestions as they are. A path may name a number that is filled in already.",
  effect: "adds",
  idempotent: false,
  input: args({
    case: caseName,
    base: z.string().length(64),
    paths: z.array(z.string().max(200)).min(1).max(6).optional(),
    rest: z.boolean().optional(),
    said: z
      .array(
        z.strictObject({ path: z.string().max(200), value: z.string().max(200), words: z.string().min(1).max(400) }),
      )
      .min(1)
      .max(6)
      .optional()
      .describe("with --relay alone: the person's words, verbatim from the chat"),
  }),
  output: z.strictObject({
    state: z.enum(["answered", "declined", "needs_person"]),
    answered: z.array(z.strictObject({ path: z.string(), value: z.string() })),
    refused: z.array(z.strictObject({ path: z.string(), value: z.string(), message: z.string() })),
    open: z.int(),
    base: z.string(),
    how: z.array(z.string()),
  }),
  async run({ case: name, base, paths, rest, said }, desk, call) {
    if ([paths, rest, said].filter((one) => one !== undefined && one !== false).length !== 1)
      throw new ToolError("bad-arguments", "numbers_ask takes paths, rest: true or said, one of the three.");
    const opened = openCase(desk.root, name);
    requireBase(opened, base);
    requireSound(opened);
    if (said) return relayed(desk, opened, said, call);
    if (!canAsk(call)) return needsPerson(opened);
    const asked = rest ? askedOfRest(opened) : paths!.map((path) => askedAt(opened, path));
    const answer = answerOf(call);
    const key = JSON.stringify([opened.base, rest ? "rest" : asked.map(({ path }) => path)]);
    if (answer === null) {
      const state = desk.forms.begin(key);
      return rest
        ? putForm(restMessage(asked), REST_SCHEMA, state)
        : putForm(numbersMessage(asked), numbersSchema(asked), state);
    }
    const seconds = desk.forms.end(call.state, key);
    if (answer.content === null || (rest && answer.content["agree"] !== true)) return declined(opened);
    const outcome = rest ? suggestionsTaken(opened) : answersTaken(opened, asked, answer.content);
    return kept(desk, opened, outcome, { form: rest ? "rest" : "numbers", client: call.client, seconds }, call.signal);
  },
});

/** @throws ToolError `does-not-check`: what a number means in a case with errors is not known */
function requireSound(opened: OpenCase): void {
  const error = opened.messages.find(({ severity }) => severity === "error");
  if (error)
    throw new ToolError(
      "does-not-check",
      `The case has errors, so that its numbers cannot be asked for yet. Line ${error.line}, ${error.path}: ${error.message}. Correct it with case_edit first.`,
    );
}

function askedOfRest(opened: OpenCase): Asked[] {
  const asked = opened.draft ? askedOf(opened.draft).filter(({ offered }) => offered !== null) : [];
  if (asked.length > 0) return asked;
  throw new ToolError(
    "nothing-to-do",
    `No open number of '${opened.name}' has a suggestion. Call case_check to see what is open.`,
  );
}

/** @throws ToolError `no-such-path` */
function askedAt(opened: OpenCase, path: string): Asked {
  const open = opened.draft ? askedOf(opened.draft) : [];
  const found = open.find((one) => one.path === path);
  if (found) return found;
  const whole = wholeCase(opened)!;
  const parameter = whole.parameters.find((one) => one.path === path && one.span !== null);
  if (parameter)
    return askedAgain(
      path,
      parameter.text,
      parameter.citations
        .map((at) => whole.citations[at]!)
        .filter(({ source }) => source !== null)
        .map(({ quote }) => quote),
    );
  const known = [
    ...open.map((one) => one.path),
    ...whole.parameters.filter(({ span }) => span !== null).map((one) => one.path),
  ];
  throw new ToolError(
    "no-such-path",
    `There is no number '${path.slice(0, 120)}' written in '${opened.name}'${suggestion(nearest(path, known))}. Open are: ${
      open
        .slice(0, 12)
        .map((one) => one.path)
        .join(", ") || "none"
    }.`,
  );
}

/** A number or a date as a case writes it, of words as people write it. */
function asWritten(words: string, path: string, text: string): string {
  const field = fieldAt(text, path);
  return field === null ? dateTyped(words) : numberAsWritten(words, path, field);
}

function answersTaken(opened: OpenCase, asked: readonly Asked[], content: { [field: string]: unknown }): Outcome {
  const outcome: Outcome = { text: opened.text, answered: [], refused: [] };
  for (const [n, { path, offered, is, filled }] of asked.entries()) {
    const value = asWritten(String(content[`value_${n + 1}`] ?? "").trim(), path, outcome.text);
    const sentence = String(content[`sentence_${n + 1}`] ?? "").trim();
    if (value === "" || (filled && value === offered && sentence === "")) continue;
    const ground =
      is !== "number"
        ? null
        : sentence || (value === offered ? null : "Set by the person in a form, without a reason.");
    const done = fill(outcome.text, path, value, ground, filled);
    if ("problem" in done) outcome.refused.push({ path, value, message: done.problem });
    else {
      outcome.text = done.text;
      outcome.answered.push({ path, value });
    }
  }
  return outcome;
}

function suggestionsTaken(opened: OpenCase): Outcome {
  const open = new Map(openNumbers(opened).map(({ path, suggestion }) => [path, suggestion]));
  const { text, paths } = takeSuggestions(
    opened.text,
    `accepted as a whole on ${new Date().toISOString().slice(0, 10)}`,
  );
  const answered = paths.map((path) => ({ path, value: open.get(path) ?? "" }));
  // Without a sentence of its own, so that it is a suggestion again where the case is written again.
  return { text, answered, refused: [] };
}

async function relayed(
  desk: Desk,
  opened: OpenCase,
  said: readonly { path: string; value: string; words: string }[],
  call: Call,
): Promise<Answer> {
  if (!desk.settings.relay)
    throw new ToolError(
      "no-elicitation",
      `said is taken only where the person started the server with --relay. Ask with paths; or ask the person to run \`entente fill ${opened.name}\`.`,
    );
  const outcome: Outcome = { text: opened.text, answered: [], refused: [] };
  for (const { path, value: typed, words } of said) {
    const { is, filled } = askedAt(opened, path);
    const value = asWritten(typed.trim(), path, outcome.text);
    const ground = is === "number" ? `${RELAYED} '${words}'` : null;
    const done = fill(outcome.text, path, value, ground, filled);
    if ("problem" in done) outcome.refused.push({ path, value, message: done.problem });
    else {
      outcome.text = done.text;
      outcome.answered.push({ path, value });
    }
  }
  return kept(desk, opened, outcome, { form: "relayed", client: call.client, seconds: null }, call.signal);
}

/** Writes what was answered. */
async function kept(
  desk: Desk,
  opened: OpenCase,
  { text, answered, refused }: Outcome,
  line: Pick<JournalLine, "form" | "client" | "seconds">,
  signal: AbortSignal,
): Promise<Answer> {
  if (answered.length > 0)
    await writeCase(desk, opened, text, signal, {
      at: new Date().toISOString(),
      ...line,
      paths: answered.map(({ path }) => path),
    });
  const now = openCase(desk.root, opened.name);
  const open = openNumbers(now).length;
  const shown = answered.slice(0, 40);
  return {
    says: `${answered.length} answered${refused.length > 0 ? `, ${refused.length} refused: say why and ask again` : ""}; ${open} ${open === 1 ? "is" : "are"} open.`,
    data: { state: "answered", answered: shown, refused, open, base: now.base, how: [] },
  };
}

const declined = (opened: OpenCase): Answer => {
  const open = openNumbers(opened).length;
  return {
    says: `The person gave no numbers; nothing was written. ${open} are open, and nothing runs before they are filled in. Say what is missing, and do not ask again unless they want it.`,
    data: { state: "declined", answered: [], refused: [], open, base: opened.base, how: [] },
  };
};

function needsPerson(opened: OpenCase): Answer {
  const { name } = opened;
  return {
    says: `[no-elicitation] Your client cannot put a form to the person. Ask them to run \`entente fill ${name}\`, or to open the studio; then call case_check.`,
    data: {
      state: "needs_person",
      answered: [],
      refused: [],
      open: openNumbers(opened).length,
      base: opened.base,
      how: [`entente fill ${name}`, `entente studio ${name}`],
    },
  };
}
