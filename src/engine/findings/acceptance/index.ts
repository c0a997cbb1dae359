/** Who would accept what today. */
export { acceptsOf, togetherOf } from "./accepts.ts";
export { agreeing, type AgreeingRange, type Side } from "./agreeing.ts";
export { changesOf } from "./changes.ts";
export { columnsOf, firstOf, firstWorlds, type WorldColumns } from "./columns.ts";
export { askedOf, statementsToday, todayFinding } from "./finding.ts";
export { eachGain, membersOf } from "./gains.ts";
export { openToday } from "./open.ts";
export { statementText, todayWarnings } from "./warnings.ts";
