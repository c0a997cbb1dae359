import * as z from "zod";
import { ANALYST } from "./blocks/analyst-shape.ts";
import { EVIDENCE } from "./blocks/evidence-shapes.ts";
import { CASE } from "./blocks/shapes.ts";

/** JSON Schema (2020-12) of case.yaml, for editors: keys, kinds of value and a line of help for each. */
export function schema(): object {
  return titled(CASE, "Entente case", "A geopolitical argument as a model; see docs/use/language.md");
}

/** The schema of evidence.yaml, which stands beside a case. */
export function evidenceSchema(): object {
  return titled(
    EVIDENCE,
    "Entente evidence",
    "Histories of a case's drivers that are counted and not judged; see docs/use/evidence.md",
  );
}

/** The schema of a file in the folder `analysts` of a case. */
export function analystSchema(): object {
  return titled(ANALYST, "Entente analyst", "One person's numbers for a case; see docs/use/language.md");
}

function titled(shape: z.ZodType, title: string, description: string): object {
  const { $schema, ...rest } = z.toJSONSchema(shape, { target: "draft-2020-12", reused: "ref" });
  return { $schema, title, description, ...rest };
}
