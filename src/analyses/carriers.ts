/** Packages by which an outcome comes about of which it was said who would sign it alone, among today's gains. */
import { carrierAmong, type Carrier, type SaidAlone } from "../engine/findings/acceptance/carrier.ts";
import type { GainsToday } from "./today.ts";

export { NOTABLE_GAP } from "../engine/findings/acceptance/carrier.ts";

/** The larger package of a table that goes against what was said; null where there is none. */
export const carrierOf = ({ movers }: GainsToday, said: SaidAlone): Carrier | null =>
  carrierAmong(
    movers.flatMap(({ mover, packages }) => (mover.kind === "table" ? packages : [])),
    said,
  );
