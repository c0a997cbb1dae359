/**
 * The case language: YAML text to a `Case` with every message at once, and edits that keep the rest of the text. Pure:
 * it reads no file itself.
 */
export { check, recipes, type Draft, type Recipes } from "./check.ts";
export { libraryClasses, type ClassFigures, type ClassKind, type LibraryClass } from "./classes/library.ts";
export { MAX_CASE_BYTES, MAX_TEXT_BYTES, type Input } from "./text/input.ts";
export { MAX_CENTRAL_PACKAGES } from "./blocks/issues.ts";
export { checkMarket } from "./blocks/market.ts";
export type { Beside } from "./blocks/sources.ts";
export { asAnalyst, asPool, readAnalyst, type Analyst } from "./blocks/analyst.ts";
export { readOutcomes, type Outcome } from "./blocks/outcomes.ts";
export { readSuite, type Knowledge, type Role, type Suite, type SuiteCase } from "./blocks/suite.ts";
export { strict } from "./checks/strict.ts";
export { textsSince, type TextsSince } from "./checks/texts.ts";
export { format } from "./text/format.ts";
export { analystSchema, evidenceSchema, schema } from "./schema.ts";
export { amend, amendAll } from "./text/amend.ts";
export { edit, type Edited, type Edits } from "./text/edit.ts";
export { addPart, type NewPart } from "./parts/add.ts";
export { partsIn, type PartKind, type PartShown } from "./parts/list.ts";
export { movePart } from "./parts/move.ts";
export { removePart } from "./parts/remove.ts";
export { renamePart } from "./parts/rename.ts";
export { put, remove, rename } from "./text/put.ts";
export { fill, fillAll, takeSuggestions } from "./text/fill.ts";
export { helpFor } from "./blocks/help.ts";
export { locate } from "./text/citations.ts";
export { unfilledText, type Unfilled } from "./text/unfilled.ts";
export { textChanges, type TextChange } from "./text/changes.ts";
export { cite } from "./text/cite.ts";
export { parseQuantity } from "./blocks/quantity.ts";
export { nearest, suggestion } from "./text/nearest.ts";
export { nameFault } from "./text/file-names.ts";
export type * from "./case.ts";
export type { Message, MessageCode } from "./text/message.ts";
