/** The case language: YAML text to a `Case` with every message at once, and edits that keep the text. Pure: it reads no file itself. */
export { check, LARGEST, type Draft, type Input } from "./check.ts";
export type { Beside } from "./sources.ts";
export { checkOutcomes } from "./outcomes.ts";
export { strict } from "./strict.ts";
export { format } from "./format.ts";
export { schema } from "./schema.ts";
export { amend } from "./amend.ts";
export { edit } from "./edit.ts";
export { fill } from "./fill.ts";
export { helpFor } from "./help.ts";
export { unfilledText, type Unfilled } from "./unfilled.ts";
export { parseQuantity } from "./quantity.ts";
export { median } from "./medians.ts";
export { monthText } from "./dates.ts";
export { nearest, suggestion } from "./nearest.ts";
export type * from "./case.ts";
export type { Message, MessageCode } from "./message.ts";
