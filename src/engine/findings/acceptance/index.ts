/** Who would accept what today. */
export { acceptsOf, togetherOf } from "./accepts.ts";
export { askedOf, todayFinding } from "./finding.ts";
export { openToday } from "./open.ts";
export { statementText, todayWarnings } from "./warnings.ts";
