/** `entente ledger export`: the forecasts of a ledger as a table, or as ForecastBench takes them. */
import { EntenteError } from "../../errors.ts";
import { put, shownPath } from "../../files/put.ts";
import { EXPORT_COLUMNS, benchForecasts, exportRows } from "../../ledger/exchange/index.ts";
import { csv } from "../../report/tables/table.ts";
import type { Given } from "../arguments.ts";
import { print, printFile } from "../terminal.ts";
import { counted, soundLedger, textOf, today, writer } from "./options.ts";

export async function exportForecasts(given: Given): Promise<number> {
  const [table, bench] = [given.flags["csv"] === true, given.flags["forecastbench"] === true];
  if (table === bench) throw new EntenteError("wrong-usage", "ledger export takes --csv or --forecastbench");
  if (table && textOf(given, "source") !== null)
    throw new EntenteError("wrong-usage", "--source belongs to --forecastbench; --csv holds all sources");
  const ledger = soundLedger(given);
  if (table) {
    const rows = exportRows(ledger, today());
    return written(given, csv({ name: "forecasts", columns: EXPORT_COLUMNS, rows }), counted(rows.length, "forecast"));
  }
  const found = benchForecasts(ledger, writer(given), textOf(given, "source"));
  const what = `${counted(found.forecasts.length, "forecast")} of ${found.model} on ${found.question_set}`;
  return written(given, `${JSON.stringify(found, null, 2)}\n`, what);
}

function written(given: Given, text: string, what: string): 0 {
  const path = textOf(given, "output");
  if (path === null) return printFile(text);
  put(path, text);
  return print(`${what} in ${shownPath(path)}`);
}
