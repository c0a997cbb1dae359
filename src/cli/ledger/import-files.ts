/** Files of platforms, read and recognised: JSON, or a zip with the two tables of Metaculus. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { kindOf, unpack } from "../../evidence/load/unpack.ts";
import { requireFile, fileText } from "../../files/named-file.ts";
import { shownPath } from "../../files/put.ts";
import {
  FORECAST_FILE,
  FORMATS,
  QUESTION_FILE,
  formatOf,
  fromJson,
  fromMetaculus,
  type Format,
  type Imported,
  type JsonFormat,
  type MetaculusOptions,
} from "../../ledger/exchange/index.ts";
import { list } from "../../wording/format.ts";

/** Largest text that is read. */
const MAX_TEXT_BYTES = 256 * 2 ** 20;

/** Limits of an archive: two tables of the largest size, and what lies beside them. */
const ARCHIVE_LIMITS = { bytes: 2 ** 30, ratio: 200, entries: 1000 };

const RECOGNISED =
  "an export of Metaculus (a zip with question_data.csv and forecast_data.csv), markets of Manifold or Polymarket, or a question or resolution set of ForecastBench";

/**
 * What the files hold, one entry a format, in the order of the files.
 * @param as forces a format
 * @throws EntenteError `wrong-input` where a file is missing, cut short or of no known form; `wrong-usage` where there is no such format
 */
export async function readImports(
  paths: readonly string[],
  as: string | null,
  options: MetaculusOptions,
): Promise<Imported[]> {
  const forced = as === null ? null : FORMATS.find((format) => format === as);
  if (forced === undefined) throw new EntenteError("wrong-usage", `--as takes ${list([...FORMATS])}, not '${as}'`);
  const values = new Map<JsonFormat, { value: unknown[]; names: string[] }>();
  const imports: Imported[] = [];
  for (const path of paths) {
    const name = shownPath(path);
    requireFile(path, name);
    if (kindOf(path) === "zip") {
      if (forced !== null && forced !== "metaculus")
        throw new EntenteError("wrong-input", `${name} is a zip, and ${forced} gives JSON`);
      imports.push(await metaculusOf(path, name, options));
      continue;
    }
    const { value, format } = jsonOf(path, name, forced);
    const there = values.get(format) ?? { value: [], names: [] };
    values.set(format, { value: [...there.value, ...[value].flat()], names: [...there.names, name] });
  }
  for (const [format, { value, names }] of values) imports.push(fromJson(value, format, names.join(", ")));
  return imports;
}

async function metaculusOf(path: string, name: string, options: MetaculusOptions): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), "entente-import-"));
  try {
    const parts = await unpack(path, folder, ARCHIVE_LIMITS);
    const [questions, forecasts] = [QUESTION_FILE, FORECAST_FILE].map((file) => {
      const part = parts.find((one) => basename(one.name) === file);
      if (part) return fileText(part.path, `${name}: ${file}`, MAX_TEXT_BYTES);
      const there = parts.slice(0, 5).map((one) => one.name);
      throw new EntenteError("wrong-input", `${name} has no ${file}; it holds ${list(there)}`);
    });
    return fromMetaculus(questions, forecasts, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jsonOf(path: string, name: string, forced: Format | null): { value: unknown; format: JsonFormat } {
  const text = fileText(path, name, MAX_TEXT_BYTES);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const looks = /^\s*[[{]/.test(text);
    throw new EntenteError(
      "wrong-input",
      looks
        ? `${name} is cut short or broken: ${(error as Error).message}`
        : `${name} is neither JSON nor a zip; ledger import takes ${RECOGNISED}`,
    );
  }
  const format = forced ?? formatOf(value);
  if (format === "metaculus") throw new EntenteError("wrong-input", `${name} is JSON; an export of Metaculus is a zip`);
  if (format === null)
    throw new EntenteError(
      "wrong-input",
      `${name} is not recognised; ledger import takes ${RECOGNISED}; --as forces one`,
    );
  return { value, format };
}
