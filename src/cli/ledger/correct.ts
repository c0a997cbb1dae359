/** `entente ledger correct`: tags and cluster of a question, note of a forecast. */
import { EntenteError } from "../../errors.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import { canonical, type CorrectionLine, type Ledger } from "../../ledger/index.ts";
import type { Given } from "../arguments.ts";
import { appending, listOf, printWritten, textOf } from "./options.ts";

export async function correct(given: Given, signal: AbortSignal): Promise<number> {
  const [of] = given.positionals;
  const set = setOf(given);
  const why = textOf(given, "why");
  if (why === null) throw new EntenteError("wrong-usage", "ledger correct needs --why TEXT");
  const written = await appending(given, signal, (draft) => {
    if (!draft.ledger.byId.has(of))
      throw new EntenteError("wrong-input", `no line '${of}'${suggestion(nearest(of, draft.ledger.byId.keys()))}`);
    if (!isAsIt(draft.ledger, of, set)) draft.add({ kind: "correction", of, set, why });
  });
  return printWritten(given, written, `correction of ${of}`);
}

/** Whether the ledger says so already. */
function isAsIt({ questions, byId }: Ledger, of: string, set: CorrectionLine["set"]): boolean {
  const line = byId.get(of)!;
  const now =
    line.kind === "forecast"
      ? questions.get(line.question)!.forecasts.find(({ id }) => id === of)
      : questions.get(of)?.question;
  return now !== undefined && canonical({ ...now, ...set }) === canonical(now);
}

function setOf(given: Given): CorrectionLine["set"] {
  const set: CorrectionLine["set"] = {};
  for (const text of given.list["set"] ?? []) {
    const at = text.indexOf("=");
    const [name, value] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
    if (name === "tags") set.tags = listOf(value);
    else if (name === "note") set.note = value === "" ? null : value;
    else if (name === "cluster" && value !== "") set.cluster = value;
    else
      throw new EntenteError(
        "wrong-usage",
        `--set takes tags=A,B, cluster=C or note=TEXT, not '${text}'; a question's words and dates never change`,
      );
  }
  if (Object.keys(set).length === 0)
    throw new EntenteError("wrong-usage", "ledger correct needs --set tags=A,B, cluster=C or note=TEXT");
  return set;
}
