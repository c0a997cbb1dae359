import * as z from "zod";
import { CASE } from "./shapes.ts";

/** JSON Schema (2020-12) of case.yaml, for editors: keys, kinds of value and a line of help for each. */
export function schema(): object {
  const { $schema, ...rest } = z.toJSONSchema(CASE, { target: "draft-2020-12", reused: "ref" });
  return { $schema, title: "Entente case", description: "A geopolitical argument as a model; see docs/language.md", ...rest };
}
