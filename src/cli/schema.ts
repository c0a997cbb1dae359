/** `entente schema`: the JSON Schema of a case, of the evidence or of an analyst's file beside it, for editors. */
import { analystSchema, evidenceSchema, schema } from "../language/index.ts";
import type { Given } from "./arguments.ts";
import { printJson } from "./terminal.ts";

export async function printSchema(given: Given): Promise<number> {
  const { evidence, analyst } = given.flags;
  return printJson(analyst ? analystSchema() : evidence ? evidenceSchema() : schema());
}
