/** Questions and odds from platforms into a ledger, and out of it. Pure: bytes and files are the caller's. */
export { EXPORT_COLUMNS, exportRows } from "./export-table.ts";
export { benchForecasts, type BenchForecasts } from "./export-bench.ts";
export { fileImported, type FiledImport } from "./file-import.ts";
export { fromForecastBench } from "./forecast-bench.ts";
export { FORMATS, type Format, type Imported, type Skipped } from "./imported.ts";
export { FORECAST_FILE, QUESTION_FILE, fromMetaculus, type MetaculusOptions } from "./metaculus.ts";
export { formatOf, fromJson, type JsonFormat } from "./recognise.ts";
