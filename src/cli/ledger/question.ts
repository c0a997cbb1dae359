/** `entente ledger question`: a question that no case asks. */
import { EntenteError } from "../../errors.ts";
import { fileQuestion, isQuestionId, MAX_QUESTION_ID_CHARACTERS, type QuestionType } from "../../ledger/index.ts";
import { dayAfter } from "../../numbers/days.ts";
import type { Given } from "../arguments.ts";
import { appending, dayOf, listOf, printWritten, textOf, today } from "./options.ts";

const TYPES: readonly QuestionType[] = ["binary", "date", "ordered", "number"];

export async function question(given: Given, signal: AbortSignal): Promise<number> {
  const [id] = given.positionals;
  if (!isQuestionId(id))
    throw new EntenteError(
      "wrong-usage",
      `'${id}' cannot be a question's id: one or two parts of letters, digits, _ . and -, joined by /, at most ${MAX_QUESTION_ID_CHARACTERS} characters`,
    );
  const [text, closes] = [needed(given, "text", "the question in words"), dayOf(given, "closes")];
  if (closes === null) throw new EntenteError("wrong-usage", "ledger question needs --closes DAY, its last day");
  const type = TYPES.find((one) => one === (textOf(given, "type") ?? "binary"));
  if (!type) throw new EntenteError("wrong-usage", `--type takes ${TYPES.join(", ")}, not '${textOf(given, "type")}'`);
  const options = textOf(given, "options");
  if ((type === "ordered") !== (options !== null))
    throw new EntenteError("wrong-usage", "--options A,B,C belongs to --type ordered, and to no other");
  const unit = textOf(given, "unit");
  const written = await appending(given, signal, (draft) =>
    fileQuestion(draft, {
      id,
      type,
      text,
      opens: dayOf(given, "opens") ?? firstDay(draft.ledger.byId.get(id), closes),
      closes,
      due: dayAfter(closes),
      rule: null,
      resolves_by: given.list["source"] ?? [],
      fine_print: textOf(given, "fine-print"),
      tags: listOf(textOf(given, "tags") ?? ""),
      ...(options === null ? {} : { options: listOf(options) }),
      ...(unit === null ? {} : { unit }),
      case: null,
      cluster: textOf(given, "cluster") ?? id,
    }),
  );
  return printWritten(given, written, `question ${id}`);
}

/** Today, so that a repeated command says the same as the first. */
function firstDay(there: { kind: string; opens?: string } | undefined, closes: string): string {
  const day = there?.opens ?? today();
  return day <= closes ? day : closes;
}

function needed(given: Given, name: string, what: string): string {
  const text = textOf(given, name);
  if (text === null || text.trim() === "")
    throw new EntenteError("wrong-usage", `ledger question needs --${name}: ${what}`);
  return text;
}
