import { acled } from "./acled.ts";
import { comtrade } from "./comtrade.ts";
import { gdelt } from "./gdelt.ts";
import { ged } from "./ged.ts";
import { icews } from "./icews.ts";
import { jodi } from "./jodi.ts";
import type { Layout } from "./layout.ts";
import { polecat } from "./polecat.ts";

/** All layouts that have a name of their own, in the order in which they are tried. */
export const LAYOUTS: Layout[] = [gdelt("gdelt2"), gdelt("gdelt1"), icews, polecat, ged, acled, comtrade, jodi];
/** Values of `--as`. */
export const NAMES = [...LAYOUTS.map(({ id }) => id).sort(), "pinksheet", "csv"];
