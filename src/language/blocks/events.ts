/** The sixteen event types of PLOVER (Open Event Data Alliance 2021), the codes of POLECAT, by quad. */
const TYPES_BY_QUAD = {
  "verbal cooperation": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
  "material cooperation": ["COOPERATE", "AID", "RETREAT"],
  "verbal conflict": ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
  "material conflict": ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
} as const;

/** Verbal or material, cooperation or conflict. */
type Quad = keyof typeof TYPES_BY_QUAD;
export type Plover = (typeof TYPES_BY_QUAD)[Quad][number];

/** Every type, from the most cooperative quad to the least. */
export const PLOVER: readonly Plover[] = Object.values(TYPES_BY_QUAD).flat();

/** The quad of each type. */
export const QUAD = Object.fromEntries(
  Object.entries(TYPES_BY_QUAD).flatMap(([quad, types]) => types.map((type) => [type, quad])),
) as { [type in Plover]: Quad };
