/** Help on a number, in the words of the schema, by its path. */
import * as z from "zod";
import { CASE, DRIVERS } from "./shapes.ts";

/** One sentence on the last key of a path, or on the nearest enclosing block that has one; '' where there is none. */
export function helpFor(path: string): string {
  const parts = path.replace(/^scenarios\.[^.]+\.set\./, "").split(".");
  let shape: z.ZodType | null = CASE;
  let help = "";
  for (let at = 0; at < parts.length && shape; at++) {
    if (parts[at] === "beliefs")
      return parts.at(-1) === "bias"
        ? "What is added to the truth to give what is believed"
        : "What is believed in place of the truth";
    shape = parts[0] === "drivers" && at === 2 ? ofDriver(parts[at]) : inside(shape, parts[at]);
    help = shape?.description ?? inner(shape)?.description ?? help;
  }
  return help;
}

/** The first process with this key: the same key means the same in all of them. */
function ofDriver(key: string): z.ZodType | null {
  const found = Object.values(DRIVERS).find((process) => key in process.shape);
  return found ? (found.shape as { [key: string]: z.ZodType })[key] : null;
}

function inside(shape: z.ZodType, key: string): z.ZodType | null {
  const at = inner(shape);
  if (at instanceof z.ZodObject) return (at.shape as { [key: string]: z.ZodType })[key] ?? null;
  if (at instanceof z.ZodRecord) return at.valueType as z.ZodType;
  if (at instanceof z.ZodUnion)
    return (at.options as z.ZodType[]).map((option) => inside(option, key)).find((found) => found !== null) ?? null;
  return null;
}

const inner = (shape: z.ZodType | null): z.ZodType | null =>
  shape instanceof z.ZodOptional ? inner(shape.unwrap() as z.ZodType) : shape;
