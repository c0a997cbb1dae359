/** `entente schema`: the JSON Schema of a case, for editors. */
import { schema } from "../language/index.ts";
import { printJson } from "./terminal.ts";

export async function printSchema(): Promise<number> {
  return printJson(schema());
}
