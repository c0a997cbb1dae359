/** Writes docs/result.schema.json from the shapes in src/result. */
import "./node-version.mjs";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { resultSchemas } from "./result-shapes.mjs";

const file = fileURLToPath(new URL("../docs/result.schema.json", import.meta.url));
const { result } = await resultSchemas();
writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
