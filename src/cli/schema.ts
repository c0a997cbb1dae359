/** `entente schema`: the JSON Schema of a case, or of the evidence beside it, for editors. */
import { evidenceSchema, schema } from "../language/index.ts";
import type { Given } from "./arguments.ts";
import { printJson } from "./terminal.ts";

export async function printSchema(given: Given): Promise<number> {
  return printJson(given.flags["evidence"] ? evidenceSchema() : schema());
}
